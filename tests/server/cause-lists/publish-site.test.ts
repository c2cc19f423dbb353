import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { casePerson, person } from "../../../db/schema/people.ts";
import { postedFeed } from "../../../server/doors/http/public-lists.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { writeSite } from "../../../server/doors/http/site-door.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const ctx = { db, now: NOW, isDemo: false };
const PUBLIC = join(import.meta.dirname, "../../../public");
const DAY = courtDay("2026-12-10");
const LATER = addDays(DAY, 7);
const key = () => randomUUID();
let folder: string;
let made: MadeCourt;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lists-"));
  made = await makeCourt(db);
  for (const day of [DAY, LATER]) {
    const caseId = await makeCase(db, made, {
      accusedTitle: "Canarytitle",
      sections: ["PECA 21"],
      station: "Canarystation",
    });
    await listCase(made.clerk, made.courtId, caseId, day);
    const columns = { districtId: made.districtId, name: "Canarycomplainant", nameKey: "canarycomplainant" };
    const [one] = await db.insert(person).values(columns).returning({ id: person.id });
    await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId: one!.id, role: "complainant" });
  }
  await createCaller(made.clerk).lists.publish({ courtId: made.courtId, days: [DAY, LATER], key: key() });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await end();
});

const filesIn = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("the posted lists as files for any web host", () => {
  test("hold every page that the public's first page leads to, and each link leads to a file", async () => {
    const report = await writeSite(ctx, folder, PUBLIC);
    expect(report.written).toBeGreaterThan(10);
    const pages = (await filesIn()).filter((file) => /\.(html|atom)$/.test(file));
    expect(pages.some((page) => page.endsWith(`${made.code}/${DAY}/index.ur.html`))).toBe(true);
    for (const page of pages) {
      for (const [, href] of (await readFile(page, "utf8")).matchAll(/href="([^"]*)"/g)) {
        if (report.withoutPdf > 0 && href!.endsWith(".pdf")) continue;
        expect(href, page).not.toMatch(/^\/|sign-in/);
        expect(existsSync(join(dirname(page), href!)), `${page} → ${href}`).toBe(true);
      }
    }
  });

  test("a run that was broken off leaves a folder in which the next one goes on", async () => {
    const other = await mkdtemp(join(tmpdir(), "lists-"));
    await expect(writeSite(ctx, other, join(PUBLIC, "none"))).rejects.toThrow("ENOENT");
    expect((await writeSite(ctx, other, PUBLIC)).written).toBeGreaterThan(10);
    expect(existsSync(join(other, "index.html"))).toBe(true);
    await rm(other, { recursive: true, force: true });
  });

  test("tell nothing that the wall does not", async () => {
    for (const file of await filesIn()) {
      if (/\.(woff2|pdf)$/.test(file)) continue;
      expect(await readFile(file, "utf8"), file).not.toMatch(/canary/i);
    }
  });

  test("written again they are unchanged, and a list that came down is gone", async () => {
    expect(await writeSite(ctx, folder, PUBLIC)).toMatchObject({ written: 0, removed: 0 });
    await createCaller(made.clerk).lists.takeDown({
      ...{ courtId: made.courtId, day: LATER, supplementary: null, reason: "Posted by mistake", key: key() },
    });
    expect((await writeSite(ctx, folder, PUBLIC)).removed).toBeGreaterThan(2);
    expect((await filesIn()).filter((file) => file.includes(LATER))).toEqual([]);
  });

  test("nothing of anybody else's is touched", async () => {
    const other = await mkdtemp(join(tmpdir(), "other-"));
    await writeFile(join(other, "notes.txt"), "mine");
    await expect(writeSite(ctx, other, PUBLIC)).rejects.toThrow("choose another");
    expect(await readdir(other)).toEqual(["notes.txt"]);
    await rm(other, { recursive: true });
  });
});

describe("a court's lists, followed", () => {
  const feed = async (kind: "atom" | "calendar", language = "en") => {
    const request = new Request(`http://court.test/?lang=${language}`);
    const reply = await postedFeed(ctx, request, { courtCode: made.code, feed: kind });
    expect(reply.status).toBe(200);
    return { text: await reply.text(), etag: reply.headers.get("etag") };
  };

  test("in a news reader each list is one entry that says when it last changed, and that it came down", async () => {
    const { text } = await feed("atom");
    expect(text.match(/<entry>/g)).toHaveLength(2);
    expect(text).toContain("Thursday 10 December 2026: cause list, version 1 (matters: 1)");
    expect(text).toContain("the list was taken down");
    expect(text).not.toMatch(/canary/i);
  });

  test("in a calendar each day is one entry, and a list that came down is cancelled", async () => {
    const events = new ICAL.Component(ICAL.parse((await feed("calendar")).text)).getAllSubcomponents("vevent");
    const states = events.map((one) => one.getFirstPropertyValue("status")).sort();
    expect(states).toEqual(["CANCELLED", "CONFIRMED"]);
  });

  test("asked twice it is the same to the octet", async () => {
    expect(await feed("calendar", "ur")).toEqual(await feed("calendar", "ur"));
  });
});

import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, describe, expect, test } from "vitest";
import { staff } from "../../../db/schema/access.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { StaffActor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import { calendarReply } from "../../../server/doors/http/calendar-door.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");
const key = () => randomUUID();

/** A prosecutor with one matter that has a date, and the names that no calendar may tell. */
async function prosecution(choice: { number?: number | null; firNumber?: number } = {}) {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { accusedTitle: "Canarytitle", sections: ["PECA 21"], ...choice });
  const prosecutor = await makeStaff(db, { districtId: made.districtId, courtId: null }, "prosecutor");
  for (const role of ["prosecutor", "complainant", "accused"] as const) {
    const name = role === "prosecutor" ? "Prosecutor of tests" : `Canary${role}`;
    const [one] = await db
      .insert(person)
      .values({ districtId: made.districtId, name, nameKey: name.toLowerCase(), isOfficial: role === "prosecutor" })
      .returning({ id: person.id });
    await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId: one!.id, role });
    if (role === "prosecutor")
      await db
        .update(staff)
        .set({ personId: one!.id })
        .where(eq(staff.userId, (prosecutor.actor as StaffActor).userId));
  }
  const hearingId = await listCase(made.clerk, made.courtId, caseId, DAY, { block: "09:00" });
  const token = await open(prosecutor);
  return { made, caseId, hearingId, prosecutor, token };
}

async function open(prosecutor: Context, level: "full" | "busy" = "full", language: "en" | "ur" = "en") {
  const token = randomBytes(32).toString("base64url");
  await createCaller(prosecutor).feeds.make({ token, level, language, key: key() });
  return token;
}

/** Asked as a calendar program asks; `at`: when, so that a change is seen to be later than what it changes. */
const ask = (token: string, headers: Record<string, string> = {}, at = NOW) =>
  calendarReply({ db, now: at }, new Request("http://court.test/", { headers }), `${token}.ics`);

async function eventsOf(token: string, at = NOW) {
  const reply = await ask(token, {}, at);
  expect(reply.status).toBe(200);
  const text = await reply.text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return { text, events, status: (n: number) => events[n]?.component.getFirstPropertyValue("status") };
}

const move = (made: MadeCourt, hearingId: number, day = addDays(DAY, 7)) =>
  createCaller(made.clerk).planner.moveHearing({
    courtId: made.courtId,
    hearingId,
    version: 1,
    day,
    reason: "Ordered in chambers",
    orderedBy: "Judge of tests",
    key: key(),
  });

const withdraw = (made: MadeCourt, hearingId: number, version: number) =>
  createCaller(made.clerk).planner.withdrawHearing({
    courtId: made.courtId,
    hearingId,
    version,
    reason: "Ordered in chambers",
    orderedBy: "Judge of tests",
    key: key(),
  });

describe("the calendar of a prosecutor", () => {
  test("shows number, court and purpose at the hour of the block, and nobody's name", async () => {
    const { token } = await prosecution({ number: 150 });
    const { text, events } = await eventsOf(token);
    expect(events).toHaveLength(1);
    expect(events[0]!.summary).toBe("SC 150/2024 · Evidence");
    expect(events[0]!.location).toBe("Court of tests");
    expect(text).not.toMatch(/canary/i);
  });

  test("a matter without a case number never shows its FIR", async () => {
    const { token, caseId } = await prosecution({ number: null, firNumber: 7777 });
    const { text } = await eventsOf(token);
    expect(text).not.toContain("7777");
    expect(text).toContain(`P-${caseId}`);
  });

  test("busy only says nothing but the time", async () => {
    const { prosecutor } = await prosecution({ number: 150 });
    const { events, text } = await eventsOf(await open(prosecutor, "busy"));
    expect(events[0]!.summary).toBe("Busy");
    expect(text).not.toContain("150");
    expect(text).not.toContain("Court of tests");
  });

  test("in Urdu its words are Urdu", async () => {
    const { prosecutor } = await prosecution({ number: 150 });
    const { text } = await eventsOf(await open(prosecutor, "busy", "ur"));
    expect(text).toContain("SUMMARY:مصروف");
  });

  test("a date that moves keeps its address, and nothing stays at the old day", async () => {
    const { made, hearingId, token } = await prosecution();
    const before = await eventsOf(token);
    await move(made, hearingId);
    const { events } = await eventsOf(token);
    expect(events).toHaveLength(1);
    expect(events[0]!.uid).toBe(before.events[0]!.uid);
    expect(events[0]!.sequence).toBeGreaterThan(before.events[0]!.sequence);
    expect(events[0]!.startDate.toString()).toContain("2026-12-17");
  });

  test("a cancelled date stays for thirty days, says so in its title, and then is gone", async () => {
    const { made, hearingId, caseId, token } = await prosecution();
    await listCase(made.clerk, made.courtId, caseId, addDays(DAY, 14), { purpose: "arguments" });
    await withdraw(made, hearingId, 1);
    const { events, status } = await eventsOf(token);
    expect(events[0]!.summary).toMatch(/^CANCELLED: /);
    expect(status(0)).toBe("CANCELLED");
    expect(status(1)).toBe("CONFIRMED");
    const month = new Date(NOW.getTime() + 31 * 24 * 60 * 60_000);
    expect((await eventsOf(token, month)).events).toHaveLength(1);
  });

  test("asked again without a change it answers 304, and with one it does not", async () => {
    const { made, hearingId, token } = await prosecution();
    const etag = (await ask(token)).headers.get("etag")!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const later = new Date(NOW.getTime() + 5 * 60 * 60_000);
    expect((await ask(token, { "if-none-match": etag }, later)).status).toBe(304);
    await move(made, hearingId);
    expect((await ask(token, { "if-none-match": etag }, later)).status).toBe(200);
  });

  test("who has no date gets one entry that says so, for an empty calendar is read as a fault", async () => {
    const made = await makeCourt(db);
    const officer = await makeStaff(db, { districtId: made.districtId, courtId: null }, "investigating-officer");
    const { events } = await eventsOf(await open(officer));
    expect(events.map(({ summary }) => summary)).toEqual(["No court dates at present"]);
  });

  test("the address opens nothing once it is ended, replaced, or its owner is gone", async () => {
    const { prosecutor, token } = await prosecution();
    const next = await open(prosecutor);
    expect((await ask(token)).status).toBe(404);
    expect((await ask(next)).status).toBe(200);
    const { userId } = prosecutor.actor as StaffActor;
    await db.update(staff).set({ isActive: false }).where(eq(staff.userId, userId));
    expect((await ask(next)).status).toBe(404);
    await db.update(staff).set({ isActive: true }).where(eq(staff.userId, userId));
    await createCaller(prosecutor).feeds.revoke({ key: key() });
    expect((await ask(next)).status).toBe(404);
    expect(await createCaller(prosecutor).feeds.own()).toBeNull();
  });

  test("only the hash of the address is kept, and when it was last fetched is told to its owner", async () => {
    const { prosecutor, token } = await prosecution();
    expect(await createCaller(prosecutor).feeds.own()).toMatchObject({ level: "full", lastFetchedAt: null });
    await ask(token);
    expect((await createCaller(prosecutor).feeds.own())?.lastFetchedAt).not.toBeNull();
    const everywhere = await db.execute(
      `select (select string_agg(f::text, ' ') from calendar_feed f) || (select string_agg(c::text, ' ') from change c) as kept`,
    );
    expect(String(everywhere[0]!.kept)).not.toContain(token);
  });

  test("a made-up address and a database that is down are told apart: nothing there, or ask again", async () => {
    expect((await ask(randomBytes(32).toString("base64url"))).status).toBe(404);
    expect((await ask("short")).status).toBe(404);
    const { token } = await prosecution();
    const { db: gone, end: close } = connect(database.appUrl, { max: 1 });
    await close();
    const reply = await calendarReply({ db: gone, now: NOW }, new Request("http://court.test/"), token);
    expect(reply.status).toBe(503);
    expect(reply.headers.get("retry-after")).toBe("300");
  });
});

/** Two programs of other makers that fetch, keep and show a calendar; .ci/run installs them. */
const hasClients = existsSync("/usr/bin/vdirsyncer") && existsSync("/usr/bin/khal");
const isCiAsRoot = process.env.CI === "true" && process.getuid?.() === 0;

describe.skipIf(!hasClients && !isCiAsRoot)("a calendar program of another maker", () => {
  test("follows a date that moves, one that is cancelled, and an address that ends", async () => {
    const { made, hearingId, caseId, prosecutor, token } = await prosecution({ number: 150 });
    const kept = await subscribe(token);
    try {
      expect(await kept.sync()).toBe("fetched");
      expect(await kept.shown()).toEqual(["2026-12-10 08:45 SC 150/2024 · Evidence"]);
      await move(made, hearingId);
      expect(await kept.sync()).toBe("fetched");
      expect(await kept.shown()).toEqual(["2026-12-17 08:45 SC 150/2024 · Evidence"]);
      await listCase(made.clerk, made.courtId, caseId, addDays(DAY, 14), { purpose: "arguments", block: "10:30" });
      await withdraw(made, hearingId, 2);
      expect(await kept.sync()).toBe("fetched");
      expect(await kept.shown()).toEqual([
        "2026-12-17 08:45 CANCELLED: SC 150/2024 · Evidence",
        "2026-12-24 10:15 SC 150/2024 · Arguments",
      ]);
      await createCaller(prosecutor).feeds.revoke({ key: key() });
      expect(await kept.sync()).toBe("refused");
      // What the program has, it keeps: nothing emptied it.
      expect(await kept.shown()).toHaveLength(2);
    } finally {
      await kept.end();
    }
  });
});

async function subscribe(token: string) {
  const server = createServer(async (asked, answer) => {
    const reply = await calendarReply(
      { db, now: NOW },
      new Request(`http://court.test${asked.url}`, { headers: asked.headers as Record<string, string> }),
      asked.url!.split("/").at(-1)!,
    );
    answer.writeHead(reply.status, Object.fromEntries(reply.headers));
    answer.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), "calendar-"));
  const url = `http://127.0.0.1:${port}/api/calendars/${token}.ics`;
  await mkdir(join(folder, "dates"));
  await writeFile(
    join(folder, "vdirsyncer.conf"),
    `[general]\nstatus_path = "${folder}/status"\n[pair dates]\na = "here"\nb = "there"\ncollections = null\n` +
      `[storage here]\ntype = "filesystem"\npath = "${folder}/dates"\nfileext = ".ics"\n` +
      `[storage there]\ntype = "http"\nurl = "${url}"\n`,
  );
  await writeFile(
    join(folder, "khal.conf"),
    `[calendars]\n[[dates]]\npath = ${folder}/dates\n[locale]\nlocal_timezone = Asia/Karachi\ndefault_timezone = Asia/Karachi\n` +
      `timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n`,
  );
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, LC_ALL: "C.UTF-8" };
  const run = (program: string, ...asked: string[]) =>
    promisify(execFile)(`/usr/bin/${program}`, ["-c", join(folder, `${program}.conf`), ...asked], { env });
  await run("vdirsyncer", "discover");
  return {
    sync: () =>
      run("vdirsyncer", "sync").then(
        () => "fetched",
        () => "refused",
      ),
    shown: async () => {
      expect((await readdir(join(folder, "dates"))).length).toBeGreaterThan(0);
      const asked = ["list", "--day-format", "", "--format", "{start-date} {start-time} {title}", "2026-12-01", "60d"];
      const { stdout } = await run("khal", ...asked);
      return stdout.split("\n").filter((line) => line.trim() !== "");
    },
    end: async () => {
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

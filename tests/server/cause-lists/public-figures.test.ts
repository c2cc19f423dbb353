import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { connect } from "../../../db/connect.ts";
import { askedDate } from "../../../server/doors/http/public-lists.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { writeSite } from "../../../server/doors/http/site-door.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const PUBLIC = join(import.meta.dirname, "../../../public");
const DAY = courtDay("2026-12-10");
const ctx = { db, now: NOW, isDemo: false };

/** Every answer that anybody gets without a sign-in, by its address: pages, feeds and files in both languages. */
async function publicAnswers(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "public-"));
  try {
    await writeSite(ctx, folder, PUBLIC);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const answers = await Promise.all(
      files
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes("/fonts/"))
        .map(async (file) => [relative(folder, file), await readFile(file, "utf8")] as const),
    );
    const asked = new Request("http://lists.invalid/lists/next-date", {
      method: "POST",
      body: "court=x&number=1/2024",
    });
    return { ...Object.fromEntries(answers), "next-date": await (await askedDate(ctx, asked, "somewhere")).text() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("every public page is among those that are asked here", () => {
  const root = join(import.meta.dirname, "../../..");
  const routes = globSync("app/(public)/**/*.{ts,tsx}", { cwd: root }).map((file) => file.slice("app/(public)".length));
  const asked = [
    "",
    "/next-date",
    "/[court]",
    "/[court]/atom",
    "/[court]/calendar",
    "/[court]/[date]",
    "/[court]/[date]/[format]",
  ];
  expect(routes.sort()).toEqual(asked.map((path) => `/lists${path}/route.ts`).sort());
});

// The public is shown no figure of the docket, so that there is none to suppress. What a list says of its own length
// anybody can count on it.
test("no public answer says how many matters a court has, of any kind: it changes with no matter that is not on a list", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
  const made = await makeCourt(db);
  const { clerk, courtId } = made;
  const listed = await makeCase(db, made, { isRestricted: true });
  await listCase(clerk, courtId, listed, DAY);
  await createCaller(clerk).lists.publish({ courtId, days: [DAY], key: randomUUID() });
  const before = await publicAnswers();
  expect(Object.keys(before).filter((file) => file.includes(made.code)).length).toBeGreaterThan(5);
  for (const count of [1, 2, 4]) {
    for (let at = 0; at < count; at += 1) {
      await makeCase(db, made, { isRestricted: at % 2 === 0, custody: "in", stage: "bail" });
      await makeCase(db, made, { disposalDay: TODAY, disposal: "acquitted" });
      await listCase(clerk, courtId, await makeCase(db, made), addDays(DAY, 7));
    }
    expect(await publicAnswers()).toEqual(before);
  }
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtDay as courtDayTable } from "../../../db/schema/districts.ts";
import { askedDate, postedCourts } from "../../../server/doors/http/public-lists.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");
const open = { isRestricted: false, orderedRestricted: false } as const;

/** What is said to somebody who types a number on the first page. */
async function ask(court: string, number: string, { address = randomUUID(), language = "en" } = {}) {
  const body = new URLSearchParams({ court, number });
  const request = new Request(`http://court.test/lists/next-date?lang=${language}`, { method: "POST", body });
  const reply = await askedDate({ db, now: NOW, isDemo: false }, request, address);
  const page = await reply.text();
  const said = /role="status">(.*?)<\/p>/s.exec(page)?.[1]?.replace(/<[^>]+>/g, "") ?? "";
  return { status: reply.status, said, page, headers: reply.headers };
}

async function courtWith(columns: Parameters<typeof makeCase>[2] = {}) {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { number: 150, year: 2024, ...open, ...columns });
  await listCase(made.clerk, made.courtId, caseId, DAY, { block: "09:00" });
  return { made, caseId };
}

describe("the next date of a number, as anybody may ask it", () => {
  test("says day, hour and court in any writing of the number, and nothing else", async () => {
    const { made } = await courtWith({ accusedTitle: "Canarytitle" });
    for (const number of ["150/2024", "SC 150/24", "۱۵۰/۲۰۲۴", "s.c. 150-2024"]) {
      const { said, page } = await ask(made.code, number);
      expect(said).toContain("Thursday 10 December 2026");
      expect(said).toContain("08:45");
      expect(said).toContain("Court of tests");
      expect(page).not.toContain("Canarytitle");
    }
  });

  test("in Urdu it is said in Urdu", async () => {
    const { made } = await courtWith();
    expect((await ask(made.code, "150/2024", { language: "ur" })).said).toContain("دسمبر");
  });

  test("a restricted matter answers exactly as a number that is not there", async () => {
    const { made } = await courtWith({ isRestricted: true, orderedRestricted: null });
    const restricted = await ask(made.code, "150/2024");
    const unknown = await ask(made.code, "151/2024");
    expect(restricted.page.replaceAll('value="150/2024"', 'value="151/2024"')).toBe(unknown.page);
    expect(restricted.status).toBe(unknown.status);
  });

  test("so does one of another court, one that is decided, and one without a date", async () => {
    const { made } = await courtWith();
    const other = await makeCourt(db);
    const asked = (await ask(made.code, "999/2024")).said;
    expect((await ask(other.code, "150/2024")).said).toBe(asked);
    await makeCase(db, made, { number: 152, year: 2024, ...open });
    expect((await ask(made.code, "152/2024")).said).toBe(asked);
    expect((await ask("no-such-court", "150/2024")).said).toBe(asked);
  });

  test("what is no number in any writing is asked for again, whatever is kept", async () => {
    const { made } = await courtWith();
    for (const number of ["'; drop table hearing; --", "my case", "150", "/2024"]) {
      expect((await ask(made.code, number)).said).toContain("That is no case number");
    }
    expect((await ask(made.code, "150/2024")).said).toContain("10 December");
  });

  test("where two matters have the number, its kind must be said: another's date is worse than none", async () => {
    const { made } = await courtWith();
    await makeCase(db, made, {
      number: 150,
      year: 2024,
      numberPrefix: "Criminal Bail Application",
      isRestricted: true,
    });
    expect((await ask(made.code, "150/2024")).said).not.toContain("December");
    expect((await ask(made.code, "SC 150/2024")).said).toContain("10 December");
    expect((await ask(made.code, "CBA 150/2024")).said).not.toContain("December");
  });

  test("a day that was lost since is not told to anybody as a date", async () => {
    const { made } = await courtWith();
    await db.update(courtDayTable).set({ isNoWork: true }).where(eq(courtDayTable.courtId, made.courtId));
    expect((await ask(made.code, "150/2024")).said).not.toContain("December");
  });

  test("one address asks forty times in a quarter of an hour, and others go on", async () => {
    const { made } = await courtWith();
    const address = randomUUID();
    for (let n = 0; n < 40; n += 1) await ask(made.code, "1/2024", { address });
    const late = await ask(made.code, "150/2024", { address });
    expect(late.status).toBe(429);
    expect(late.said).not.toContain("December");
    expect((await ask(made.code, "150/2024")).said).toContain("December");
    const kept = await db.execute("select string_agg(key, ' ') as keys from sign_in_try");
    expect(String(kept[0]!.keys)).not.toContain(address);
  });

  test("the answer is kept by nobody on the way, and the first page asks by a form that needs no script", async () => {
    const { made } = await courtWith();
    expect((await ask(made.code, "150/2024")).headers.get("cache-control")).toContain("no-store");
    const first = await (await postedCourts({ db, now: NOW, isDemo: false }, new Request("http://court.test/"))).text();
    expect(first).toContain('<form method="post" action="/lists/next-date">');
    expect(first).not.toContain("<script");
  });
});

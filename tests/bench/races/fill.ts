import { sql } from "drizzle-orm";
import type { Database } from "../../../db/connect.ts";
import { staff } from "../../../db/schema/access.ts";
import { court, courtDay as courtDayTable, district, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { makeSignIn } from "../../../server/access/sign-ins.ts";
import { addDays, type CourtDay, courtDay, dayAt, weekdayOf } from "../../../server/rules/calendar/court-day.ts";
import { makeCase } from "../../support/factories.ts";

export const PASSWORD = "a password of nobody";
export const BLOCKS = ["09:00", "11:00"];
const OFFICERS = 6;
const CASES = 20;
const SHEET = 16;
const PLANNED = 14;

/** A small district that everybody wants at once: few days, low ceilings, officers whom several courts need. */
export type Ground = {
  /** Courts in which dates are given, moved and taken back by hand. */
  courts: number[];
  /** A court whose draft is planned and edited. */
  drafted: number;
  days: CourtDay[];
  cases: { courtId: number; caseId: number }[];
};

export async function fill(db: Database, clerks: readonly string[]): Promise<Ground> {
  const today = dayAt(new Date(), "Asia/Karachi");
  const days = workingDays(addDays(today, 6), 1).slice(0, 5);
  const past = workingDays(addDays(today, -1), -1)[0]!;
  const [made] = await db
    .insert(district)
    .values({ code: "races", nameEn: "District of races", policy: { secondFactor: false }, timezone: "Asia/Karachi" })
    .returning({ id: district.id });
  const districtId = made!.id;
  for (const username of clerks) {
    const userId = await makeSignIn(db, { username, password: PASSWORD, name: username });
    await db.insert(staff).values({ userId, name: username, role: "administrator", districtId, courtId: null });
  }
  const officers = await db
    .insert(person)
    .values(names("Officer", OFFICERS).map((name) => ({ districtId, name, nameKey: name, isOfficial: true })))
    .returning({ id: person.id });
  // In two courts minutes run out first, in two others matters.
  const budgets = [
    { planMinutes: 60, ceilingMinutes: 150, planMatters: 20, ceilingMatters: 60 },
    { planMinutes: 300, ceilingMinutes: 900, planMatters: 2, ceilingMatters: 6 },
  ];
  const courts: number[] = [];
  const cases: Ground["cases"] = [];
  for (const number of [0, 1, 2, 3]) {
    const courtId = await makeCourt(db, districtId, `races-${number}`, budgets[number % 2]!);
    courts.push(courtId);
    for (let at = 0; at < CASES; at += 1) {
      const caseId = await makeCase(db, { courtId });
      const officer = officers[(at + number) % OFFICERS]!.id;
      await db.insert(casePerson).values({ caseId, courtId, personId: officer, role: "investigating-officer" });
      cases.push({ courtId, caseId });
    }
    await sheetOf(db, courtId, past);
  }
  const drafted = await makeCourt(db, districtId, "races-drafted", { planMatters: 30, ceilingMatters: 90 });
  for (let at = 0; at < PLANNED; at += 1) await makeCase(db, { courtId: drafted });
  return { courts, drafted, days, cases };
}

const names = (word: string, n: number) => Array.from({ length: n }, (_, at) => `${word} ${at + 1}`);

/** Mondays to Thursdays from a day on, or back from it. */
function workingDays(from: CourtDay, step: 1 | -1): CourtDay[] {
  const all = Array.from({ length: 14 }, (_, at) => addDays(from, step * at));
  return all.filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 4);
}

async function makeCourt(db: Database, districtId: number, code: string, budgets: object): Promise<number> {
  const row = { districtId, code, nameEn: code, casePrefix: "SC", ...budgets };
  const [made] = await db.insert(court).values(row).returning({ id: court.id });
  const courtId = made!.id;
  const rule = { courtId, rule: "FREQ=DAILY", startDay: courtDay("2020-01-01") };
  await db.insert(sittingPattern).values(rule);
  await db.insert(timeBlock).values(BLOCKS.map((startsAt) => ({ courtId, startsAt })));
  return courtId;
}

/** The sheet of a day that is over, whose outcomes several people write down at once. */
async function sheetOf(db: Database, courtId: number, day: CourtDay): Promise<void> {
  const room = { planMinutes: 900, planMatters: 100, ceilingMinutes: 900, ceilingMatters: 100 };
  await db.insert(courtDayTable).values({ courtId, day, kind: "dedicated", ...room });
  for (let at = 0; at < SHEET; at += 1) {
    const caseId = await makeCase(db, { courtId });
    await db.execute(sql`
      insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, position, source)
      values (${caseId}, ${courtId}, ${day}, '08:45', 'order', 5, ${at + 1}, 'added')`);
  }
}

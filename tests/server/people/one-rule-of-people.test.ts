import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { court as courtTable } from "../../../db/schema/districts.ts";
import { casePerson, person, personAbsence } from "../../../db/schema/people.ts";
import { rotation, rotationWeek, standIn } from "../../../db/schema/standby.ts";
import { courtAndPolicy } from "../../../server/courts/court-days.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { withPeopleElsewhere } from "../../../server/listing/availability/people-elsewhere.ts";
import { dayOfSession, matterId, problemOf } from "../../../server/listing/availability/problem-of.ts";
import { openSearch } from "../../../server/listing/search-days.ts";
import { loadFacts } from "../../../server/planner/plan-facts.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { openLock } from "../../support/open-lock.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

/** Thursdays of the court: in the first the officer is away, in the second in another court, and so on. */
const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH] = [
  ...["2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31", "2027-01-07", "2027-01-14"],
].map(courtDay) as [CourtDay, CourtDay, CourtDay, CourtDay, CourtDay, CourtDay];

let made: MadeCourt;
let other: MadeCourt;
/** One needs an officer and a prosecutor with leave, one a prosecutor in turns, one a witness, one only bail. */
let cases: { leave: number; turns: number; bail: number };

async function official(role: CaseRole, ...of: { caseId: number; courtId: number }[]): Promise<number> {
  const name = `Official ${randomUUID().slice(0, 6)}`;
  const facts = { districtId: made.districtId, name, nameKey: name.toLowerCase(), isOfficial: true };
  const [row] = await db.insert(person).values(facts).returning({ id: person.id });
  await db.insert(casePerson).values(of.map((one) => ({ ...one, personId: row!.id, role })));
  return row!.id;
}

const away = (personId: number, day: CourtDay) =>
  db.insert(personAbsence).values({ personId, fromDay: day, untilDay: day, kind: "leave" });

beforeAll(async () => {
  made = await makeCourt(db);
  const { districtId, courtId } = made;
  other = await makeCourt(db, { blocks: [] });
  await db.update(courtTable).set({ districtId }).where(eq(courtTable.id, other.courtId));
  other.clerk = await makeStaff(db, { districtId, courtId: other.courtId }, "clerk");
  cases = {
    leave: await makeCase(db, made),
    turns: await makeCase(db, made),
    bail: await makeCase(db, made, { stage: "bail" }),
  };
  const there = await makeCase(db, other);
  const here = (caseId: number) => ({ caseId, courtId });
  const officer = await official("investigating-officer", here(cases.leave), { caseId: there, courtId: other.courtId });
  await away(officer, FIRST);
  await listCase(other.clerk, other.courtId, there, SECOND);
  const prosecutor = await official("prosecutor", here(cases.leave));
  await away(prosecutor, THIRD);
  await away(prosecutor, FOURTH);
  await db.insert(standIn).values({ courtId, day: FOURTH, personId: prosecutor, name: "Stands In" });
  const inTurn = await official("prosecutor", here(cases.turns));
  const [turn] = await db
    .insert(rotation)
    .values({ personId: inTurn, fromDay: courtDay("2026-12-07") })
    .returning({ id: rotation.id });
  await db.insert(rotationWeek).values([
    { rotationId: turn!.id, week: 0, courtId: other.courtId },
    { rotationId: turn!.id, week: 1, courtId },
  ]);
  const onDuty = await official("investigating-officer", here(cases.bail));
  await away(onDuty, FIRST);
});

const DAYS = [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH];
const within = (days: Iterable<CourtDay>) => [...new Set(days)].filter((day) => DAYS.includes(day)).sort();

/** Days of the plan on which the engine may not place the matter for its people. */
async function barredInPlan(caseId: number): Promise<CourtDay[]> {
  const facts = await db.transaction(async (tx) => {
    await openLock(tx, made.clerk, made.courtId);
    return loadFacts(tx, NOW, { courtId: made.courtId, fromDay: courtDay("2026-12-04"), weeks: 6 });
  });
  const problem = problemOf(facts);
  const matter = problem.matters.find(({ id }) => id === matterId(caseId))!;
  const people = problem.people.filter(({ id }) => matter.people.includes(id));
  const held = people
    .filter(({ clashCost }) => clashCost === undefined)
    .flatMap(({ id }) =>
      problem.matters.filter((one) => one.pinned && one.court !== matter.court && one.people.includes(id)),
    )
    .map(({ notified }) => dayOfSession(notified!));
  return within([...people.flatMap((one) => one.away as CourtDay[]), ...held]);
}

const purposeOf = (caseId: number) => (caseId === cases.bail ? "bail" : "evidence");

async function barredInSearch(caseId: number): Promise<CourtDay[]> {
  const rules = await courtAndPolicy(db, made.courtId);
  const span = { courtId: made.courtId, from: TODAY, today: TODAY };
  const sought = [{ caseId, purpose: purposeOf(caseId), minutes: 10 } as const];
  const { search } = await db.transaction(async (tx) => {
    await openLock(tx, made.clerk, made.courtId);
    return openSearch(tx, { now: NOW }, span, sought, rules);
  });
  const barred = search
    .choices(caseId)
    .filter(({ people }) => people.some(({ code }) => code !== "here" && code !== "stand-in"));
  for (const { isOpen } of barred) expect(isOpen).toBe(false);
  return within(barred.map(({ day }) => day));
}

async function barredTogether(caseId: number): Promise<CourtDay[]> {
  const [row] = await withPeopleElsewhere(db, made.courtId, [{ caseId, purpose: purposeOf(caseId) }], TODAY);
  return within(row!.elsewhereOn);
}

test.each([
  [
    "leave",
    "an officer on leave and in another court, a prosecutor on leave with a stand-in on one of the days",
    [FIRST, SECOND, THIRD],
  ],
  ["turns", "a prosecutor in another court's week", [FIRST, THIRD, FIFTH]],
  ["bail", "bail, which waits for nobody's leave", []],
] as const)("planner, best days and matters that move together ask one rule: %s, %s", async (name, _words, days) => {
  const caseId = cases[name];
  expect(await barredInPlan(caseId)).toEqual(days);
  expect(await barredInSearch(caseId)).toEqual(days);
  expect(await barredTogether(caseId)).toEqual(days);
});

test("a date whose day is lost goes past the days on which somebody is away, and says so", async () => {
  const { courtId, clerk } = made;
  const caseId = await makeCase(db, made);
  await away(await official("investigating-officer", { caseId, courtId }), FIRST);
  await listCase(clerk, courtId, caseId, TODAY);
  const { lines } = await createCaller(clerk).lostDays.preview({ courtId, day: TODAY, blocks: null });
  expect(lines.find((one) => one.caseId === caseId)).toMatchObject({
    toDay: SECOND,
    because: { code: "earlier-away", day: FIRST },
  });
});

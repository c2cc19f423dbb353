import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { caseNote, caseTransfer, formerNumber } from "../../../db/schema/case-life.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const NEXT = addDays(TODAY, 7);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );

/** A court, and another of its district that sits on the same Thursdays. */
async function twoCourts(there: Partial<typeof court.$inferInsert> = {}) {
  const made = await makeCourt(db);
  const [other] = await db
    .insert(court)
    .values({
      ...{ districtId: made.districtId, code: `c-${randomUUID().slice(0, 8)}`, nameEn: "Receiving court" },
      ...{ casePrefix: "SC", ...there },
    })
    .returning({ id: court.id });
  const courtId = other!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  await db.insert(timeBlock).values(["09:00", "10:30", "12:00"].map((startsAt) => ({ courtId, startsAt })));
  const receiving = await makeStaff(db, { districtId: made.districtId, courtId }, "clerk");
  return { made, to: { courtId, api: createCaller(receiving), clerk: receiving } };
}

const order = { day: TODAY, because: "the judge is posted away", orderedBy: "District & Sessions Judge" };
const transfer = (made: MadeCourt, to: { courtId: number }, more: object = {}) =>
  createCaller(made.clerk).desk.transfer({
    ...{ courtId: made.courtId, caseIds: "all", toCourtId: to.courtId, toCourt: null, numbering: "next", key: key() },
    ...{ ...order, ...more },
  });
const casesIn = (courtId: number) => db.select().from(courtCase).where(eq(courtCase.courtId, courtId));

test("cases go with their dates, people and history, under new numbers, and their old ones find them", async () => {
  const { made, to } = await twoCourts();
  const caseId = await makeCase(db, made, { number: 150, year: 2024 });
  const [someone] = await db
    .insert(person)
    .values({ districtId: made.districtId, name: "Testwala", nameKey: "testwala" })
    .returning({ id: person.id });
  await db
    .insert(casePerson)
    .values({ caseId, courtId: made.courtId, personId: someone!.id, role: "accused", ordinal: 1 });
  const heardId = await listCase(made.clerk, made.courtId, caseId, TODAY);
  const api = createCaller(made.clerk);
  await api.hearings.recordOutcome({
    ...{
      courtId: made.courtId,
      hearingId: heardId,
      version: 1,
      kind: "held-attendance",
      recordedAt: NOW.toISOString(),
    },
    ...{ next: { purpose: "evidence", day: NEXT }, key: key() },
  });
  const undated = await makeCase(db, made, { number: 151, year: 2024 });

  const choice = { courtId: made.courtId, caseIds: "all" as const, toCourtId: to.courtId, toCourt: null };
  const preview = await api.desk.previewTransfer(choice);
  expect(preview).toMatchObject({ cases: 2, sameDay: 1, otherDay: 1, partHeard: [{ caseId }], withoutDate: 0 });
  expect(await casesIn(to.courtId)).toEqual([]);

  const answer = await transfer(made, to);
  expect(answer).toMatchObject({ cases: 2, dates: 2, sameDay: 1, partHeard: 1 });
  const moved = await casesIn(to.courtId);
  expect(moved.find(({ id }) => id === caseId)).toMatchObject({
    nextDay: NEXT,
    institutionMode: "transferred-in",
    year: 2026,
  });
  expect(moved.find(({ id }) => id === undated)?.nextDay).not.toBeNull();
  expect((await to.api.cases.search({ courtId: to.courtId, q: "150/2024" })).rows.map((row) => row.caseId)).toEqual([
    caseId,
  ]);
  // Heard today, but not in the court that has it now.
  const shaded = await to.api.cases.file({ courtId: to.courtId, caseId });
  expect(shaded).toMatchObject({ isShaded: true, people: [{ name: "Accused A" }] });
  await openNames(to.clerk, to.courtId, caseId);
  const file = await to.api.cases.file({ courtId: to.courtId, caseId });
  expect(file.people).toMatchObject([{ name: "Testwala" }]);
  expect(file.hearings.map(({ state }) => state).sort()).toEqual(["heard", "listed", "withdrawn"]);
  expect(await codeOf(api.cases.file({ courtId: made.courtId, caseId }))).toBe("not-found");
  // What the old court heard stays on its sheet.
  expect((await api.hearings.daySheet({ courtId: made.courtId, day: TODAY })).matters).toMatchObject([
    { caseId, outcome: { kind: "held-attendance" } },
  ]);
  const memo = await to.api.desk.transferMemo({ courtId: to.courtId, changeId: answer.changeId });
  expect(memo.rows.find((row) => row.caseId === caseId)).toMatchObject({
    ...{ oldNumber: "SC 150/2024", isPartHeard: true, dates: [{ day: NEXT, purpose: "evidence" }] },
  });
  expect(JSON.stringify(memo)).not.toContain("Testwala");
});

test("it is taken back whole: the cases are in their old court, on their old days, under their old numbers", async () => {
  const { made, to } = await twoCourts();
  const caseId = await makeCase(db, made, { number: 77, year: 2023 });
  const hearingId = await listCase(made.clerk, made.courtId, caseId, NEXT);
  // What was there before: an older number, people, notes.
  const older = { docket: "trial" as const, numberPrefix: "SC", number: 9, year: 2022, numberKey: "9/2022" };
  const kept = {
    caseId,
    courtId: made.courtId,
    ofCourtId: made.courtId,
    untilDay: TODAY,
    because: "transferred" as const,
  };
  await db.insert(formerNumber).values({ ...kept, ...older });
  const [someone] = await db
    .insert(person)
    .values({ districtId: made.districtId, name: "Testwala", nameKey: "testwala" })
    .returning({ id: person.id });
  const inCase = { caseId, courtId: made.courtId, personId: someone!.id, role: "accused" as const };
  await db.insert(casePerson).values([
    { ...inCase, ordinal: 1 },
    { ...inCase, role: "counsel", ordinal: 1 },
  ]);
  await db.insert(caseNote).values({
    ...{ caseId, courtId: made.courtId, text: "a note", writtenBy: "x", writtenAt: NOW.toISOString() },
  });
  const before = await casesIn(made.courtId);
  const { changeId } = await transfer(made, to);
  await createCaller(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
  const after = await casesIn(made.courtId);
  const plain = (rows: typeof before) => rows.map(({ version: _, ...row }) => row);
  expect(plain(after)).toEqual(plain(before));
  expect(await db.select().from(hearing).where(eq(hearing.caseId, caseId))).toMatchObject([
    { id: hearingId, state: "listed", courtId: made.courtId, day: NEXT },
  ]);
  expect(await db.select().from(formerNumber).where(eq(formerNumber.caseId, caseId))).toMatchObject([
    { courtId: made.courtId, number: 9 },
  ]);
  expect(await db.select().from(casePerson).where(eq(casePerson.caseId, caseId))).toMatchObject([
    { courtId: made.courtId },
    { courtId: made.courtId },
  ]);
  expect(await db.select().from(caseTransfer).where(eq(caseTransfer.caseId, caseId))).toEqual([]);
});

test("a full day sends its matters to the earliest with room, and past every plan with a kept reason", async () => {
  const { made, to } = await twoCourts({ planMatters: 1, ceilingMatters: 2 });
  for (let at = 0; at < 3; at += 1) await listCase(made.clerk, made.courtId, await makeCase(db, made), NEXT);
  await transfer(made, to);
  const days = (await casesIn(to.courtId)).map(({ nextDay }) => nextDay).sort();
  expect(days).toEqual([NEXT, addDays(NEXT, 7), addDays(NEXT, 14)]);
});

test("draft rows go, a number that is taken is not kept, and nothing goes to another district", async () => {
  const { made, to } = await twoCourts();
  const one = await makeCase(db, made, { number: 5, year: 2025 });
  await makeCase(db, { courtId: to.courtId }, { number: 5, year: 2025 });
  const two = await makeCase(db, made, { number: 6, year: 2025 });
  await createCaller(made.clerk).planner.plan({ courtId: made.courtId, fromDay: NEXT, weeks: 2, key: key() });
  const foreign = await makeCourt(db);
  expect(await codeOf(transfer(made, foreign))).toBe("not-found");
  await transfer(made, to, { numbering: "keep" });
  expect(await db.select().from(draftPlacement).where(eq(draftPlacement.courtId, made.courtId))).toEqual([]);
  const numbers = new Map((await casesIn(to.courtId)).map(({ id, number, year }) => [id, `${number}/${year}`]));
  expect([numbers.get(one), numbers.get(two)]).toEqual(["1/2026", "6/2025"]);
});

test("chosen cases alone go, with the applications made in them; what rests goes without a date", async () => {
  const { made, to } = await twoCourts();
  const one = await makeCase(db, made);
  const application = await makeCase(db, made, {
    docket: "application",
    applicationKind: "bail-497",
    parentCaseId: one,
    stage: "bail",
  });
  const stays = await makeCase(db, made);
  const rest = { dormantSince: TODAY, dormantBecause: "stayed", dormantBy: "the judge", reviewDay: addDays(TODAY, 90) };
  const resting = await makeCase(db, made, rest);
  await transfer(made, to, { caseIds: [one, resting] });
  expect((await casesIn(made.courtId)).map(({ id }) => id)).toEqual([stays]);
  const moved = new Map((await casesIn(to.courtId)).map((row) => [row.id, row]));
  expect([...moved.keys()].sort((a, b) => a - b)).toEqual([one, application, resting].sort((a, b) => a - b));
  expect(moved.get(resting)).toMatchObject({ nextDay: null, reviewDay: addDays(TODAY, 90) });
});

test("to a court whose docket is kept elsewhere a case is disposed of as transferred", async () => {
  const { made } = await twoCourts();
  const caseId = await makeCase(db, made, { stage: "charge" });
  await listCase(made.clerk, made.courtId, caseId, NEXT);
  const out = { toCourtId: null, toCourt: "Special Court, Hyderabad" };
  const { changeId } = await transfer(made, { courtId: 0 }, out);
  const [row] = await db.select().from(courtCase).where(eq(courtCase.id, caseId));
  expect(row).toMatchObject({ disposal: "transferred", disposalDay: TODAY, nextDay: null });
  const open = and(eq(hearing.caseId, caseId), eq(hearing.state, "listed"));
  expect(await db.select().from(hearing).where(open)).toEqual([]);
  expect(await createCaller(made.clerk).desk.transferMemo({ courtId: made.courtId, changeId })).toMatchObject({
    ...{ to: null, toCourt: "Special Court, Hyderabad" },
  });
});

import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { court, sittingPattern } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { lostDay } from "../../../db/schema/lost-days.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { Refused } from "../../../server/core/refused.ts";
import { dayLoads } from "../../../server/courts/court-days.ts";
import { adjournRemaining } from "../../../server/lost-days/adjourn-remaining.ts";
import {
  confirmClosure,
  type DeclareClosureInput,
  declareClosure,
  previewClosure,
  previewConfirmed,
} from "../../../server/lost-days/close-day.ts";
import { loseDay, previewLoss } from "../../../server/lost-days/lose-day.ts";
import { lostDays, whoIsTold } from "../../../server/lost-days/who-is-told.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const FIRST = addDays(TODAY, 7);
const SECOND = addDays(TODAY, 14);
const AFTER = addDays(TODAY, 21);

const closing = (made: MadeCourt, more: Partial<DeclareClosureInput> = {}): DeclareClosureInput => ({
  ...{ courtId: made.courtId, isWholeDistrict: false, sweep: true, fromDay: FIRST, untilDay: SECOND },
  ...{ kind: "gazetted", effect: "closed", nameEn: "Eid of the test", nameUr: null, source: null },
  ...{ isConfirmed: true, alternatives: null },
  ...more,
});

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error) => (error instanceof Refused ? error.code : String(error)),
  );

const openDay = async (caseId: number) =>
  (await db.select().from(hearing).where(eq(hearing.caseId, caseId))).find(({ state }) => state === "listed")?.day;

async function listed(made: MadeCourt, day: CourtDay, n = 1) {
  const ids: number[] = [];
  for (let at = 0; at < n; at += 1) {
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, day);
    ids.push(caseId);
  }
  return ids;
}

async function officerOf(made: MadeCourt, ...caseIds: number[]): Promise<void> {
  const [row] = await db
    .insert(person)
    .values({ districtId: made.districtId, name: "Inspector of tests", nameKey: "inspector", isOfficial: true })
    .returning({ id: person.id });
  const values = caseIds.map((caseId) => ({ caseId, courtId: made.courtId, personId: row!.id }));
  for (const one of values) await db.insert(casePerson).values({ ...one, role: "investigating-officer" });
}

/** Another court of the same district, on the same weekday. */
async function secondCourt(made: MadeCourt): Promise<MadeCourt> {
  const code = `${made.code}-2`;
  const [row] = await db
    .insert(court)
    .values({ districtId: made.districtId, code, nameEn: "Second court of tests", casePrefix: "SC" })
    .returning({ id: court.id });
  const courtId = row!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  const clerk = await makeStaff(db, { districtId: made.districtId, courtId }, "clerk");
  return { districtId: made.districtId, courtId, code, clerk };
}

describe("a closure over listed matters", () => {
  test("is not taken back onto a day that another closure holds shut", async () => {
    const made = await makeCourt(db);
    const [caseId] = await listed(made, FIRST);
    const strike = closing(made, { fromDay: FIRST, untilDay: FIRST, kind: "strike" });
    const first = await declareClosure(made.clerk, strike);
    const second = await declareClosure(made.clerk, strike);
    const undo = (changeId: number) => codeOf(undoChange(made.clerk, { courtId: made.courtId, changeId }));
    expect(await undo(first.changeId)).toBe("has-hearings");
    expect(await openDay(caseId!)).toBe(SECOND);
    expect(await undo(second.changeId)).toBe("done");
    expect(await undo(first.changeId)).toBe("done");
    expect(await openDay(caseId!)).toBe(FIRST);
  });

  test("takes a prisoner, who may not be remanded past it, to the last working day before it", async () => {
    const made = await makeCourt(db);
    const prisoner = await makeCase(db, made, { custody: "in" });
    const free = await makeCase(db, made);
    for (const caseId of [prisoner, free]) await listCase(made.clerk, made.courtId, caseId, SECOND);
    await declareClosure(made.clerk, closing(made, { fromDay: SECOND, untilDay: addDays(SECOND, 6) }));
    expect(await openDay(prisoner)).toBe(addDays(SECOND, -1));
    expect(await openDay(free)).toBe(AFTER);
  });

  test("shows first what becomes of each matter, and writes nothing", async () => {
    const made = await makeCourt(db);
    const [one] = await listed(made, FIRST);
    await listed(made, SECOND);
    const before = await dayLoads(db, made.courtId, FIRST, AFTER);
    const preview = await previewClosure(made.clerk, closing(made, { sweep: false }));
    expect(preview).toMatchObject({ matters: 2, placed: 2, unplaced: 0 });
    expect(preview.lines.map(({ day, toDay }) => [day, toDay! > SECOND]).sort()).toEqual([
      [FIRST, true],
      [SECOND, true],
    ]);
    expect(await dayLoads(db, made.courtId, FIRST, AFTER)).toEqual(before);
    expect(await openDay(one!)).toBe(FIRST);
    expect(await lostDays(made.clerk, made)).toEqual([]);
  });

  test("does what was shown, and shows it again when somebody listed meanwhile", async () => {
    const made = await makeCourt(db);
    const [one] = await listed(made, FIRST);
    const preview = await previewClosure(made.clerk, closing(made));
    const [late] = await listed(made, FIRST);
    expect(await codeOf(declareClosure(made.clerk, closing(made, { mark: preview.mark })))).toBe("stale");
    expect([await openDay(one!), await openDay(late!)]).toEqual([FIRST, FIRST]);
    const again = await previewClosure(made.clerk, closing(made));
    const done = await declareClosure(made.clerk, closing(made, { mark: again.mark }));
    expect(done).toMatchObject({ swept: 2, placed: 2, unplaced: 0 });
    for (const { caseId, toDay } of again.lines) expect(await openDay(caseId)).toBe(toDay);
  });

  test("of several days is told in one list, each person once; one undo takes days, dates and list back", async () => {
    const made = await makeCourt(db);
    const [one] = await listed(made, FIRST);
    const [two] = await listed(made, SECOND);
    await officerOf(made, one!, two!);
    const done = await declareClosure(made.clerk, closing(made));
    expect(done.lostDays.map(({ day }) => day)).toEqual([FIRST, SECOND]);
    for (const { lostDayId } of done.lostDays) {
      const told = await whoIsTold(made.clerk, { courtId: made.courtId, lostDayId });
      expect(told).toMatchObject({ day: FIRST, untilDay: SECOND, because: "Eid of the test", manner: "moved" });
      expect(told.officials.map(({ name, changes }) => [name, changes.map(({ fromDay }) => fromDay).sort()])).toEqual([
        ["Inspector of tests", [FIRST, SECOND]],
      ]);
    }
    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect([await openDay(one!), await openDay(two!)]).toEqual([FIRST, SECOND]);
    expect(await lostDays(made.clerk, made)).toEqual([]);
    expect((await dayLoads(db, made.courtId, FIRST, FIRST))[0]).toMatchObject({ isOpen: true, listedMatters: 1 });
  });

  test("fills no day past its plan but by order, and what has no place is told and waits in the tray", async () => {
    const made = await makeCourt(db, { planMatters: 1 });
    await db.execute(sql`update district set policy = '{"horizonWeeks": 2}' where id = ${made.districtId}`);
    const coming = await dayLoads(db, made.courtId, AFTER, addDays(SECOND, 15));
    for (const { day } of coming.filter(({ kind }) => kind === "dedicated")) await listed(made, day);
    const [caseId] = await listed(made, FIRST);
    expect(await previewClosure(made.clerk, closing(made))).toMatchObject({ matters: 1, placed: 0, unplaced: 1 });
    const done = await declareClosure(made.clerk, closing(made));
    expect(await openDay(caseId!)).toBeUndefined();
    const { lostDayId } = done.lostDays[0]!;
    const { desk } = await whoIsTold(made.clerk, { courtId: made.courtId, lostDayId });
    expect(desk).toMatchObject([{ caseId, fromDay: FIRST, toDay: null }]);
    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    const ordered = await declareClosure(made.clerk, closing(made, { orderedBy: "Judge of the test" }));
    expect(ordered).toMatchObject({ placed: 1, unplaced: 0 });
    expect(await openDay(caseId!)).toBe(AFTER);
  });

  test("of the whole district counts every court, and each court has its own list", async () => {
    const made = await makeCourt(db);
    const other = await secondCourt(made);
    await listed(made, FIRST, 2);
    await listed(other, FIRST);
    const all = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
    const preview = await previewClosure(all, closing(made, { isWholeDistrict: true }));
    expect(preview).toMatchObject({ matters: 3, placed: 3 });
    expect(preview.courts).toEqual([
      { courtId: made.courtId, matters: 2, placed: 2, unplaced: 0 },
      { courtId: other.courtId, matters: 1, placed: 1, unplaced: 0 },
    ]);
    expect(preview.lines).toHaveLength(2);
    const done = await declareClosure(all, closing(made, { isWholeDistrict: true, mark: preview.mark }));
    expect(done.lostDays.map(({ courtId }) => courtId)).toEqual([made.courtId, other.courtId]);
    expect(await lostDays(other.clerk, other)).toMatchObject([{ day: FIRST, matters: 1 }]);
    await undoChange(all, { courtId: made.courtId, changeId: done.changeId });
    expect(await lostDays(other.clerk, other)).toEqual([]);
  });

  test("that was tentative is seen and told when it is confirmed", async () => {
    const made = await makeCourt(db);
    await listed(made, FIRST);
    const expected = closing(made, { kind: "tentative", isConfirmed: false, sweep: false });
    const { closureId } = await declareClosure(made.clerk, expected);
    const ask = { courtId: made.courtId, closureId, version: 1, moved: null, sweep: true };
    const preview = await previewConfirmed(made.clerk, ask);
    expect(preview).toMatchObject({ matters: 1, placed: 1 });
    const done = await confirmClosure(made.clerk, { ...ask, mark: preview.mark });
    expect(done.lostDays).toMatchObject([{ courtId: made.courtId, day: FIRST }]);
  });
});

describe("all that remains of a day", () => {
  const at = (made: MadeCourt) => ({ ...made.clerk, now: NOW });
  const said = { recordedAt: NOW.toISOString(), isEnteredLater: false };

  test("once adjourned, says who is to be told of which new date, and no more when that is undone", async () => {
    const made = await makeCourt(db);
    const [one] = await listed(made, TODAY, 2);
    await officerOf(made, one!);
    const choice = { courtId: made.courtId, day: TODAY, overDays: 3, reason: "strike" } as const;
    const done = await adjournRemaining(at(made), { ...choice, ...said });
    const told = await whoIsTold(made.clerk, { courtId: made.courtId, lostDayId: done.lostDayId! });
    expect(told).toMatchObject({ manner: "adjourned", reason: "strike", day: TODAY, untilDay: TODAY });
    expect(told.officials.map(({ changes }) => changes.map(({ fromDay, toDay }) => [fromDay, toDay]))).toEqual([
      [[TODAY, await openDay(one!)]],
    ]);
    expect(told.desk).toHaveLength(2);
    expect((await dayLoads(db, made.courtId, TODAY, TODAY))[0]!.isOpen).toBe(true);
    await undoChange(at(made), { courtId: made.courtId, changeId: done.changeId });
    expect(await db.select().from(lostDay).where(eq(lostDay.courtId, made.courtId))).toEqual([]);
  });
});

describe("a day lost after it began", () => {
  test("leaves every hearing on its day with an outcome: nothing of it is a move", async () => {
    const made = await makeCourt(db);
    const ids = await listed(made, TODAY, 3);
    const strike = {
      ...{ courtId: made.courtId, day: TODAY, blocks: null, kind: "strike" as const },
      because: "Strike of the bar",
    };
    const { mark, manner } = await previewLoss(made.clerk, strike);
    expect(manner).toBe("adjourned");
    await loseDay(made.clerk, { ...strike, mark });
    for (const caseId of ids) {
      const [before, next] = await db.select().from(hearing).where(eq(hearing.caseId, caseId)).orderBy(hearing.id);
      expect(before).toMatchObject({ day: TODAY, state: "heard", movedBecause: null, timesMoved: 0 });
      expect(next).toMatchObject({ state: "listed", previousHearingId: before!.id, movedBecause: null });
      const outcomes = await db.execute(
        sql`select kind, reason, side from outcome where hearing_id = ${before!.id} and withdrawn_at is null`,
      );
      expect([...outcomes]).toEqual([{ kind: "adjourned", reason: "strike", side: "bar-strike" }]);
    }
  });
});

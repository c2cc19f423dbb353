import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { change } from "../../../server/core/change.ts";
import { databaseFault, Refused } from "../../../server/core/refused.ts";
import { dayLoads } from "../../../server/courts/court-days.ts";
import { courtSettings } from "../../../server/courts/court-settings.ts";
import { courtWeek } from "../../../server/courts/court-week.ts";
import { addExtraDay, removeExtraDay } from "../../../server/courts/settings/extra-days.ts";
import { previewPattern } from "../../../server/courts/settings/preview-pattern.ts";
import { saveBlocks, saveBudgets, saveDayBudgets } from "../../../server/courts/settings/save-capacity.ts";
import { endPattern, savePattern } from "../../../server/courts/settings/save-pattern.ts";
import { placeHearings } from "../../../server/listing/place-hearings.ts";
import {
  confirmClosure,
  type DeclareClosureInput,
  declareClosure,
  withdrawClosure,
} from "../../../server/lost-days/close-day.ts";
import type { Weekday } from "../../../server/rules/calendar/court-day.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { asking, giveDate, pendingCases, type ThursdayCourt, thursdayCourt } from "../../support/calendar-court.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const THURSDAY = courtDay("2026-03-12");

const closing = (made: ThursdayCourt, more: Partial<DeclareClosureInput> = {}): DeclareClosureInput => ({
  courtId: made.courtId,
  isWholeDistrict: false,
  sweep: false,
  fromDay: THURSDAY,
  untilDay: THURSDAY,
  kind: "other",
  effect: "closed",
  nameEn: "A holiday of the test",
  nameUr: null,
  source: null,
  isConfirmed: true,
  alternatives: null,
  ...more,
});

const manyOnBail = (count: number) => Array.from({ length: count }, () => "bail" as const);

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error) => (error instanceof Refused ? error.code : String(error)),
  );

const refusalOf = (promise: Promise<unknown>): Promise<Refused | null> =>
  promise.then(
    () => null,
    (error) => (error instanceof Refused ? error : Promise.reject(error)),
  );

/** Writes a hearing as somebody with a prompt on the database would, past every rule of ours. */
async function insertRaw(made: ThursdayCourt, caseId: number, day: CourtDay, minutes = 5): Promise<string> {
  try {
    await db.execute(sql`insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, source)
      values (${caseId}, ${made.courtId}, ${day}, '08:45', 'mention', ${minutes}, 'plan')`);
    return "done";
  } catch (error) {
    return databaseFault(error)?.constraint_name ?? String(error);
  }
}

/** As it stands written, not as the calendar would say it. */
async function rowOf(made: ThursdayCourt, day: CourtDay) {
  const [row] = await db.execute<{
    kind: string;
    is_open: boolean;
    is_no_work: boolean;
    closed_on: string | null;
    listed_matters: number;
    ceiling_matters: number;
  }>(
    sql`select kind, is_open, is_no_work, closed_on::text as closed_on, listed_matters, ceiling_matters from court_day where court_id = ${made.courtId} and day = ${day}`,
  );
  return row;
}

const kindOn = async (made: ThursdayCourt, day: CourtDay) => (await dayLoads(db, made.courtId, day, day))[0]!.kind;

describe("sitting patterns", () => {
  const pattern = (rule: string, fallbackWeekday: Weekday | null = null) => ({
    rule,
    startDay: courtDay("2026-03-02"),
    untilDay: null,
    fallbackWeekday,
    replaces: null,
    count: 4,
  });

  test.each([
    ["every Thursday", "FREQ=WEEKLY;BYDAY=TH", "2026-03-05 2026-03-12 2026-03-19 2026-03-26"],
    ["the first and third Saturday", "FREQ=MONTHLY;BYDAY=1SA,3SA", "2026-03-07 2026-03-21 2026-04-04 2026-04-18"],
    ["the last Thursday", "FREQ=MONTHLY;BYDAY=-1TH", "2026-03-26 2026-04-30 2026-05-28 2026-06-25"],
  ])("previews %s", async (_, rule, expected) => {
    const made = await thursdayCourt(db);
    const settings = await courtSettings(asking(db, made), made);
    const preview = await previewPattern(asking(db, made), {
      courtId: made.courtId,
      ...pattern(rule),
      replaces: settings.patterns[0]!.id,
    });
    expect(preview.days.map(({ day }) => day).join(" ")).toBe(expected);
  });

  test("a new pattern ends the old one the day before it starts, and both keep their days", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const { patterns } = await courtSettings(ctx, made);
    const replaces = { id: patterns[0]!.id, version: patterns[0]!.version };
    await savePattern(ctx, {
      ...pattern("FREQ=MONTHLY;BYDAY=1SA,3SA"),
      startDay: courtDay("2026-04-01"),
      courtId: made.courtId,
      replaces,
    });

    const days = (await dayLoads(db, made.courtId, courtDay("2026-03-20"), courtDay("2026-04-20"))).filter(
      ({ kind }) => kind === "dedicated",
    );
    expect(days.map(({ day }) => day)).toEqual(["2026-03-26", "2026-04-04", "2026-04-18"]);
  });

  test("the second of two clerks who change one pattern is told that it changed", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const { patterns } = await courtSettings(ctx, made);
    const replaces = { id: patterns[0]!.id, version: patterns[0]!.version };
    const ask = (rule: string) => codeOf(savePattern(ctx, { ...pattern(rule), courtId: made.courtId, replaces }));
    expect(await ask("FREQ=WEEKLY;BYDAY=WE")).toBe("done");
    expect(await ask("FREQ=WEEKLY;BYDAY=TU")).toBe("stale");
    expect(await kindOn(made, courtDay("2026-03-11"))).toBe("dedicated");
  });

  test("a rule that cannot be read is refused with the part named", async () => {
    const made = await thursdayCourt(db);
    const refused = await refusalOf(
      savePattern(asking(db, made), { ...pattern("FREQ=WEEKLY;BYHOUR=9"), courtId: made.courtId }),
    );
    expect(refused?.detail.because).toContain("BYHOUR");
  });

  test("matters stay where they are when their day is no longer a hearing day, and the clerk is told how many", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId] = await pendingCases(db, made, "bail");
    await giveDate(ctx, made, caseId!, THURSDAY);
    const [old] = (await courtSettings(ctx, made)).patterns;
    const ended = await endPattern(ctx, { courtId: made.courtId, pattern: old!, lastDay: courtDay("2026-03-05") });
    expect(ended.leftBehind).toBe(1);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ kind: "ordinary", listed_matters: 1 });
  });
});

describe("a holiday", () => {
  test("moves the sitting to the fallback weekday of its week", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [old] = (await courtSettings(ctx, made)).patterns;
    const values = { rule: old!.rule, startDay: old!.startDay, untilDay: null, fallbackWeekday: 3 as Weekday };
    await savePattern(ctx, { courtId: made.courtId, replaces: old!, ...values });
    await declareClosure(ctx, closing(made));
    const [wednesday, thursday] = await dayLoads(db, made.courtId, courtDay("2026-03-11"), THURSDAY);
    expect(wednesday).toMatchObject({ kind: "dedicated", movedFrom: THURSDAY });
    expect(thursday).toMatchObject({ kind: "closed", isOpen: false, closureEn: "A holiday of the test" });
  });

  test("closes the day to listings, by every path and for a bare insert too", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId, other] = await pendingCases(db, made, "bail", "in");
    await declareClosure(ctx, closing(made));
    expect(await codeOf(giveDate(ctx, made, caseId!, THURSDAY))).toBe("closed-day");
    expect(await codeOf(giveDate(ctx, made, other!, THURSDAY, { purpose: "bail" }))).toBe("closed-day");
    // The refused change wrote nothing, so the day is written by a read of somebody who locks it in vain.
    await change(ctx, { action: "test", permission: "hearings.plan", courtId: made.courtId }, async (tx) => {
      const { notPlaced } = await placeHearings(tx, made.courtId, [
        { caseId: caseId!, day: THURSDAY, purpose: "mention", source: "plan" },
      ]);
      expect(notPlaced).toHaveLength(1);
    });
    expect(await insertRaw(made, caseId!, THURSDAY)).toBe("court_day_closed");
  });

  test("declared ahead over listed matters is refused with their number, and with a sweep gives them other days", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const ids = await pendingCases(db, made, "bail", "bail", "bail");
    for (const id of ids) await giveDate(ctx, made, id, THURSDAY);

    const refused = await refusalOf(declareClosure(ctx, closing(made)));
    expect([refused?.code, refused?.detail.matters, refused?.detail.days]).toEqual(["has-hearings", 3, 1]);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: true, listed_matters: 3 });

    const done = await declareClosure(ctx, closing(made, { sweep: true }));
    expect(done.swept).toBe(3);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: false, listed_matters: 0 });
    expect(done).toMatchObject({ placed: 3, unplaced: 0, lostDays: [{ courtId: made.courtId, day: THURSDAY }] });
    const moved = await db.select().from(hearing).where(eq(hearing.courtId, made.courtId));
    expect(new Set(moved.map(({ day, state, movedBecause }) => `${state}/${day > THURSDAY}/${movedBecause}`))).toEqual(
      new Set(["listed/true/A holiday of the test"]),
    );
    expect((await courtWeek(ctx, { courtId: made.courtId, from: null, weeks: 8 })).undated).toBe(0);

    await undoChange(ctx, { courtId: made.courtId, changeId: done.changeId });
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: true, listed_matters: 3 });
    expect((await courtWeek(ctx, { courtId: made.courtId, from: null, weeks: 8 })).undated).toBe(0);
  });

  test("declared on the day keeps its matters and refuses new ones", async () => {
    const made = await thursdayCourt(db);
    const [caseId, other] = await pendingCases(db, made, "bail", "bail");
    await giveDate(asking(db, made), made, caseId!, THURSDAY);
    const onTheDay = asking(db, made, "clerk", new Date("2026-03-12T04:40:00Z"));
    const done = await declareClosure(onTheDay, closing(made, { kind: "security" }));
    expect(done.swept).toBe(0);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: false, closed_on: THURSDAY, listed_matters: 1 });
    expect(await codeOf(giveDate(onTheDay, made, other!, THURSDAY))).toBe("closed-day");
    expect(await insertRaw(made, other!, THURSDAY)).toBe("court_day_closed");
  });

  test("that is still tentative refuses new matters, keeps the old, and takes them off when it is confirmed", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId, other] = await pendingCases(db, made, "bail", "bail");
    await giveDate(ctx, made, caseId!, THURSDAY);
    const { closureId } = await declareClosure(ctx, closing(made, { kind: "tentative", isConfirmed: false }));
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: true, kind: "closed", listed_matters: 1 });
    expect(await codeOf(giveDate(ctx, made, other!, THURSDAY))).toBe("closed-day");

    const ask = { courtId: made.courtId, closureId, version: 1, moved: null };
    expect(await codeOf(confirmClosure(ctx, { ...ask, sweep: false }))).toBe("has-hearings");
    expect((await confirmClosure(ctx, { ...ask, sweep: true })).swept).toBe(1);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ is_open: false, listed_matters: 0 });
    expect(await codeOf(withdrawClosure(ctx, { courtId: made.courtId, closureId, version: 1 }))).toBe("stale");
  });

  test("that the moon moved frees its old day and closes the new one", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId] = await pendingCases(db, made, "bail");
    const { closureId } = await declareClosure(ctx, closing(made, { kind: "tentative", isConfirmed: false }));
    const nextDay = courtDay("2026-03-13");
    await confirmClosure(ctx, {
      courtId: made.courtId,
      closureId,
      version: 1,
      moved: { fromDay: nextDay, untilDay: nextDay },
      sweep: false,
    });
    expect(await codeOf(giveDate(ctx, made, caseId!, THURSDAY))).toBe("done");
    expect(await kindOn(made, nextDay)).toBe("closed");
  });

  test("that was struck out opens its days again, and an undo of that closes them again where nothing was listed since", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId, other] = await pendingCases(db, made, "bail", "bail");
    const { closureId } = await declareClosure(ctx, closing(made));
    const striking = { courtId: made.courtId, closureId };
    const undo = (changeId: number) => codeOf(undoChange(ctx, { courtId: made.courtId, changeId }));
    const once = await withdrawClosure(ctx, { ...striking, version: 1 });
    expect(await undo(once.changeId)).toBe("done");
    expect(await codeOf(giveDate(ctx, made, caseId!, THURSDAY))).toBe("closed-day");
    const again = await withdrawClosure(ctx, { ...striking, version: 3 });
    expect(await codeOf(giveDate(ctx, made, caseId!, THURSDAY))).toBe("done");
    expect(await undo(again.changeId)).toBe("has-hearings");
    expect(await codeOf(giveDate(ctx, made, other!, THURSDAY))).toBe("done");
  });

  test("of the whole district is declared by who has the whole district, for every court of it", async () => {
    const made = await thursdayCourt(db);
    const second = await thursdayCourt(db, { districtId: made.districtId });
    const administrator = asking(db, { ...made, courtId: null }, "administrator");
    expect(await codeOf(declareClosure(asking(db, made), closing(made, { isWholeDistrict: true })))).toBe(
      "not-allowed",
    );
    await declareClosure(administrator, closing(made, { isWholeDistrict: true }));
    expect([await kindOn(made, THURSDAY), await kindOn(second, THURSDAY)]).toEqual(["closed", "closed"]);
  });

  test("and a listing at the same moment never end with a matter on a closed day", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const ids = await pendingCases(db, made, ...manyOnBail(6));
    const listings = ids.map((id) => codeOf(giveDate(ctx, made, id, THURSDAY)));
    const declared = codeOf(declareClosure(ctx, closing(made, { sweep: true })));
    const answers = await Promise.all([declared, ...listings]);
    expect(answers[0]).toBe("done");
    expect(answers.slice(1).every((answer) => answer === "done" || answer === "closed-day")).toBe(true);
    expect((await rowOf(made, THURSDAY))?.listed_matters ?? 0).toBe(0);
    expect(await codeOf(giveDate(ctx, made, ids[0]!, THURSDAY, { purpose: "order" }))).toBe("closed-day");
  });
});

describe("days that are not as usual", () => {
  test("a strike leaves the day and its matters standing, and says that no work is expected", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId, other] = await pendingCases(db, made, "bail", "bail");
    await giveDate(ctx, made, caseId!, THURSDAY);
    await declareClosure(ctx, closing(made, { kind: "strike", effect: "no-work" }));
    expect(await rowOf(made, THURSDAY)).toMatchObject({
      kind: "dedicated",
      is_open: true,
      is_no_work: true,
      listed_matters: 1,
    });
    const placed = await giveDate(ctx, made, other!, THURSDAY);
    expect(placed.warnings.map(({ rule }) => rule)).toContain("no-work-day");
  });

  test("in a vacation only custody, bail and remand are listed, and only they stay", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [onBail, inCustody, second] = await pendingCases(db, made, "bail", "in", "bail");
    await giveDate(ctx, made, onBail!, THURSDAY);
    await giveDate(ctx, made, inCustody!, THURSDAY);
    const vacation = closing(made, { kind: "vacation", effect: "duty", untilDay: courtDay("2026-03-20"), sweep: true });
    expect((await declareClosure(ctx, vacation)).swept).toBe(1);
    expect(await rowOf(made, THURSDAY)).toMatchObject({ kind: "duty", listed_matters: 1 });
    expect(await codeOf(giveDate(ctx, made, second!, THURSDAY))).toBe("not-a-hearing-day");
    expect(await codeOf(giveDate(ctx, made, second!, THURSDAY, { purpose: "bail" }))).toBe("done");
  });

  test("custody and bail are heard on a working day outside the pattern, other matters are not", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [onBail, inCustody] = await pendingCases(db, made, "bail", "in");
    const monday = courtDay("2026-03-09");
    expect(await codeOf(giveDate(ctx, made, onBail!, monday))).toBe("not-a-hearing-day");
    expect(await codeOf(giveDate(ctx, made, onBail!, monday, { purpose: "bail" }))).toBe("done");
    expect(await codeOf(giveDate(ctx, made, inCustody!, monday))).toBe("done");
  });

  test("an extra Sunday opens by order and cannot be taken back while matters stand on it", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const sunday = courtDay("2026-03-15");
    const [caseId] = await pendingCases(db, made, "bail");
    expect(await codeOf(giveDate(ctx, made, caseId!, sunday))).toBe("closed-day");
    await addExtraDay(ctx, { courtId: made.courtId, day: sunday, because: "Order of the Sessions Judge" });
    await giveDate(ctx, made, caseId!, sunday);
    const [extra] = (await courtSettings(ctx, made)).extraDays;
    expect(await codeOf(removeExtraDay(ctx, { ...extra!, courtId: made.courtId }))).toBe("has-hearings");
    expect(await codeOf(addExtraDay(ctx, { courtId: made.courtId, day: sunday, because: null }))).toBe("nothing-to-do");
    expect(await codeOf(addExtraDay(ctx, { courtId: made.courtId, day: courtDay("2026-03-01"), because: null }))).toBe(
      "day-past",
    );
  });
});

describe("capacity", () => {
  test("the ceiling of minutes and of matters is held by the database itself", async () => {
    const made = await thursdayCourt(db, { planMinutes: 20, planMatters: 2, ceilingMinutes: 40, ceilingMatters: 3 });
    const ctx = asking(db, made);
    const ids = await pendingCases(db, made, ...manyOnBail(5));
    await giveDate(ctx, made, ids[0]!, THURSDAY, { minutes: 10 });
    expect(await insertRaw(made, ids[1]!, THURSDAY, 31)).toBe("court_day_minutes_ceiling");
    expect(await insertRaw(made, ids[1]!, THURSDAY)).toBe("done");
    expect(await insertRaw(made, ids[2]!, THURSDAY)).toBe("done");
    expect(await insertRaw(made, ids[3]!, THURSDAY)).toBe("court_day_matters_ceiling");
  });

  test("of a time block is held too, and its ceiling stands in the ratio of the court's", async () => {
    const made = await thursdayCourt(db, { planMinutes: 100, ceilingMinutes: 200 });
    const ctx = asking(db, made);
    const ids = await pendingCases(db, made, ...manyOnBail(3));
    const nine = { startsAt: "09:00", reportBefore: 15, planMinutes: 20, planMatters: null };
    await saveBlocks(ctx, { courtId: made.courtId, seen: [], blocks: [nine] });
    await giveDate(ctx, made, ids[0]!, THURSDAY, { block: "09:00", minutes: 40 });
    const answer = await codeOf(giveDate(ctx, made, ids[1]!, THURSDAY, { block: "09:00", minutes: 1 }));
    expect(answer).toBe("day-full");
  });

  test("coming days follow new budgets, a day with its own keeps them, and no ceiling falls below what is listed", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const next = courtDay("2026-03-19");
    const ids = await pendingCases(db, made, ...manyOnBail(4));
    for (const id of ids) await giveDate(ctx, made, id, THURSDAY);
    await saveDayBudgets(ctx, {
      courtId: made.courtId,
      day: next,
      version: null,
      planMinutes: 60,
      planMatters: 10,
      ceilingMinutes: 90,
      ceilingMatters: 15,
    });
    const { court } = await courtSettings(ctx, made);
    await saveBudgets(ctx, {
      courtId: made.courtId,
      version: court.version,
      planMinutes: 200,
      planMatters: 2,
      ceilingMinutes: 400,
      ceilingMatters: 3,
    });
    expect(await rowOf(made, THURSDAY)).toMatchObject({ ceiling_matters: 4 });
    expect(await rowOf(made, next)).toMatchObject({ ceiling_matters: 15 });
    const again = {
      courtId: made.courtId,
      version: court.version,
      planMinutes: 1,
      planMatters: 1,
      ceilingMinutes: 1,
      ceilingMatters: 1,
    };
    expect(await codeOf(saveBudgets(ctx, again))).toBe("stale");
    expect(await codeOf(saveBudgets(ctx, { ...again, planMinutes: 9 }))).toBe("invalid");
  });

  test("blocks replace what the clerk saw; a block with matters stays on its day", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [caseId] = await pendingCases(db, made, "bail");
    const block = (startsAt: string) => ({ startsAt, reportBefore: 15, planMinutes: null, planMatters: null });
    await saveBlocks(ctx, { courtId: made.courtId, seen: [], blocks: [block("09:00"), block("10:30")] });
    await giveDate(ctx, made, caseId!, THURSDAY, { block: "10:30" });
    const { blocks } = await courtSettings(ctx, made);
    await saveBlocks(ctx, { courtId: made.courtId, seen: blocks, blocks: [block("09:00"), block("14:00")] });
    const rows = await db.execute<{ starts_at: string }>(
      sql`select starts_at from court_day_block where court_id = ${made.courtId} and day = ${THURSDAY} order by 1`,
    );
    expect(rows.map(({ starts_at }) => starts_at)).toEqual(["09:00", "10:30", "14:00"]);
    expect(await codeOf(saveBlocks(ctx, { courtId: made.courtId, seen: blocks, blocks: [] }))).toBe("stale");
  });
});

describe("the week", () => {
  test("shows the coming hearing days with their loads, what fell out and why, and other days that hold matters", async () => {
    const made = await thursdayCourt(db);
    const ctx = asking(db, made);
    const [first, second, third] = await pendingCases(db, made, "bail", "in", "bail");
    await declareClosure(ctx, closing(made, { fromDay: courtDay("2026-03-19"), untilDay: courtDay("2026-03-19") }));
    await giveDate(ctx, made, first!, THURSDAY);
    await giveDate(ctx, made, second!, courtDay("2026-03-09"));
    const week = await courtWeek(ctx, { courtId: made.courtId, from: null, weeks: 3 });
    expect(week.days.map(({ day, kind, listedMatters }) => `${day} ${kind} ${listedMatters}`)).toEqual([
      "2026-03-05 dedicated 0",
      "2026-03-09 ordinary 1",
      "2026-03-12 dedicated 1",
      "2026-03-19 closed 0",
    ]);
    expect([week.undated, week.hasCases, week.hasPattern, third !== undefined]).toEqual([1, true, true, true]);
    expect(week.days.find(({ day }) => day === "2026-03-09")?.custodyMatters).toBe(1);
  });

  test("says on which past days matters have no outcome", async () => {
    const made = await thursdayCourt(db);
    const [caseId] = await pendingCases(db, made, "bail");
    await giveDate(asking(db, made), made, caseId!, THURSDAY);
    const later = asking(db, made, "clerk", new Date("2026-03-16T06:00:00Z"));
    const week = await courtWeek(later, { courtId: made.courtId, from: null, weeks: 1 });
    expect(week.withoutOutcome).toEqual([{ day: THURSDAY, matters: 1 }]);
  });

  test("begins on the day it is in the court's own time zone", async () => {
    const made = await thursdayCourt(db);
    const lateEvening = asking(db, made, "clerk", new Date("2026-03-04T20:30:00Z"));
    expect((await courtWeek(lateEvening, { courtId: made.courtId, from: null, weeks: 1 })).today).toBe("2026-03-05");
  });

  test.each(["UTC", "Asia/Karachi", "Pacific/Kiritimati"])(
    "has the same days when the computer's clock is set to %s",
    async (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const made = await thursdayCourt(db);
        const [caseId] = await pendingCases(db, made, "bail");
        const placed = await giveDate(asking(db, made), made, caseId!, THURSDAY);
        const week = await courtWeek(asking(db, made), { courtId: made.courtId, from: null, weeks: 2 });
        expect([placed.day, ...week.days.map(({ day, listedMatters }) => `${day} ${listedMatters}`)]).toEqual([
          "2026-03-12",
          "2026-03-05 0",
          "2026-03-12 1",
        ]);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );

  test("of another court is not shown to a clerk who is bound to one", async () => {
    const made = await thursdayCourt(db);
    const other = await thursdayCourt(db, { districtId: made.districtId });
    expect(await codeOf(courtWeek(asking(db, made), { courtId: other.courtId, from: null, weeks: 1 }))).toBe(
      "not-found",
    );
  });
});

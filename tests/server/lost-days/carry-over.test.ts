import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { change as changeTable } from "../../../db/schema/access.ts";
import { closure, courtDay as courtDayTable, district } from "../../../db/schema/districts.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { Refused } from "../../../server/core/refused.ts";
import { adjournRemaining, previewAdjournRemaining } from "../../../server/lost-days/adjourn-remaining.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { carryOver, previewCarryOver } from "../../../server/sitting/carry-over.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const said = { recordedAt: NOW.toISOString(), isEnteredLater: false };
const LAST_WEEK = addDays(TODAY, -7);

const record = (court: MadeCourt, hearingId: number, given: object) =>
  recordOutcome(court.clerk, { courtId: court.courtId, hearingId, version: 1, kind: "not-reached", ...said, ...given });

/** So many matters listed today, the first in custody where asked, none called yet. */
async function fullDay(court: MadeCourt, matters: number, inCustody: readonly number[] = []) {
  const all: { caseId: number; hearingId: number }[] = [];
  for (let at = 0; at < matters; at += 1) {
    const caseId = await makeCase(db, court, inCustody.includes(at) ? { custody: "in" } : {});
    const hearingId = await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "mention" });
    all.push({ caseId, hearingId });
  }
  return all;
}

const nextOf = async (court: MadeCourt) =>
  (await db.select().from(hearing).where(eq(hearing.courtId, court.courtId))).filter(({ day }) => day > TODAY);
const outcomesOf = (court: MadeCourt) =>
  db.select().from(outcome).where(eq(outcome.courtId, court.courtId)).orderBy(outcome.id);
const choiceOf = (court: MadeCourt, overDays = 6) => ({
  courtId: court.courtId,
  day: TODAY,
  overDays,
  withUncalled: false,
});

describe("carrying over", () => {
  test("what the days asked for cannot take goes to those that follow, none is lost", async () => {
    const court = await makeCourt(db, { planMatters: 4, ceilingMatters: 4, blocks: [] });
    const all = await fullDay(court, 4);
    for (const { hearingId } of all) await record(court, hearingId, {});
    for (let at = 0; at < 2; at += 1) {
      await listCase(court.clerk, court.courtId, await makeCase(db, court), addDays(TODAY, 7), { purpose: "mention" });
    }
    const answer = await carryOver(court.clerk, { ...choiceOf(court, 1), ...said });
    expect(answer.matters).toBe(4);
    expect(answer.unplaced).toEqual([]);
    expect(answer.placed.map(({ day }) => day)).toEqual([7, 7, 14, 14].map((days) => addDays(TODAY, days)));
    expect(new Set(answer.placed.map(({ hearingId }) => hearingId))).toEqual(
      new Set(all.map(({ hearingId }) => hearingId)),
    );
    expect((await outcomesOf(court)).filter(({ nextHearingId }) => nextHearingId !== null)).toHaveLength(4);
  });

  test("matters that no day can take within its plan get the earliest day with a kept reason", async () => {
    const court = await makeCourt(db, { planMatters: 1, ceilingMatters: 3, blocks: [] });
    await db
      .update(district)
      .set({ policy: { horizonWeeks: 1 } })
      .where(eq(district.id, court.districtId));
    const all = await fullDay(court, 1);
    await record(court, all[0]!.hearingId, {});
    await listCase(court.clerk, court.courtId, await makeCase(db, court), addDays(TODAY, 7), { purpose: "mention" });
    const answer = await carryOver(court.clerk, { ...choiceOf(court, 1), ...said });
    expect(answer).toMatchObject({ placed: [{ day: addDays(TODAY, 7) }], unplaced: [] });
    const next = (await nextOf(court)).find(({ caseId }) => caseId === all[0]!.caseId);
    expect(next?.overloadBecause).toMatch(/no coming day had room/);
  });

  test("custody goes first, then whoever was not reached twice, then the order of the list", async () => {
    const court = await makeCourt(db, { planMatters: 5, ceilingMatters: 5, blocks: [] });
    const waiting = await makeCase(db, court);
    const early = await listCase(court.clerk, court.courtId, waiting, LAST_WEEK, { purpose: "mention" });
    await record(court, early, { recordedAt: "2026-11-26T07:00:00.000Z", next: { purpose: "mention", day: TODAY } });
    const [again] = (await db.select().from(hearing).where(eq(hearing.caseId, waiting))).filter(
      ({ day }) => day === TODAY,
    );
    const others = await fullDay(court, 4, [3]);
    for (const { hearingId } of [...others, { hearingId: again!.id }]) await record(court, hearingId, {});
    for (let at = 0; at < 3; at += 1) {
      await listCase(court.clerk, court.courtId, await makeCase(db, court), addDays(TODAY, 7), { purpose: "mention" });
    }
    const { placed } = await carryOver(court.clerk, { ...choiceOf(court, 2), ...said });
    const dayOf = new Map(placed.map(({ caseId, day }) => [caseId, day]));
    expect(placed.slice(0, 2).map(({ caseId }) => caseId)).toEqual([others[3]!.caseId, waiting]);
    // Two places are left on the coming Thursday: they go to the prisoner and to the one who waits for the second time.
    expect([dayOf.get(others[3]!.caseId), dayOf.get(waiting)]).toEqual([addDays(TODAY, 7), addDays(TODAY, 7)]);
    expect(others.slice(0, 3).map(({ caseId }) => dayOf.get(caseId))).toEqual(Array(3).fill(addDays(TODAY, 14)));
  });

  test("the rest is spread over the days with room, not moved whole onto the next", async () => {
    const court = await makeCourt(db);
    for (const { hearingId } of await fullDay(court, 12)) await record(court, hearingId, {});
    await carryOver(court.clerk, { ...choiceOf(court, 4), ...said });
    const perDay = Map.groupBy(await nextOf(court), ({ day }) => day);
    expect([...perDay.values()].map((rows) => rows.length)).toEqual([3, 3, 3, 3]);
  });

  test("a preview says the same and writes nothing", async () => {
    const court = await makeCourt(db);
    for (const { hearingId } of await fullDay(court, 5, [2])) await record(court, hearingId, {});
    const changes = async () =>
      (await db.select().from(changeTable).where(eq(changeTable.courtId, court.courtId))).length;
    const before = { changes: await changes(), next: await nextOf(court) };
    const preview = await previewCarryOver(court.clerk, choiceOf(court));
    expect({ changes: await changes(), next: await nextOf(court) }).toEqual(before);
    const { changeId: _, ...done } = await carryOver(court.clerk, { ...choiceOf(court), ...said });
    expect(done).toEqual(preview);
  });

  test("matters that nobody called count as not reached when the clerk says so", async () => {
    const court = await makeCourt(db);
    const all = await fullDay(court, 3);
    await record(court, all[0]!.hearingId, {});
    await carryOver(court.clerk, { ...choiceOf(court), withUncalled: true, ...said });
    expect((await outcomesOf(court)).map(({ kind, nextHearingId }) => [kind, nextHearingId !== null])).toEqual(
      Array(3).fill(["not-reached", true]),
    );
  });

  test("an ordered overload is stored with its reason and the judge", async () => {
    const court = await makeCourt(db, { planMatters: 1, ceilingMatters: 1, blocks: [] });
    const [only] = await fullDay(court, 1);
    await record(court, only!.hearingId, {});
    await listCase(court.clerk, court.courtId, await makeCase(db, court), addDays(TODAY, 7), { purpose: "mention" });
    const ordered = { overloadBecause: "not reached in three weeks", orderedBy: "the judge" };
    const answer = await carryOver(court.clerk, { ...choiceOf(court, 1), ...ordered, ...said });
    expect(answer.placed).toMatchObject([
      { day: addDays(TODAY, 7), warnings: expect.arrayContaining(["beyond-ceiling"]) },
    ]);
    expect((await nextOf(court)).find(({ caseId }) => caseId === only!.caseId)).toMatchObject({
      ...ordered,
      isBeyond: true,
    });
  });

  test("a second carry-over finds nothing to do", async () => {
    const court = await makeCourt(db);
    for (const { hearingId } of await fullDay(court, 2)) await record(court, hearingId, {});
    await carryOver(court.clerk, { ...choiceOf(court), ...said, key: randomUUID() });
    await expect(carryOver(court.clerk, { ...choiceOf(court), ...said, key: randomUUID() })).rejects.toThrow(
      new Refused("nothing-to-do"),
    );
  });

  test("from a list of last week the new dates lie after today", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const hearingId = await listCase(court.clerk, court.courtId, caseId, LAST_WEEK, { purpose: "mention" });
    await record(court, hearingId, {});
    const answer = await carryOver(court.clerk, { ...choiceOf(court), day: LAST_WEEK, ...said });
    expect(answer.placed.map(({ day }) => day > TODAY)).toEqual([true]);
    expect((await outcomesOf(court)).map(({ isEnteredLater }) => isEnteredLater)).toEqual([true]);
  });

  test("taken back, the matters wait again and the days have their room again", async () => {
    const court = await makeCourt(db);
    for (const { hearingId } of await fullDay(court, 3)) await record(court, hearingId, {});
    const { changeId } = await carryOver(court.clerk, { ...choiceOf(court), ...said });
    await undoChange(court.clerk, { courtId: court.courtId, changeId });
    expect(await nextOf(court)).toEqual([]);
    expect(
      (await outcomesOf(court)).every(({ nextHearingId, nextDay }) => nextHearingId === null && nextDay === null),
    ).toBe(true);
    const days = await db.select().from(courtDayTable).where(eq(courtDayTable.courtId, court.courtId));
    expect(
      days
        .filter(({ day }) => day > TODAY)
        .map(({ listedMatters }) => listedMatters)
        .every((n) => n === 0),
    ).toBe(true);
  });
});

describe("adjourning all that remain", () => {
  test("a strike adjourns whoever has no outcome, for one reason and side", async () => {
    const court = await makeCourt(db);
    const all = await fullDay(court, 4);
    await record(court, all[0]!.hearingId, {
      kind: "held-moved-on",
      next: { purpose: "mention", day: addDays(TODAY, 7) },
    });
    const choice = { courtId: court.courtId, day: TODAY, overDays: 3 };
    const preview = await previewAdjournRemaining(court.clerk, choice);
    const answer = await adjournRemaining(court.clerk, { ...choice, reason: "strike", ...said });
    expect(answer).toMatchObject(preview);
    expect(answer).toMatchObject({ matters: 3, unplaced: [] });
    const kept = await outcomesOf(court);
    expect(kept.map(({ kind, side }) => [kind, side])).toEqual([
      ["held-moved-on", null],
      ...Array(3).fill(["adjourned", "bar-strike"]),
    ]);
    expect(kept.every(({ nextHearingId }) => nextHearingId !== null)).toBe(true);
    expect((await nextOf(court)).every(({ isFixed, source }) => isFixed && source === "court")).toBe(true);
  });

  test("what finds no room keeps waiting without an outcome and is told", async () => {
    const court = await makeCourt(db, { planMatters: 3, ceilingMatters: 3, blocks: [] });
    await fullDay(court, 3);
    for (let at = 0; at < 2; at += 1) {
      await listCase(court.clerk, court.courtId, await makeCase(db, court), addDays(TODAY, 7), { purpose: "mention" });
    }
    const answer = await adjournRemaining(court.clerk, {
      ...{ courtId: court.courtId, day: TODAY, overDays: 1, reason: "judge-on-leave" },
      ...said,
    });
    expect([answer.placed.length, answer.unplaced.length]).toEqual([1, 2]);
    expect(await outcomesOf(court)).toHaveLength(1);
    const waiting = (await db.select().from(hearing).where(eq(hearing.courtId, court.courtId))).filter(
      ({ day, state }) => day === TODAY && state === "listed",
    );
    expect(waiting.map(({ id }) => id).sort()).toEqual(answer.unplaced.map(({ hearingId }) => hearingId).sort());
  });
});

describe("days that a carry-over passes by", () => {
  test("a closed Thursday and one that the moon may close", async () => {
    const court = await makeCourt(db);
    const close = (day: CourtDay, isConfirmed: boolean) => ({
      ...{ districtId: court.districtId, fromDay: day, untilDay: day, nameEn: "Holiday" },
      ...{ kind: isConfirmed ? ("gazetted" as const) : ("tentative" as const), effect: "closed" as const, isConfirmed },
      alternatives: isConfirmed ? [] : [courtDay("2026-12-24")],
    });
    await db.insert(closure).values([close(addDays(TODAY, 7), true), close(courtDay("2026-12-23"), false)]);
    for (const { hearingId } of await fullDay(court, 4)) await record(court, hearingId, {});
    await carryOver(court.clerk, { ...choiceOf(court, 2), ...said });
    expect(new Set((await nextOf(court)).map(({ day }) => day))).toEqual(new Set(["2026-12-17", "2026-12-31"]));
  });
});

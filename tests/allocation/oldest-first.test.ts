import { describe, expect, test } from "vitest";
import { allocate } from "../../server/allocation/allocate.ts";
import type { DayLoad } from "../../server/courts/court-days.ts";
import {
  dayOfSession,
  matterId,
  type PendingMatter,
  type PlanFacts,
  problemOf,
  reasonOf,
} from "../../server/listing/availability/problem-of.ts";
import { addDays, type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../../server/rules/case/purposes.ts";

const TODAY = courtDay("2026-11-26");

function thursday(weeks: number, given: Partial<DayLoad> = {}): DayLoad {
  const calendar = { version: null, isNamed: true, movedFrom: null, movedTo: null, kind: "dedicated", isOpen: true };
  const closure = { isTentative: false, isNoWork: false, because: "pattern", closureEn: null, closureUr: null };
  const plan = { planMinutes: 120, planMatters: 20, ceilingMinutes: 360, ceilingMatters: 60 };
  const listed = { listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0, endedAt: null };
  return { day: addDays(TODAY, 7 * weeks), ...calendar, ...closure, ...plan, ...listed, ...given } as DayLoad;
}

function pending(caseId: number, purpose: Purpose, since: string, given: Partial<PendingMatter> = {}): PendingMatter {
  const { minutes, stages } = PURPOSE_RULES[purpose];
  const facts = { isInCustody: false, adjournments: 0, notReachedTimes: 0, isVulnerable: false };
  return { caseId, purpose, minutes, stage: stages[0]!, since: courtDay(since), ...facts, ...given };
}

const facts = (days: DayLoad[], matters: PendingMatter[]): PlanFacts => ({
  ...{ courtId: 1, today: TODAY, custodyDays: 15, kept: [], standing: [], people: [] },
  ...{ days, pending: matters },
});

/** The day of each case that got one, at the effort the planner uses. */
function planned(days: DayLoad[], matters: PendingMatter[]): Map<number, CourtDay> {
  const { placements } = allocate(problemOf(facts(days, matters)), { seed: 1, effort: "normal" });
  return new Map(
    matters.flatMap(({ caseId }) => {
      const session = placements[matterId(caseId)];
      return session === undefined ? [] : [[caseId, dayOfSession(session)] as const];
    }),
  );
}

const many = (count: number, from: number, make: (caseId: number) => PendingMatter) =>
  Array.from({ length: count }, (_, index) => make(from + index));

describe("what waited long has its place first", () => {
  test("an older matter is not passed over for a fresh shorter one on the same day", () => {
    const old = many(3, 1, (caseId) => pending(caseId, "evidence", "2023-11-01"));
    const fresh = many(20, 100, (caseId) => pending(caseId, "mention", "2026-03-01"));
    const days = planned([thursday(1), thursday(2)], [...fresh, ...old]);
    for (const { caseId } of old) expect(days.get(caseId)).toBe(thursday(1).day);
  });

  test("nor where there is one day only, and what is left over is the fresh", () => {
    const old = many(3, 1, (caseId) => pending(caseId, "evidence", "2023-11-01"));
    const fresh = many(20, 100, (caseId) => pending(caseId, "mention", "2026-03-01"));
    expect([...planned([thursday(1)], [...fresh, ...old]).keys()]).toEqual([1, 2, 3]);
  });

  test("nor is an older short matter for a fresh long one, where places are what is scarce", () => {
    const old = many(4, 1, (caseId) => pending(caseId, "mention", "2019-03-01"));
    const fresh = many(4, 100, (caseId) => pending(caseId, "evidence", "2026-09-01"));
    const day = thursday(1, { planMinutes: 240, planMatters: 4 });
    expect([...planned([day], [...fresh, ...old]).keys()]).toEqual([1, 2, 3, 4]);
  });

  test("who came twice in vain comes before who has waited a little longer", () => {
    const days = planned(
      [thursday(1, { planMinutes: 40 }), thursday(2, { planMinutes: 40 })],
      [pending(1, "evidence", "2023-01-01"), pending(2, "evidence", "2024-06-01", { notReachedTimes: 2 })],
    );
    expect(days.get(2)).toBe(thursday(1).day);
  });

  test("custody and bail still go before age", () => {
    const old = many(3, 1, (caseId) => pending(caseId, "evidence", "2021-03-01"));
    const held = pending(50, "charge", "2026-09-01", { isInCustody: true });
    const bail = pending(51, "bail", "2026-10-01", { isInCustody: true });
    const days = planned([thursday(1), thursday(2)], [...old, held, bail]);
    expect([days.get(50), days.get(51)]).toEqual([thursday(1).day, thursday(1).day]);
  });

  test("minutes that an old matter cannot use go to a fresh one", () => {
    const old = many(3, 1, (caseId) => pending(caseId, "evidence", "2019-03-01"));
    const fresh = pending(100, "mention", "2026-09-01");
    const days = planned([thursday(1, { planMinutes: 100 }), thursday(2)], [...old, fresh]);
    expect(days.get(100)).toBe(thursday(1).day);
  });
});

test("a custody limit before the next open hearing day is named, not a window that runs backwards", () => {
  const days = [thursday(3)];
  const plan = allocate(problemOf(facts(days, [pending(1, "evidence", "2024-01-01", { isInCustody: true })])), {
    seed: 1,
    effort: "normal",
  });
  expect(reasonOf(plan.reasons.m1!, [], days[0]!.day)).toEqual({
    code: "limit-first",
    day: "2026-12-17",
    until: "2026-12-11",
  });
  expect(plan.unplaced[0]!.because).toBe(
    "Not placed: its court does not sit between Thursday 26 November 2026 and Friday 11 December 2026.",
  );
});

import { describe, expect, test } from "vitest";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { firstDayToPlan } from "../../../server/rules/calendar/court-hours.ts";
import { budgetOver, budgetUsedUp, budgetWithoutRoom, shareUsed } from "../../../server/rules/calendar/day-budgets.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import { checkMove } from "../../../server/rules/listing/check-move.ts";
import type { DayFacts } from "../../../server/rules/listing/listing-rules.ts";

const TODAY = courtDay("2026-11-26");

describe("the first day that can still be planned", () => {
  const block = (startsAt: string, planMinutes: number | null = null) => ({ startsAt, planMinutes });
  const blocks = [block("12:00"), block("09:00"), block("10:30")];
  const at = (time: string, given: Partial<Parameters<typeof firstDayToPlan>[2]> = {}) =>
    firstDayToPlan(TODAY, time, { blocks, planMinutes: 240, isEnded: false, ...given });

  test("is today while the last block runs, and tomorrow in the evening", () => {
    expect(at("08:00")).toBe(TODAY);
    expect(at("13:20")).toBe(TODAY);
    expect(at("13:21")).toBe(addDays(TODAY, 1));
    expect(at("19:30")).toBe(addDays(TODAY, 1));
  });

  test("is tomorrow as soon as the day was ended", () => {
    expect(at("11:00", { isEnded: true })).toBe(addDays(TODAY, 1));
  });

  test("goes by the minutes of the last block, and by nine o'clock where there are no blocks", () => {
    expect(at("14:00", { blocks: [block("12:00", 180)] })).toBe(TODAY);
    expect(at("12:59", { blocks: [] })).toBe(TODAY);
    expect(at("13:01", { blocks: [] })).toBe(addDays(TODAY, 1));
  });

  test("is never before today because a plan is longer than the day", () => {
    expect(at("23:59", { planMinutes: 3000 })).toBe(TODAY);
  });
});

describe("a full day says which of its budgets is full", () => {
  const day = { minutes: 240, planMinutes: 240, matters: 15, planMatters: 45 };

  test("minutes, number of matters, or both", () => {
    expect(budgetUsedUp(day)).toBe("minutes");
    expect(budgetUsedUp({ ...day, minutes: 100, matters: 45 })).toBe("matters");
    expect(budgetUsedUp({ ...day, matters: 45 })).toBe("both");
    expect(budgetUsedUp({ ...day, minutes: 239 })).toBeNull();
    expect(budgetOver(day)).toBeNull();
    expect(budgetOver({ ...day, minutes: 241 })).toBe("minutes");
  });

  test("what has room for five minutes may have none for forty", () => {
    expect(budgetWithoutRoom({ ...day, minutes: 225 }, 40)).toBe("minutes");
    expect(budgetWithoutRoom({ ...day, minutes: 225 }, 5)).toBeNull();
  });

  test("its bar follows the tighter budget", () => {
    expect(shareUsed({ ...day, minutes: 60 })).toBeCloseTo(1 / 3);
    expect(shareUsed(day)).toBe(1);
  });
});

describe("a move is checked before it is made", () => {
  const day: DayFacts = {
    ...{ day: addDays(TODAY, 7), kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false },
    ...{ planMinutes: 240, planMatters: 45, ceilingMinutes: 720, ceilingMatters: 135 },
    ...{ listedMinutes: 130, listedMatters: 15, beyondMinutes: 0, beyondMatters: 0 },
  };
  const evidence = { purpose: "evidence" as Purpose, minutes: 40, isInCustody: false };
  const check = (facts: Partial<DayFacts>, matters = [evidence]) =>
    checkMove({ ...day, ...facts }, matters, DEFAULT_POLICY, TODAY);
  const rules = (facts: Partial<DayFacts>, matters = [evidence]) =>
    check(facts, matters).findings.map(({ rule }) => rule);

  test("a closed day is told while it is chosen", () => {
    expect(rules({ isOpen: false, kind: "closed" })).toContain("closed-day");
  });

  test("several matters that fit one by one, and not together, are over the plan in minutes", () => {
    expect(rules({})).toEqual([]);
    expect(check({}, [evidence, evidence, evidence])).toMatchObject({ needed: 120, full: "minutes" });
    expect(rules({}, [evidence, evidence, evidence])).toEqual(["beyond-plan"]);
  });

  test("the ceiling is told by the budget that meets it", () => {
    expect(check({ listedMatters: 135 }).full).toBe("matters");
    expect(rules({ listedMatters: 135 })).toContain("beyond-ceiling");
  });

  test("a person in custody is told of the fifteen days", () => {
    const held = { ...evidence, isInCustody: true };
    expect(rules({ day: addDays(TODAY, 21) }, [held])).toEqual(["custody-limit"]);
    expect(rules({ kind: "ordinary" }, [held])).toEqual([]);
    expect(rules({ kind: "ordinary" })).toEqual(["not-a-hearing-day"]);
  });
});

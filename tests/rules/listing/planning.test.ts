import { describe, expect, test } from "vitest";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type BlockFacts, blockWithRoom, fillBlocks } from "../../../server/rules/calendar/time-blocks.ts";
import { officeNumber, postedNumber } from "../../../server/rules/case/case-label.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import type { DayFacts } from "../../../server/rules/listing/listing-rules.ts";
import {
  neededFor,
  type PendingFacts,
  planWindow,
  weightOf,
  yearsPending,
} from "../../../server/rules/listing/planning.ts";
import { earliestDays } from "../../../server/rules/listing/possible-days.ts";
import { callingOrder, placesAfterMove } from "../../../server/rules/planner/day-order.ts";

const TODAY = courtDay("2026-12-03");

const pending = (given: Partial<PendingFacts> = {}): PendingFacts => ({
  purpose: "evidence",
  stage: "prosecution-evidence",
  since: courtDay("2024-12-03"),
  isInCustody: false,
  adjournments: 0,
  notReachedTimes: 0,
  isVulnerable: false,
  ...given,
});
const weigh = (given: Partial<PendingFacts> = {}) => weightOf(pending(given), TODAY);

describe("the weight of a matter", () => {
  test("an older case weighs more than a younger one, whatever its adjournments", () => {
    expect(weigh({ since: courtDay("2022-12-03") })).toBeGreaterThan(weigh({ adjournments: 15 }));
  });

  test("custody, a sensitive victim, being passed by and the end of a trial each add to it", () => {
    const additions: Partial<PendingFacts>[] = [
      { isInCustody: true },
      { isVulnerable: true },
      { notReachedTimes: 1 },
      { adjournments: 1 },
      { stage: "judgment" },
    ];
    for (const addition of additions) expect(weigh(addition)).toBeGreaterThan(weigh());
  });

  test("a case that was registered tomorrow by mistake weighs no less than nothing", () => {
    expect(weigh({ since: courtDay("2027-12-03") })).toBe(1);
    expect(yearsPending(courtDay("2027-12-03"), TODAY)).toBe(0);
  });
});

describe("the window of a matter", () => {
  const days = { today: TODAY, from: TODAY, last: courtDay("2027-01-28"), custodyDays: 15 };

  test("in custody it ends on the fifteenth day, otherwise with the plan", () => {
    expect(planWindow({ isInCustody: true }, days).until).toBe("2026-12-18");
    expect(planWindow({ isInCustody: false }, days).until).toBe("2027-01-28");
  });

  test("a plan shorter than the limit ends it", () => {
    expect(planWindow({ isInCustody: true }, { ...days, last: courtDay("2026-12-10") }).until).toBe("2026-12-10");
  });

  test("a limit before the first day of the plan never makes it end before it begins", () => {
    const window = planWindow({ isInCustody: true }, { ...days, from: courtDay("2026-12-24") });
    expect(window).toEqual({ from: TODAY, due: "2026-12-18", until: "2026-12-18" });
  });
});

test("the officer is needed for evidence and not for arguments; counsel can send somebody", () => {
  expect(neededFor("evidence", "investigating-officer")).toBe("must");
  expect(neededFor("arguments", "investigating-officer")).toBeNull();
  expect(neededFor("arguments", "counsel")).toBe("stand-in");
  expect(neededFor("mention", "counsel")).toBeNull();
});

describe("the days that would do", () => {
  const day = (weeks: number, given: Partial<DayFacts> = {}): DayFacts => ({
    day: addDays(TODAY, weeks * 7),
    kind: "dedicated",
    isOpen: true,
    isTentative: false,
    isNoWork: false,
    planMinutes: 100,
    planMatters: 10,
    ceilingMinutes: 300,
    ceilingMatters: 30,
    listedMinutes: 0,
    listedMatters: 0,
    beyondMinutes: 0,
    beyondMatters: 0,
    ...given,
  });
  const evidence = { purpose: "evidence" as Purpose, minutes: 40, isInCustody: false };
  const found = (days: DayFacts[], matter = evidence) => earliestDays(days, matter, DEFAULT_POLICY, TODAY);

  test("are the three earliest with room; closed, struck and full ones are left out", () => {
    const days = [
      day(0, { listedMinutes: 90 }),
      day(1, { kind: "closed", isOpen: false }),
      day(2, { isNoWork: true }),
      day(3),
      day(4, { isTentative: true }),
      day(5),
      day(6),
    ];
    expect(found(days)).toEqual([
      { day: addDays(TODAY, 21), notes: [] },
      { day: addDays(TODAY, 28), notes: ["tentative-day"] },
      { day: addDays(TODAY, 35), notes: [] },
    ]);
  });

  test("are days over their plan only where too few have room, and never one at its ceiling", () => {
    const days = [day(0, { listedMinutes: 290 }), day(1, { listedMinutes: 90 }), day(2)];
    expect(found(days)).toEqual([
      { day: addDays(TODAY, 7), notes: ["over-plan"] },
      { day: addDays(TODAY, 14), notes: [] },
    ]);
  });

  test("include ordinary working days for somebody in custody, and say when the limit is passed", () => {
    const days = [day(0, { kind: "ordinary" }), day(3)];
    expect(found(days)).toEqual([{ day: addDays(TODAY, 21), notes: [] }]);
    expect(found(days, { ...evidence, isInCustody: true })).toEqual([
      { day: TODAY, notes: ["ordinary-day"] },
      { day: addDays(TODAY, 21), notes: ["custody-limit"] },
    ]);
  });
});

describe("time blocks", () => {
  const block = (startsAt: string, given: Partial<BlockFacts> = {}): BlockFacts => ({
    startsAt,
    planMinutes: null,
    planMatters: null,
    ceilingMinutes: null,
    ceilingMatters: null,
    listedMinutes: 0,
    listedMatters: 0,
    ...given,
  });

  test("fill from the morning on, each with its share of the day", () => {
    const matters = Array.from({ length: 6 }, () => ({ minutes: 50 }));
    const filled = fillBlocks(matters, [block("12:00"), block("09:00"), block("10:30")], 300);
    expect(filled.map((one) => one.block)).toEqual(["09:00", "09:00", "10:30", "10:30", "12:00", "12:00"]);
  });

  test("go past their share evenly, and never past a ceiling of their own", () => {
    const matters = Array.from({ length: 3 }, () => ({ minutes: 100 }));
    const filled = fillBlocks(matters, [block("09:00", { ceilingMinutes: 100 }), block("10:30")], 100);
    expect(filled.map((one) => one.block)).toEqual(["09:00", "10:30", "10:30"]);
    expect(blockWithRoom([block("09:00", { ceilingMatters: 0 })], 100, 10)).toBeNull();
  });
});

describe("the order of a day", () => {
  const matter = (caseId: number, given: object = {}) => ({
    caseId,
    block: "09:00",
    purpose: "evidence" as Purpose,
    isInCustody: false,
    isFixed: false,
    since: courtDay("2024-01-01"),
    chosenPlace: null,
    ...given,
  });
  const order = (matters: ReturnType<typeof matter>[]) => callingOrder(matters).map(({ caseId }) => caseId);

  test("is the same whatever order the matters come in, also where every rule finds them alike", () => {
    const matters = [matter(3), matter(1), matter(2, { isInCustody: true })];
    expect(order(matters)).toEqual([2, 1, 3]);
    expect(order([...matters].reverse())).toEqual([2, 1, 3]);
  });

  test("keeps the place that a clerk chose", () => {
    expect(order([matter(1), matter(2), matter(3, { chosenPlace: 1 })])).toEqual([3, 1, 2]);
  });

  test("a matter put before another pushes the chosen ones after it along", () => {
    const block = [
      { key: "a", isChosen: true },
      { key: "b", isChosen: false },
      { key: "c", isChosen: true },
    ];
    expect([...placesAfterMove(block, "c", "a")]).toEqual([
      ["c", 1],
      ["a", 2],
    ]);
    expect([...placesAfterMove(block, "d", null)]).toEqual([
      ["a", 1],
      ["c", 3],
      ["d", 4],
    ]);
  });
});

test("a matter without a case number is called by its FIR in the office and never on the wall", () => {
  const facts = {
    caseId: 9,
    numberPrefix: null,
    number: null,
    numberSuffix: null,
    year: null,
    firNumber: 32,
    firYear: 2019,
  };
  expect([officeNumber(facts), postedNumber(facts)]).toEqual(["FIR 32/2019", "P-9"]);
  const numbered = { ...facts, numberPrefix: "SC", number: 150, year: 2024 };
  expect([officeNumber(numbered), postedNumber(numbered)]).toEqual(["SC 150/2024", "SC 150/2024"]);
});

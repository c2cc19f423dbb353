import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import {
  type AccusedJudgment,
  type AccusedResult,
  appealOf,
  caseEnding,
  caseResult,
  daysReserved,
  isCaseOver,
  judgmentFindings,
  judgmentState,
  registeredToJudgment,
} from "../../../server/rules/judgment/judgment.ts";

const today = courtDay("2026-11-26");
const of = (result: AccusedResult | null, given: Partial<AccusedJudgment> = {}): AccusedJudgment => ({
  ...{ accused: 1, result, sentence: null, isSplit: false },
  ...given,
});

describe("the appeal", () => {
  const judgment = { rank: "magistrate", announcedDay: courtDay("2026-09-01"), isUnderPeca: true } as const;

  test("is unknown until the certified copy is supplied, however long ago the judgment was", () => {
    expect(appealOf({ ...judgment, suppliedDay: null }, today)).toMatchObject({ lastDay: null, isOver: false });
  });

  test("runs thirty days from the supply, and is over on the day after", () => {
    const supplied = { ...judgment, suppliedDay: courtDay("2026-10-27") };
    expect(appealOf(supplied, today)).toMatchObject({ lastDay: "2026-11-26", isOver: false, confirmed: true });
    expect(appealOf(supplied, courtDay("2026-11-27")).isOver).toBe(true);
  });

  test("lies from a magistrate to Sessions, and from Sessions to the High Court", () => {
    expect(appealOf({ ...judgment, suppliedDay: null }, today).court).toBe("sessions");
    expect(appealOf({ ...judgment, rank: "sessions", suppliedDay: null }, today).court).toBe("high-court");
  });

  test("where nothing of PECA was charged the time is not guessed", () => {
    const other = { ...judgment, isUnderPeca: false, suppliedDay: courtDay("2026-10-27") };
    expect(appealOf(other, today)).toMatchObject({ lastDay: null, confirmed: false });
  });
});

describe("a case is over when every accused has a result", () => {
  test("and not before", () => {
    expect(isCaseOver([of("convicted"), of(null)])).toBe(false);
    expect(isCaseOver([of("convicted"), of("abated")])).toBe(true);
    expect(isCaseOver([])).toBe(false);
  });

  test("an absconder or a juvenile who is tried apart holds nobody up", () => {
    expect(isCaseOver([of("acquitted"), of(null, { isSplit: true })])).toBe(true);
    expect(isCaseOver([of(null, { isSplit: true })])).toBe(false);
  });

  test("what some compounded counts as compounded, unless another was convicted, acquitted or discharged", () => {
    const [first, second] = [of(null, { accused: 1 }), of(null, { accused: 2 })];
    expect(caseEnding([first, second], [1])).toBeNull();
    expect(caseEnding([first, second], [1, 2])).toBe("compounded");
    expect(caseEnding([first, of("convicted", { accused: 2 })], [1])).toBe("convicted");
    expect(caseEnding([first, of("acquitted", { accused: 2 })], [1])).toBe("acquitted");
    expect(caseEnding([first, of("abated", { accused: 2 })], [1])).toBe("compounded");
    expect(caseEnding([of("abated")], [])).toBe("abated");
    expect(caseEnding([first, of(null, { accused: 2, isSplit: true })], [1])).toBe("compounded");
  });

  test("one conviction makes it a conviction in the returns", () => {
    expect(caseResult([of("acquitted"), of("convicted")])).toBe("convicted");
    expect(caseResult([of("discharged"), of("acquitted")])).toBe("acquitted");
    expect(caseResult([of("abated")])).toBe("abated");
    expect(caseResult([of("convicted"), of(null)])).toBeNull();
  });
});

describe("what looks wrong in a judgment warns", () => {
  const codes = (judgment: AccusedJudgment, maxMonths: number | null = 36) =>
    judgmentFindings(judgment, maxMonths).map(({ code }) => code);
  const sentence = { months: 36, fine: 100_000, compensation: 50_000 };

  test("compensation comes on top of a sentence, never without a conviction", () => {
    expect(codes(of("convicted", { sentence }))).toEqual([]);
    expect(codes(of("acquitted", { sentence: { months: 0, fine: 0, compensation: 1 } }))).toEqual([
      "compensation-without-conviction",
    ]);
    expect(codes(of("acquitted"))).toEqual([]);
    expect(codes(of("acquitted", { sentence }))).toContain("sentence-without-conviction");
  });

  test("a sentence longer than the longest charged, or none at all", () => {
    expect(codes(of("convicted", { sentence: { ...sentence, months: 37 } }))).toEqual(["sentence-beyond-maximum"]);
    expect(codes(of("convicted", { sentence: { ...sentence, months: 37 } }), null)).toEqual([]);
    expect(codes(of("convicted"))).toEqual(["conviction-without-sentence"]);
    expect(codes(of("convicted", { sentence: { ...sentence, fine: 0.5 } }))).toEqual(["amount-not-whole"]);
  });
});

describe("time", () => {
  test("a judgment is reserved for whole days, until it is announced", () => {
    const reservedDay = courtDay("2026-11-19");
    expect(daysReserved({ reservedDay, announcedDay: null }, today)).toBe(7);
    expect(daysReserved({ reservedDay, announcedDay: courtDay("2026-11-20") }, today)).toBe(1);
    expect(daysReserved({ reservedDay: null, announcedDay: null }, today)).toBeNull();
    expect(judgmentState({ reservedDay, announcedDay: null })).toBe("reserved");
    expect(judgmentState({ reservedDay, announcedDay: today })).toBe("announced");
    expect(judgmentState({ reservedDay: null, announcedDay: null })).toBe("pending");
  });

  test("a case registered in 2018 and decided in 2021 says so", () => {
    const matter = { firDay: courtDay("2018-03-10"), institutionDay: courtDay("2018-09-01") };
    expect(registeredToJudgment({ ...matter, announcedDay: courtDay("2021-05-09") }, today)).toEqual({
      ...{ years: 3, months: 1, days: 1156 },
    });
    expect(registeredToJudgment({ ...matter, firDay: null, announcedDay: null }, today)).toMatchObject({ years: 8 });
    expect(registeredToJudgment({ firDay: null, institutionDay: null, announcedDay: null }, today)).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { ADJOURNMENT_REASONS, ADJOURNMENT_RULES } from "../../../server/rules/case/adjournment.ts";
import { OUTCOMES } from "../../../server/rules/case/outcomes.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { STAGES } from "../../../server/rules/case/stages.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import type { DayFacts } from "../../../server/rules/listing/listing-rules.ts";
import { type SpreadMatter, spreadMatters } from "../../../server/rules/lost-days/spread-matters.ts";
import {
  decideAfterLeaving,
  decideOutcome,
  stageAfterHearing,
  usualNextPurpose,
} from "../../../server/rules/sitting/hearing-outcome.ts";

const DAY = courtDay("2026-12-03");
const hearing = { day: DAY, stage: "prosecution-evidence" } as const;
const next = { purpose: "evidence", day: courtDay("2026-12-10") } as const;

describe("deciding an outcome", () => {
  test.each(ADJOURNMENT_REASONS)("the side of %s follows from the reason", (reason) => {
    expect(decideOutcome(hearing, { kind: "adjourned", reason, next })).toMatchObject({
      reason,
      side: ADJOURNMENT_RULES[reason].side,
    });
  });

  test("only an adjournment keeps a reason, only a disposal says how it ended", () => {
    const given = { reason: "strike", side: "bar-strike", disposal: "acquitted", next } as const;
    expect(decideOutcome(hearing, { ...given, kind: "held-moved-on" })).toMatchObject({
      reason: null,
      side: null,
      disposal: null,
    });
    expect(decideOutcome(hearing, { ...given, kind: "disposed", next: null })).toMatchObject({
      reason: null,
      disposal: "acquitted",
    });
  });

  test("a disposed case gets no next date", () => {
    expect(decideOutcome(hearing, { kind: "disposed", disposal: "acquitted", next })).toEqual({
      problem: "no-next-wanted",
    });
  });

  test("a not-reached matter may wait for the carry-over", () => {
    expect(decideOutcome(hearing, { kind: "not-reached" })).toMatchObject({ kind: "not-reached", next: null });
  });

  test("nothing but a hearing that went on, or a disposal, moves a case", () => {
    for (const stage of STAGES) {
      for (const kind of OUTCOMES.filter((one) => !["held-moved-on", "reserved", "disposed"].includes(one))) {
        for (const purpose of PURPOSES) expect(stageAfterHearing(stage, kind, purpose, null)).toBe(stage);
      }
    }
  });

  test("a mention or a bail matter in between leaves the trial where it is", () => {
    for (const purpose of ["mention", "bail", "report", "application", "order"] as const) {
      expect(stageAfterHearing("arguments", "held-moved-on", purpose, null)).toBe("arguments");
    }
  });

  test("a case laid to rest under section 249 is stayed, not decided", () => {
    expect(stageAfterHearing("absconder", "disposed", null, "dormant-249")).toBe("stopped");
    expect(stageAfterHearing("judgment", "disposed", null, "convicted")).toBe("decided");
  });

  test("the purpose that stands ready is the same one, unless the hearing finished it", () => {
    expect(usualNextPurpose("adjourned", "charge")).toBe("charge");
    expect(usualNextPurpose("held-moved-on", "charge")).toBe("plea");
    expect(usualNextPurpose("held-moved-on", "plea")).toBe("evidence");
    expect(usualNextPurpose("held-moved-on", "evidence")).toBe("evidence");
    expect(usualNextPurpose("reserved", "arguments")).toBe("judgment");
    expect(usualNextPurpose("reserved", "bail")).toBe("order");
  });
});

describe("an outcome entered when the case has left the court", () => {
  test("says what happened and whose delay it was, and nothing of what follows", () => {
    expect(decideAfterLeaving({ kind: "adjourned", reason: "platform-awaited" })).toEqual({
      ...{ kind: "adjourned", reason: "platform-awaited", side: "platform", disposal: null, next: null },
    });
    expect(decideAfterLeaving({ kind: "held-moved-on" })).toMatchObject({ kind: "held-moved-on", next: null });
  });

  test("needs its reason, takes no next date, and neither ends nor reserves a case that is not here", () => {
    const next = { purpose: "evidence", day: courtDay("2026-12-10") } as const;
    expect(decideAfterLeaving({ kind: "adjourned" })).toEqual({ problem: "reason" });
    expect(decideAfterLeaving({ kind: "held-moved-on", next })).toEqual({ problem: "no-next-wanted" });
    expect(decideAfterLeaving({ kind: "disposed", disposal: "acquitted" })).toEqual({ problem: "has-left" });
    expect(decideAfterLeaving({ kind: "reserved" })).toEqual({ problem: "has-left" });
  });
});

describe("spreading matters over days", () => {
  const dayOf = (day: string, listed: number): DayFacts => ({
    ...{ day: courtDay(day), kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false },
    ...{ planMinutes: 300, planMatters: 10, ceilingMinutes: 900, ceilingMatters: 30 },
    ...{ listedMinutes: listed * 10, listedMatters: listed, beyondMinutes: 0, beyondMatters: 0 },
  });

  test("no matter is lost and no day goes past its plan, whatever comes in", () => {
    const matter = fc.record({
      minutes: fc.integer({ min: 5, max: 60 }),
      isInCustody: fc.boolean(),
      notReachedTimes: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(matter, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }),
        (given, listed) => {
          const matters = given.map(
            (one, at): SpreadMatter => ({ ...one, hearingId: at + 1, purpose: "mention", order: at }),
          );
          const days = listed.map((count, at) => dayOf(`2026-12-${10 + 7 * Math.min(at, 2) + at}`, count));
          const plan = spreadMatters(matters, days, DEFAULT_POLICY, { overloadBecause: null, orderedBy: null }, DAY);
          const told = [...plan.placed, ...plan.unplaced].map(({ hearingId }) => hearingId).sort((a, b) => a - b);
          expect(told).toEqual(matters.map(({ hearingId }) => hearingId));
          for (const day of days) {
            const here = plan.placed.filter((one) => one.day === day.day).length;
            if (here > 0) expect(day.listedMatters + here).toBeLessThanOrEqual(day.planMatters);
          }
        },
      ),
      { seed: 20261203, numRuns: 300 },
    );
  });

  test("a reason opens days past their plan, up to the ceiling", () => {
    const matters = [
      { hearingId: 1, purpose: "mention", minutes: 5, isInCustody: false, notReachedTimes: 1, order: 0 },
    ] as const;
    const order = { overloadBecause: "not reached thrice", orderedBy: null };
    const spread = (listed: number) =>
      spreadMatters(matters, [dayOf("2026-12-10", listed)], DEFAULT_POLICY, order, DAY);
    expect(spread(10).placed).toMatchObject([{ day: "2026-12-10" }]);
    expect(spread(30).unplaced).toMatchObject([{ against: { rule: "beyond-ceiling" } }]);
  });
});

import { describe, expect, test } from "vitest";
import { addDays, type CourtDay, courtDay as day, daysBetween } from "../../../server/rules/calendar/court-day.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import { expectedReply } from "../../../server/rules/evidence/reply-times.ts";
import {
  daysAfterReply,
  evidenceOffer,
  keyedDays,
  latestForReply,
} from "../../../server/rules/listing/evidence-offer.ts";
import type { AwaitedReply } from "../../../server/rules/listing/evidence-wait.ts";
import type { DayFacts } from "../../../server/rules/listing/listing-rules.ts";
import type { Placeable } from "../../../server/rules/listing/possible-days.ts";
import { spreadMatters } from "../../../server/rules/lost-days/spread-matters.ts";

const TODAY = day("2026-12-03");
const THURSDAYS = Array.from({ length: 20 }, (_, week) => addDays(TODAY, 7 * (week + 1)));
const USUAL = THURSDAYS.slice(0, 5);

const law = { rank: "sessions" as const, sections: ["PECA 20"] };
const evidence: Placeable = { purpose: "evidence", minutes: 20, isInCustody: false, law };
/** Asked for today, and to be expected after so many days. */
const reply = (days: number): AwaitedReply => ({
  ...{ requestId: 1, kind: "data", source: "meta", sentDay: TODAY, neededFor: "evidence", n: 0 },
  expected: expectedReply(TODAY, undefined, days),
});
const offered = (days: number, matter = evidence) => evidenceOffer([reply(days)], matter, TODAY, DEFAULT_POLICY);

describe("the date of a hearing that needs a reply", () => {
  test("is proposed after the expected day, on every key", () => {
    const offer = offered(60);
    expect(offer).toMatchObject({ kind: "wait", notBefore: addDays(TODAY, 60) });
    const keys = keyedDays(USUAL, THURSDAYS, offer);
    expect(keys).toHaveLength(5);
    expect(keys[0]).toBe(addDays(TODAY, 63));
    expect(keyedDays(USUAL, THURSDAYS, { kind: "free" })).toEqual(USUAL);
  });

  test("keeps the usual keys where the court has no hearing day after it yet", () => {
    expect(keyedDays(USUAL, USUAL, offered(300))).toEqual(USUAL);
    expect(daysAfterReply([{ day: USUAL[0]! }], offered(300))).toHaveLength(1);
  });

  test("is a short mention where custody, or a target still ahead, ends before the reply", () => {
    expect(offered(60, { ...evidence, isInCustody: true }).kind).toBe("mention");
    const near = { ...evidence, law: { ...law, institutionDay: day("2026-07-01") } };
    const target = latestForReply(near, TODAY, DEFAULT_POLICY);
    if (target === null) throw new Error("the target of a fresh case is still ahead");
    expect(offered(daysBetween(TODAY, target), near).kind).toBe("wait");
    expect(offered(daysBetween(TODAY, target) + 1, near).kind).toBe("mention");
    // A target that has passed marks the case, and asks for no mention every week.
    expect(offered(60, { ...evidence, law: { ...law, institutionDay: day("2020-01-01") } }).kind).toBe("wait");
  });

  test("bail waits for no reply, and another purpose waits for none that evidence needs", () => {
    expect(offered(60, { ...evidence, purpose: "charge" }).kind).toBe("free");
    const forBail = { ...reply(60), neededFor: "bail" as const };
    expect(evidenceOffer([forBail], { ...evidence, purpose: "bail" }, TODAY, DEFAULT_POLICY).kind).toBe("free");
  });

  test("is not carried over to a day before the reply", () => {
    const open = (one: CourtDay): DayFacts => ({
      ...{ day: one, kind: "dedicated", isOpen: true, isTentative: false, isNoWork: false },
      ...{ planMinutes: 300, planMatters: 40, ceilingMinutes: 900, ceilingMatters: 120 },
      ...{ listedMinutes: 0, listedMatters: 0, beyondMinutes: 0, beyondMatters: 0 },
    });
    const left = { ...evidence, law: undefined, hearingId: 1, notReachedTimes: 1, order: 0 };
    const spread = (notBefore: CourtDay | null) =>
      spreadMatters(
        [{ ...left, notBefore }],
        USUAL.map(open),
        DEFAULT_POLICY,
        { overloadBecause: null, orderedBy: null },
        TODAY,
      );
    expect(spread(null).placed[0]?.day).toBe(USUAL[0]);
    expect(spread(USUAL[2]!).placed[0]?.day).toBe(USUAL[2]);
  });
});

import { describe, expect, test } from "vitest";
import { addDays, courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import {
  EVIDENCE_SOURCES,
  type EvidenceRequest,
  type LedgerEventKind,
  ledgerFindings,
  mayRecord,
  preservedUntil,
  REQUEST_KINDS,
  stateOf,
  USUAL_SOURCES,
} from "../../../server/rules/evidence/evidence-ledger.ts";
import { evidenceGate, expectedReply, replyTimes } from "../../../server/rules/evidence/reply-times.ts";

const SENT = day("2026-08-01");
type Steps = readonly (readonly [LedgerEventKind, string])[];
const request = (steps: Steps, over: Partial<EvidenceRequest> = {}): EvidenceRequest => ({
  ...{ kind: "data", source: "meta", dueDay: null },
  events: steps.map(([kind, on]) => ({ kind, day: day(on) })),
  ...over,
});
const preservation = (...more: Steps) => request([["sent", "2026-08-01"], ...more], { kind: "preservation" });

describe("a request of the evidence ledger", () => {
  test("is sent once, chased while open, and ends once", () => {
    expect(mayRecord(request([]), "chased")).toBe(false);
    expect(mayRecord(request([["sent", "2026-08-01"]]), "sent")).toBe(false);
    const partly = request([
      ["sent", "2026-08-01"],
      ["chased", "2026-08-20"],
      ["partly-answered", "2026-09-01"],
    ]);
    expect(mayRecord(partly, "chased") && mayRecord(partly, "answered")).toBe(true);
    expect(mayRecord(partly, "renewed")).toBe(false);
    expect(
      mayRecord(
        request([
          ["sent", "2026-08-01"],
          ["refused", "2026-08-09"],
        ]),
        "answered",
      ),
    ).toBe(false);
    expect(mayRecord(preservation(["answered", "2026-08-09"]), "renewed")).toBe(true);
  });

  test("shows where it stood on the day that is looked at", () => {
    const chased = request([
      ["sent", "2026-08-01"],
      ["chased", "2026-08-20"],
    ]);
    expect(["2026-07-31", "2026-08-19", "2026-08-20"].map((on) => stateOf(chased, day(on)))).toEqual([
      ...["draft", "sent", "chased"],
    ]);
  });

  test("is overdue the day after it was due, by the order or by the district's days", () => {
    const due = request([["sent", "2026-08-01"]], { dueDay: day("2026-08-31") });
    expect(ledgerFindings(due, day("2026-08-31"))).toEqual([]);
    expect(ledgerFindings(due, day("2026-09-01"))).toMatchObject([{ finding: "overdue", days: 1 }]);
    const undated = request([["sent", "2026-08-01"]]);
    expect(ledgerFindings(undated, day("2027-01-01"))).toEqual([]);
    expect(ledgerFindings(undated, day("2026-08-12"), { allowedDays: 10 })).toMatchObject([{ day: "2026-08-11" }]);
    const answered = request(
      [
        ["sent", "2026-08-01"],
        ["answered", "2026-08-20"],
      ],
      { dueDay: day("2026-08-10") },
    );
    expect(ledgerFindings(answered, day("2026-09-01"))).toEqual([]);
  });

  test("every kind has a source that is usually asked", () => {
    for (const kind of REQUEST_KINDS)
      expect(EVIDENCE_SOURCES).toEqual(expect.arrayContaining([...USUAL_SOURCES[kind]]));
  });
});

describe("preservation", () => {
  const LAST = addDays(SENT, 90);

  test("holds ninety days: kept on the ninetieth, lost on the next", () => {
    expect(preservedUntil(preservation())).toBe(LAST);
    expect(stateOf(preservation(), LAST)).toBe("sent");
    expect(stateOf(preservation(), addDays(LAST, 1))).toBe("expired");
    expect(stateOf(preservation(["answered", "2026-08-09"]), addDays(LAST, 1))).toBe("expired");
  });

  test("is told a fortnight ahead, and as lost once it is", () => {
    expect(ledgerFindings(preservation(), addDays(LAST, -15))).toEqual([]);
    expect(ledgerFindings(preservation(), addDays(LAST, -14))).toMatchObject([
      { finding: "preservation-ends", days: -14 },
    ]);
    expect(ledgerFindings(preservation(), addDays(LAST, 1))).toMatchObject([{ finding: "preservation-lost", days: 1 }]);
  });

  test("is prolonged by a renewal in time, from the day of the renewal; one that came too late revives nothing", () => {
    const inTime = preservation(["renewed", LAST]);
    expect(preservedUntil(inTime)).toBe(addDays(LAST, 90));
    expect(preservedUntil(preservation(["renewed", addDays(LAST, 1)]))).toBe(LAST);
  });
});

describe("how long a source takes", () => {
  const took = (days: number) => ({ source: "meta" as const, sentDay: SENT, answeredDay: addDays(SENT, days) });

  test("the median is shown with how many answers and their range", () => {
    expect(replyTimes([took(10), took(60), took(30), took(31)]).meta).toEqual({ median: 31, n: 4, low: 10, high: 60 });
    expect(replyTimes([])).toEqual({});
  });

  test("is believed from five answers on; before, the district's own number stands", () => {
    const learned = (n: number) => replyTimes(Array.from({ length: n }, () => took(40))).meta;
    expect(expectedReply(SENT, learned(4), 60)).toEqual({ day: addDays(SENT, 60), days: 60, isLearned: false });
    expect(expectedReply(SENT, learned(5), 60)).toEqual({ day: addDays(SENT, 40), days: 40, isLearned: true });
    expect(expectedReply(SENT, undefined, 60).isLearned).toBe(false);
  });

  test("a hearing that needs replies waits for the last of them, or gets a mention when one is late or past the limit", () => {
    const needed = (id: number, days: number) => ({ id, expected: expectedReply(SENT, undefined, days) });
    const both = [needed(1, 20), needed(2, 40)];
    expect(evidenceGate([], SENT, null)).toEqual({ kind: "free" });
    expect(evidenceGate(both, SENT, null)).toEqual({ kind: "wait", notBefore: addDays(SENT, 40), because: [1, 2] });
    expect(evidenceGate(both, SENT, addDays(SENT, 40)).kind).toBe("wait");
    expect(evidenceGate(both, SENT, addDays(SENT, 39))).toEqual({ kind: "mention", because: [2] });
    expect(evidenceGate(both, addDays(SENT, 20), null)).toEqual({ kind: "mention", because: [1] });
  });
});

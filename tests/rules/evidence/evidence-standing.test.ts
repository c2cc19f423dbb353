import { describe, expect, test } from "vitest";
import { addDays, courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import { policyOf } from "../../../server/rules/courts/policy.ts";
import type { EvidenceRequest } from "../../../server/rules/evidence/evidence-ledger.ts";
import { standingOf } from "../../../server/rules/evidence/evidence-standing.ts";
import { DEFAULT_REPLY_DAYS, replyDaysOf } from "../../../server/rules/evidence/reply-days.ts";
import { expectedReply } from "../../../server/rules/evidence/reply-times.ts";
import {
  type AwaitedReply,
  isAskedForNowhere,
  waitOf,
  windowFrom,
} from "../../../server/rules/listing/evidence-wait.ts";
import { withoutNames } from "../../../server/rules/people/withheld-names.ts";

const SENT = day("2026-10-03");
const TODAY = day("2026-12-03");

describe("where a request stands", () => {
  const request: EvidenceRequest = {
    ...{ kind: "data", source: "meta", dueDay: null },
    events: [
      { kind: "sent", day: SENT },
      { kind: "chased", day: day("2026-11-03") },
    ],
  };
  const facts = { today: TODAY, learned: undefined, replyDays: DEFAULT_REPLY_DAYS };

  test("it is allowed the district's days where the order set none, and told how long it is overdue", () => {
    expect(standingOf(request, facts)).toMatchObject({
      ...{ state: "chased", isOpen: true, dueBy: addDays(SENT, 60), isDueOrdered: false, overdueDays: 1 },
      ...{ timesChased: 1, lastChasedDay: "2026-11-03", expected: { day: addDays(SENT, 60), isLearned: false } },
    });
    const ordered = standingOf({ ...request, dueDay: day("2026-11-13") }, facts);
    expect(ordered).toMatchObject({ dueBy: "2026-11-13", isDueOrdered: true, overdueDays: 20 });
  });

  test("what was answered is neither overdue nor expected", () => {
    const answered = { ...request, events: [...request.events, { kind: "answered" as const, day: day("2026-11-20") }] };
    expect(standingOf(answered, facts)).toMatchObject({
      ...{ state: "answered", isOpen: false, overdueDays: 0, expected: null, answeredDay: "2026-11-20" },
    });
  });
});

describe("the days allowed for a reply", () => {
  test("are the district's own; what is no sensible number is left at its default", () => {
    expect(replyDaysOf({ meta: 45, google: -1, pta: 2.5, bank: "7" })).toEqual({ ...DEFAULT_REPLY_DAYS, meta: 45 });
    expect(policyOf({ replyDays: { x: 20 } }).replyDays.x).toBe(20);
    expect(policyOf(null).replyDays).toEqual(DEFAULT_REPLY_DAYS);
  });
});

describe("a hearing that needs a reply", () => {
  const reply = (requestId: number, days: number, over: Partial<AwaitedReply> = {}): AwaitedReply => ({
    ...{ requestId, kind: "data", source: "meta", sentDay: SENT, neededFor: "evidence", n: 0 },
    expected: expectedReply(SENT, undefined, days),
    ...over,
  });

  test("waits for the last of those it needs, and for no other", () => {
    const replies = [reply(1, 70), reply(2, 90, { source: "bank" }), reply(3, 200, { neededFor: "arguments" })];
    const { gate, because } = waitOf(replies, "evidence", TODAY, null);
    expect(gate).toMatchObject({ kind: "wait", notBefore: addDays(SENT, 90) });
    expect(because).toEqual({ source: "bank", day: addDays(SENT, 90), days: 90, n: 0, kind: "wait" });
    expect(waitOf(replies, "charge", TODAY, null)).toEqual({ gate: { kind: "free" }, because: null });
  });

  test("evidence that has begun waits for what evidence needs", () => {
    expect(waitOf([reply(1, 70)], "part-heard-evidence", TODAY, null).gate.kind).toBe("wait");
  });

  test("is a mention where the reply is late, or comes after the limit", () => {
    expect(waitOf([reply(1, 61)], "evidence", TODAY, null).because).toMatchObject({ kind: "mention" });
    expect(waitOf([reply(1, 70)], "evidence", TODAY, addDays(SENT, 69)).because).toMatchObject({ kind: "mention" });
  });

  test("has the days of the plan from the expected day on, or none of them", () => {
    const window = { from: day("2026-12-03"), due: day("2026-12-31"), until: day("2027-01-28") };
    expect(windowFrom(window, day("2026-11-01"))).toEqual(window);
    expect(windowFrom(window, day("2027-01-10"))).toEqual({ ...window, from: "2027-01-10", due: "2027-01-10" });
    expect(windowFrom(window, day("2027-03-01"))).toEqual({
      ...{ from: "2027-03-01", due: "2027-03-01", until: "2027-03-01" },
    });
  });

  test("a case adjourned for a reply that nobody asked for is told so", () => {
    expect(isAskedForNowhere("platform-awaited", [])).toBe(true);
    expect(isAskedForNowhere("platform-awaited", [{ kind: "forensic-report" }])).toBe(true);
    expect(isAskedForNowhere("forensic-awaited", [{ kind: "forensic-report" }])).toBe(false);
    expect(isAskedForNowhere("counsel-absent", [])).toBe(false);
    expect(isAskedForNowhere(null, [])).toBe(false);
  });
});

describe("a paper that leaves the court", () => {
  test("carries no name that may not leave it, whole or in part, in any letters", () => {
    const names = ["Ayesha Noor", "عائشہ نور"];
    expect(withoutNames("Account used to reach AYESHA  noor", names)).toBe("Account used to reach [name withheld]");
    expect(withoutNames("ayesha's photographs; عائشہ نور", names)).toBe(
      "[name withheld]'s photographs; [name withheld]",
    );
    expect(withoutNames("account @noorjehan.1990", names)).toBe("account @noorjehan.1990");
    expect(withoutNames("data of the account", [])).toBe("data of the account");
  });
});

import { describe, expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Attendee } from "../../../server/rules/listing/attendance.ts";
import type { Limit } from "../../../server/rules/listing/next-date-limits.ts";
import { type Called, turnOf } from "../../../server/rules/own-days/before-you.ts";
import { answersTo, ledgerEventOf } from "../../../server/rules/own-days/officer-reports.ts";
import { deadlineNear, dutiesOf, type OwedRequest, wantedAt } from "../../../server/rules/own-days/own-day.ts";
import { dueBefore } from "../../../server/rules/own-days/own-due.ts";

const THURSDAY = courtDay("2026-12-10");

describe("how many are called before a matter", () => {
  const sheet = (...rows: [heard: boolean, call: Called["lastCall"]][]): Called[] =>
    rows.map(([isHeard, lastCall], at) => ({ hearingId: at + 1, isHeard, lastCall }));

  test("are those that stand before it and are not decided", () => {
    const day = sheet([true, "called"], [false, null], [false, "called"], [false, null]);
    expect(turnOf(day, 4)).toEqual({ is: "to-come", before: 2, wasPassedOver: false });
    expect(turnOf(day, 3)).toEqual({ is: "now" });
    expect(turnOf(day, 1)).toEqual({ is: "heard" });
    expect(turnOf(day, 9)).toBeNull();
  });

  test("leave out who was passed over, who himself waits for all others", () => {
    const day = sheet([false, "passed-over"], [false, null], [false, null], [false, "passed-over"]);
    expect(turnOf(day, 2)).toMatchObject({ before: 0 });
    expect(turnOf(day, 1)).toEqual({ is: "to-come", before: 2, wasPassedOver: true });
    expect(turnOf(day, 4)).toMatchObject({ before: 3 });
  });
});

const request = (of: Partial<OwedRequest> = {}): OwedRequest => ({
  ...{ requestId: 1, caseId: 1, neededFor: "evidence", state: "chased", dueBy: null },
  ...of,
});
const officer = { role: "investigating-officer", testimony: null, isForDefence: false } as const;

describe("what an officer owes for a hearing", () => {
  test("is the reply that it waits for, the paper that is out, and himself where his stage is heard", () => {
    const owed = { purpose: "evidence", me: officer, requests: [request()] } as const;
    const duties = dutiesOf({ ...owed, processes: [{ processId: 7, state: "issued" }] });
    expect(duties).toEqual({ come: "present", bring: [1], serve: [7], isReportDue: false, isNeeded: true });
  });

  test("is nothing at arguments, with no paper to serve and no reply missing: he is not needed", () => {
    const served = [{ processId: 7, state: "served" as const }];
    const duties = dutiesOf({ purpose: "arguments", me: officer, requests: [request()], processes: served });
    expect(duties).toMatchObject({ come: null, bring: [], serve: [], isNeeded: false });
  });

  test("asks nobody to serve papers but the officer", () => {
    const me = { ...officer, role: "prosecutor" } as const;
    const duties = dutiesOf({ purpose: "arguments", me, requests: [], processes: [{ processId: 7, state: "issued" }] });
    expect(duties).toMatchObject({ come: "present", serve: [] });
  });

  test("has him testify where his own evidence is still to be taken", () => {
    const me = { ...officer, testimony: "pending" } as const;
    expect(dutiesOf({ purpose: "evidence", me, requests: [], processes: [] }).come).toBe("to-testify");
  });
});

test("who must be there is counted by role, witnesses by side", () => {
  const people: Attendee[] = [
    { id: 1, role: "accused", custody: "in" },
    { id: 2, role: "witness", testimony: "pending" },
    { id: 3, role: "witness", testimony: "pending" },
    { id: 4, role: "witness", testimony: "pending", isForDefence: true },
    { id: 5, role: "witness", testimony: "examined" },
  ];
  expect(wantedAt("evidence", people)).toEqual([
    { role: "accused", how: "produced", isForDefence: false, n: 1 },
    { role: "witness", how: "to-testify", isForDefence: false, n: 2 },
  ]);
  expect(wantedAt("defence-evidence", people)).toContainEqual({
    ...{ role: "witness", how: "to-testify", isForDefence: true, n: 1 },
  });
});

test("of the deadlines of a matter the first that its hearing must mind is told, and one that it misses as missed", () => {
  const limit = (rule: Limit["rule"], latest: string): Limit => ({
    ...{ rule, weight: "warns", authority: "", confirmed: true, earliest: null, latest: courtDay(latest) },
  });
  const custody = limit("custody-limit", "2026-12-11");
  expect(
    deadlineNear([custody, limit("trial-target", "2026-12-20"), limit("bail-clock", "2026-12-12")], THURSDAY),
  ).toEqual({ rule: "bail-clock", day: "2026-12-12", isMissed: false });
  expect(deadlineNear([limit("report-due", "2026-12-08")], THURSDAY)).toMatchObject({ isMissed: true });
  expect(deadlineNear([limit("trial-target", "2027-03-01"), custody], THURSDAY)).toBeNull();
});

describe("what is due before a day", () => {
  const duties = { come: null, bring: [1], serve: [7], isReportDue: false, isNeeded: true } as const;
  const matters = [
    { hearingId: 11, caseId: 1, day: THURSDAY, duties },
    { hearingId: 12, caseId: 2, day: courtDay("2026-12-17"), duties: { ...duties, bring: [1, 2], serve: [8] } },
  ];

  test("is what hearings up to it wait for, each thing once, and replies due by then in any matter", () => {
    const loose = request({ requestId: 3, caseId: 9, neededFor: null, dueBy: courtDay("2026-12-01") });
    const late = request({ requestId: 4, dueBy: courtDay("2026-12-30") });
    const due = dueBefore(matters, [request(), request({ requestId: 2 }), loose, late], THURSDAY);
    expect(due.map((one) => [one.kind, one.byDay, one.caseId])).toEqual([
      ["evidence", "2026-12-01", 9],
      ["evidence", "2026-12-10", 1],
      ["serve", "2026-12-10", 1],
    ]);
  });

  test("leaves out a reply that came", () => {
    expect(dueBefore([], [request({ state: "answered", dueBy: THURSDAY })], THURSDAY)).toEqual([]);
  });
});

test("a report of a reply becomes an answer, or a part of one; one of a paper no event of the ledger", () => {
  expect(ledgerEventOf("received", false)).toBe("answered");
  expect(ledgerEventOf("received", true)).toBe("partly-answered");
  expect(ledgerEventOf("chased", true)).toBe("chased");
  expect(ledgerEventOf("served", false)).toBeNull();
  expect(answersTo("cannot-come")).toEqual(["must-come"]);
});

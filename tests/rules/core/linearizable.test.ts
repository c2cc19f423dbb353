import { expect, test } from "vitest";
import { type Call, isLinearizable } from "../../bench/crash/linearizable.ts";

const listed = (caseId: number, hearingId: number, askedAt: number, answeredAt: number): Call => ({
  ...{ ask: { kind: "list", caseId }, answer: { kind: "listed", hearingId }, askedAt, answeredAt },
});
const refused = (caseId: number, code: string, askedAt: number, answeredAt: number): Call => ({
  ...{ ask: { kind: "list", caseId }, answer: { kind: "refused", code }, askedAt, answeredAt },
});
const withdrawn = (caseId: number, hearingId: number, askedAt: number, answeredAt: number): Call => ({
  ...{ ask: { kind: "withdraw", caseId, hearingId }, answer: { kind: "withdrawn" }, askedAt, answeredAt },
});
const seen = (hearingIds: number[], askedAt: number, answeredAt: number): Call => ({
  ...{ ask: { kind: "read" }, answer: { kind: "seen", hearingIds }, askedAt, answeredAt },
});

test("calls one after the other are in order when each answer follows from the one before", () => {
  const calls = [listed(1, 11, 0, 1), refused(1, "already-listed", 2, 3), seen([11], 4, 5), withdrawn(1, 11, 6, 7)];
  expect(isLinearizable(calls, 1)).toBe(true);
});

test("calls at one time may have taken effect in either order", () => {
  expect(isLinearizable([refused(2, "day-full", 0, 9), listed(1, 11, 1, 2)], 1)).toBe(true);
  expect(isLinearizable([seen([], 0, 9), listed(1, 11, 1, 2)], 1)).toBe(true);
});

test("two matters in the last place, a matter lost, and a refusal without cause fit no order", () => {
  expect(isLinearizable([listed(1, 11, 0, 1), listed(2, 12, 0, 1)], 1)).toBe(false);
  expect(isLinearizable([listed(1, 11, 0, 1), seen([], 2, 3)], 1)).toBe(false);
  expect(isLinearizable([refused(1, "day-full", 0, 1)], 1)).toBe(false);
  expect(isLinearizable([listed(1, 11, 0, 1), withdrawn(1, 11, 2, 3), withdrawn(1, 11, 4, 5)], 1)).toBe(false);
});

test("what was read before an answer is not read differently after it", () => {
  const calls = [listed(1, 11, 0, 9), seen([11], 1, 2), seen([], 3, 4)];
  expect(isLinearizable(calls, 1)).toBe(false);
});

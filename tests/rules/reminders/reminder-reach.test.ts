import { expect, test } from "vitest";
import { type ReachFacts, reachOf } from "../../../server/rules/reminders/reminder-reach.ts";
import type { ReminderState } from "../../../server/rules/reminders/reminder-states.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const texts = (...states: ReminderState[]) => states.map((state) => ({ channel: "sms" as const, state }));
const call = (result: ReachFacts["calls"][number]["result"], hour = 10) =>
  ({ state: result === null ? "open" : "done", result, at: result === null ? null : at(hour) }) as const;
const reach = (facts: Partial<ReachFacts>) => reachOf({ reminders: [], replies: [], calls: [], ...facts });
const state = (facts: Partial<ReachFacts>) => reach(facts).state;

test("she counts as reached only by the operator's word or a call's, never because a gateway took a message", () => {
  expect(state({ reminders: texts("accepted", "planned") })).toBe("sent");
  expect(state({ reminders: texts("delivered", "planned") })).toBe("reached");
  expect(state({ calls: [call("reached")] })).toBe("reached");
  expect(state({ reminders: texts("undelivered"), calls: [call("told-place")] })).toBe("reached");
});

test("nobody reached her where all failed, nothing is to come and no call is open", () => {
  expect(state({ reminders: texts("undelivered", "expired", "held") })).toBe("nobody");
  expect(state({})).toBe("nobody");
  expect(state({ reminders: texts("undelivered"), calls: [call("not-reached"), call("wrong-number")] })).toBe("nobody");
});

test("what is still to come waits, and a failed text with an open call waits for the call", () => {
  expect(state({ reminders: texts("planned") })).toBe("waiting");
  expect(state({ reminders: texts("undelivered"), calls: [call(null)] })).toBe("waiting");
});

test("a message nobody knows of stays in sight until she is reached, and is counted even then", () => {
  expect(reach({ reminders: texts("unclear", "planned") })).toMatchObject({ state: "unclear", unclear: 1 });
  expect(reach({ reminders: texts("unclear", "delivered") })).toMatchObject({ state: "reached", unclear: 1 });
});

test("the last answer counts, the phone's or a person's", () => {
  const replies = [
    { word: "coming", at: at(9) },
    { word: "cannot", at: at(12) },
    { word: "unknown", at: at(14) },
  ];
  expect(reach({ replies, reminders: texts("delivered") })).toMatchObject({ state: "no", by: "phone" });
  expect(reach({ replies, calls: [call("says-yes", 13)] })).toMatchObject({ state: "yes", by: "call" });
  expect(reach({ replies, calls: [call("says-yes", 11)] })).toMatchObject({ state: "no", by: "phone" });
});

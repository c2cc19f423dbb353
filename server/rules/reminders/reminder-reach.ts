import type { ReminderChannel } from "./reminder-plan.ts";
import type { ReminderState } from "./reminder-states.ts";

/** What the court knows of a person before the day; the order is that of the board, what asks for somebody first. */
export const REACH_STATES = ["no", "nobody", "unclear", "waiting", "sent", "reached", "yes"] as const;
export type ReachState = (typeof REACH_STATES)[number];

/** What came of a call. */
export const CALL_RESULTS = ["reached", "told-place", "says-yes", "says-no", "not-reached", "wrong-number"] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

export type ReachFacts = {
  /** The messages and calls of the date that stands; those of an earlier one tell nothing of this. */
  readonly reminders: readonly { readonly channel: ReminderChannel; readonly state: ReminderState }[];
  /** What the phone answered to them, and what was answered on a private page, behind its code. */
  readonly replies: readonly { readonly word: string; readonly at: Date; readonly by?: "phone" | "page" }[];
  readonly calls: readonly {
    readonly state: "open" | "done" | "dropped";
    readonly result: CallResult | null;
    readonly at: Date | null;
  }[];
};

export type Reach = {
  readonly state: ReachState;
  /** By whom the answer is: whoever held the phone, or knew the code of the page, or somebody who was spoken to. */
  readonly by: "phone" | "page" | "call" | null;
  /** Messages of which nobody knows whether they went out. */
  readonly unclear: number;
  readonly openCalls: number;
};

/**
 * Whether she was reached, and what she said: the last answer counts, a person's word as much as the phone's. `reached`
 * is the operator's word or a call's, `sent` only that a gateway took it; nothing counts as more than it is.
 */
export function reachOf({ reminders, replies, calls }: ReachFacts): Reach {
  const unclear = reminders.filter(({ state }) => state === "unclear").length;
  const openCalls = calls.filter(({ state }) => state === "open").length;
  const answer = lastAnswer(replies, calls);
  if (answer !== null) return { ...answer, unclear, openCalls };
  return { state: standing(reminders, calls, { unclear, openCalls }), by: null, unclear, openCalls };
}

type Answer = { readonly state: "yes" | "no"; readonly by: "phone" | "page" | "call"; readonly at: Date };

const OF_PHONE: Readonly<Record<string, Answer["state"]>> = { coming: "yes", cannot: "no" };
const OF_CALL: Readonly<Record<string, Answer["state"]>> = { "says-yes": "yes", "says-no": "no" };

function lastAnswer(replies: ReachFacts["replies"], calls: ReachFacts["calls"]): Pick<Answer, "state" | "by"> | null {
  const answers: Answer[] = [];
  for (const { word, at, by = "phone" } of replies) {
    const state = OF_PHONE[word];
    if (state) answers.push({ state, by, at });
  }
  for (const { result, at } of calls) {
    const state = OF_CALL[result ?? ""];
    if (state && at) answers.push({ state, by: "call", at });
  }
  const last = answers.sort((one, other) => one.at.getTime() - other.at.getTime()).at(-1);
  return last ? { state: last.state, by: last.by } : null;
}

function standing(
  reminders: ReachFacts["reminders"],
  calls: ReachFacts["calls"],
  { unclear, openCalls }: { unclear: number; openCalls: number },
): ReachState {
  const isSpokenTo = calls.some(({ result }) => result === "reached" || result === "told-place");
  if (isSpokenTo || reminders.some(({ state }) => state === "delivered")) return "reached";
  if (unclear > 0) return "unclear";
  // What was tried and failed is no reason to rest, whatever is still to come.
  if (openCalls > 0) return "waiting";
  const texts = reminders.filter(({ channel }) => channel !== "desk");
  if (texts.some(({ state }) => state === "accepted" || state === "attempting")) return "sent";
  return reminders.some(({ state }) => state === "planned") ? "waiting" : "nobody";
}

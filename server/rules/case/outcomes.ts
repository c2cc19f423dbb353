/** What a hearing came to. One per hearing; *passed over* is not here, it is only a call of the day. */
export const OUTCOMES = [
  "held-moved-on",
  "held-attendance",
  "adjourned",
  "not-reached",
  "reserved",
  "disposed",
  "listed-in-error",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What happens to a matter when it is called, apart from its outcome; there may be several in a day. */
export const CALL_EVENTS = ["called", "passed-over"] as const;
export type CallEvent = (typeof CALL_EVENTS)[number];

export type OutcomeRule = {
  readonly outcome: Outcome;
  /** `KeyboardEvent.code`: the physical key, the same under Urdu and Sindhi layouts. */
  readonly key: string;
  /** The letter printed on that key, for labels and the paper twin. */
  readonly letter: string;
  /** `required`: cannot be saved without one; `optional`: may be fixed later; `never`: the case is over or was never due. */
  readonly nextDate: "required" | "optional" | "never";
  readonly needsReason: boolean;
  /** Whether the court took the matter up: the measure of lists actually heard. */
  readonly isHeard: boolean;
};

const row = (
  outcome: Outcome,
  letter: string,
  nextDate: OutcomeRule["nextDate"],
  isHeard: boolean,
  needsReason = false,
): OutcomeRule => ({ outcome, letter, key: `Key${letter}`, nextDate, needsReason, isHeard });

/**
 * The seven outcomes. An adjournment needs its reason in writing (s.344 CrPC, confirmed). A not-reached matter may
 * wait for the carry-over at the end of the day, so its next date is optional when it is recorded.
 */
export const OUTCOME_RULES: Readonly<Record<Outcome, OutcomeRule>> = {
  "held-moved-on": row("held-moved-on", "H", "required", true),
  "held-attendance": row("held-attendance", "T", "required", true),
  adjourned: row("adjourned", "A", "required", false, true),
  "not-reached": row("not-reached", "N", "optional", false),
  reserved: row("reserved", "O", "required", true),
  disposed: row("disposed", "D", "never", true),
  "listed-in-error": row("listed-in-error", "E", "optional", false),
};

/** The key of the call event *passed over*. */
export const PASSED_OVER_KEY = "KeyP";

/** The outcome of a physical key, or `null` for any other key. */
export function outcomeOfKey(code: string): Outcome | null {
  return OUTCOMES.find((outcome) => OUTCOME_RULES[outcome].key === code) ?? null;
}

/**
 * How a case ended, or was laid to rest (`dormant-249` can be revived, s.249 CrPC). The first ten are on the figures of
 * the keyboard of a trial, so a new one is added at the end; authority, letters and stage of each are in `disposals.ts`,
 * which of them an application may have in `application-results.ts`.
 */
export const DISPOSALS = [
  "acquitted",
  "convicted",
  "discharged",
  "compounded",
  "acquitted-249a",
  "acquitted-265k",
  "withdrawn",
  "transferred",
  "abated",
  "dormant-249",
  "other",
  "complainant-stopped-coming",
  "complainant-hostile",
  "complainant-not-pursuing",
  "complaint-dismissed",
  "report-class-a",
  "report-class-b",
  "report-class-c",
  "sent-to-sessions",
  "returned-for-want-of-jurisdiction",
  "split-up",
  "quashed",
  "bail-granted",
  "bail-refused",
  "interim-bail-confirmed",
  "interim-bail-recalled",
  "bail-cancelled",
  "application-granted",
  "application-partly-granted",
  "application-refused",
  "allowed",
  "partly-allowed",
  "dismissed",
  "set-aside-remanded",
  "application-withdrawn",
  "not-pressed",
  "infructuous",
  "dismissed-in-default",
] as const;
export type Disposal = (typeof DISPOSALS)[number];

/**
 * Whether an outcome needs the next date now. A matter that was listed in error needs none while the case has another
 * open date; without one it would be left undated. A case that has left the court gets none from here.
 */
export function nextDateFor(outcome: Outcome, hasOtherDate: boolean, hasLeft = false): OutcomeRule["nextDate"] {
  if (hasLeft) return "never";
  return outcome === "listed-in-error" && !hasOtherDate ? "required" : OUTCOME_RULES[outcome].nextDate;
}

export function isOutcome(text: string): text is Outcome {
  return (OUTCOMES as readonly string[]).includes(text);
}

export function isDisposal(text: string): text is Disposal {
  return (DISPOSALS as readonly string[]).includes(text);
}

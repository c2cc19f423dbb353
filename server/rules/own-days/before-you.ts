import type { CallEvent } from "../case/outcomes.ts";

/** A matter of a day's sheet, as far as the calling of it goes. */
export type Called = {
  readonly hearingId: number;
  /** What it came to is recorded. */
  readonly isHeard: boolean;
  readonly lastCall: CallEvent | null;
};

export type Turn =
  | { readonly is: "heard" }
  | { readonly is: "now" }
  /** Matters to be called before it. */
  | { readonly is: "to-come"; readonly before: number; readonly wasPassedOver: boolean };

/**
 * Where a matter stands while the day is called. Those that were passed over are called again behind all others, in the
 * order of the list; so a passed-over matter waits for every other, and none waits for it. Null for a stranger to the day.
 * @param sheet the matters of the day in the order in which they are called.
 */
export function turnOf(sheet: readonly Called[], hearingId: number): Turn | null {
  const own = sheet.find((one) => one.hearingId === hearingId);
  if (!own) return null;
  if (own.isHeard) return { is: "heard" };
  if (own.lastCall === "called") return { is: "now" };
  const open = sheet.filter(({ isHeard }) => !isHeard);
  const first = open.filter(({ lastCall }) => lastCall !== "passed-over");
  const order = [...first, ...open.filter(({ lastCall }) => lastCall === "passed-over")];
  return { is: "to-come", before: order.indexOf(own), wasPassedOver: own.lastCall === "passed-over" };
}

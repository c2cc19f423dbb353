/** Why a process goes out. `ordered`: the court ordered it, whatever the rules propose. */
export const PROCESS_CAUSES = [
  "in-custody",
  "first-call",
  "not-served",
  "not-reported",
  "came-not-bound",
  "served-and-absent",
  "absent-on-bail",
  "surety-of-absentee",
  "surety-of-absconder",
  "surety-silent",
  "called-upon",
  "not-arrested",
  "warrant-not-executed",
  "reply-awaited",
  "ordered",
] as const;
export type ProcessCause = (typeof PROCESS_CAUSES)[number];

/** What made a bond forfeit: the notice to the surety then asks to pay or to show cause (s.514 CrPC). */
const FORFEITING: readonly ProcessCause[] = ["surety-of-absentee", "surety-of-absconder", "surety-silent"];

/**
 * Whether a notice to a surety is one to show cause; else it only calls him with whom he stands for. Where no cause was
 * kept it is: before causes were, notices went out for absence alone.
 */
export const asksToShowCause = (because: ProcessCause | null): boolean =>
  because === null || FORFEITING.includes(because);

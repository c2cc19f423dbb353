import type { CourtDay } from "../calendar/court-day.ts";
import type { CaseClassFacts } from "../case/case-class.ts";
import type { ChargedSection } from "../case/offence-table.ts";

/** Where the prosecution is. After a conviction it is an appeal; a High Court or Sessions court may also revise. */
export const FORUMS = ["trial", "appeal", "revision"] as const;
export type Forum = (typeof FORUMS)[number];

/** One accused with the sections charged against him and those that are to be compounded with him. */
export type SettlingAccused = {
  readonly accused: number;
  readonly charged: readonly ChargedSection[];
  readonly compounding: readonly ChargedSection[];
};

/** How the complainant stands. The last three are endings of their own, never a settlement. */
export const COMPLAINANT_STATES = ["comes", "stopped-coming", "hostile", "not-pursuing"] as const;
export type ComplainantState = (typeof COMPLAINANT_STATES)[number];

/** Who may compound: the aggrieved person, a guardian of one who cannot, an heir of one who died. */
export const COMPOUNDERS = ["aggrieved", "guardian", "heir"] as const;
export type Compounder = (typeof COMPOUNDERS)[number];

/** What a guardian or an heir is to the aggrieved person. */
export const RELATIONS = [
  ...(["father", "mother", "spouse", "son", "daughter", "brother", "sister"] as const),
  ...(["other-relative", "appointed-by-court"] as const),
] as const;
export type Relation = (typeof RELATIONS)[number];

/** A private word: somebody is unsafe or pressed, or told the judge that it is not of free will. */
export const SAFETY_KINDS = ["unsafe", "pressured", "not-of-free-will"] as const;

export type SettlementFacts = Omit<CaseClassFacts, "sections"> & {
  /** The day on which it is, or would be, recorded. */
  readonly on: CourtDay;
  readonly forum: Forum;
  /** Cognizance was taken and the trial, appeal or revision is before this court; a bail or remand matter is not. */
  readonly isPendingHere: boolean;
  readonly accused: readonly SettlingAccused[];
  /** Who compounds; `null` while nobody has come forward. */
  readonly by: Compounder | "someone-else" | null;
  /** What a guardian or an heir is to the aggrieved person; `null` where it was not said, or nobody stands for anybody. */
  readonly relation: Relation | null;
  /** The aggrieved person is under eighteen or of unsound mind now, not on the day of the offence. */
  readonly aggrievedIsIncapable: boolean | null;
  readonly hasWrittenStatement: boolean;
  /** The judge's question whether it is of the person's own will; `null` while it was not put or not answered. */
  readonly voluntary: boolean | null;
  readonly askedDay: CourtDay | null;
  /** The last day on which the answer to that question was no; a yes counts that was given after it. */
  readonly saidNoDay: CourtDay | null;
  /** Leave of the court: for a minor (345(4)), on appeal (345(5)) or in revision (345(5A)). */
  readonly hasLeaveForIncapable: boolean;
  readonly hasLeaveAfterConviction: boolean;
  /** Private *unsafe* or *pressured* flags; each is seen by judge and prosecutor only. */
  readonly unsafeFlags: readonly { readonly isAcknowledgedByJudge: boolean }[];
  readonly complainant: ComplainantState;
};

/** The very same charge: 21(1)(a) and 21(1)(d) are two. */
export const isSame = (one: ChargedSection, other: ChargedSection): boolean =>
  one.statute === other.statute && one.section === other.section;

import type { CourtDay } from "../calendar/court-day.ts";
import type { EvidenceReason } from "./evidence-wait.ts";
import type { NeededRole } from "./planning.ts";

/** Why a matter stands on a day of the draft. */
export const PLACED_CODES = [
  "fixed",
  "by-hand",
  "first-possible",
  "from-day",
  "earlier-away",
  "earlier-full",
  "earlier-dearer",
  "earlier-elsewhere",
  "shared-trip",
  "avoids-clash",
  "kept-notified",
  "quota",
  "not-tried",
  "earlier-open",
  "after-evidence",
  "evidence-mention",
] as const;

/** Why it stands on none. */
export const UNPLACED_CODES = [
  "no-session",
  "window-empty",
  "limit-first",
  "not-before",
  "away",
  "too-long",
  "full",
  "people-elsewhere",
  "full-or-elsewhere",
  "not-worth",
  "removed-by-hand",
  "not-accepted",
  "place-taken",
  "evidence-later",
] as const;

export type PlacedCode = (typeof PLACED_CODES)[number];
export type UnplacedCode = (typeof UNPLACED_CODES)[number];

/**
 * A reason in codes and figures, so that each language says it in its own words. `count` days or sessions, `other`
 * a second number beside it; `day` the day spoken of. No name is ever in it: people are told by their role.
 */
export type PlanReason = {
  readonly code: PlacedCode | UnplacedCode;
  readonly count?: number;
  readonly other?: number;
  /** Of how many `other` is a part. */
  readonly outOf?: number;
  readonly day?: CourtDay;
  readonly until?: CourtDay;
  readonly limit?: "minutes" | "matters";
  readonly role?: NeededRole | null;
  /** Days after the day by which it should have been heard. */
  readonly lateDays?: number;
  /** The last day that a limit, as of custody, leaves it, where it stands on the last hearing day before that. */
  readonly lastDay?: CourtDay;
  /** What the listing was refused for, when a place was taken before publication. */
  readonly refusal?: string;
  /** The reply that this hearing waits for, or is to ask after; beside whatever else decided. */
  readonly evidence?: EvidenceReason;
};

/** A day that would do for a matter without one, and what to know before it is chosen. */
export type PossibleDay = {
  readonly day: CourtDay;
  readonly notes: readonly ("over-plan" | "custody-limit" | "ordinary-day" | "tentative-day" | "no-work-day")[];
};

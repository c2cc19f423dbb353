import type { Authority } from "../calendar/authority.ts";
import type { Disposal } from "../case/outcomes.ts";
import type { CourtRank } from "../case/stage-sections.ts";
import { isBailGiven } from "./application-results.ts";
import { APPLICATIONS, type ApplicationKind } from "./applications.ts";

/** What an order on an application leaves to be written in the case it was made in: never by itself, a clerk does it. */
export type Follow = "bail" | "acquittal";

export function followOf(kind: ApplicationKind | null, disposal: Disposal): Follow | null {
  if (isBailGiven(disposal)) return "bail";
  return disposal === "application-granted" && kind !== null && acquittalBy(kind) !== null ? "acquittal" : null;
}

type EarlyAcquittal = Authority & {
  readonly rank: CourtRank;
  /** How a case ends whose accused are all acquitted so. */
  readonly disposal: Disposal;
};

const early = (authority: string, rank: CourtRank, disposal: Disposal): EarlyAcquittal => ({
  ...{ authority, rank, disposal },
  confirmed: false,
});

/**
 * Acquittal at any stage before judgment: by a magistrate under s.249-A, by a Court of Session under s.265-K (law.md §2).
 * That each is for one kind of court alone is not confirmed: the other is not offered, and what is entered all the same
 * is warned of and taken.
 */
const EARLY: Readonly<Partial<Record<ApplicationKind, EarlyAcquittal>>> = {
  "acquittal-249a": early("s.249-A CrPC", "magistrate", "acquitted-249a"),
  "acquittal-265k": early("s.265-K CrPC", "sessions", "acquitted-265k"),
};

export const acquittalBy = (kind: ApplicationKind | null): EarlyAcquittal | null =>
  (kind === null ? null : EARLY[kind]) ?? null;

/** Whether an application of this kind is made to such a court, as far as the law tells them apart. */
export const isBefore = (kind: ApplicationKind, rank: CourtRank): boolean => (acquittalBy(kind)?.rank ?? rank) === rank;

/** The applications that such a court is asked for, and the one that a matter is already. */
export const applicationsBefore = (rank: CourtRank, known: ApplicationKind | null = null): ApplicationKind[] =>
  APPLICATIONS.filter((kind) => kind === known || isBefore(kind, rank));

/** Whether such a court ends a case so, as far as the law tells the two apart: the other mode is not offered. */
export const isEndBefore = (disposal: Disposal, rank: CourtRank): boolean =>
  Object.values(EARLY).every((one) => one.disposal !== disposal || one.rank === rank);

import type { CourtDay } from "../calendar/court-day.ts";
import type { Custody } from "../people/custody.ts";
import type { CustodyPeriod } from "./statutory-bail.ts";

/** Why a stretch of custody ended. `moved` is no end of the detention: another stretch begins on that day. */
export const CUSTODY_ENDS = ["bail", "released", "moved", "escaped", "other"] as const;
export type CustodyEnd = (typeof CUSTODY_ENDS)[number];

export type KeptPeriod = {
  readonly fromDay: CourtDay;
  readonly untilDay: CourtDay | null;
  readonly endedBecause: CustodyEnd | null;
};

/** Where somebody is after an end of custody. Released is at liberty without bail: no word of `Custody` says so. */
const AFTER: Readonly<Record<CustodyEnd, Custody>> = {
  bail: "bail",
  released: "unknown",
  moved: "in",
  escaped: "at-large",
  other: "unknown",
};

/** Where an accused is by the last of the periods kept, and since when in custody without a break; null where none is kept. */
export function afterPeriods(periods: readonly KeptPeriod[]): { custody: Custody; since: CourtDay | null } | null {
  const inOrder = [...periods].sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1));
  const last = inOrder.at(-1);
  if (last === undefined) return null;
  if (last.untilDay !== null) return { custody: AFTER[last.endedBecause ?? "other"], since: null };
  let since = last.fromDay;
  for (const period of inOrder.slice(0, -1).reverse()) {
    if (period.untilDay === null || period.untilDay < since) break;
    since = period.fromDay;
  }
  return { custody: "in", since };
}

type Accused = { readonly custody: Custody | null; readonly custodySince: CourtDay | null };
type OfCase = { readonly custody: Custody; readonly custodySince: CourtDay | null };

/** Custody of an accused: what is recorded of the person, else what the register says of the case. */
export function custodyOfAccused(accused: Accused, ofCase: OfCase): OfCase {
  if (accused.custody === null) return ofCase;
  return { custody: accused.custody, custodySince: accused.custodySince };
}

/**
 * The stretches of detention of an accused, as the statutory-bail alarm counts them: the periods kept, else one that
 * began when the register says and still lasts. Nothing where since when is not known: a day that nobody recorded is not made up.
 */
export function detentionOf(accused: Accused, kept: readonly KeptPeriod[], ofCase: OfCase): CustodyPeriod[] {
  if (kept.length > 0) return kept.map(({ fromDay, untilDay }) => ({ from: fromDay, until: untilDay }));
  const { custody, custodySince } = custodyOfAccused(accused, ofCase);
  return custody === "in" && custodySince !== null ? [{ from: custodySince, until: null }] : [];
}

type Born = { readonly offenceDay: CourtDay | null; readonly birthDay: CourtDay | null };

/** The first day on which an accused can have been arrested in a case; null where nothing is known that says so. */
export function earliestArrest({ offenceDay, birthDay }: Born): CourtDay | null {
  if (offenceDay === null || birthDay === null) return offenceDay ?? birthDay;
  return offenceDay > birthDay ? offenceDay : birthDay;
}

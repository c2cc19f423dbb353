import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";

/** Where an accused is: in custody, on bail, at large (never arrested or absconding), or not recorded. Never inferred from a section. */
export const CUSTODY = ["in", "bail", "at-large", "unknown"] as const;
export type Custody = (typeof CUSTODY)[number];

/** The strictest of several accused: one person in custody makes it a custody matter. */
export function strictestCustody(all: readonly Custody[]): Custody {
  for (const custody of CUSTODY) if (all.includes(custody)) return custody;
  return "unknown";
}

/**
 * Whole days in custody from the arrest to the day that is looked at: none on the day of the arrest, one on the day
 * after. Null where nobody is in custody, or since when is not recorded.
 */
export function daysInCustody(of: { custody: Custody; custodySince: CourtDay | null }, asOf: CourtDay): number | null {
  if (of.custody !== "in" || of.custodySince === null) return null;
  return Math.max(0, daysBetween(of.custodySince, asOf));
}

/** The last day to which a matter in custody may be put off, counted from the day on which it is put off. */
export function lastDayOfCustody(countedFrom: CourtDay, limits: { custodyDays: number }): CourtDay {
  return addDays(countedFrom, limits.custodyDays);
}

/** Held, and nobody recorded since when: nothing that counts days of custody can tell how many. */
export function isSinceMissing(of: { custody: Custody | null; custodySince: CourtDay | null }): boolean {
  return of.custody === "in" && of.custodySince === null;
}

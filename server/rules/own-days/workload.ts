import { type CourtDay, daysFrom } from "../calendar/court-day.ts";
import type { Travel } from "../listing/clashes.ts";
import { mondayOf } from "../listing/rotation.ts";
import { type OwnAbsence, type OwnDate, ownClashes } from "./own-clashes.ts";

/** A listed matter for which somebody is needed. */
export type LoadedDate = OwnDate & {
  readonly minutes: number;
  /** What the plan of that court holds on the day, in minutes. */
  readonly planMinutes: number;
};

/** `minutes`: more than a court's whole day; `two-courts`, `travel`, `leave`: he cannot be at all of them. */
export type OverloadCause = "minutes" | "two-courts" | "travel" | "leave";
export type DayOfWork = {
  readonly day: CourtDay;
  readonly matters: number;
  readonly minutes: number;
  readonly courts: number;
  readonly causes: readonly OverloadCause[];
};
export type WeekOfWork = { readonly monday: CourtDay; readonly matters: number; readonly elsewhere: number };

export type Workload = { readonly weeks: readonly WeekOfWork[]; readonly overloaded: readonly DayOfWork[] };

/**
 * What somebody has on his hands in the weeks from one day to another, and on which days it is too much: more minutes than
 * the longest of his courts plans for a whole day, or what he cannot be at. Court practice, not law.
 * @param elsewhere his matters in courts of another Peshi, by day.
 */
export function workloadOf(
  dates: readonly LoadedDate[],
  absences: readonly OwnAbsence[],
  travel: Travel,
  { from, until, elsewhere }: { from: CourtDay; until: CourtDay; elsewhere: ReadonlyMap<CourtDay, number> },
): Workload {
  const days = Map.groupBy(dates, ({ day }) => day);
  const clashes = Map.groupBy(ownClashes(dates, absences, travel), ({ day }) => day);
  const work = [...days].map(([day, ofDay]): DayOfWork => {
    const minutes = ofDay.reduce((sum, one) => sum + one.minutes, 0);
    const isLong = minutes > Math.max(...ofDay.map(({ planMinutes }) => planMinutes));
    const kinds = [...new Set((clashes.get(day) ?? []).map(({ kind }) => kind))];
    const courts = new Set(ofDay.map(({ courtId }) => courtId)).size;
    return {
      day,
      matters: ofDay.length,
      minutes,
      courts,
      causes: [...(isLong ? (["minutes"] as const) : []), ...kinds],
    };
  });
  const weeks = new Map<CourtDay, { matters: number; elsewhere: number }>();
  for (const day of daysFrom(from, until)) {
    const monday = mondayOf(day);
    const known = weeks.get(monday) ?? { matters: 0, elsewhere: 0 };
    const matters = known.matters + (days.get(day)?.length ?? 0);
    weeks.set(monday, { matters, elsewhere: known.elsewhere + (elsewhere.get(day) ?? 0) });
  }
  return {
    weeks: [...weeks].map(([monday, week]) => ({ monday, ...week })),
    overloaded: work.filter(({ causes }) => causes.length > 0).sort((one, other) => (one.day < other.day ? -1 : 1)),
  };
}

import type { CourtDay } from "../calendar/court-day.ts";
import { areBothImpossible, doOverlap, type Span, type Travel } from "../listing/clashes.ts";

/** A date of somebody's own for which he is needed. */
export type OwnDate = {
  readonly hearingId: number;
  readonly courtId: number;
  readonly place: string | null;
  readonly day: CourtDay;
  readonly block: string | null;
  readonly span: Span;
};

/** Days or hours on which he is away or taken. */
export type OwnAbsence = { readonly fromDay: CourtDay; readonly untilDay: CourtDay; readonly span: Span };

/** His dates of one court at one hour of a day: he goes there once, whatever number of matters is called. */
export type Stand = Omit<OwnDate, "hearingId"> & { readonly hearingIds: readonly number[] };

/** `travel`: they do not overlap, the way between the places is too long. */
export type OwnClash<Absence extends OwnAbsence> =
  | { readonly kind: "two-courts" | "travel"; readonly day: CourtDay; readonly one: Stand; readonly other: Stand }
  | { readonly kind: "leave"; readonly day: CourtDay; readonly one: Stand; readonly away: Absence };

/**
 * Where somebody cannot be at all his dates: two courts at one time, too long a way between them, or his own leave, one line
 * for each pair. Dates are of one person and one district; the soonest come first.
 */
export function ownClashes<Absence extends OwnAbsence>(
  dates: readonly OwnDate[],
  absences: readonly Absence[],
  travel: Travel,
): OwnClash<Absence>[] {
  const stands = standsOf(dates);
  return stands.flatMap((one, at): OwnClash<Absence>[] => {
    const { day } = one;
    const others = stands.slice(at + 1).filter((other) => other.day === day && other.courtId !== one.courtId);
    const courts = others
      .filter((other) => areBothImpossible(one, other, travel))
      .map((other) => ({ kind: doOverlap(one.span, other.span) ? "two-courts" : "travel", day, one, other }) as const);
    const away = absences.find(({ fromDay, untilDay, span }) => {
      return fromDay <= day && day <= untilDay && doOverlap(span, one.span);
    });
    return away ? [...courts, { kind: "leave", day, one, away }] : courts;
  });
}

function standsOf(dates: readonly OwnDate[]): Stand[] {
  const groups = Map.groupBy(dates, ({ day, courtId, block }) => `${day}/${block ?? ""}/${courtId}`);
  return [...groups.values()]
    .map((group) => {
      const { hearingId: _, ...first } = group[0]!;
      return { ...first, hearingIds: group.map(({ hearingId }) => hearingId) };
    })
    .sort(
      (one, other) =>
        (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) ||
        one.span.from - other.span.from ||
        one.courtId - other.courtId,
    );
}

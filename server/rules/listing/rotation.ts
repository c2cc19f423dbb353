import { addDays, type CourtDay, daysBetween, weekdayOf } from "../calendar/court-day.ts";

export type Rotation = {
  readonly fromDay: CourtDay;
  readonly untilDay: CourtDay | null;
  /** The courts in turn, one a week from the Monday `fromDay` on. */
  readonly courts: readonly number[];
};

export const mondayOf = (day: CourtDay): CourtDay => addDays(day, 1 - weekdayOf(day));

/** The court whose week it is; null outside the time of the rotation. */
export function courtOfWeek({ fromDay, untilDay, courts }: Rotation, day: CourtDay): number | null {
  if (day < fromDay || (untilDay !== null && day > untilDay) || courts.length === 0) return null;
  const week = Math.floor(daysBetween(fromDay, day) / 7);
  return courts[week % courts.length] ?? null;
}

/** Whether it is another court's week. A court that takes no part in the rotation is never without him. */
export function isAwayInTurn(rotation: Rotation, courtId: number, day: CourtDay): boolean {
  const court = courtOfWeek(rotation, day);
  return court !== null && court !== courtId && rotation.courts.includes(courtId);
}

export type Expected = { readonly courtId: number; readonly day: CourtDay };
export type RotationProposal = {
  readonly courts: readonly number[];
  readonly fromDay: CourtDay;
  /** Days on which he is expected in more than one of them, as it stands and in turn: what is fixed stays. */
  readonly clashesNow: number;
  readonly clashesInTurn: number;
  /** His matters in those courts that have no date yet, and would get one in their court's week. */
  readonly undated: number;
};

/** How many days two courts must want him, and how many days or matters a turn must spare, to be worth proposing. */
const LEAST = 2;

/**
 * Where one prosecutor is expected in several courts on the same days, the courts in turn: the first week goes to the
 * court that wants him most, so that most dates stay. In turn nothing is left to clash but what is fixed on the wrong
 * week, which is counted. Null where it would spare nothing. @param hearings his listed matters from `today` on.
 * @param undated his matters without a date, by court.
 */
export function proposeRotation(
  hearings: readonly (Expected & { isFixed: boolean })[],
  today: CourtDay,
  undated: ReadonlyMap<number, number> = new Map(),
): RotationProposal | null {
  const days = Map.groupBy(hearings, ({ day }) => day);
  const clashing = [...days].filter(([, ofDay]) => courtsOf(ofDay).length > 1);
  if (clashing.length < LEAST) return null;
  const inClash = clashing.flatMap(([, ofDay]) => ofDay);
  const count = (courtId: number) => inClash.filter((one) => one.courtId === courtId).length;
  const courts = courtsOf(inClash).sort((one, other) => count(other) - count(one) || one - other);
  const fromDay = addDays(mondayOf(today), 7);
  const turns = courts.map((_, shift) => [...courts.slice(shift), ...courts.slice(0, shift)]);
  const left = (turn: readonly number[]) => clashesLeft({ fromDay, untilDay: null, courts: turn }, clashing);
  const best = turns.reduce((least, turn) => (left(turn) < left(least) ? turn : least));
  const clashesInTurn = left(best);
  const waiting = best.reduce((sum, courtId) => sum + (undated.get(courtId) ?? 0), 0);
  if (clashing.length - clashesInTurn + waiting < LEAST) return null;
  return { courts: best, fromDay, clashesNow: clashing.length, clashesInTurn, undated: waiting };
}

/** Days before it begins stay as they are; later, what is fixed in a court whose week it is not still clashes. */
function clashesLeft(
  rotation: Rotation,
  clashing: readonly (readonly [CourtDay, readonly (Expected & { isFixed: boolean })[]])[],
): number {
  return clashing.filter(([day, ofDay]) => {
    const court = courtOfWeek(rotation, day);
    return court === null || ofDay.some((one) => one.isFixed && one.courtId !== court);
  }).length;
}

const courtsOf = (ofDay: readonly Expected[]): number[] => [...new Set(ofDay.map(({ courtId }) => courtId))];

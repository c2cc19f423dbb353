import type { Connection } from "../../../db/connect.ts";
import { absencesBetween } from "../../people/absences.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../../rules/case/purposes.ts";
import {
  areBothImpossible,
  blockedBlocks,
  blocksTaken,
  type Presence,
  spanOf,
  stretchOf,
} from "../../rules/listing/clashes.ts";
import { isAwayInTurn } from "../../rules/listing/rotation.ts";
import { presencesOf } from "./presences.ts";
import { rotationsOf } from "./rotation-store.ts";

/** What planning asks about people: who is away on a day, and whom another court leaves no time. */
export type PeopleRules = {
  /** On leave, taken at every block, or in another court's week of a rotation, and nobody stands in here. */
  isAway: (personId: number, day: CourtDay) => boolean;
  isEverAway: (personId: number) => boolean;
  /** The other court's hearings of the day leave him no block here, the way between them counted. */
  isHeldAllDay: (personId: number, elsewhere: number, day: CourtDay) => boolean;
  /** The blocks of the day at which one of these people is in another court. */
  blocked: (personIds: readonly number[], day: CourtDay) => string[];
  /** The blocks of the day that one of these people is taken for by something else than a court of the district. */
  taken: (personIds: readonly number[], day: CourtDay) => string[];
};

/** Bail and remand wait for nobody's leave: another officer brings the papers, another prosecutor takes the brief. */
export const waitedFor = (rules: Pick<PeopleRules, "isEverAway">, purpose: Purpose, personIds: readonly number[]) =>
  PURPOSE_RULES[purpose].isUrgent ? personIds.filter((id) => !rules.isEverAway(id)) : personIds;

type Court = { id: number; districtId: number; place: string | null };

/** @param of whom the rules will be asked about; left out, anybody: the whole district's dates are read then. */
export async function peopleRules(
  connection: Connection,
  court: Court,
  from: CourtDay,
  until: CourtDay,
  of?: readonly number[],
): Promise<PeopleRules> {
  const [district, absences, rotations] = await Promise.all([
    presencesOf(connection, court.districtId, from, until, of),
    absencesBetween(connection, court.districtId, from, until),
    rotationsOf(connection, court.districtId),
  ]);
  const starts = district.starts.get(court.id) ?? [];
  const byPerson = Map.groupBy(
    district.presences.filter(({ courtId }) => courtId !== court.id),
    ({ personId, day }) => `${personId}/${day}`,
  );
  const standing = new Set(
    district.standIns.filter(({ courtId }) => courtId === court.id).map(({ personId, day }) => `${personId}/${day}`),
  );
  const isImpossible = (block: string | null, one: Presence) =>
    areBothImpossible({ place: court.place, span: spanOf(block, starts) }, one, district.travel);
  const absencesOf = Map.groupBy(absences, ({ personId }) => personId);
  const stretchesOn = (personId: number, day: CourtDay) =>
    standing.has(`${personId}/${day}`)
      ? []
      : (absencesOf.get(personId) ?? []).filter((one) => one.fromDay <= day && day <= one.untilDay);
  const takenBy = (personId: number, day: CourtDay) => blocksTaken(starts, stretchesOn(personId, day).map(stretchOf));
  const isAway = (personId: number, day: CourtDay) =>
    stretchesOn(personId, day).some(({ fromMinute }) => fromMinute === null) ||
    (starts.length > 0 && takenBy(personId, day).length === starts.length) ||
    (!standing.has(`${personId}/${day}`) &&
      rotations.some((one) => one.personId === personId && isAwayInTurn(one, court.id, day)));
  return {
    isAway,
    isEverAway: (personId) => absencesOf.has(personId) || rotations.some((one) => one.personId === personId),
    isHeldAllDay: (personId, elsewhere, day) => {
      const there = (byPerson.get(`${personId}/${day}`) ?? []).filter(({ courtId }) => courtId === elsewhere);
      if (there.length === 0) return false;
      return (starts.length === 0 ? [null] : starts).every((block) => there.some((one) => isImpossible(block, one)));
    },
    blocked: (personIds, day) => {
      const elsewhere = personIds.flatMap((id) => byPerson.get(`${id}/${day}`) ?? []);
      const here = { courtId: court.id, place: court.place, starts };
      return blockedBlocks(here, elsewhere, district.travel).filter((block) => block !== null);
    },
    taken: (personIds, day) => [...new Set(personIds.flatMap((id) => takenBy(id, day)))],
  };
}

import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { findCourtNames, findNamesOfOfficials } from "../listing/availability/presence-store.ts";
import { type District, presencesOf, presencesOfCase } from "../listing/availability/presences.ts";
import { rotationsOf } from "../listing/availability/rotation-store.ts";
import { type Away, absencesBetween } from "../people/absences.ts";
import { addDays, type CourtDay, daysFrom } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import { type Clash, clashesOf, doOverlap, type Presence, stretchOf } from "../rules/listing/clashes.ts";
import { NAMED_ROLES, type SharedRole } from "../rules/listing/needed-people.ts";
import type { Need } from "../rules/listing/planning.ts";
import { isAwayInTurn, mondayOf } from "../rules/listing/rotation.ts";
import type { AbsenceKind } from "../rules/people/people.ts";

/** Who it is, as far as a screen may say: a witness is called by nothing but the role. */
export type ShownPerson = { personId: number; role: SharedRole; name: string | null; nameUr: string | null };
type Elsewhere = { courtId: number; nameEn: string; nameUr: string | null; place: string | null; block: string | null };

export type ShownClash = ShownPerson & {
  day: CourtDay;
  need: Need;
  block: string | null;
  caseId: number;
  there: Elsewhere;
  /** It is the way between the places that is too long. */
  isTravel: boolean;
};

export type ShownAbsence = ShownPerson & {
  day: CourtDay;
  need: Need;
  matters: number;
  untilDay: CourtDay;
  /** A stretch of the day only; null: all of it. */
  fromMinute: number | null;
  untilMinute: number | null;
  /** `turn`: it is another court's week of his rotation. */
  kind: AbsenceKind | "turn";
  /** Of what a calendar of other courts says. */
  feed: { name: string; asOf: string | null } | null;
};

export type ShownStandIn = Omit<ShownPerson, "role"> & { id: number; version: number; day: CourtDay; by: string };

export type PeopleOfDays = { clashes: ShownClash[]; absences: ShownAbsence[]; standIns: ShownStandIn[] };

export type DaysInput = { courtId: number; from: CourtDay; until: CourtDay };

/**
 * Who of this court's people cannot be there as it stands: expected in another court of the district at the same time, or
 * away; and who has a stand-in. Of the other court only its name and the time are told.
 */
export function peopleOfDays(ctx: Context, input: DaysInput): Promise<PeopleOfDays> {
  const { courtId, from, until } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    const [district, away] = await Promise.all([
      presencesOf(connection, court.districtId, from, until),
      whoIsAway(connection, court, from, until),
    ]);
    const here = district.presences.filter((one) => one.courtId === courtId);
    const clashes = clashesOf(district.presences, courtId, district.travel);
    return shown(connection, court.districtId, courtId, district, clashes, awayOf(here, away));
  });
}

export type DateInput = { courtId: number; caseId: number; purpose: Purpose; day: CourtDay; block?: string | null };

/** The same for one matter that is about to be given a day; whatever date of its own it has does not count against it. */
export function peopleForDate(ctx: Context, input: DateInput): Promise<Omit<PeopleOfDays, "standIns">> {
  const { courtId, caseId, purpose, day, block = null } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    const [district, away] = await Promise.all([
      presencesOf(connection, court.districtId, day, day),
      whoIsAway(connection, court, day, day),
    ]);
    const here = await presencesOfCase(connection, district, { courtId, caseId, purpose, day, block });
    const others = district.presences.filter((one) => one.courtId !== courtId);
    const clashes = clashesOf([...here, ...others], courtId, district.travel);
    const found = await shown(connection, court.districtId, courtId, district, clashes, awayOf(here, away));
    return { clashes: found.clashes, absences: found.absences };
  });
}

type NotHere = Omit<Away, "kind"> & { kind: AbsenceKind | "turn" };
type Missing = { presence: Presence; away: NotHere; matters: number };

/** On leave, or in another court's week of a rotation, until its Sunday. */
async function whoIsAway(
  connection: Connection,
  court: { id: number; districtId: number },
  from: CourtDay,
  until: CourtDay,
): Promise<NotHere[]> {
  const [absences, rotations] = await Promise.all([
    absencesBetween(connection, court.districtId, from, until),
    rotationsOf(connection, court.districtId),
  ]);
  const inTurn = rotations.flatMap((rotation) =>
    daysFrom(from, until)
      .filter((day) => isAwayInTurn(rotation, court.id, day))
      .map((day) => ({
        ...{ personId: rotation.personId, fromDay: day, untilDay: addDays(mondayOf(day), 6), kind: "turn" as const },
        ...{ fromMinute: null, untilMinute: null },
      })),
  );
  return [...absences, ...inTurn];
}

function awayOf(here: readonly Presence[], away: readonly NotHere[]): Missing[] {
  const found = new Map<string, Missing>();
  for (const presence of here) {
    const { personId, day, span } = presence;
    const one = away.find(
      (each) =>
        each.personId === personId && each.fromDay <= day && day <= each.untilDay && doOverlap(stretchOf(each), span),
    );
    if (!one) continue;
    const known = found.get(`${personId}/${day}`);
    const first = known && (known.presence.need === "must" || presence.need !== "must") ? known.presence : presence;
    found.set(`${personId}/${day}`, { presence: first, away: one, matters: (known?.matters ?? 0) + 1 });
  }
  return [...found.values()];
}

async function shown(
  connection: Connection,
  districtId: number,
  courtId: number,
  { standIns }: District,
  clashes: readonly Clash[],
  missing: readonly Missing[],
): Promise<PeopleOfDays> {
  const ofCourt = standIns.filter((one) => one.courtId === courtId);
  const ids = [
    ...clashes.map(({ personId }) => personId),
    ...missing.map(({ presence }) => presence.personId),
    ...ofCourt.map(({ personId }) => personId),
  ];
  const [names, courts] = await Promise.all([
    findNamesOfOfficials(connection, districtId, [...new Set(ids)]),
    findCourtNames(connection, districtId),
  ]);
  const courtOf = new Map(courts.map((one) => [one.id, one]));
  const person = (personId: number, role: SharedRole): ShownPerson => {
    const { name = null, nameUr = null } = (NAMED_ROLES.includes(role) && names.get(personId)) || {};
    return { personId, role, name, nameUr };
  };
  return {
    clashes: clashes.map(({ personId, day, need, here, there, isTravel }) => {
      const { nameEn = "", nameUr = null, place = null } = courtOf.get(there.courtId) ?? {};
      const elsewhere = { courtId: there.courtId, nameEn, nameUr, place, block: there.block };
      const { role, block, caseId } = here;
      return { ...person(personId, role), day, need, block, caseId, there: elsewhere, isTravel };
    }),
    absences: missing.map(
      ({
        presence: { personId, role, day, need },
        away: { untilDay, fromMinute, untilMinute, kind, feed = null },
        matters,
      }) => ({
        ...person(personId, role),
        ...{ day, need, matters, untilDay, fromMinute, untilMinute, kind, feed },
      }),
    ),
    standIns: ofCourt.map(({ id, version, personId, day, name: by }) => {
      const { name = null, nameUr = null } = names.get(personId) ?? {};
      return { id, version, personId, name, nameUr, day, by };
    }),
  };
}

import type { Connection } from "../../db/connect.ts";
import { GUARDED_ROLES } from "../rules/people/people.ts";
import {
  findCasesToRemindOf,
  findCasesTouched,
  findCourts,
  findOfficialsToTell,
  findPeopleToRemind,
  findStandingDates,
  type PersonRow,
} from "./reminder-facts-store.ts";
import type { DatesToRemindOf } from "./wanted-reminders.ts";

/** Cases whose reminders may have changed with this change. */
export const casesTouched = findCasesTouched;

export const courtsToRemindOf = findCourts;

/** Cases of a court of which somebody is, or was, to be reminded. */
export const casesToRemindOf = findCasesToRemindOf;

/** What reminders are told of some cases: the dates that stand, and who is to know of each. */
export async function datesToRemindOf(connection: Connection, caseIds: readonly number[]): Promise<DatesToRemindOf> {
  const [dates, officials] = [
    await findStandingDates(connection, caseIds),
    await findOfficialsToTell(connection, caseIds),
  ];
  if (dates.length === 0) return { dates, people: [], officials };
  const ids = dates.map(({ hearingId }) => hearingId);
  const people = (await findPeopleToRemind(connection, ids)).map(toldPerson);
  return { dates, people, officials };
}

function toldPerson({ hearingId, casePersonId, role, channel, isPlaceKnown }: PersonRow) {
  const isGuarded = (GUARDED_ROLES as readonly string[]).includes(role);
  return {
    ...{ hearingId, casePersonId, isPlaceKnown },
    // Of their own dates they know by their screen and their calendar, which lag.
    onlyShortNotice: role === "prosecutor" || role === "investigating-officer",
    audience: isGuarded ? ("guarded" as const) : ("open" as const),
    // Who is enrolled without being asked; a complainant, a victim or a witness never is.
    usual:
      isGuarded || channel === null
        ? null
        : { channel, language: role === "accused" ? ("ur" as const) : ("en" as const) },
  };
}

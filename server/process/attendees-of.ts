import type { Attendee, Testimony } from "../rules/listing/attendance.ts";
import type { Custody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";

export type AttendeeRow = {
  id: number;
  role: CaseRole;
  custody: Custody | null;
  testimony: Testimony | null;
  isForDefence: boolean;
  /** A notice to the surety is out for this date. */
  isCalledUpon?: boolean;
};

/**
 * People of a case as the rules take them, each with its number among those of its role, witnesses by side. Where the
 * only accused has no custody of its own, that of the case is his; a witness of whom nothing is said has yet to testify.
 */
export function attendeesOf(
  rows: readonly AttendeeRow[],
  ofCase: Custody,
): (Attendee & { ordinal: number; isForDefence: boolean })[] {
  const accused = rows.filter(({ role }) => role === "accused").length;
  const counted = new Map<string, number>();
  return rows.map(({ id, role, custody, testimony, isForDefence, isCalledUpon }) => {
    const among = `${role}/${isForDefence}`;
    const ordinal = (counted.get(among) ?? 0) + 1;
    counted.set(among, ordinal);
    const own = custody !== null && custody !== "unknown" ? custody : accused === 1 ? ofCase : (custody ?? "unknown");
    const isCalledToTestify = role === "witness" || role === "expert";
    return {
      ...{ id, role, ordinal, isForDefence },
      custody: role === "accused" ? own : undefined,
      testimony: testimony ?? (isCalledToTestify ? "pending" : "none"),
      ...(isCalledUpon ? { isCalledUpon } : {}),
    };
  });
}

import type { AdjournmentReason } from "../case/adjournment.ts";
import type { Purpose } from "../case/purposes.ts";
import { type Attendee, came, expectedAt, type Mark } from "../listing/attendance.ts";
import type { CaseRole } from "../people/people.ts";

type Absence = { readonly mark: Mark; readonly roles: readonly CaseRole[]; readonly isOne: boolean };

/**
 * Reasons that say who did not come. `isOne`: one of several is enough for the reason, and it does not say which; what
 * was not produced or not served is the same for all of them.
 */
const SAYS: Partial<Record<AdjournmentReason, Absence>> = {
  "accused-absent": { mark: "absent", roles: ["accused"], isOne: true },
  "prisoner-not-produced": { mark: "not-produced", roles: ["accused"], isOne: false },
  "witness-absent": { mark: "absent", roles: ["witness", "expert"], isOne: true },
  "witness-not-served": { mark: "not-served", roles: ["witness", "expert"], isOne: false },
  "officer-absent": { mark: "absent", roles: ["investigating-officer"], isOne: true },
};

export type Marked = Attendee & { readonly mark: Mark | null };

/** Whom a reason can mean at a hearing: of an accused who is absent those at liberty, of one not produced the prisoners. */
function meantBy(reason: AdjournmentReason, purpose: Purpose, people: readonly Marked[]): Marked[] {
  const said = SAYS[reason];
  if (!said) return [];
  const expected = new Map(expectedAt(purpose, people).map(({ id, how }) => [id, how]));
  return people.filter((one) => {
    if (!said.roles.includes(one.role)) return false;
    if (reason === "prisoner-not-produced") return one.custody === "in";
    if (reason === "accused-absent") return expected.get(one.id) === "present";
    // Who was examined is expected no more, and came all the same.
    return expected.has(one.id) || one.mark !== null;
  });
}

/**
 * What the reason of an adjournment says of who was missing, by id, where nobody marked who came: the fact counts as if
 * it had been marked. Empty where several could be meant and the reason names one; marks always go before it.
 */
export function marksSaidBy(
  reason: AdjournmentReason,
  purpose: Purpose,
  people: readonly Marked[],
): ReadonlyMap<number, Mark> {
  const said = SAYS[reason];
  const meant = meantBy(reason, purpose, people);
  if (!said || meant.some(({ mark }) => mark !== null)) return new Map();
  if (said.isOne && meant.length > 1) return new Map();
  return new Map(meant.map(({ id }) => [id, said.mark]));
}

/** What does not go together in a reason and in what is known of who came. It is asked, and stops nothing. */
export type AbsenceDoubt = "all-came" | "nobody-in-custody" | "nobody-at-liberty" | "who-of-several";

export function doubtOfAbsence(
  reason: AdjournmentReason,
  purpose: Purpose,
  people: readonly Marked[],
): AbsenceDoubt | null {
  const said = SAYS[reason];
  if (!said || !people.some(({ role }) => said.roles.includes(role))) return null;
  const meant = meantBy(reason, purpose, people);
  if (meant.length === 0) {
    // An accused whose custody nobody recorded may be in jail as well.
    if (reason === "prisoner-not-produced")
      return people.some(({ role, custody = "unknown" }) => role === "accused" && custody === "unknown")
        ? null
        : "nobody-in-custody";
    return reason === "accused-absent" ? "nobody-at-liberty" : null;
  }
  if (meant.every(({ mark }) => mark !== null && came(mark))) return "all-came";
  return said.isOne && meant.length > 1 && meant.every(({ mark }) => mark === null) ? "who-of-several" : null;
}

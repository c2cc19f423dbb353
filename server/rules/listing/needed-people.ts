import type { Purpose } from "../case/purposes.ts";
import type { CaseRole } from "../people/people.ts";
import { expectedAt, type Testimony } from "./attendance.ts";
import { type Need, neededFor } from "./planning.ts";

/** Roles whose bearers are wanted in several courts: whoever can be in one of them only. */
export const SHARED_ROLES = [
  "investigating-officer",
  "counsel",
  "prosecutor",
  "expert",
  "witness",
] as const satisfies readonly CaseRole[];
export type SharedRole = (typeof SHARED_ROLES)[number];

/** Roles of those who are called by their names; a witness is one of nobody's names here. */
export const NAMED_ROLES: readonly SharedRole[] = ["investigating-officer", "counsel", "prosecutor", "expert"];

export type NeededFacts = {
  readonly role: SharedRole;
  readonly testimony: Testimony | null;
  readonly isForDefence: boolean;
};

/**
 * How a person is needed for a hearing: `must` for an officer whose stage it is and for whoever is to be examined,
 * `stand-in` for counsel and prosecutor, null for who need not come. Court practice, not law.
 */
export function needAt(purpose: Purpose, { role, testimony, isForDefence }: NeededFacts): Need | null {
  const isCalledToTestify = role === "witness" || role === "expert";
  const attendee = { id: 0, role, isForDefence, testimony: testimony ?? (isCalledToTestify ? "pending" : "none") };
  if (expectedAt(purpose, [attendee]).some(({ how }) => how === "to-testify")) return "must";
  return isCalledToTestify ? null : neededFor(purpose, role);
}

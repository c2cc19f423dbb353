/** What a person is in a case, in the order in which a case file names them. */
export const CASE_ROLES = [
  "accused",
  "complainant",
  "victim",
  "counsel",
  "prosecutor",
  "investigating-officer",
  "witness",
  "expert",
  "surety",
  "guardian",
] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

/** Roles whose bearers are protected in a restricted matter, marked or not: a register marks nobody. */
export const GUARDED_ROLES = ["complainant", "victim", "witness"] as const satisfies readonly CaseRole[];

/** Whether who sees these people of a case by name sees somebody of whom that is put on record. */
export function isOnRecord(
  isRestricted: boolean,
  people: readonly { readonly role: CaseRole; readonly isProtected?: boolean }[],
): boolean {
  const isGuarded = (role: CaseRole) => isRestricted && (GUARDED_ROLES as readonly CaseRole[]).includes(role);
  return people.some(({ role, isProtected }) => isProtected === true || isGuarded(role));
}

/** Why an official cannot be in any court on some days. */
export const ABSENCE_KINDS = ["leave", "duty", "training", "court", "transfer", "other"] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** What somebody says of himself; a transfer is the office's to record. */
export const OWN_ABSENCE_KINDS = [
  "leave",
  "training",
  "court",
  "duty",
  "other",
] as const satisfies readonly AbsenceKind[];

/** The longest calendar file that is read, in characters. */
export const MOST_CALENDAR = 900_000;

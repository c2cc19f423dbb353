/** What a person is in a case. */
export const CASE_ROLES = [
  "accused",
  "complainant",
  "counsel",
  "prosecutor",
  "investigating-officer",
  "witness",
] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

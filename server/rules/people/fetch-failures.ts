/** Why a calendar was not fetched; each has its words on the screen. */
export const FETCH_FAILURES = [
  "not-https",
  "private-address",
  "no-answer",
  "too-slow",
  "too-large",
  "refused",
  "gone",
  "unreadable",
] as const;
export type FetchFailure = (typeof FETCH_FAILURES)[number];

import type { CourtDay } from "../calendar/court-day.ts";

/** Why somebody asks for another date. */
export const ASKED_BECAUSE = ["two-courts", "travel", "leave", "other"] as const;
export type AskedBecause = (typeof ASKED_BECAUSE)[number];

/** What is written down of a request. That a date was given is not: it follows from the date. */
export const REQUEST_STATES = ["open", "refused", "taken-back"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** `given`: the matter has another date or hour by now; `over`: the date came, or fell away, without an answer. */
export type RequestStanding = RequestState | "given" | "over";

export type RequestFacts = {
  readonly state: RequestState;
  /** The date as it stood when it was asked. */
  readonly day: CourtDay;
  readonly block: string | null;
  /** The hearing that it is about as it stands now; null: there is none any more. */
  readonly now: { readonly state: string; readonly day: CourtDay; readonly block: string | null } | null;
  /** The next date of the matter. */
  readonly nextDay: CourtDay | null;
};

/** Where a request stands on a day. Court practice, not law; an answer that was given in words stands whatever came later. */
export function standingOf({ state, day, block, now, nextDay }: RequestFacts, today: CourtDay): RequestStanding {
  if (state !== "open") return state;
  if (now?.state === "listed") {
    const isOtherHour = block !== null && now.block !== null && block !== now.block;
    if (now.day !== day || isOtherHour) return "given";
    return now.day < today ? "over" : "open";
  }
  // Taken off its list before the day, with another date in its place.
  if (now?.state === "withdrawn" && day >= today && nextDay !== null && nextDay !== day) return "given";
  return "over";
}

import type { Context } from "../context.ts";
import { openUnconfirmed } from "./calls-store.ts";

/** Days before a date on which the court wants to know whom nobody reached: time is left for a call. */
const DAYS_BEFORE = 2;

/** A receipt or an answer may take so long; then a person asks. */
const HOURS_TO_HEAR = 2;

/**
 * Two days before a date everybody is called of whom nothing confirms that a message reached her. Not another text: the
 * last one may have come to somebody else. Answers how many calls it opened; asked again it opens none twice.
 */
export const callUnconfirmed = ({ db, now }: Pick<Context, "db" | "now">): Promise<number> =>
  openUnconfirmed(db, { now, days: DAYS_BEFORE, hours: HOURS_TO_HEAR });

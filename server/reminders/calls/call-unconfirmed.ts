import type { Context } from "../../core/context.ts";
import { openUnconfirmed } from "./calls-store.ts";
import { desksAhead } from "./desk-days.ts";

/** A receipt or an answer may take so long; then a person asks. */
const HOURS_TO_HEAR = 2;

/**
 * Two days before a date, or on the last working day before that, everybody is called of whom nothing confirms that a
 * message reached her. Not another text: the last one may have come to somebody else. Answers how many calls it opened;
 * asked again it opens none twice.
 */
export const callUnconfirmed = async ({ db, now }: Pick<Context, "db" | "now">): Promise<number> =>
  openUnconfirmed(db, { now, desks: await desksAhead(db, now), hours: HOURS_TO_HEAR });

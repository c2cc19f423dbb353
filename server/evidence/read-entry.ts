import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { RequestColumns } from "./store.ts";

/** A request as it is typed; the day it went out is an event of its own. */
export type RequestEntry = RequestColumns;

const orNull = (text: string | null) => {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
};

/**
 * The columns of a typed request. Throws `invalid`: it says what is asked for, another source wants its name, a reply is
 * not due before it is asked for.
 */
export function readRequest(entry: RequestEntry, sentDay: CourtDay | null): RequestColumns {
  const sourceName = orNull(entry.sourceName);
  const what = orNull(entry.what);
  if (what === null) throw new Refused("invalid", { field: "what" });
  if (entry.source === "other" && sourceName === null) throw new Refused("invalid", { field: "sourceName" });
  if (entry.dueDay !== null && sentDay !== null && entry.dueDay < sentDay)
    throw new Refused("invalid", { field: "dueDay" });
  const { kind, source, dueDay, neededFor } = entry;
  return {
    kind,
    source,
    dueDay,
    neededFor,
    sourceName,
    what,
    fileReference: orNull(entry.fileReference),
  };
}

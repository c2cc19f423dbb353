import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { type RequestEntry, readRequest } from "./read-entry.ts";
import { findCaseOfCourt, insertEvents, insertRequest } from "./store.ts";

type Input = {
  courtId: number;
  caseId: number;
  key?: string;
  entry: RequestEntry;
  /** Null: written down, to be sent later. */
  sentDay: CourtDay | null;
};

/** Records what a court asked of whom. Throws `not-found`, `day-to-come`, `invalid`. */
export function addRequest(ctx: Context, input: Input): Promise<{ requestId: number; changeId: number }> {
  const { courtId, caseId, key, sentDay } = input;
  const act = { action: "evidence.requested", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const matter = await findCaseOfCourt(tx, courtId, caseId);
    if (!matter) throw new Refused("not-found");
    const { timezone } = await courtAndPolicy(tx, courtId);
    if (sentDay !== null && sentDay > dayAt(ctx.now, timezone)) throw new Refused("day-to-come", { day: sentDay });
    // Nothing is asked of an offence before it was done: a mistyped year would stand in the letter, and as years overdue.
    if (sentDay !== null && matter.offenceDay !== null && sentDay < matter.offenceDay)
      throw new Refused("invalid", { field: "day" });
    const requestId = await insertRequest(tx, { ...readRequest(input.entry, sentDay), caseId, courtId });
    if (sentDay !== null) {
      await insertEvents(tx, [
        { requestId, caseId, kind: "sent", day: sentDay, number: null, byDay: null, note: null },
      ]);
    }
    return { requestId, changeId };
  });
}

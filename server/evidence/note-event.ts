import { requireSight } from "../access/sight.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { findRequestOfEvent, lockRequests, updateEventNote } from "./store.ts";

type Input = { courtId: number; eventId: number; note: string; key?: string };

/** What came with a reply, written to what was recorded already, so that recording it is one press. `not-found`. */
export function noteEvent(ctx: Context, input: Input): Promise<{ changeId: number }> {
  const { courtId, eventId, key } = input;
  const act = { action: "evidence.noted", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const event = await findRequestOfEvent(tx, courtId, eventId);
    if (!event) throw new Refused("not-found");
    // Over words that stand there nobody writes who was shown none.
    if (event.note !== null) await requireSight(tx, ctx, { courtId, caseId: event.caseId });
    await lockRequests(tx, [event.requestId]);
    await updateEventNote(tx, eventId, input.note.trim() || null);
    return { changeId };
  });
}

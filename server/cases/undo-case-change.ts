import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { findCaseChange, undoWholeChange } from "./store.ts";

/**
 * Takes back one entry or edit made by hand, as a new change. Throws `changed-since` when anything in it was touched
 * afterwards, `already-undone`, and `not-found` for a change that is not of this kind or not of this court.
 */
export function undoCaseChange(ctx: Context, input: { courtId: number; changeId: number; key?: string }) {
  const act = { action: "case.undone", permission: "change.undo", courtId: input.courtId, key: input.key } as const;
  return change(ctx, { ...act, input }, async (tx) => {
    const target = await findCaseChange(tx, input.courtId, input.changeId);
    if (!target) throw new Refused("not-found");
    await undoWholeChange(tx, input.changeId);
    return { undone: input.changeId };
  });
}

import { requireSight } from "../access/sight.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { sentDay } from "../rules/evidence/evidence-ledger.ts";
import { type RequestEntry, readRequest } from "./read-entry.ts";
import { deleteRequest, findRequests, lockRequests, updateRequest } from "./store.ts";

type Edit = { courtId: number; requestId: number; version: number; key?: string; entry: RequestEntry };

/** Rewrites what was asked; what happened to it is not touched. Throws `stale`, `not-found`, `invalid`. */
export function editRequest(ctx: Context, input: Edit): Promise<{ requestId: number; changeId: number }> {
  const { courtId, requestId, version, key } = input;
  const act = { action: "evidence.edited", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    await lockRequests(tx, [requestId]);
    const [row] = await findRequests(tx, courtId, { requestIds: [requestId] });
    if (!row) throw new Refused("not-found");
    await requireSight(tx, ctx, { courtId, caseId: row.caseId });
    const columns = readRequest(input.entry, sentDay(row));
    if (!(await updateRequest(tx, { requestId, version }, columns))) throw new Refused("stale");
    return { requestId, changeId };
  });
}

/** Takes a request away that was never sent; what was sent is withdrawn, and stays in the file. Throws `in-use`. */
export function removeRequest(
  ctx: Context,
  input: { courtId: number; requestId: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, requestId, key } = input;
  const act = { action: "evidence.removed", permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    await lockRequests(tx, [requestId]);
    const [row] = await findRequests(tx, courtId, { requestIds: [requestId] });
    if (!row) throw new Refused("not-found");
    if (row.events.length > 0) throw new Refused("in-use");
    await deleteRequest(tx, requestId);
    return { changeId };
  });
}

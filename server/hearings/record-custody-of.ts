import { type RecordCustody, recordCustody } from "../cases/record-custody.ts";
import type { Context } from "../context.ts";
import { readdressUnissued } from "./process-store.ts";

/**
 * The custody of an accused, and with it where the orders that bring him go: one that is still to be issued follows him
 * in the same change, so that undo takes both back. What was issued stays as it went out, and is marked.
 */
export function recordCustodyOf(ctx: Context, input: RecordCustody) {
  return recordCustody(ctx, input, async (tx, casePersonId, heldAt) => {
    if (heldAt !== null) await readdressUnissued(tx, casePersonId, heldAt);
  });
}

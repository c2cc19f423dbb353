import { readInSight } from "../access/sight.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type Ledger, requestsNow } from "./requests-now.ts";
import { isCaseOfCourt } from "./store.ts";

/** Everything that was asked for in one case, the latest first. Throws `not-found`, also for a case of another court. */
export function caseEvidence(
  ctx: Context,
  input: { courtId: number; caseId: number },
): Promise<Ledger & { isShaded: boolean }> {
  const { courtId, caseId } = input;
  return readInSight(ctx, { permission: "docket.read", courtId }, input, async (connection) => {
    if (!(await isCaseOfCourt(connection, courtId, caseId))) throw new Refused("not-found");
    return requestsNow(connection, ctx, courtId, { caseIds: [caseId] });
  });
}

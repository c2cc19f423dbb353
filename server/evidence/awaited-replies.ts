import type { Connection } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { LEAST_REPLIES } from "../rules/evidence/reply-times.ts";
import type { AwaitedReply } from "../rules/listing/evidence-wait.ts";
import { type DistrictRules, requestsNow } from "./requests-now.ts";

export type AwaitedByCase = ReadonlyMap<number, readonly AwaitedReply[]>;

/** The open requests of the cases, with when each reply is to be expected; read inside what the caller has open. */
export async function awaitedReplies(
  connection: Connection,
  ctx: Pick<Context, "now">,
  courtId: number,
  caseIds?: readonly number[],
  rules?: DistrictRules,
): Promise<AwaitedByCase> {
  const wanted = { isUnended: true, isPending: true, ...(caseIds ? { caseIds } : {}) };
  const { requests, learned } = await requestsNow(connection, ctx, courtId, wanted, rules);
  const awaited = requests.flatMap((request) => {
    const { caseId, requestId, kind, source, neededFor, sentDay, expected } = request;
    if (sentDay === null || expected === null) return [];
    const times = expected.isLearned ? learned[source] : undefined;
    const n = expected.isLearned ? (times?.n ?? LEAST_REPLIES) : 0;
    const range = times && { low: times.low, high: times.high };
    return { caseId, reply: { requestId, kind, source, neededFor, sentDay, expected, n, range } };
  });
  const byCase = Map.groupBy(awaited, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, rows]) => [caseId, rows.map(({ reply }) => reply)]));
}

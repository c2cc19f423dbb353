import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { insertCall } from "../listing/outcome-store.ts";
import { actorIdOf, saidAt } from "../listing/save-outcomes.ts";
import { findHearing } from "../listing/store.ts";
import type { CallEvent } from "../rules/case/outcomes.ts";

export type CallMatterInput = { courtId: number; hearingId: number; kind: CallEvent; calledAt: string; key?: string };

/** A matter is called, or passed over to be called again the same day: an event, never an outcome. */
export async function callMatter(ctx: Context, input: CallMatterInput): Promise<{ changeId: number; callId: number }> {
  const { courtId, hearingId, kind, calledAt, key } = input;
  const action = kind === "called" ? "hearing.called" : "hearing.passed-over";
  return change(ctx, { action, permission: "day.record", courtId, key, input }, async (tx, changeId) => {
    if (!(await findHearing(tx, courtId, hearingId))) throw new Refused("not-found");
    const row = { hearingId, courtId, kind, calledAt: saidAt(ctx, calledAt), calledBy: actorIdOf(ctx) };
    return { changeId, callId: await insertCall(tx, row) };
  });
}

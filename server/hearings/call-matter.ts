import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import type { CallEvent } from "../rules/outcomes.ts";
import { insertCall } from "./outcome-store.ts";
import { actorIdOf, saidAt } from "./save-outcomes.ts";
import { findHearing } from "./store.ts";

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

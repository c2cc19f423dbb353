import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CallResult } from "../../rules/reminders/reminder-reach.ts";
import { type CallRow, closeSameCalls, lockCall, moveReminder, pauseCardOf, saveCall } from "./calls-store.ts";

export type RecordCallInput = {
  courtId: number;
  taskId: number;
  version: number;
  result: CallResult;
  note: string | null;
  key?: string;
};

/**
 * What came of a call. Nobody answered: it stays on the list while there is time. A wrong number: nothing more goes there
 * by itself. Who was spoken with need not be called again to be told the same. Refused as `stale` where somebody recorded it in the meantime.
 */
export function recordCall(ctx: Context, input: RecordCallInput): Promise<{ changeId: number; isOpen: boolean }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "call.recorded", permission: "reminders.handle", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const task = await lockCall(tx, courtId, asked.taskId);
    if (!task) throw new Refused("not-found");
    if (task.state !== "open" || task.version !== asked.version) throw new Refused("stale");
    const at = ctx.now.toISOString();
    const isOpen = asked.result === "not-reached" && hasTimeLeft(task, ctx.now);
    const by = ctx.actor.kind === "staff" ? ctx.actor.userId : null;
    const said = { result: asked.result, doneAt: at, doneBy: by };
    await saveCall(tx, task.id, { ...said, note: asked.note?.trim() || null, state: isOpen ? "open" : "done" });
    if (asked.result === "wrong-number") await pauseCardOf(tx, task.casePersonId, at);
    const others = SPOKEN_WITH.includes(asked.result) ? await closeSameCalls(tx, task, said) : [];
    const own = isOpen || task.reminderId === null ? [] : [task.reminderId];
    for (const id of [...own, ...others]) await moveReminder(tx, id, { to: "done", why: `call-${asked.result}`, at });
    return { changeId, isOpen };
  });
}

const SPOKEN_WITH: readonly CallResult[] = ["reached", "told-place", "says-yes", "says-no"];

const hasTimeLeft = ({ notAfter }: CallRow, now: Date) => notAfter === null || new Date(notAfter) > now;

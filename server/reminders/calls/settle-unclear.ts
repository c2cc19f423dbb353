import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { insertCall, lockReminder, moveReminder } from "./calls-store.ts";

/** What a person decides of a message of which nobody knows whether it went out. */
export const UNCLEAR_ANSWERS = ["went-out", "again", "call"] as const;
export type UnclearAnswer = (typeof UNCLEAR_ANSWERS)[number];

export type SettleInput = { courtId: number; reminderId: number; answer: UnclearAnswer; key?: string };

/**
 * Settles an unclear message by hand: it went out, it is sent once more (she may get it twice, so a person says so), or
 * somebody calls. Refused as `stale` where it is not unclear any more, `day-past` where its time is over.
 */
export function settleUnclear(ctx: Context, input: SettleInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "reminder.settled", permission: "reminders.handle", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const found = await lockReminder(tx, courtId, asked.reminderId);
    if (!found) throw new Refused("not-found");
    if (found.state !== "unclear") throw new Refused("stale");
    const { id, caseId, casePersonId, hearingId } = found;
    const at = ctx.now.toISOString();
    if (asked.answer === "again" && new Date(found.notAfter) <= ctx.now) throw new Refused("day-past");
    const step =
      asked.answer === "again"
        ? ({ to: "planned", why: "again-by-hand", at, told: { dueAt: at } } as const)
        : ({ to: "done", why: `settled-${asked.answer}`, at } as const);
    if (!(await moveReminder(tx, id, step))) throw new Refused("stale");
    if (asked.answer === "call") {
      const about = { courtId, caseId, casePersonId, hearingId, reminderId: id };
      await insertCall(tx, { ...about, because: "unclear", dueAt: at, notAfter: found.notAfter });
    }
    return { changeId };
  });
}

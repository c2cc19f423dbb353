import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { lockDays } from "../courts/court-days.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { withdrawList } from "./store.ts";

export type TakeDownInput = {
  courtId: number;
  day: CourtDay;
  supplementary: number | null;
  reason: string;
  key?: string;
};

/**
 * Takes a list down with every version of it, at once: old versions may show what it is taken down for. The hearings
 * stay as they are; publishing again hangs a new version, without marks against the one that came down.
 */
export function takeDownList(ctx: Context, input: TakeDownInput): Promise<{ changeId: number; versions: number }> {
  const { key, ...asked } = input;
  const { courtId, day, supplementary, reason } = input;
  return change(
    ctx,
    { action: "list.taken-down", permission: "lists.publish", courtId, key, input: asked },
    async (tx, changeId) => {
      if (!reason.trim()) throw new Refused("reason-needed");
      await lockDays(tx, courtId, [day]);
      const values = { withdrawnAt: ctx.now.toISOString(), withdrawnBecause: reason.trim() };
      const versions = await withdrawList(tx, courtId, day, supplementary, values);
      if (versions === 0) throw new Refused("nothing-to-do");
      return { changeId, versions };
    },
  );
}

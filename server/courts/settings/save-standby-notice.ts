import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { updateCourt } from "../calendar-store.ts";

export type SaveStandbyNoticeInput = { courtId: number; version: number; hours: number; key?: string };

/** Sets how many hours before a day nobody on standby is called any more; hours of the clock, nights included. */
export function saveStandbyNotice(ctx: Context, input: SaveStandbyNoticeInput): Promise<{ changeId: number }> {
  const { courtId, key, version, hours } = input;
  const act = {
    action: "standby-notice.saved",
    permission: "calendar.change",
    courtId,
    key,
    input: { version, hours },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    if ((await updateCourt(tx, courtId, version, { standbyNoticeHours: hours })) === 0) throw new Refused("stale");
    return { changeId };
  });
}

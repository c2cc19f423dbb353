import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { deleteExtraDay, insertExtraDay } from "../calendar-store.ts";
import { findCourtDays } from "../store.ts";
import { type CalendarAnswer, lockedCourt, refreshed } from "./save-pattern.ts";

export type AddExtraDayInput = { courtId: number; day: CourtDay; because: string | null; key?: string };

/** Adds a hearing day outside the pattern, by order. Throws `Refused`: day-past, nothing-to-do when it was added before. */
export async function addExtraDay(ctx: Context, input: AddExtraDayInput): Promise<CalendarAnswer> {
  const { courtId, key, ...asked } = input;
  const act = { action: "extra-day.added", permission: "calendar.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    if (input.day < today) throw new Refused("day-past", { day: input.day });
    const added = await insertExtraDay(tx, { courtId, day: input.day, because: input.because });
    if (added === null) throw new Refused("nothing-to-do");
    return refreshed(tx, court, today, changeId);
  });
}

export type RemoveExtraDayInput = { courtId: number; id: number; version: number; key?: string };

/** Takes an added day out again. Throws `Refused`: stale, has-hearings while matters are listed on it. */
export async function removeExtraDay(ctx: Context, input: RemoveExtraDayInput): Promise<CalendarAnswer> {
  const { courtId, key, ...asked } = input;
  const act = { action: "extra-day.removed", permission: "calendar.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, today } = await lockedCourt(tx, ctx, courtId);
    const day = await deleteExtraDay(tx, courtId, { id: input.id, version: input.version });
    if (day === undefined) throw new Refused("stale");
    const answer = await refreshed(tx, court, today, changeId);
    const [written] = await findCourtDays(tx, courtId, day, day);
    if (day >= today && written?.kind !== "dedicated" && (written?.listedMatters ?? 0) > 0) {
      throw new Refused("has-hearings", { day, matters: written!.listedMatters, days: 1 });
    }
    return answer;
  });
}

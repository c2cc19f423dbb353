import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { lifeOfCase } from "../judgment/status-of-case.ts";
import { insertPosition } from "../judgment/status-store.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { ComplainantState } from "../rules/settlement/settlement-facts.ts";

export type PositionInput = {
  courtId: number;
  caseId: number;
  position: ComplainantState;
  day: CourtDay;
  note: string | null;
  key?: string;
};

/** Keeps where the complainant stands from a day on. None of it is a settlement, and none of it ends a case by itself. */
export function recordPosition(ctx: Context, input: PositionInput) {
  const { courtId, caseId, key, ...asked } = input;
  const act = { action: "complainant.recorded", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, ...asked } }, async (tx, changeId) => {
    const { today } = await lifeOfCase(tx, ctx, courtId, caseId);
    if (input.day > today) throw new Refused("day-to-come", { day: input.day });
    const note = input.note?.trim() || null;
    await insertPosition(tx, { courtId, caseId, position: input.position, day: input.day, note });
    return { changeId };
  });
}

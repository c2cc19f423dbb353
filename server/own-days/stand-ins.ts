import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { deleteStandIn, insertStandIn } from "../listing/availability/presence-store.ts";
import { presencesOf } from "../listing/availability/presences.ts";
import { officialOf } from "../people/absences.ts";
import { matchablePeople } from "../people/merge-person.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { searchKey } from "../rules/text/search-key.ts";

export type StandInInput = { courtId: number; day: CourtDay; personId: number; by: string; key?: string };

/**
 * Keeps who takes a prosecutor's or counsel's place in this court for the day. A name that the directory knows is that
 * person, who is then expected here and in no other court. Refused as `invalid` for somebody who must come in person.
 */
export function recordStandIn(ctx: Context, input: StandInInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "stand-in.recorded", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, timezone } = await courtAndPolicy(tx, courtId);
    const { day, personId } = asked;
    if (day < dayAt(ctx.now, timezone)) throw new Refused("day-past", { day });
    await officialOf(tx, court.districtId, personId);
    const { presences } = await presencesOf(tx, court.districtId, day, day);
    const here = presences.filter((one) => one.courtId === courtId && one.personId === personId);
    if (here.some(({ need }) => need === "must")) throw new Refused("invalid", { field: "person" });
    const wanted = searchKey(asked.by);
    if (wanted === "") throw new Refused("invalid", { field: "by" });
    const officials = await matchablePeople(tx, court.districtId, true);
    const known = officials.find(({ nameKey }) => nameKey === wanted) ?? null;
    if (known?.id === personId) throw new Refused("invalid", { field: "by" });
    const row = { courtId, day, personId, standsInId: known?.id ?? null, name: known?.name ?? asked.by.trim() };
    if ((await insertStandIn(tx, row)) === null) throw new Refused("nothing-to-do");
    return { changeId };
  });
}

export function removeStandIn(
  ctx: Context,
  input: { courtId: number; id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...seen } = input;
  const act = { action: "stand-in.removed", permission: "day.record", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!(await deleteStandIn(tx, courtId, seen))) throw new Refused("stale");
    return { changeId };
  });
}

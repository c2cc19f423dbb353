import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/court-day.ts";
import { deleteCover, findCoverFacts, findCovers, insertCover } from "./cover-store.ts";

const districtIdOf = (ctx: Context): number => {
  if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
  return ctx.actor.districtId;
};

/** Link judges and substitute readers of the district whose days are not over. */
export const listCovers = (ctx: Context) =>
  read(ctx, { permission: "people.manage" }, (connection) =>
    // A day back: where it is still yesterday, that cover is not over.
    findCovers(connection, districtIdOf(ctx), addDays(dayAt(ctx.now, "UTC"), -1)),
  );

export type CoverInput = {
  userId: string;
  courtId: number;
  fromDay: CourtDay;
  untilDay: CourtDay;
  orderedBy: string | null;
  key?: string;
};

/**
 * Gives a judge or reader who is bound to one court another one for some days: as link judge, or as substitute. Refused as
 * `nothing-to-do` for somebody who reaches that court anyway, `not-found` outside the district.
 */
export function coverCourt(ctx: Context, input: CoverInput): Promise<{ coverId: number }> {
  const { key, ...asked } = input;
  const act = { action: "staff.cover-given", permission: "people.manage", key, input: asked } as const;
  return change(ctx, act, async (tx) => {
    const districtId = districtIdOf(ctx);
    const { userId, courtId, fromDay, untilDay, orderedBy } = input;
    if (untilDay < fromDay) throw new Refused("invalid", { field: "untilDay" });
    const { member, court } = await findCoverFacts(tx, userId, courtId);
    if (member?.districtId !== districtId || court?.districtId !== districtId) throw new Refused("not-found");
    if (member.courtId === null || member.courtId === courtId) throw new Refused("nothing-to-do");
    const row = { userId, courtId, fromDay, untilDay, orderedBy: orderedBy?.trim() || null };
    return { coverId: await insertCover(tx, row) };
  });
}

export function endCover(ctx: Context, input: { coverId: number; version: number; key?: string }) {
  const { key, coverId, version } = input;
  const asked = { coverId, version };
  const act = { action: "staff.cover-ended", permission: "people.manage", key, input: asked } as const;
  return change(ctx, act, async (tx) => {
    const isDone = await deleteCover(tx, { id: coverId, version, districtId: districtIdOf(ctx) });
    if (!isDone) throw new Refused("stale");
    return { coverId };
  });
}

import type { Connection, Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { Role } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import {
  deleteCover,
  findCoverFacts,
  findCoverMember,
  findCovers,
  findJudges,
  insertCover,
  moveCovers,
} from "./cover-store.ts";

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
  return change(ctx, act, async (tx) => ({ coverId: await giveCover(tx, districtIdOf(ctx), input) }));
}

async function giveCover(tx: Transaction, districtId: number, given: CoverInput, only?: Role): Promise<number> {
  const { userId, courtId, fromDay, untilDay, orderedBy } = given;
  if (untilDay < fromDay) throw new Refused("invalid", { field: "untilDay" });
  const { member, court } = await findCoverFacts(tx, userId, courtId);
  if (member?.districtId !== districtId || court?.districtId !== districtId) throw new Refused("not-found");
  if (only !== undefined && (member.role !== only || !member.isActive)) throw new Refused("not-found");
  if (member.courtId === null || member.courtId === courtId) throw new Refused("nothing-to-do");
  return insertCover(tx, { userId, courtId, fromDay, untilDay, orderedBy: orderedBy?.trim() || null });
}

/** Judges of the district's other courts, and who of them has this one for days that are not over. */
export function linkJudges(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "desk.read", courtId }, async (connection) => {
    const districtId = districtIdOf(ctx);
    const [judges, covers] = await Promise.all([
      findJudges(connection, districtId, courtId),
      findCovers(connection, districtId, addDays(dayAt(ctx.now, "UTC"), -1)),
    ]);
    const here = covers.filter((one) => one.courtId === courtId && one.role === "judge");
    return {
      judges,
      covers: here.map(({ id, version, name, fromDay, untilDay }) => ({
        coverId: id,
        version,
        name,
        fromDay,
        untilDay,
      })),
    };
  });
}

/** The judge of a court says who sits there while he is away, by whose order. Refused as `not-found` for anybody but a judge. */
export function nameLinkJudge(ctx: Context, input: CoverInput): Promise<{ coverId: number }> {
  const { key, courtId, ...asked } = input;
  const act = { action: "staff.cover-given", permission: "day.sign", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx) => ({ coverId: await giveCover(tx, districtIdOf(ctx), input, "judge") }));
}

export function endLinkJudge(
  ctx: Context,
  input: { courtId: number; coverId: number; version: number; key?: string },
): Promise<{ coverId: number }> {
  const { key, courtId, coverId, version } = input;
  const asked = { coverId, version };
  const act = { action: "staff.cover-ended", permission: "day.sign", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx) => {
    const isDone = await deleteCover(tx, { id: coverId, version, districtId: districtIdOf(ctx), courtId });
    if (!isDone) throw new Refused("stale");
    return { coverId };
  });
}

/** The courts that somebody has by days that are not over. */
export async function coversOf(connection: Connection, ctx: Context, userId: string) {
  const all = await findCovers(connection, districtIdOf(ctx), addDays(dayAt(ctx.now, "UTC"), -1));
  return all.filter((one) => one.userId === userId);
}

/**
 * Passes on, inside the change that is open, the courts that somebody has by days; answers how many. The other is of the
 * same role and works here; a court that he reaches anyway is given up.
 */
export async function passCovers(tx: Transaction, ctx: Context, { from, to }: { from: string; to: string }) {
  const covers = await coversOf(tx, ctx, from);
  const [giver, taker] = [await findCoverMember(tx, from), await findCoverMember(tx, to)];
  if (!taker?.isActive || taker.districtId !== districtIdOf(ctx) || from === to) throw new Refused("not-found");
  if (taker.role !== giver?.role) throw new Refused("invalid", { field: "userId" });
  const ids = covers.map(({ id }) => id);
  if (ids.length > 0) await moveCovers(tx, { from, to, toCourtId: taker.courtId, ids });
  return ids.length;
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

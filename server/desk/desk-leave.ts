import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { leaveAhead } from "../courts/closures.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type ClosingAnswer, declareClosure, withdrawClosure } from "../lost-days/close-day.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { countListed } from "./desk-store.ts";

export type LeaveInput = { courtId: number; fromDay: CourtDay; untilDay: CourtDay; because: string; key?: string };

/** The judge's own leave: no work is expected on these days. What is listed stays until it is adjourned; no plan goes there. */
export function takeLeave(ctx: Context, input: LeaveInput): Promise<ClosingAnswer> {
  const { courtId, fromDay, untilDay, because, key } = input;
  const leave = { kind: "leave", effect: "no-work", nameEn: "Judge on leave", nameUr: "جج صاحب رخصت پر" } as const;
  const facts = { ...leave, source: because.trim() || null, isConfirmed: true, alternatives: null };
  return declareClosure(
    ctx,
    { courtId, isWholeDistrict: false, sweep: false, fromDay, untilDay, ...facts, ...(key ? { key } : {}) },
    "day.sign",
  );
}

/** The judge's leave that is not over, with the matters that stand on its days all the same. */
export function ownLeave(ctx: Context, input: { courtId: number }) {
  const { courtId } = input;
  return read(ctx, { permission: "desk.read", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const rows = await leaveAhead(connection, courtId, dayAt(ctx.now, timezone));
    return Promise.all(
      rows.map(async ({ id, version, fromDay, untilDay, source }) => ({
        ...{ closureId: id, version, fromDay, untilDay, because: source },
        matters: await countListed(connection, courtId, fromDay, untilDay),
      })),
    );
  });
}

/** The judge comes after all: the days are again what the court's calendar says. Throws `not-found` for anything but leave. */
export async function endLeave(
  ctx: Context,
  input: { courtId: number; closureId: number; version: number; key?: string },
): Promise<ClosingAnswer> {
  const own = await ownLeave(ctx, input);
  if (!own.some(({ closureId }) => closureId === input.closureId)) throw new Refused("not-found");
  return withdrawClosure(ctx, input, "day.sign");
}

import type { Connection } from "../../db/connect.ts";
import type { Actor } from "../core/actor.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { roleMay } from "../core/permission.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import type { Policy, RulesPolicy } from "../rules/courts/policy.ts";
import { type ClosureRow, findClosureRows, findExtraDayRows, findPatternRows, findRooms } from "./calendar-store.ts";
import { courtAndPolicy } from "./court-days.ts";
import { findBlocks, findDistrict } from "./store.ts";

/** How far back closures and extra days are still shown, in days. */
const LOOK_BACK = 60;

/** Everything a court has set for itself, with the versions that a change must name. */
export async function courtSettings(ctx: Context, input: { courtId: number }) {
  return read(ctx, { permission: "calendar.read", courtId: input.courtId }, async (connection) => {
    const { court, policy, timezone } = await courtAndPolicy(connection, input.courtId);
    const today = dayAt(ctx.now, timezone);
    const rows = await settingsRows(connection, court.districtId, court.id, addDays(today, -LOOK_BACK));
    return {
      today,
      court,
      room: rows.rooms[0] ?? null,
      workingWeekdays: policy.workingWeekdays,
      rules: rulesOf(policy),
      replyDays: policy.replyDays,
      districtVersion: rows.districtVersion,
      secondFactor: policy.secondFactor && !ctx.isDemo,
      callOffice: policy.callOffice,
      mayChangeRules: isOfWholeDistrict(ctx.actor) && mayAdminister(ctx.actor),
      patterns: rows.patterns,
      extraDays: rows.extraDays.filter(({ day }) => day >= addDays(today, -LOOK_BACK)),
      blocks: rows.blocks,
      closures: rows.closures.map((row) => ({ ...row, mayChange: mayChangeClosure(ctx.actor, row) })),
      mayCloseDistrict: isOfWholeDistrict(ctx.actor),
    };
  });
}

async function settingsRows(
  connection: Connection,
  districtId: number,
  courtId: number,
  from: ReturnType<typeof addDays>,
) {
  const [patterns, closures, extraDays, blocks, rooms, district] = await Promise.all([
    findPatternRows(connection, courtId),
    findClosureRows(connection, districtId, courtId, from),
    findExtraDayRows(connection, courtId),
    findBlocks(connection, courtId),
    findRooms(connection, courtId),
    findDistrict(connection, districtId),
  ]);
  return { patterns, closures, extraDays, blocks, rooms, districtVersion: district?.version ?? 0 };
}

const rulesOf = (policy: Policy): RulesPolicy => ({
  custodyDays: policy.custodyDays,
  peca30: policy.peca30,
  adjournmentWarningAt: policy.adjournmentWarningAt,
  statutoryBailNoticeDays: policy.statutoryBailNoticeDays,
  preservationNoticeDays: policy.preservationNoticeDays,
});

const mayAdminister = (actor: Actor): boolean =>
  actor.kind === "terminal" || (actor.kind === "staff" && roleMay(actor.role, "settings.change"));

/** Who is bound to one court decides for that court only. */
export const isOfWholeDistrict = (actor: Actor): boolean =>
  actor.kind === "terminal" || (actor.kind === "staff" && actor.courtId === null);

export const mayChangeClosure = (actor: Actor, row: Pick<ClosureRow, "courtId">): boolean =>
  row.courtId !== null || isOfWholeDistrict(actor);

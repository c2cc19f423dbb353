import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { findOutcomesToSign, signOutcomes } from "./desk-store.ts";

/** The outcomes of a day as the reader recorded them, for one pass of the judge's eye. */
export function dayToSign(ctx: Context, input: { courtId: number; day: CourtDay }) {
  const { courtId, day } = input;
  return read(ctx, { permission: "desk.read", courtId }, async (connection) => {
    const rows = await findOutcomesToSign(connection, courtId, day);
    return rows.map(({ numberPrefix, number, numberSuffix, year, firNumber, firYear, ...row }) => ({
      ...row,
      label: officeNumber({ caseId: row.caseId, numberPrefix, number, numberSuffix, year, firNumber, firYear }),
    }));
  });
}

export type SignInput = { courtId: number; day: CourtDay; outcomeIds: number[]; key?: string };

/**
 * The judge's signature under the outcomes that were shown. Refused as `stale` when one of them was corrected meanwhile:
 * nobody signs what he has not seen. A later correction waits for a signature of its own and is marked.
 */
export function signDay(ctx: Context, input: SignInput): Promise<{ changeId: number; signed: number }> {
  const { courtId, key, day } = input;
  const outcomeIds = [...new Set(input.outcomeIds)];
  const asked = { day, outcomeIds };
  const act = { action: "day.signed", permission: "day.sign", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const by = ctx.actor.kind === "staff" ? ctx.actor.userId : "terminal";
    const at = ctx.now.toISOString();
    const signed = await signOutcomes(tx, { courtId, day, outcomeIds, at, by });
    if (signed !== outcomeIds.length) throw new Refused("stale", { day });
    return { changeId, signed };
  });
}

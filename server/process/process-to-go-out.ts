import { inSightEach } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { findDatesGiven, findMattersById } from "./process-facts-store.ts";
import { type ProcessMatter, withProcess } from "./process-of-day.ts";
import { findProcessesOf } from "./process-store.ts";

export type ToGoOutInput = {
  courtId: number;
  /** The dates that the outcomes of a day gave and the matters taken up on it, or hearings by their ids. */
  of: { day: CourtDay } | { hearingIds: readonly number[] };
};

export type MatterToGoOut = ProcessMatter & {
  isShaded: boolean;
  /** The hearing whose outcome gave the date. */ fromHearingId: number | null;
};

/**
 * Dates just given for which something must go out and nobody has said yes or no, newest first: asked again whenever
 * the sheet has sent what it kept, so that a day that was recorded without network is offered as well.
 */
export function toGoOut(ctx: Context, input: ToGoOutInput): Promise<MatterToGoOut[]> {
  const { courtId, of } = input;
  const reading = {
    action: "process.read",
    cases: (shown: MatterToGoOut[]) =>
      shown.filter(({ isRestricted, isShaded }) => isRestricted && !isShaded).map(({ caseId }) => caseId),
  };
  return read(ctx, { permission: "day.record", courtId, reading }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const dates =
      "day" in of
        ? await findDatesGiven(connection, courtId, of.day)
        : of.hearingIds.map((hearingId) => ({ hearingId, fromHearingId: null }));
    const ids = dates.map(({ hearingId }) => hearingId);
    const [matters, rows] = await Promise.all([
      findMattersById(connection, courtId, ids),
      findProcessesOf(connection, ids),
    ]);
    const found = await withProcess(connection, matters, rows, { today: dayAt(ctx.now, timezone) });
    const byId = new Map(found.map((matter) => [matter.hearingId, matter]));
    const wanted = dates.flatMap(({ hearingId, fromHearingId }) => {
      const matter = byId.get(hearingId);
      return matter && matter.proposals.length > 0 ? [{ ...matter, fromHearingId }] : [];
    });
    return inSightEach(connection, ctx, { courtId, isOwnPaper: true }, wanted);
  });
}

import { courtIdOf } from "../../cause-lists/read-list.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { type LossPreview, loseDay, previewLoss } from "../../lost-days/lose-day.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { blocksWithin } from "../../rules/calendar/time-blocks.ts";
import { officeNumber } from "../../rules/case/case-label.ts";
import type { LostKind } from "../../rules/lost-days/lost-day.ts";

export type LoseDayOrder = {
  courtCode: string;
  day: CourtDay;
  /** Starts of blocks, or a stretch of the day; neither: all of it. */
  blocks: string[] | null;
  from: string | null;
  until: string | null;
  kind: LostKind;
  because: string;
  orderedBy: string | null;
  isDryRun: boolean;
};

/** `lose-day`: the same preview and the same act as the screens, for a court named by its code. */
export async function loseDayByCode(ctx: Context, order: LoseDayOrder) {
  const courtId = await courtIdOf(ctx.db, order.courtCode);
  if (courtId === null) throw new Refused("not-found", { court: order.courtCode });
  const { day, kind, because, orderedBy, isDryRun } = order;
  const choice = { courtId, day, orderedBy };
  const blocks = order.blocks ?? (await stretchOf(ctx, choice, order));
  const preview = await previewLoss(ctx, { ...choice, blocks });
  const report = { isDryRun, ...told(preview) };
  if (isDryRun) return { ...report, changeId: null, lostDayId: null, drafted: null };
  const done = await loseDay(ctx, { ...choice, blocks, kind, because, mark: preview.mark });
  return { ...report, changeId: done.changeId, lostDayId: done.lostDayId, drafted: done.drafted };
}

async function stretchOf(
  ctx: Context,
  choice: { courtId: number; day: CourtDay; orderedBy: string | null },
  { from, until }: LoseDayOrder,
): Promise<string[] | null> {
  if (from === null && until === null) return null;
  const { held } = await previewLoss(ctx, { ...choice, blocks: null });
  const within = blocksWithin(held, from, until);
  if (within.length === 0) throw new Refused("invalid", { field: "blocks" });
  return within;
}

const told = ({ day, manner, blocks, matters, placed, unplaced, lines }: LossPreview) => ({
  ...{ day, manner, blocks, matters, placed, unplaced },
  // Numbers only: a terminal's output is copied into letters.
  lines: lines.map((line) => ({
    ...{ hearingId: line.hearingId, case: officeNumber(line), purpose: line.purpose },
    ...{ fromBlock: line.block, toDay: line.toDay, because: line.because, isOrdered: line.isOrdered },
    ...{ isFixed: line.isFixed, isInCustody: line.isInCustody, timesBumped: line.timesBumped, warnings: line.findings },
  })),
});

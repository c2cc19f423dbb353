import type { Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import {
  type BlockRow,
  type CourtDayRow,
  type CourtRow,
  deleteDayBlock,
  findBlocks,
  findDayBlocks,
  type NewDayBlock,
  writeDayBlocks,
} from "./store.ts";

/** Gives days that are locked the time blocks the court has now. A block that holds matters stays on its day. */
export async function syncDayBlocks(tx: Transaction, court: CourtRow, days: readonly CourtDayRow[]): Promise<void> {
  const [blocks, written] = await Promise.all([
    findBlocks(tx, court.id),
    findDayBlocks(
      tx,
      court.id,
      days.map(({ day }) => day),
    ),
  ]);
  const have = new Map(written.map((block) => [keyOf(block), block]));
  const wanted = days.flatMap(({ day }) =>
    blocks.map((block) => blockOf(court, day, block, have.get(keyOf({ day, ...block })))),
  );
  const kept = new Set(wanted.map(keyOf));
  const changed = wanted.filter((block) => !isSame(block, have.get(keyOf(block))));
  await writeDayBlocks(tx, changed);
  for (const block of written) {
    if (!kept.has(keyOf(block)) && block.listedMatters === 0)
      await deleteDayBlock(tx, court.id, block.day, block.startsAt);
  }
}

type Written = Awaited<ReturnType<typeof findDayBlocks>>[number];

const keyOf = ({ day, startsAt }: { day: CourtDay; startsAt: string }) => `${day}/${startsAt}`;

/** The ceiling stands to the block's plan as the court's ceiling to the court's plan, and never below what is listed. */
function blockOf(
  court: CourtRow,
  day: CourtDay,
  block: BlockRow,
  written: Written | undefined,
): NewDayBlock & { day: CourtDay } {
  const { startsAt, reportBefore, planMinutes, planMatters } = block;
  const scale = (plan: number | null, ofDay: number, ceiling: number, floor: number) =>
    plan === null ? null : Math.max(Math.ceil((plan * ceiling) / ofDay), floor);
  const heldMinutes = written ? written.listedMinutes - written.beyondMinutes : 0;
  const heldMatters = written ? written.listedMatters - written.beyondMatters : 0;
  return {
    courtId: court.id,
    day,
    startsAt,
    reportBefore,
    planMinutes,
    planMatters,
    ceilingMinutes: scale(planMinutes, court.planMinutes, court.ceilingMinutes, heldMinutes),
    ceilingMatters: scale(planMatters, court.planMatters, court.ceilingMatters, heldMatters),
  };
}

const COMPARED = ["reportBefore", "planMinutes", "planMatters", "ceilingMinutes", "ceilingMatters"] as const;

const isSame = (block: NewDayBlock, written: Written | undefined): boolean =>
  written !== undefined && COMPARED.every((name) => block[name] === written[name]);

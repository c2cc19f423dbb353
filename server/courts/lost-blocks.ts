import type { Connection, Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { withoutBlocks } from "../rules/calendar/time-blocks.ts";
import type { ClosureRow } from "./calendar-store.ts";
import { courtAndPolicy, lockDays, writtenDay } from "./court-days.ts";
import { findBlocks, findDayBlocks, findLostBlocks, updateCourtDay } from "./store.ts";

/** The starts of a day's blocks, in order: those written for it, else those of the court; lost ones are not among them. */
export async function heldBlocks(connection: Connection, courtId: number, day: CourtDay): Promise<string[]> {
  const [written, ofCourt, lost] = await Promise.all([
    findDayBlocks(connection, courtId, [day]),
    findBlocks(connection, courtId),
    findLostBlocks(connection, courtId, [day]),
  ]);
  const blocks: { startsAt: string }[] = written.length > 0 ? written : ofCourt;
  return blocks
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => !lost.has(`${day}/${startsAt}`))
    .sort();
}

/**
 * Takes from a locked day what its lost blocks would have held. Called when they are empty and before the closure is
 * written, so that an undo goes the other way round.
 */
export async function shrinkDay(
  tx: Transaction,
  courtId: number,
  day: CourtDay,
  blocks: readonly string[],
): Promise<void> {
  const row = await writtenDay(tx, courtId, day);
  if (!row) return;
  const [all, lost] = await Promise.all([findDayBlocks(tx, courtId, [day]), findLostBlocks(tx, courtId, [day])]);
  const held = all.filter(({ startsAt }) => !lost.has(`${day}/${startsAt}`));
  await updateCourtDay(tx, row.id, withoutBlocks(row, held, blocks));
}

/** Blocks that are held after all: their day is planned as any day of the court. */
export async function restoreBlocks(tx: Transaction, courtId: number, closure: ClosureRow): Promise<void> {
  const { court } = await courtAndPolicy(tx, courtId);
  const { planMinutes, planMatters, ceilingMinutes, ceilingMatters } = court;
  const row = (await lockDays(tx, courtId, [closure.fromDay])).get(closure.fromDay);
  if (row) await updateCourtDay(tx, row.id, { planMinutes, planMatters, ceilingMinutes, ceilingMatters });
}

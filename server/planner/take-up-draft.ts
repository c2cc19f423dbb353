import type { Connection, Transaction } from "../../db/connect.ts";
import type { Refusal } from "../core/refused.ts";
import { blocksOfDays, lockDays } from "../courts/court-days.ts";
import { lawOfCases } from "../listing/case-law.ts";
import { possibleDays } from "../listing/day-room.ts";
import {
  type DraftPlacementRow,
  deleteDraft,
  deletePlacements,
  findDraftPlacements,
  findPlacedWithFacts,
  lockDraft,
  updatePlacement,
} from "../listing/draft-store.ts";
import { type Placement, placeHearings, refusedPlacements } from "../listing/place-hearings.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { isUnderCeiling } from "../rules/calendar/time-blocks.ts";
import { callingOrder } from "../rules/planner/day-order.ts";

/** `returned` went back to the tray with the reason; `dropped` needed no place any more (dated elsewhere, or disposed). */
export type TakenUp = {
  placed: number;
  dropped: number;
  returned: { placementId: number; caseId: number; day: CourtDay; code: Refusal }[];
};

/** The case has that date already, or is over: there is nothing left to place. */
const SETTLED: readonly Refusal[] = ["already-listed", "nothing-to-do", "not-found"];

/**
 * Makes hearings of the draft's rows of these days, each held to the rules again under lock. What no longer fits goes
 * back to the tray with its reason and the days that would do.
 */
export async function takeUpDraft(
  tx: Transaction,
  courtId: number,
  days: readonly CourtDay[],
  { today, now }: { today: CourtDay; now: Date },
): Promise<TakenUp> {
  const standing = await lockDraft(tx, courtId);
  await lockDays(tx, courtId, days);
  if (!standing) return { placed: 0, dropped: 0, returned: [] };
  const found = await findPlacedWithFacts(tx, courtId, days);
  const byCase = new Map(found.map(({ row }) => [row.caseId, row]));
  const custody = new Map(found.map(({ row, custody }) => [row.caseId, custody === "in"]));
  const rows = inOrder(found);
  const placements = await withFreeBlocks(tx, courtId, days, rows, today);
  const { placed, notPlaced } = await placeHearings(tx, courtId, placements);
  const settled = notPlaced.filter(({ code }) => SETTLED.includes(code));
  const returned = notPlaced.flatMap(({ placement, code }) => {
    const row = byCase.get(placement.caseId);
    return row && !SETTLED.includes(code) ? [{ row, code, day: placement.day }] : [];
  });
  const gone = [...placed, ...settled.map(({ placement }) => placement)];
  await deletePlacements(
    tx,
    gone.map(({ caseId }) => byCase.get(caseId)!.id),
  );
  const couldBe = await possibleDays(tx, courtId, now);
  const laws = await lawOfCases(
    tx,
    returned.map(({ row }) => row.caseId),
    today,
  );
  for (const { row, code, day } of returned) {
    const { purpose, minutes } = row;
    const matter = { purpose, minutes, isInCustody: custody.get(row.caseId) ?? false, law: laws.get(row.caseId) };
    await updatePlacement(tx, row, {
      day: null,
      block: null,
      position: 0,
      isPinned: false,
      overloadBecause: null,
      because: { code: "place-taken", day, refusal: code },
      couldBe: couldBe(matter, today),
    });
  }
  if ((await findDraftPlacements(tx, courtId)).length === 0) await deleteDraft(tx, standing.id);
  return {
    placed: placed.length,
    dropped: settled.length,
    returned: returned.map(({ row, code, day }) => ({ placementId: row.id, caseId: row.caseId, day, code })),
  };
}

/**
 * The rows of the draft that publishing these days would not list as things stand: those sent back to the tray, and
 * those that need no place any more (`isDropped`). Writes nothing.
 */
export async function wouldNotList(
  connection: Connection,
  courtId: number,
  days: readonly CourtDay[],
  today: CourtDay,
): Promise<{ placementId: number; code: Refusal; isDropped: boolean }[]> {
  const rows = inOrder(await findPlacedWithFacts(connection, courtId, days));
  const byCase = new Map(rows.map((row) => [row.caseId, row]));
  const placements = await withFreeBlocks(connection, courtId, days, rows, today);
  const refused = await refusedPlacements(connection, courtId, placements);
  return refused.map(({ placement, code }) => ({
    placementId: byCase.get(placement.caseId)!.id,
    code,
    isDropped: SETTLED.includes(code),
  }));
}

/** Custody and what stands first in the calling order is placed first, should a day have filled up meanwhile. */
function inOrder(found: Awaited<ReturnType<typeof findPlacedWithFacts>>): DraftPlacementRow[] {
  const facts = found.map(({ row, custody, since }) => {
    const { caseId, block, purpose, position } = row;
    const chosenPlace = position > 0 ? position : null;
    return { caseId, block, purpose, since, chosenPlace, isInCustody: custody === "in", isFixed: false, row };
  });
  const days = [...new Set(found.map(({ row }) => row.day))].sort();
  const ofDay = (day: CourtDay | null) =>
    callingOrder(facts.filter(({ row }) => row.day === day)).map(({ row }) => row);
  // What goes past the plan of a day with a reason comes after all that fit, whose places it would take without one.
  const isPast = ({ overloadBecause }: DraftPlacementRow) => overloadBecause !== null;
  return days.flatMap((day) => [...ofDay(day).filter((row) => !isPast(row)), ...ofDay(day).filter(isPast)]);
}

/** A block whose own ceiling is reached meanwhile is left open: the matter then takes the least full one. */
async function withFreeBlocks(
  connection: Connection,
  courtId: number,
  days: readonly CourtDay[],
  rows: readonly DraftPlacementRow[],
  today: CourtDay,
): Promise<Placement[]> {
  const blocks = (await blocksOfDays(connection, courtId, days)).map((block) => ({ ...block }));
  return rows.flatMap((row) => {
    if (row.day === null) return [];
    const block = blocks.find(({ day, startsAt }) => day === row.day && startsAt === row.block);
    const isFree = block !== undefined && isUnderCeiling(block, row.minutes);
    if (isFree) {
      block.listedMinutes += row.minutes;
      block.listedMatters += 1;
    }
    return [
      {
        caseId: row.caseId,
        day: row.day,
        purpose: row.purpose,
        minutes: row.minutes,
        block: isFree ? row.block : null,
        position: row.position,
        source: "plan" as const,
        isPinned: row.position > 0,
        overloadBecause: row.overloadBecause,
        because: row.because,
        countedFrom: today,
      },
    ];
  });
}

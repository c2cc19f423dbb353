import type { Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import {
  type DraftPlacementRow,
  deletePlacements,
  findDraftPlacements,
  lockDraft,
  updatePlacement,
} from "../listing/draft-store.ts";
import { sayWhyMoved } from "../listing/move-store.ts";
import { openDates } from "../listing/open-dates.ts";
import { type Placement, placeHearings } from "../listing/place-hearings.ts";
import { lockHearings } from "../listing/store.ts";
import { withdrawWithWords } from "../listing/undated-store.ts";
import { recallMoved } from "../process/process-recall.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { PlanReason } from "../rules/listing/plan-reasons.ts";
import type { PlannedMoves } from "./lost-day-plan.ts";
import { blocksOfHearings, insertLostDates } from "./lost-day-store.ts";

/** Why matters lose their days, and the judge who orders days filled past their plan. */
export type LossSaid = { courtId: number; because: string; orderedBy?: string | null | undefined };

/** By hearing of the lost day: the hearing that stands instead. */
export type Done = ReadonlyMap<number, number>;

/** Puts every matter on the day that was found for it; what found none waits in the tray without a date. */
export async function moveLost(tx: Transaction, said: LossSaid, moves: PlannedMoves): Promise<Done> {
  const { courtId } = said;
  const because = said.because.trim();
  const first = await placeHearings(tx, courtId, await placementsOf(tx, said, moves));
  // A block of a day may be full where the day is not: such a matter is placed past it, by what lost it its day.
  const again = first.notPlaced.map(({ placement }) => ({
    ...placement,
    orderedBy: because,
    overloadBecause: because,
  }));
  const second = await placeHearings(tx, courtId, again);
  const refusal = second.notPlaced[0];
  if (refusal) throw new Refused(refusal.code, { ...refusal.detail, caseId: refusal.placement.caseId });
  const ids = [...first.placed, ...second.placed].map(({ hearingId }) => hearingId);
  await sayWhyMoved(tx, ids, because);
  await toTray(
    tx,
    said,
    moves.plan.unplaced.map(({ id }) => id),
  );
  return new Map(ids.map((id) => [id, id]));
}

async function placementsOf(
  tx: Transaction,
  { courtId, because, orderedBy }: LossSaid,
  { rows, plan, today }: PlannedMoves,
): Promise<Placement[]> {
  const caseIds = [...rows.values()].map(({ caseId }) => caseId);
  const standing = [...(await openDates(tx, courtId, caseIds)).values()].flat();
  const dates = new Map(standing.map((date) => [date.id, date]));
  return plan.placed.map(({ id, day, isOrdered }): Placement => {
    const moves = dates.get(id)!;
    const { caseId, purpose, purposeText, minutes, source, isFixed } = moves;
    const ordered = isOrdered ? orderedBy!.trim() : moves.orderedBy;
    const kept = { orderedBy: ordered, overloadBecause: isOrdered ? because.trim() : null };
    return { caseId, day, purpose, purposeText, minutes, source, isFixed, ...kept, moves, countedFrom: today };
  });
}

/** No day had a place: without a date in the tray, where the next plan finds them, and told as such. */
async function toTray(tx: Transaction, { courtId, because, orderedBy }: LossSaid, ids: readonly number[]) {
  if (ids.length === 0) return;
  const rows = await lockHearings(tx, courtId, ids);
  await withdrawWithWords(tx, ids, { because: because.trim(), orderedBy: orderedBy?.trim() || null });
  await recallMoved(tx, rows, null);
}

type Kept = { courtId: number; lostDayId: number };
type KeptMoves = Pick<PlannedMoves, "rows"> & {
  isBegun: boolean;
  plan: {
    placed: readonly { id: number; day: CourtDay; because: PlanReason | null }[];
    unplaced: readonly { id: number; because: PlanReason }[];
  };
};

/** Writes down each date that was lost and what stands instead, for those who are to be told. */
export async function keepDates(
  tx: Transaction,
  kept: Kept,
  { rows, plan, isBegun }: KeptMoves,
  done: Done,
): Promise<void> {
  const blocks = await blocksOfHearings(tx, [...done.values()]);
  const given = plan.placed.map(({ id, day, because }) => {
    const nextHearingId = done.get(id) ?? null;
    const toBlock = nextHearingId === null ? null : (blocks.get(nextHearingId) ?? null);
    return { hearingId: id, toDay: day, toBlock, nextHearingId, because, unplacedBecause: null };
  });
  const left = plan.unplaced.map(({ id, because }) => {
    const none = { toDay: null, toBlock: null, nextHearingId: null };
    return { hearingId: id, ...none, because, unplacedBecause: because.code };
  });
  // A matter that stays on its day without an outcome lost nothing yet: the sheet asks for it.
  const lines = isBegun ? given : [...given, ...left];
  await insertLostDates(
    tx,
    lines.map((line) => {
      const { caseId, purpose, block, timesBumped } = rows.get(line.hearingId)!;
      return { ...kept, ...line, caseId, purpose, fromBlock: block, timesBumped };
    }),
  );
}

/** What the draft had put there holds no places: it waits in the tray again, or is settled by a date that stands. */
export async function clearDraft(
  tx: Transaction,
  courtId: number,
  isLost: (row: DraftPlacementRow) => boolean,
): Promise<number> {
  if (!(await lockDraft(tx, courtId))) return 0;
  const here = (await findDraftPlacements(tx, courtId)).filter(isLost);
  const open = await openDates(
    tx,
    courtId,
    here.map(({ caseId }) => caseId),
  );
  const settled = here.filter(({ caseId, purpose }) => open.get(caseId)?.some((date) => date.purpose === purpose));
  await deletePlacements(
    tx,
    settled.map(({ id }) => id),
  );
  for (const row of here.filter((one) => !settled.includes(one))) {
    const cleared = { day: null, block: null, position: 0, isPinned: false, isByHand: false, overloadBecause: null };
    await updatePlacement(tx, row, { ...cleared, because: { code: "place-taken", refusal: "closed-day" } });
  }
  return here.length;
}

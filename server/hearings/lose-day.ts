import type { Transaction } from "../../db/connect.ts";
import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { addClosure, type Closing, openClosing, refreshClosing } from "../districts/closures.ts";
import { lockDays } from "../districts/court-days.ts";
import { heldBlocks, shrinkDay } from "../districts/lost-blocks.ts";
import { Refused } from "../refused.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../rules/adjournment.ts";
import { addDays, type CourtDay } from "../rules/court-day.ts";
import { type LostKind, REASON_OF_LOST } from "../rules/lost-day.ts";
import { sayWhyMoved } from "./close-day-store.ts";
import { deletePlacements, findDraftPlacements, lockDraft, updatePlacement } from "./draft-store.ts";
import { type LossLine, type LostDayChoice, linesOf, type PlannedLoss, planLoss } from "./lost-day-plan.ts";
import { blocksOfHearings, insertLostDates, insertLostDay } from "./lost-day-store.ts";
import { openDates } from "./open-dates.ts";
import { type Placement, placeHearings } from "./place-hearings.ts";
import { recallMoved } from "./process-recall.ts";
import { entryOf } from "./record-outcome.ts";
import { type OutcomeToSave, saveOutcomes } from "./save-outcomes.ts";
import { lockHearings } from "./store.ts";
import { withdrawWithWords } from "./undated-store.ts";

export type LossPreview = {
  day: CourtDay;
  /** Lost after it began: outcomes with reason and side, not moves. */
  manner: "moved" | "adjourned";
  blocks: string[] | null;
  /** Every block of the day that is still held, for the choice of some. */
  held: string[];
  matters: number;
  placed: number;
  unplaced: number;
  lines: LossLine[];
  /** Handed back with the act: what was seen is what is done, or it is shown again. */
  mark: string;
};

/** What would become of the day's matters. Writes nothing. */
export function previewLoss(ctx: Context, choice: LostDayChoice): Promise<LossPreview> {
  const { courtId, day } = choice;
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const held = await heldBlocks(connection, courtId, day);
    const loss = await planLoss(connection, ctx, choice);
    return { ...previewOf(day, loss), held };
  });
}

function previewOf(day: CourtDay, loss: PlannedLoss): Omit<LossPreview, "held"> {
  const { isBegun, blocks, rows, plan, mark } = loss;
  const counts = { matters: rows.size, placed: plan.placed.length, unplaced: plan.unplaced.length };
  return { day, manner: isBegun ? "adjourned" : "moved", blocks, ...counts, lines: linesOf(loss), mark };
}

export type LoseDayInput = LostDayChoice & {
  kind: LostKind;
  /** Why, in words: kept with every date, and printed. */
  because: string;
  becauseUr?: string | null;
  /** Of a day that had begun; left out, they follow from `kind`. */
  reason?: AdjournmentReason | null;
  side?: Side | null;
  /** Of the preview; null does what is right now, unseen. */
  mark: string | null;
  key?: string;
};

export type LoseDayAnswer = {
  changeId: number;
  lostDayId: number;
  manner: "moved" | "adjourned";
  matters: number;
  placed: number;
  unplaced: number;
  drafted: number;
};

/**
 * A hearing day that cannot be held, or some of its blocks: closed, its matters on other days, what went out for it
 * recalled, its draft back in the tray and who is to be told written down; one change, one undo. Lost after it began, the
 * matters that were not called are adjourned with reason and side instead. Refused as `stale` with `isPreview` when it
 * would not come out as it was seen.
 */
export function loseDay(ctx: Context, input: LoseDayInput): Promise<LoseDayAnswer> {
  const { courtId, day, key, ...said } = input;
  if (!input.because.trim()) throw new Refused("reason-needed");
  const act = { action: "day.lost", permission: "calendar.change", courtId, key, input: { day, ...said } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const closing = await openClosing(tx, ctx, courtId, false);
    await lockDays(tx, courtId, [day]);
    const loss = await planLoss(tx, ctx, input);
    if (input.mark !== null && input.mark !== loss.mark) throw new Refused("stale", { isPreview: true });
    const whole = loss.blocks === null ? await closeWhole(tx, closing, input) : null;
    const done = loss.isBegun ? await adjournAll(tx, ctx, input, loss) : await moveAll(tx, input, loss);
    const drafted = await clearDraft(tx, input, loss.blocks);
    const closureId = whole ?? (await closeBlocks(tx, closing, input, loss.blocks!));
    if (whole !== null) await refuseBlocked(tx, closing, day);
    const manner = loss.isBegun ? ("adjourned" as const) : ("moved" as const);
    const because = input.because.trim();
    const lostDayId = await insertLostDay(tx, {
      ...{ courtId, day, blocks: loss.blocks, because, manner, closureId, changeId },
      ...{ orderedBy: input.orderedBy?.trim() || null, lostAt: ctx.now.toISOString() },
    });
    await keepDates(tx, { courtId, lostDayId }, loss, done);
    const { matters, placed, unplaced } = previewOf(day, loss);
    return { changeId, lostDayId, manner, matters, placed, unplaced, drafted };
  });
}

/** By hearing of the lost day: the hearing that stands instead. */
type Done = ReadonlyMap<number, number>;

const factsOf = ({ day, kind, because, becauseUr }: LoseDayInput) => ({
  ...{ fromDay: day, untilDay: day, kind, effect: "closed" as const },
  ...{ nameEn: because.trim(), nameUr: becauseUr?.trim() || null, source: null },
  ...{ isConfirmed: true, alternatives: null },
});

async function closeWhole(tx: Transaction, closing: Closing, input: LoseDayInput): Promise<number> {
  const row = await addClosure(tx, closing, input.courtId, factsOf(input));
  await refreshClosing(tx, closing, startOf(closing, input.day));
  return row.id;
}

/** A sitting moves within its week, so that the days before it may change with it. */
const startOf = ({ today }: Closing, day: CourtDay): CourtDay =>
  day <= today ? day : ([addDays(day, -6), today].sort()[1] ?? today);

async function refuseBlocked(tx: Transaction, closing: Closing, day: CourtDay): Promise<void> {
  const { blocked } = await refreshClosing(tx, closing, startOf(closing, day));
  const [first] = blocked;
  if (first) throw new Refused("has-hearings", { day: first.day, matters: first.matters, days: blocked.length });
}

/** The blocks are empty by now: written last, so that an undo opens them before their matters come back. */
async function closeBlocks(tx: Transaction, closing: Closing, input: LoseDayInput, blocks: string[]): Promise<number> {
  await shrinkDay(tx, input.courtId, input.day, blocks);
  return (await addClosure(tx, closing, input.courtId, { ...factsOf(input), blocks })).id;
}

async function moveAll(tx: Transaction, input: LoseDayInput, { rows, plan, today }: PlannedLoss): Promise<Done> {
  const { courtId } = input;
  const because = input.because.trim();
  const caseIds = [...rows.values()].map(({ caseId }) => caseId);
  const standing = [...(await openDates(tx, courtId, caseIds)).values()].flat();
  const dates = new Map(standing.map((date) => [date.id, date]));
  const placements = plan.placed.map(({ id, day, isOrdered }): Placement => {
    const moves = dates.get(id)!;
    const { caseId, purpose, purposeText, minutes, source, isFixed } = moves;
    const orderedBy = isOrdered ? input.orderedBy!.trim() : moves.orderedBy;
    const said = { orderedBy, overloadBecause: isOrdered ? because : null };
    return { caseId, day, purpose, purposeText, minutes, source, isFixed, ...said, moves, countedFrom: today };
  });
  const first = await placeHearings(tx, courtId, placements);
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
    input,
    plan.unplaced.map(({ id }) => id),
  );
  return new Map(ids.map((id) => [id, id]));
}

/** No day had a place: without a date in the tray, where the next plan finds them, and told as such. */
async function toTray(tx: Transaction, { courtId, because, orderedBy }: LoseDayInput, ids: readonly number[]) {
  if (ids.length === 0) return;
  const rows = await lockHearings(tx, courtId, ids);
  await withdrawWithWords(tx, ids, { because: because.trim(), orderedBy: orderedBy?.trim() || null });
  await recallMoved(tx, rows, null);
}

/** What was called keeps its outcome; of the rest, whoever has a next date is adjourned to it. */
async function adjournAll(tx: Transaction, ctx: Context, input: LoseDayInput, loss: PlannedLoss): Promise<Done> {
  const { courtId, day } = input;
  const reason = input.reason ?? REASON_OF_LOST[input.kind];
  const side = input.side ?? ADJOURNMENT_RULES[reason].side;
  const ids = loss.plan.placed.map(({ id }) => id);
  await lockDays(tx, courtId, [day, ...loss.plan.placed.map((one) => one.day)]);
  const hearings = new Map((await lockHearings(tx, courtId, ids)).map((row) => [row.id, row]));
  const because = input.because.trim();
  const items = loss.plan.placed.map(({ id, day: nextDay, isOrdered }): OutcomeToSave => {
    const next = { purpose: loss.rows.get(id)!.purpose, day: nextDay };
    const said = isOrdered ? { overloadBecause: because, orderedBy: input.orderedBy!.trim() } : {};
    const decided = { kind: "adjourned", reason, side, disposal: null, next } as const;
    return { hearing: hearings.get(id)!, decided, note: because, ...said };
  });
  const when = { recordedAt: ctx.now.toISOString(), isEnteredLater: loss.today > day };
  const saved = await saveOutcomes(tx, courtId, items, await entryOf(tx, ctx, when, { courtId, day }));
  return new Map(saved.flatMap(({ hearingId, next }) => (next ? [[hearingId, next.hearingId] as const] : [])));
}

/** What the draft had put there holds no places: it waits in the tray again, or is settled by a date that stands. */
async function clearDraft(tx: Transaction, { courtId, day }: LoseDayInput, blocks: string[] | null): Promise<number> {
  if (!(await lockDraft(tx, courtId))) return 0;
  const rows = await findDraftPlacements(tx, courtId);
  const here = rows.filter((row) => row.day === day && (blocks === null || blocks.includes(row.block ?? "")));
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

type Kept = { courtId: number; lostDayId: number };

async function keepDates(tx: Transaction, kept: Kept, { rows, plan, isBegun }: PlannedLoss, done: Done): Promise<void> {
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

import type { Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { addClosure, type Closing, openClosing, refreshClosing } from "../courts/closures.ts";
import { lockDays } from "../courts/court-days.ts";
import { heldBlocks, shrinkDay } from "../courts/lost-blocks.ts";
import { requireNoneBlocked } from "../courts/refresh-days.ts";
import { type OutcomeToSave, saveOutcomes } from "../listing/save-outcomes.ts";
import { lockHearings } from "../listing/store.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import { ADJOURNMENT_RULES, type AdjournmentReason, type Side } from "../rules/case/adjournment.ts";
import { type LostKind, REASON_OF_LOST } from "../rules/lost-days/lost-day.ts";
import { entryOf } from "../sitting/record-outcome.ts";
import { type LossLine, type LostDayChoice, linesOf, type PlannedLoss, planLoss } from "./lost-day-plan.ts";
import { insertLostDay } from "./lost-day-store.ts";
import { clearDraft, type Done, keepDates, moveLost } from "./move-lost.ts";

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
    const done = loss.isBegun ? await adjournAll(tx, ctx, input, loss) : await moveLost(tx, input, loss);
    const drafted = await clearDraft(tx, courtId, (row) => isOfLoss(row, day, loss.blocks));
    const closureId = whole ?? (await closeBlocks(tx, closing, input, loss.blocks!));
    if (whole !== null) await refuseBlocked(tx, closing, day);
    const manner = loss.isBegun ? ("adjourned" as const) : ("moved" as const);
    const because = input.because.trim();
    const lostDayId = await insertLostDay(tx, {
      ...{ courtId, day, blocks: loss.blocks, because, manner, closureId, changeId },
      reason: loss.isBegun ? reasonOf(input) : null,
      ...{ orderedBy: input.orderedBy?.trim() || null, lostAt: ctx.now.toISOString() },
    });
    await keepDates(tx, { courtId, lostDayId }, loss, done);
    const { matters, placed, unplaced } = previewOf(day, loss);
    return { changeId, lostDayId, manner, matters, placed, unplaced, drafted };
  });
}

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
  requireNoneBlocked(blocked);
}

/** The blocks are empty by now: written last, so that an undo opens them before their matters come back. */
async function closeBlocks(tx: Transaction, closing: Closing, input: LoseDayInput, blocks: string[]): Promise<number> {
  await shrinkDay(tx, input.courtId, input.day, blocks);
  return (await addClosure(tx, closing, input.courtId, { ...factsOf(input), blocks })).id;
}

const reasonOf = ({ reason, kind }: LoseDayInput): AdjournmentReason => reason ?? REASON_OF_LOST[kind];

/** What was called keeps its outcome; of the rest, whoever has a next date is adjourned to it. */
async function adjournAll(tx: Transaction, ctx: Context, input: LoseDayInput, loss: PlannedLoss): Promise<Done> {
  const { courtId, day } = input;
  const reason = reasonOf(input);
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

const isOfLoss = (row: { day: CourtDay | null; block: string | null }, day: CourtDay, blocks: string[] | null) =>
  row.day === day && (blocks === null || blocks.includes(row.block ?? ""));

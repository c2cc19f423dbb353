import type { Transaction } from "../../../db/connect.ts";
import { holdCases, moveCases, type Numbering, noteTransfersOut, transfersOfChange } from "../../case/case-transfer.ts";
import { moveCaseOn } from "../../case/stage/move-case-on.ts";
import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { widenLock } from "../../core/second-lock.ts";
import { courtAndPolicy, lockDays, lockWholeCourts } from "../../courts/court-days.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { officeNumber } from "../../rules/case/case-label.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import { stageAfterHearing } from "../../rules/sitting/hearing-outcome.ts";
import { dropFromDraft } from "../draft-of-case.ts";
import { type Placement, placeHearings } from "../place-hearings.ts";
import { requireDated } from "../undated.ts";
import { withdrawDates } from "../withdraw-dates.ts";
import { planTransfer, TRANSFER_REASON, type TransferChoice, type TransferPlan } from "./transfer-plan.ts";
import { findDatesOfChange, findOtherCourts, findTransferActs } from "./transfer-store.ts";

export type TransferPreview = {
  cases: number;
  partHeard: { caseId: number; number: string }[];
  withoutOutcome: { caseId: number; number: string }[];
  /** How many dates stay on their day, go to another, and stand past the plan of theirs. */
  sameDay: number;
  otherDay: number;
  overPlan: number;
  withoutDate: number;
  days: { day: CourtDay; matters: number }[];
  dates: { caseId: number; number: string; purpose: Purpose; from: CourtDay | null; to: CourtDay; isOver: boolean }[];
};

/** What a transfer would do, date by date. Writes nothing. */
export function previewTransfer(ctx: Context, choice: TransferChoice): Promise<TransferPreview> {
  return read(ctx, { permission: "docket.read", courtId: choice.courtId }, async (connection) =>
    told(await planTransfer(connection, ctx, choice)),
  );
}

function told({ cases, dates, partHeard, withoutOutcome }: TransferPlan): TransferPreview {
  const numbers = new Map(cases.map((one) => [one.caseId, officeNumber(one)]));
  const named = (ids: ReadonlySet<number>) => [...ids].map((caseId) => ({ caseId, number: numbers.get(caseId) ?? "" }));
  const perDay = Map.groupBy(dates, ({ given }) => given.day);
  const dated = new Set(dates.map(({ caseId }) => caseId));
  return {
    cases: cases.length,
    partHeard: named(partHeard),
    withoutOutcome: named(withoutOutcome),
    sameDay: dates.filter(({ old, given }) => old?.day === given.day).length,
    otherDay: dates.filter(({ old, given }) => old?.day !== given.day).length,
    overPlan: dates.filter(({ given }) => given.overloadBecause !== null).length,
    withoutDate: cases.filter(({ caseId }) => !dated.has(caseId)).length,
    days: [...perDay].map(([day, all]) => ({ day, matters: all.length })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    dates: dates.map(({ caseId, purpose, old, given }) => ({
      ...{ caseId, number: numbers.get(caseId) ?? "", purpose, from: old?.day ?? null },
      ...{ to: given.day, isOver: given.overloadBecause !== null },
    })),
  };
}

export type TransferInput = TransferChoice & {
  day: CourtDay;
  because: string;
  orderedBy: string;
  numbering: Numbering;
  key?: string;
};

export type TransferAnswer = {
  changeId: number;
  cases: number;
  partHeard: number;
  dates: number;
  sameDay: number;
  overPlan: number;
};

/**
 * Cases go to another court in one change: their open dates are taken off here and given anew there, their draft rows go,
 * their old numbers stay searchable, their history and papers go with them; what this court heard stays on its lists. To
 * a court whose docket is kept elsewhere they are disposed of as transferred.
 */
export function transferCases(ctx: Context, input: TransferInput): Promise<TransferAnswer> {
  const { courtId, key, ...asked } = input;
  if (!input.because.trim() || !input.orderedBy.trim()) throw new Refused("reason-needed");
  if (input.toCourtId === null && !input.toCourt?.trim()) throw new Refused("invalid", { field: "toCourt" });
  const act = { action: "cases.transferred", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    // Held whole, so that no day fills between the plan and the placing; in the order of their ids, as by everybody.
    await lockWholeCourts(tx, input.toCourtId === null ? [courtId] : [courtId, input.toCourtId]);
    const plan = await planTransfer(tx, ctx, input);
    if (input.day > plan.today) throw new Refused("invalid", { field: "day" });
    await takeFromHere(tx, input, plan);
    if (input.toCourtId === null) await sendOut(tx, input, plan);
    else await bringThere(tx, input, input.toCourtId, plan);
    const { cases, partHeard, dates, sameDay, overPlan } = told(plan);
    return { changeId, cases, partHeard: partHeard.length, dates: dates.length, sameDay, overPlan };
  });
}

async function takeFromHere(tx: Transaction, input: TransferInput, { cases }: TransferPlan): Promise<void> {
  const { courtId, because, orderedBy } = input;
  const caseIds = cases.map(({ caseId }) => caseId);
  await dropFromDraft(tx, courtId, caseIds);
  const words = { because: because.trim(), orderedBy: orderedBy.trim() };
  await withdrawDates(tx, courtId, caseIds, words, (days) => lockDays(tx, courtId, days));
  await holdCases(tx, caseIds);
}

const orderOf = ({ day, because, orderedBy }: TransferInput, { partHeard }: TransferPlan) => ({
  ...{ day, because: because.trim(), orderedBy: orderedBy.trim(), partHeard },
});

async function bringThere(tx: Transaction, input: TransferInput, to: number, plan: TransferPlan): Promise<void> {
  await widenLock(tx, to);
  const { court } = await courtAndPolicy(tx, to);
  const courts = { from: input.courtId, to, toPrefixes: court };
  await moveCases(tx, courts, plan.cases, { ...orderOf(input, plan), numbering: input.numbering });
  const placements = plan.dates.map((one) => placementOf(one, input, plan.today));
  const { notPlaced } = await placeHearings(tx, to, placements);
  // A block may be full where the day is not: such a matter stands on the order that transferred it.
  const orderedBy = input.orderedBy.trim();
  const again = notPlaced.map(({ placement }) => ({ ...placement, orderedBy, overloadBecause: TRANSFER_REASON }));
  const second = await placeHearings(tx, to, again);
  const refusal = second.notPlaced[0];
  if (refusal) throw new Refused(refusal.code, { ...refusal.detail, caseId: refusal.placement.caseId });
  await requireDated(
    tx,
    plan.cases.map(({ caseId }) => caseId),
    plan.today,
  );
}

function placementOf(
  { caseId, purpose, minutes, old, given }: TransferPlan["dates"][number],
  { orderedBy }: TransferInput,
  today: CourtDay,
): Placement {
  return {
    ...{ caseId, purpose, minutes, day: given.day, countedFrom: today },
    purposeText: old?.purposeText ?? null,
    source: "plan",
    isFixed: old?.isFixed ?? false,
    previousHearingId: old?.id ?? null,
    overloadBecause: given.overloadBecause,
    orderedBy: given.isOrdered ? orderedBy.trim() : null,
  };
}

async function sendOut(tx: Transaction, input: TransferInput, plan: TransferPlan): Promise<void> {
  const { courtId, day } = input;
  for (const { caseId, stage, stageSince } of plan.cases) {
    const from = { stage, stageSince, disposal: null, disposalDay: null };
    const after = stageAfterHearing(stage, "disposed", null, "transferred");
    await moveCaseOn(tx, courtId, caseId, { from, stage: after, day, disposal: "transferred" });
  }
  const out = { from: courtId, toCourt: input.toCourt!.trim() };
  await noteTransfersOut(tx, out, plan.cases, orderOf(input, plan));
}

/** Where cases of this court may go, and the transfers it made or received. */
export function transferBoard(ctx: Context, input: { courtId: number }) {
  const { courtId } = input;
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    const [courts, acts] = await Promise.all([
      findOtherCourts(connection, court.districtId, courtId),
      findTransferActs(connection, courtId, 20),
    ]);
    return { courts, acts };
  });
}

/** The paper of a transfer: old number, new number, court and date of each matter; numbers only. Throws `not-found`. */
export function transferMemo(ctx: Context, input: { courtId: number; changeId: number }) {
  const { courtId, changeId } = input;
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const rows = await transfersOfChange(connection, changeId);
    const first = rows[0];
    if (!first || (first.fromCourtId !== courtId && first.toCourtId !== courtId)) throw new Refused("not-found");
    const dates = Map.groupBy(await findDatesOfChange(connection, changeId), ({ caseId }) => caseId);
    const courtOf = async (id: number | null) => (id === null ? null : (await courtAndPolicy(connection, id)).court);
    const [from, to] = await Promise.all([courtOf(first.fromCourtId), courtOf(first.toCourtId)]);
    const named = (one: typeof from) => one && { nameEn: one.nameEn, nameUr: one.nameUr, place: one.place };
    return {
      ...{ day: first.day, because: first.because, orderedBy: first.orderedBy, toCourt: first.toCourt },
      // Only the court that gave the cases takes the transfer back.
      isOut: first.fromCourtId === courtId,
      from: named(from),
      to: named(to),
      rows: rows.map((row) => ({
        caseId: row.caseId,
        number: officeNumber(row),
        oldNumber:
          row.oldNumber === null
            ? null
            : officeNumber({
                ...{ caseId: row.caseId, numberPrefix: row.oldPrefix, number: row.oldNumber },
                ...{ numberSuffix: row.oldSuffix, year: row.oldYear, firNumber: null, firYear: null },
              }),
        isPartHeard: row.isPartHeard,
        dates: (dates.get(row.caseId) ?? []).map(({ day, block, purpose }) => ({ day, block, purpose })),
      })),
    };
  });
}

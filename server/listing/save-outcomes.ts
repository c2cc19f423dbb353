import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { type RefusalDetail, Refused } from "../core/refused.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { DecidedOutcome, OutcomeProblem } from "../rules/sitting/hearing-outcome.ts";
import { findStandingOutcomes, insertOutcomes, type OutcomeRow, saveState } from "./outcome-store.ts";
import { type Placed, type Placement, placeHearings } from "./place-hearings.ts";
import type { HearingRow } from "./store.ts";

/** Who recorded it and when it was said, which is not when it arrived. */
export type Entry = { recordedAt: string; recordedBy: string | null; isEnteredLater: boolean };

export type OutcomeToSave = {
  hearing: HearingRow;
  decided: Omit<DecidedOutcome, "stage">;
  note?: string | null;
  overloadBecause?: string | null;
  orderedBy?: string | null;
  supersedesId?: number | null;
  /** The next date stands already under this hearing and is not placed again. */
  keptNextId?: number | null;
};

export type SavedOutcome = {
  hearingId: number;
  outcomeId: number;
  next: Pick<Placed, "hearingId" | "day" | "warnings"> | null;
};

/**
 * Writes outcomes in one go: the hearings are heard, their next dates placed as new hearings fixed in court, the
 * outcomes kept with both. Days and hearings are locked by the caller. Throws `Refused` when a next date cannot stand.
 */
export async function saveOutcomes(
  tx: Transaction,
  courtId: number,
  items: readonly OutcomeToSave[],
  entry: Entry,
): Promise<SavedOutcome[]> {
  const ids = items.map(({ hearing }) => hearing.id);
  await saveState(tx, courtId, ids, "heard");
  const toPlace = items.filter(({ decided, keptNextId }) => decided.next !== null && !keptNextId);
  const placed = await placeNextDates(tx, courtId, toPlace);
  const rows = items.map((item) =>
    rowOf(item, placed.get(item.hearing.id)?.hearingId ?? item.keptNextId ?? null, entry),
  );
  const outcomeIds = await insertOutcomes(tx, rows);
  return items.map(({ hearing }, at) => ({
    hearingId: hearing.id,
    outcomeId: outcomeIds[at]!,
    next: placed.get(hearing.id) ?? null,
  }));
}

async function placeNextDates(tx: Transaction, courtId: number, items: readonly OutcomeToSave[]) {
  const { placed, notPlaced } = await placeHearings(tx, courtId, items.map(nextPlacement));
  const refusal = notPlaced[0];
  if (refusal) throw new Refused(refusal.code, { ...refusal.detail, caseId: refusal.placement.caseId });
  return new Map(placed.map((one, at) => [items[at]!.hearing.id, one]));
}

/** A date fixed in court is pinned for every plan; moving it needs the judge. */
export function nextPlacement({ hearing, decided, overloadBecause, orderedBy }: OutcomeToSave): Placement {
  const { day, purpose } = decided.next!;
  return {
    caseId: hearing.caseId,
    day,
    purpose,
    purposeText: purpose === hearing.purpose ? hearing.purposeText : null,
    source: "court",
    isFixed: true,
    overloadBecause: overloadBecause ?? null,
    orderedBy: orderedBy ?? null,
    previousHearingId: hearing.id,
    countedFrom: hearing.day,
  };
}

function rowOf({ hearing, decided, note, supersedesId }: OutcomeToSave, nextHearingId: number | null, entry: Entry) {
  const { kind, reason, side, disposal, next } = decided;
  return {
    hearingId: hearing.id,
    caseId: hearing.caseId,
    courtId: hearing.courtId,
    kind,
    reason,
    side,
    disposal,
    note: note?.trim() || null,
    nextPurpose: next?.purpose ?? null,
    nextDay: next?.day ?? null,
    nextHearingId,
    supersedesId: supersedesId ?? null,
    ...entry,
  };
}

export const actorIdOf = (ctx: Context): string | null => (ctx.actor.kind === "staff" ? ctx.actor.userId : null);

/** What the device said, never later than now: its clock may run ahead. */
export const saidAt = (ctx: Context, recordedAt: string): string =>
  new Date(Math.min(new Date(recordedAt).getTime(), ctx.now.getTime())).toISOString();

/** @param of what was said, and where its case stands: told with a refusal that turns on them. */
export function refusedFor(problem: OutcomeProblem, of: { disposal?: Disposal | null; stage?: Stage } = {}): Refused {
  if (problem === "stage") return new Refused("stage-pair", { disposal: of.disposal ?? null, stage: of.stage ?? null });
  if (problem === "has-left") return new Refused("case-left");
  if (problem === "reason") return new Refused("reason-needed");
  if (problem === "next-not-after") return new Refused("day-past");
  return new Refused("invalid", { field: problem === "no-next-wanted" ? "next" : problem });
}

/** The row as it stands now, for a person who decided on an older one: both are shown, nobody is overwritten. */
export async function refuseAsStale(tx: Transaction, row: HearingRow): Promise<never> {
  const standing = (await findStandingOutcomes(tx, row.courtId, [row.id])).get(row.id);
  throw new Refused("stale", staleDetail(row, standing));
}

function staleDetail(row: HearingRow, standing: OutcomeRow | undefined): RefusalDetail {
  const { version, state, day, purpose } = row;
  return {
    ...{ hearingId: row.id, version, state, day, purpose },
    outcomeId: standing?.id ?? null,
    kind: standing?.kind ?? null,
    reason: standing?.reason ?? null,
    side: standing?.side ?? null,
    disposal: standing?.disposal ?? null,
    nextPurpose: standing?.nextPurpose ?? null,
    nextDay: standing?.nextDay ?? null,
    recordedAt: standing ? new Date(standing.recordedAt).toISOString() : null,
  };
}

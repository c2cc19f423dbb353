import type { Transaction } from "../../db/connect.ts";
import { wakeCases } from "../case/stage/archive-case.ts";
import { moveCaseOn, progressOf } from "../case/stage/move-case-on.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { lockDays } from "../courts/court-days.ts";
import { dropFromDraft } from "../listing/draft-of-case.ts";
import { openDates } from "../listing/open-dates.ts";
import { findOpenOfCase, saveState } from "../listing/outcome-store.ts";
import { actorIdOf, saveOutcomes } from "../listing/save-outcomes.ts";
import { lockHearings } from "../listing/store.ts";
import { lockCasesForDates } from "../listing/undated-store.ts";
import { recallDisposed } from "../process/process-recall.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import { stageAfterHearing } from "../rules/sitting/hearing-outcome.ts";
import { requireItsEnding } from "./settlement-first.ts";

export type Ending = {
  courtId: number;
  caseId: number;
  day: CourtDay;
  disposal: Disposal;
  today: CourtDay;
  /** Of an outcome that it writes. */
  note?: string | null;
};
export type Ended = { hearingId: number | null; freed: CourtDay[] };

/**
 * Ends a case outside the day's sheet: an open hearing of that very day gets the outcome, every other open date goes in
 * the same moment, so that its place is free. Answers the days that were freed.
 */
export async function endCase(tx: Transaction, ctx: Context, ending: Ending): Promise<Ended> {
  const { courtId, caseId, day, disposal, today } = ending;
  await dropFromDraft(tx, courtId, [caseId]);
  const seen = [...(await openDates(tx, courtId, [caseId])).values()].flat();
  await lockDays(
    tx,
    courtId,
    seen.map((one) => one.day),
  );
  const rows = await lockHearings(
    tx,
    courtId,
    seen.map(({ id }) => id),
  );
  await lockCasesForDates(tx, [caseId]);
  const from = await progressOf(tx, courtId, caseId);
  if (from.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
  await requireItsEnding(tx, ending, disposal);
  const open = rows.filter(({ state }) => state === "listed");
  const heard = open.find((one) => one.day === day) ?? null;
  const others = open.filter((one) => one !== heard);
  await saveState(
    tx,
    courtId,
    others.map(({ id }) => id),
    "withdrawn",
  );
  await recallDisposed(tx, courtId, caseId);
  if (heard) {
    const decided = { kind: "disposed", reason: null, side: null, disposal, next: null } as const;
    const entry = { recordedAt: ctx.now.toISOString(), recordedBy: actorIdOf(ctx), isEnteredLater: day < today };
    await saveOutcomes(tx, courtId, [{ hearing: heard, decided, note: ending.note ?? null }], entry);
  }
  await wakeCases(tx, [caseId]);
  const stage = stageAfterHearing(from.stage, "disposed", null, disposal);
  await moveCaseOn(tx, courtId, caseId, { from, stage, day, disposal });
  // Somebody gave it another date while this waited: whoever asked looks again.
  if ((await findOpenOfCase(tx, courtId, caseId)).length > 0) throw new Refused("busy");
  return { hearingId: heard?.id ?? null, freed: others.map((one) => one.day).filter((one) => one >= today) };
}

import type { Transaction } from "../../db/connect.ts";
import { moveCaseOn, progressOf } from "../cases/move-case-on.ts";
import { wakeCases } from "../cases/rest-case.ts";
import type { Context } from "../context.ts";
import { lockDays } from "../districts/court-days.ts";
import { Refused } from "../refused.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { stageAfterHearing } from "../rules/hearing-outcome.ts";
import type { Disposal } from "../rules/outcomes.ts";
import { dropFromDraft } from "./draft-of-case.ts";
import { openDates } from "./open-dates.ts";
import { findOpenOfCase, saveState } from "./outcome-store.ts";
import { recallDisposed } from "./process-recall.ts";
import { actorIdOf, saveOutcomes } from "./save-outcomes.ts";
import { requireItsEnding } from "./settlement-first.ts";
import { lockHearings } from "./store.ts";
import { lockCasesForDates } from "./undated-store.ts";

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

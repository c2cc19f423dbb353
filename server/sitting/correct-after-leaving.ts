import type { Transaction } from "../../db/connect.ts";
import type { CaseProgress } from "../case/stage/move-case-on.ts";
import { stageOn } from "../case/stage/move-stage-path.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type OutcomeRow, withdrawOutcome } from "../listing/outcome-store.ts";
import { actorIdOf, refusedFor, type SavedOutcome, saidAt, saveOutcomes } from "../listing/save-outcomes.ts";
import type { HearingRow } from "../listing/store.ts";
import { decideLateCorrection } from "../rules/sitting/late-correction.ts";
import type { CorrectOutcomeInput } from "./outcome-input.ts";

/**
 * Whether the case has gone on without this hearing: it is in another court, or something else than the outcome that is
 * corrected has ended it. @param current null where the case is not of this court any more.
 */
export function hasGoneOn(current: CaseProgress | null, hearing: HearingRow, wrong: OutcomeRow): boolean {
  if (current === null) return true;
  const isItsEnd = wrong.kind === "disposed" && current.disposalDay === hearing.day;
  return current.disposalDay !== null && !isItsEnd;
}

/**
 * What a hearing came to is mended although its case has gone on since: the case, wherever it is, is not touched and the
 * next date stays as it was recorded. Refused as `case-left` with `why` where its later life rests on what was recorded.
 */
export async function correctAfterLeaving(
  tx: Transaction,
  ctx: Context,
  input: CorrectOutcomeInput,
  { hearing, wrong }: { hearing: HearingRow; wrong: OutcomeRow },
): Promise<SavedOutcome> {
  const { day, purpose, caseId, courtId } = hearing;
  const stage = await stageOn(tx, caseId, day);
  const decided = decideLateCorrection({ day, purpose, stage }, wrong, input);
  if ("why" in decided) throw new Refused("case-left", { caseId, why: decided.why });
  if ("problem" in decided) throw refusedFor(decided.problem);
  const at = saidAt(ctx, input.recordedAt);
  await withdrawOutcome(tx, wrong.id, { at, by: actorIdOf(ctx), because: input.because.trim() });
  const item = { hearing, decided, note: input.note, supersedesId: wrong.id, keptNextId: wrong.nextHearingId };
  const entry = { recordedAt: at, recordedBy: actorIdOf(ctx), isEnteredLater: true };
  const [saved] = await saveOutcomes(tx, courtId, [item], entry);
  return saved!;
}

import type { Connection, Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Disposal } from "../../rules/case/outcomes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { stagesComeFrom } from "./move-stage.ts";
import { type CaseProgress, findProgress, saveProgress } from "./progress-store.ts";

export type { CaseProgress };

/** Where a case stands. Throws `Refused` for a case of another court. */
export async function progressOf(connection: Connection, courtId: number, caseId: number): Promise<CaseProgress> {
  const progress = await findProgress(connection, courtId, caseId);
  if (!progress) throw new Refused("not-found");
  return progress;
}

/** The same, or null where the case is in another court. */
export const findProgressHere = async (connection: Connection, courtId: number, caseId: number) =>
  (await findProgress(connection, courtId, caseId)) ?? null;

/** A case moves to a stage on a day, and is over when it was disposed of. Nothing is written where nothing changes. */
export async function moveCaseOn(
  tx: Transaction,
  courtId: number,
  caseId: number,
  move: { from: CaseProgress; stage: Stage; day: CourtDay; disposal: Disposal | null },
): Promise<void> {
  const { from, stage, day, disposal } = move;
  const disposalDay = disposal === null ? null : day;
  const stageSince = stage === from.stage ? from.stageSince : day;
  const current = await progressOf(tx, courtId, caseId);
  const isSame =
    current.stage === stage &&
    current.stageSince === stageSince &&
    current.disposal === disposal &&
    current.disposalDay === disposalDay;
  if (isSame) return;
  // An outcome that is corrected or taken back leaves a stage that another one had given.
  const isMended = current.stage !== from.stage;
  if (isMended) await stagesComeFrom(tx, "correction");
  await saveProgress(tx, courtId, caseId, { stage, stageSince, disposalDay, disposal });
  if (isMended) await stagesComeFrom(tx, "course");
}

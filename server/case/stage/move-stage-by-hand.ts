import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findDocketRow } from "../docket-kind-store.ts";
import { moveStage } from "./move-stage.ts";
import { pairsOpen } from "./move-stage-path.ts";
import { findPath } from "./move-stage-store.ts";

export type MoveStageInput = {
  courtId: number;
  caseId: number;
  version: number;
  stage: Stage;
  day: CourtDay;
  /** The words of the order; of a correction, why. */
  order: string;
  isCorrection: boolean;
  key?: string;
};

/**
 * Moves a case along a step that the law knows, by an order of a day; or mends a stage that was recorded wrongly, with the
 * reason. Its end is recorded as an outcome, never here. Refused as `stage-pair`, `reason-needed`, `stale`.
 */
export function moveStageByHand(ctx: Context, input: MoveStageInput): Promise<{ changeId: number }> {
  const { courtId, caseId, version, key, stage, day, isCorrection } = input;
  const order = input.order.trim();
  const asked = { caseId, version, stage, day, order, isCorrection };
  const act = { action: "case.stage-moved", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { today } = await courtOfCase(tx, ctx, courtId);
    const row = await findDocketRow(tx, courtId, caseId);
    if (!row) throw new Refused("not-found");
    if (row.version !== version) throw new Refused("stale", { caseId });
    if (row.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
    if (day > today) throw new Refused("invalid", { field: "day" });
    if (order === "") throw new Refused("reason-needed");
    if (stage === row.stage) throw new Refused("nothing-to-do", { caseId });
    if (stage === "decided") throw new Refused("stage-pair");
    const open = pairsOpen(await findPath(tx, caseId), row.stage);
    if (!isCorrection && !open.some(({ to }) => to === stage)) throw new Refused("stage-pair");
    await moveStage(tx, { courtId, caseId, version, stage, day, step: isCorrection ? "correction" : "order", order });
    return { changeId };
  });
}

import type { Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { saveStage, sayHow } from "./progress-store.ts";

/** `order` and `course` go along a pair that the law knows; a `register` and a `correction` may say anything. */
export type StageStep = "course" | "order" | "register" | "correction";

/**
 * Moves a case to a stage on a day; the database writes the step to its path with the words of the order. Refused as
 * `stage-pair` when the law knows no such step, as `stale` when somebody changed the case since. The caller has opened a change.
 */
export async function moveStage(
  tx: Transaction,
  move: {
    courtId: number;
    caseId: number;
    version: number;
    stage: Stage;
    day: CourtDay;
    step: StageStep;
    order: string | null;
  },
): Promise<void> {
  await sayHow(tx, move.step, move.order);
  if (!(await saveStage(tx, move))) throw new Refused("stale", { caseId: move.caseId });
  await sayHow(tx, "course", null);
}

/** Says how the stages that are written from here on, in this transaction, come about. */
export const stagesComeFrom = (tx: Transaction, step: StageStep): Promise<void> => sayHow(tx, step, null);

/** The stages written from here on come about by an order, with its words where there are any. */
export const stagesComeFromOrder = (tx: Transaction, order: string): Promise<void> =>
  sayHow(tx, "order", order || null);

import type { Connection, Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { pairsOfReturn, type StagePair } from "../../rules/case/stage-machine.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { type DocketRow, findDocketRow, saveKind } from "../docket-kind-store.ts";
import { pathTo } from "./move-stage-path.ts";
import { findPath } from "./move-stage-store.ts";
import { saveProgress, sayHow } from "./progress-store.ts";

type Ended = Pick<DocketRow, "id" | "docket" | "stage" | "disposal" | "disposalDay">;

/**
 * The steps by which a case that is over here may pend again. None for an inquiry or an application, which is made anew,
 * nor for a compounded case: its settlement is opened again.
 */
export async function stepsOfReturn(connection: Connection, row: Ended): Promise<StagePair[]> {
  if (row.disposalDay === null || row.docket !== "trial" || row.disposal === "compounded") return [];
  return pairsOfReturn(pathTo(await findPath(connection, row.id), row.stage));
}

export type Pending = {
  courtId: number;
  caseId: number;
  version: number;
  stage: Stage;
  day: CourtDay;
  /** Words of the order; they stand on the path. */
  order: string;
};

/**
 * A case that is over here pends again at a stage, by an order of a day. How it came is kept for the monthly returns. The
 * caller has opened a change and gives it a date. Refused as `stage-pair`, `stale`, or `nothing-to-do` where it is not over.
 */
export async function pendByOrder(tx: Transaction, { courtId, caseId, version, stage, day, order }: Pending) {
  const row = await findDocketRow(tx, courtId, caseId);
  if (!row) throw new Refused("not-found");
  if (row.disposalDay === null) throw new Refused("nothing-to-do", { caseId });
  const step = (await stepsOfReturn(tx, row)).find(({ to }) => to === stage);
  if (!step) throw new Refused("stage-pair");
  if (day < row.disposalDay) throw new Refused("invalid", { field: "day" });
  const institutionMode = step.step === "retrial-ordered" ? ("remanded" as const) : ("restored" as const);
  if (!(await saveKind(tx, { courtId, caseId, version }, { institutionMode }))) throw new Refused("stale", { caseId });
  await sayHow(tx, "order", order);
  await saveProgress(tx, courtId, caseId, { stage, stageSince: day, disposalDay: null, disposal: null });
  await sayHow(tx, "course", null);
}

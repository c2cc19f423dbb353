import type { Connection } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { type PairKind, pathPairs, type StepName } from "../../rules/case/stage-machine.ts";
import { STAGE_RULES, type Stage } from "../../rules/case/stages.ts";
import { findPath, findStageOn } from "./move-stage-store.ts";

export type PathStep = Awaited<ReturnType<typeof findPath>>[number];

/** A stage that may come next, under which section, and whether only a higher court's order opens it. */
export type NextStage = {
  stage: Stage;
  kind: PairKind;
  step: StepName;
  section: string;
  confirmed: boolean;
  byOrder: boolean;
};

export type StagePath = { walked: PathStep[]; mayFollow: NextStage[]; section: string };

/** The path that a case walked, and what the law lets follow from where it stands. */
export async function stagePath(connection: Connection, caseId: number, stage: Stage): Promise<StagePath> {
  const walked = await findPath(connection, caseId);
  const mayFollow = pairsOpen(walked, stage).map(({ to, kind, step, section, confirmed, byOrder }) => ({
    ...{ stage: to, kind, step, section, confirmed, byOrder },
  }));
  return { walked, mayFollow, section: STAGE_RULES[stage].section };
}

/** Where a case stood when a day began. Throws `Refused` where there is no such case. */
export async function stageOn(connection: Connection, caseId: number, day: CourtDay): Promise<Stage> {
  const stage = await findStageOn(connection, caseId, day);
  if (stage === null) throw new Refused("not-found");
  return stage;
}

export const pairsOpen = (walked: readonly Walked[], stage: Stage) => pathPairs(pathTo(walked, stage));

type Walked = Pick<PathStep, "fromStage" | "stage">;

/** The stages that were walked, to where the case stands. A path that ends elsewhere was mended outside of it: then only the stage itself is known. */
export function pathTo(walked: readonly Walked[], stage: Stage): Stage[] {
  const first = walked[0];
  return first && walked.at(-1)?.stage === stage ? [first.fromStage, ...walked.map((one) => one.stage)] : [stage];
}

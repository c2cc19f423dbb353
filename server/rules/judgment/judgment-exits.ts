import { mayFollow, type StepName } from "../case/stage-machine.ts";
import { STAGE_RULES, type Stage } from "../case/stages.ts";
import type { AccusedResult } from "./judgment.ts";

/**
 * What each step that ends a case says of an accused. A case that ends early is acquitted of (ss.249-A, 265-K); a plea of
 * guilty convicts (ss.243, 265-E) only where the plea is taken. A prosecution that is withdrawn acquits after the charge
 * and discharges before it (s.494). What is compounded is a settlement, and an application is no judgment of anybody.
 */
const RESULTS_OF: Partial<Record<StepName, readonly AccusedResult[]>> = {
  announced: ["convicted", "acquitted"],
  "pleaded-guilty": ["convicted"],
  "ended-early": ["acquitted"],
  discharged: ["discharged"],
  withdrawn: ["acquitted", "discharged"],
};

const ALL: readonly AccusedResult[] = ["convicted", "acquitted", "discharged", "abated"];

/**
 * What may be announced of an accused while his case stands at this stage, by the pairs of the stage machine. Who dies
 * is out of the case at any stage of it. Where the case is over already, results only say what its ending was.
 */
export function resultsAt(stage: Stage): AccusedResult[] {
  if (STAGE_RULES[stage].track === "over") return [...ALL];
  const steps = mayFollow(stage).filter(({ to, step }) => to === "decided" || step === "pleaded-guilty");
  const known = new Set<AccusedResult>(["abated", ...steps.flatMap(({ step }) => RESULTS_OF[step] ?? [])]);
  return ALL.filter((result) => known.has(result));
}

export type GivenHere = { readonly result: AccusedResult | null; readonly differing: readonly AccusedResult[] };

/** The first result, of the whole or of one section, that the stage does not know; `null` where all may be announced. */
export function unfitResult(stage: Stage, { result, differing }: GivenHere): AccusedResult | null {
  const open = resultsAt(stage);
  // Of sections of a judgment that is announced some may be discharged while the others are judged.
  const ofSections: AccusedResult[] = open.includes("convicted") ? [...open, "acquitted", "discharged"] : open;
  if (result !== null && !open.includes(result)) return result;
  return differing.find((one) => !ofSections.includes(one)) ?? null;
}

/** Whether judgment may be reserved at this stage: the course of the trial, or a plea of guilty, leads to judgment from it. */
export const mayReserve = (stage: Stage): boolean =>
  stage === "judgment" ||
  mayFollow(stage).some(({ to, kind }) => to === "judgment" && (kind === "course" || kind === "skip"));

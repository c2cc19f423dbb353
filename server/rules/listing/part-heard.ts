import type { Outcome } from "../case/outcomes.ts";
import type { Purpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";

/** After its evidence began, a trial goes on before a new judge from where it stood (s.350 CrPC), and is named to him. */
const AFTER_EVIDENCE: readonly Stage[] = ["statement-of-accused", "defence-evidence", "arguments", "judgment"];
const TAKES_EVIDENCE: readonly Purpose[] = ["evidence", "part-heard-evidence"];
const HEARD: readonly Outcome[] = ["held-moved-on", "held-attendance"];

/**
 * Whether evidence was being recorded, or is recorded and waits for the rest of the trial: an evidence hearing was held, the
 * stage lies after the evidence, or the next date is for the rest of it.
 */
export function isPartHeard(matter: {
  stage: Stage;
  /** Hearings that had an outcome. */
  past: readonly { purpose: Purpose; outcome: Outcome }[];
  /** Purposes of the dates to come. */
  coming: readonly Purpose[];
}): boolean {
  const { stage, past, coming } = matter;
  if (coming.includes("part-heard-evidence")) return true;
  if (AFTER_EVIDENCE.includes(stage)) return true;
  if (stage !== "prosecution-evidence") return false;
  return past.some(({ purpose, outcome }) => TAKES_EVIDENCE.includes(purpose) && HEARD.includes(outcome));
}

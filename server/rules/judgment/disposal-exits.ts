import { disposalsOf, type KindOfMatter } from "../applications/application-results.ts";
import type { Disposal } from "../case/outcomes.ts";
import { mayFollow, type StepName } from "../case/stage-machine.ts";
import { STAGE_RULES, type Stage } from "../case/stages.ts";
import { resultsAt } from "./judgment-exits.ts";

/** Whether one of these steps is open to a case at this stage. */
const leads = (stage: Stage, ...steps: StepName[]): boolean =>
  mayFollow(stage).some(({ step }) => steps.includes(step));

/** A report or a complaint is before the court: it could stop the proceedings (s.249) if it had to. */
const isBeforeCourt = (stage: Stage): boolean => leads(stage, "proceedings-stopped");

const anywhere = () => true;
const asResult = (result: "acquitted" | "convicted" | "discharged" | "abated") => (stage: Stage) =>
  resultsAt(stage).includes(result);
/** s.249-A and s.265-K: from cognizance on, at any stage before judgment. */
const endedEarly = (stage: Stage) => leads(stage, "ended-early");
/** The complainant carries an inquiry, or a prosecution that is pending; before a report nobody can give it up. */
const byComplainant = (stage: Stage) =>
  leads(stage, "inquiry-closed", "ended-early", "announced", "compounded", "compromise-offered");
const byReport = (stage: Stage) => leads(stage, "report-accepted", "class-report-made");

/** From which stages each mode ends a case, by the pairs of the stage machine. What any case may come to, it may anywhere. */
const ENDS_FROM: Readonly<Partial<Record<Disposal, (stage: Stage) => boolean>>> = {
  acquitted: asResult("acquitted"),
  convicted: asResult("convicted"),
  discharged: asResult("discharged"),
  abated: asResult("abated"),
  compounded: (stage) => leads(stage, "compounded", "compromise-offered"),
  "acquitted-249a": endedEarly,
  "acquitted-265k": endedEarly,
  // Applications for bail and for transfer stand at a stage of their own, and are withdrawn as well.
  withdrawn: (stage) => leads(stage, "withdrawn", "withdrawal-sought", "application-decided") || stage === "transfer",
  transferred: (stage) => leads(stage, "transfer-sought") || stage === "transfer",
  "dormant-249": (stage) => isBeforeCourt(stage) || stage === "stopped",
  other: anywhere,
  quashed: anywhere,
  "complainant-stopped-coming": byComplainant,
  "complainant-hostile": byComplainant,
  "complainant-not-pursuing": byComplainant,
  "complaint-dismissed": (stage) => leads(stage, "complaint-in-court", "appeared"),
  "report-class-a": byReport,
  "report-class-b": byReport,
  "report-class-c": byReport,
  "sent-to-sessions": (stage) => isBeforeCourt(stage) || stage === "transfer",
  "returned-for-want-of-jurisdiction": (stage) =>
    isBeforeCourt(stage) || leads(stage, "complaint-in-court", "application-decided") || stage === "transfer",
  "split-up": isBeforeCourt,
};

const OF_TRIALS = disposalsOf({ docket: "trial", applicationKind: null });

/**
 * The modes of disposal that a trial or an inquiry at this stage may come to, in the order of their keys: the same pairs
 * that say what may be announced of an accused (`resultsAt`). Where it is over already, a mode only says what its ending was.
 */
export const disposalsAt = (stage: Stage): Disposal[] => OF_TRIALS.filter((disposal) => mayEndAs(stage, disposal));

export const mayEndAs = (stage: Stage, disposal: Disposal): boolean =>
  STAGE_RULES[stage].track === "over" || (ENDS_FROM[disposal]?.(stage) ?? false);

/** How a matter may end from where it stands; an application ends by what it asks for, wherever that is. */
export const endsFrom = (kind: KindOfMatter, stage: Stage): readonly Disposal[] =>
  kind.docket === "application" ? disposalsOf(kind) : disposalsAt(stage);

import type { NewCase } from "../../case/new-case.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { offencesOf } from "../../rules/case/offences.ts";
import type { Disposal } from "../../rules/case/outcomes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import type { DemoCase, DemoHearing } from "./demo-hearing.ts";
import { pathTo } from "./stage-path.ts";

type Lived = { cases: DemoCase[]; hearings: DemoHearing[] };

/** Stages and endings that chance alone would not show in a court. */
const STAGES_SHOWN: readonly Stage[] = ["fir", "remand", "plea", "stopped", "withdrawal", "report-class"];
const ENDINGS_SHOWN: readonly Disposal[] = ["compounded", "complainant-hostile", "complainant-stopped-coming"];
const EACH = 2;

/**
 * The docket as chance made it, with two trials at every stage and, in the reader's court, one of every ending of note: a
 * few trials that had no hearing stand at a stage that is wanting, a few acquittals ended otherwise. Nothing is drawn.
 */
export function withEveryKind({ cases, hearings }: Lived, today: CourtDay, hasEveryEnding: boolean): Lived {
  const heard = new Set(hearings.map(({ caseAt }) => caseAt));
  const moved = new Map<number, DemoCase>();
  for (const stage of STAGES_SHOWN) {
    const there = cases.filter(({ matter, disposal }) => disposal === null && matter.stage === stage).length;
    for (let wanted = EACH - there; wanted > 0; wanted -= 1) {
      const at = cases.findIndex((one, place) => !heard.has(place) && !moved.has(place) && mayStandAt(stage, one));
      if (at >= 0) moved.set(at, standingAt(stage, cases[at]!, today));
    }
  }
  const ended = hasEveryEnding ? otherEndings(cases) : new Map<number, Disposal>();
  return {
    cases: cases.map((one, at) => {
      const kind = ended.get(at);
      return moved.get(at) ?? (kind && one.disposal ? { ...one, disposal: { ...one.disposal, kind } } : one);
    }),
    hearings: hearings.map((one) => {
      const kind = one.outcome?.kind === "disposed" ? ended.get(one.caseAt) : undefined;
      return kind && one.outcome ? { ...one, outcome: { ...one.outcome, disposal: kind } } : one;
    }),
  };
}

const isInside = ({ custody }: NewCase) => custody === "in";

function mayStandAt(stage: Stage, { matter, disposal, application }: DemoCase): boolean {
  const isOpen = disposal === null && application === null && matter.docket === "trial";
  // A stage that is rare itself is not made rarer.
  const isPlenty = ["cognizance", "copies", "charge", "prosecution-evidence"].includes(matter.stage);
  return isOpen && isPlenty && isInside(matter) === (stage === "remand") && matter.firDay !== null;
}

/** Where it came to that stage; before the report there is none, nor a day of it. */
function standingAt(stage: Stage, one: DemoCase, today: CourtDay): DemoCase {
  const isBefore = stage === "fir" || stage === "remand";
  const { firDay, institutionDay } = one.matter;
  const matter = { ...one.matter, stage, challanDay: isBefore ? null : one.matter.challanDay };
  const days = { firDay, challanDay: matter.challanDay, institutionDay: institutionDay! };
  const walked = pathTo(stage, days, today, isInside(matter));
  return { ...one, ...walked, matter: { ...matter, stageSince: walked.steps.at(-1)?.day ?? firDay } };
}

/** Acquittals by the place of the case, with what they are told as instead. */
function otherEndings(cases: readonly DemoCase[]): Map<number, Disposal> {
  const ended = new Map<number, Disposal>();
  for (const kind of ENDINGS_SHOWN) {
    if (cases.some(({ disposal }) => disposal?.kind === kind)) continue;
    const at = cases.findIndex(
      ({ disposal, matter }, place) =>
        disposal?.kind === "acquitted" && !ended.has(place) && (kind !== "compounded" || mayBeCompounded(matter)),
    );
    if (at >= 0) ended.set(at, kind);
  }
  return ended;
}

const mayBeCompounded = ({ sections, otherAccused }: NewCase): boolean =>
  otherAccused === 0 &&
  sections.every((section) => offencesOf(section).some((one) => one.compoundable === "yes" || one.followsPrincipal));

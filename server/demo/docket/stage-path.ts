import { addDays, type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import { isAllowed } from "../../rules/case/stage-machine.ts";
import type { Stage } from "../../rules/case/stages.ts";
import type { LawDays } from "../../rules/listing/case-law.ts";

/** A step of a case's path. */
export type DemoStep = {
  from: Stage;
  to: Stage;
  day: CourtDay;
  step: "course" | "order" | "register";
  order: string | null;
};

export type StoredLawDays = { [Name in keyof Required<LawDays>]: CourtDay | null };
export const NO_LAW_DAYS: StoredLawDays = { cognizanceDay: null, copiesDay: null, proclamationDay: null };

const TRIAL: readonly Stage[] = [
  ...(["cognizance", "copies", "charge", "plea", "prosecution-evidence", "statement-of-accused"] as const),
  ...(["defence-evidence", "arguments", "judgment"] as const),
];

/** From where a case went into a side stage, most likely. */
const LEFT: Partial<Record<Stage, Stage>> = {
  bail: "challan",
  absconder: "cognizance",
  "premature-acquittal": "charge",
  compromise: "prosecution-evidence",
  "report-class": "challan",
  stopped: "cognizance",
  withdrawal: "prosecution-evidence",
};

export type Walked = { steps: DemoStep[]; lawDays: StoredLawDays };

type Days = { firDay: CourtDay | null; challanDay: CourtDay | null; institutionDay: CourtDay };

/**
 * The path that a case walked to the stage at which the demo finds it on `until`: FIR, remand where somebody was
 * arrested, report, and then step by step, the days between its institution and `until` shared out evenly.
 */
export function pathTo(
  stage: Stage,
  { firDay, challanDay, institutionDay }: Days,
  until: CourtDay,
  arrested: boolean,
): Walked {
  const left = LEFT[stage] ?? stage;
  const before: Stage[] = arrested ? ["fir", "remand", "challan"] : ["fir", "challan"];
  const place = TRIAL.indexOf(left);
  const course =
    place < 0 ? before.slice(0, Math.max(1, before.indexOf(left) + 1)) : [...before, ...TRIAL.slice(0, place + 1)];
  const stages = stage === left ? course : [...course, stage];
  const inTrial = stages.slice(before.length).length;
  const gap = Math.max(0, daysBetween(institutionDay, until)) / Math.max(1, inTrial);
  const dayOf = (at: number): CourtDay => {
    if (stages[at] === "remand") return firDay ?? institutionDay;
    if (at < before.length) return challanDay ?? institutionDay;
    return addDays(institutionDay, Math.floor(gap * (at - before.length) * 0.9));
  };
  const steps = stages.flatMap((to, at): DemoStep[] => {
    const from = stages[at - 1];
    if (from === undefined || !isAllowed(from, to)) return [];
    return [{ from, to, day: dayOf(at), step: "course", order: null }];
  });
  const into = (to: Stage, from?: Stage) =>
    steps.find((one) => one.to === to && (from ?? one.from) === one.from)?.day ?? null;
  return {
    steps,
    lawDays: {
      cognizanceDay: into("cognizance"),
      copiesDay: into("charge", "copies"),
      proclamationDay: into("absconder"),
    },
  };
}

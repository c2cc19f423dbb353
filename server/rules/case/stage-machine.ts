import type { Authority } from "../calendar/authority.ts";
import { STAGE_RULES, type Stage } from "./stages.ts";

/** `course` the next step; `skip` steps done on one date; `side` an exit; `back` a return; `out` the end. */
export type PairKind = "course" | "skip" | "side" | "back" | "out";

/** What takes a case from one stage to another; its words are in `wording/law`. */
export type StepName =
  | ("registered" | "arrested" | "reported" | "cognizance-taken" | "appeared" | "copies-supplied" | "charge-framed")
  | ("pleaded-not-guilty" | "evidence-closed" | "statement-recorded" | "defence-closed" | "arguments-heard")
  | ("announced" | "investigated-by-permission" | "complaint-in-court" | "reported-without-arrest" | "on-one-date")
  | ("pleaded-guilty" | "no-defence-evidence" | "bail-sought" | "remanded-in-trial" | "absconded")
  | ("acquittal-sought" | "proceedings-stopped" | "withdrawal-sought" | "compromise-offered" | "class-report-made")
  | ("transfer-sought" | "returned" | "revived" | "arrested-or-surrendered" | "received" | "report-not-accepted")
  | ("further-investigation" | "charge-altered" | "recalled" | "reheard" | "retrial-ordered" | "inquiry-closed")
  | ("discharged" | "application-decided" | "ended-early" | "compounded" | "withdrawn" | "report-accepted" | "abated");

/** One move that a case may make. A pair that is not in the table cannot happen. */
export type StagePair = Authority & {
  readonly from: Stage;
  readonly to: Stage;
  readonly kind: PairKind;
  readonly step: StepName;
  /** Sections of the Code of Criminal Procedure, as the order sheet cites them. */
  readonly section: string;
  /** Stages that were passed on the same date. */
  readonly passes: readonly Stage[];
  /** Only an order of a higher court makes this move; no outcome of a hearing does. */
  readonly byOrder: boolean;
};

const TO_COPIES = ["fir", "remand", "challan", "cognizance"] as const;
const OPEN_TRIAL: readonly Stage[] = [
  ...(["copies", "charge", "plea", "prosecution-evidence", "statement-of-accused", "defence-evidence"] as const),
  "arguments",
];
const TAKEN_UP: readonly Stage[] = ["cognizance", ...OPEN_TRIAL];
const PE = "prosecution-evidence";
const SA = "statement-of-accused";
const DE = "defence-evidence";

type More = Partial<Pick<StagePair, "passes" | "byOrder" | "authority">>;
/** Every `from` with every `to`. `read`: whether the text of the section was read (law.md §2), else it only warns. */
const pairs = (
  [kind, step]: readonly [PairKind, StepName],
  from: readonly Stage[],
  to: readonly Stage[],
  [section, confirmed]: readonly [string, boolean],
  more: More = {},
): StagePair[] =>
  from.flatMap((one) =>
    to.map((other) => ({
      ...{ from: one, to: other, kind, step, section, confirmed, passes: [], byOrder: false },
      ...{ authority: `Code of Criminal Procedure 1898, s. ${section}`, ...more },
    })),
  );

const COURSE: readonly StagePair[] = [
  pairs(["course", "registered"], ["inquiry"], ["fir"], ["154, 155", true]),
  pairs(["course", "arrested"], ["fir"], ["remand"], ["61, 167", true]),
  pairs(["course", "reported"], ["remand"], ["challan"], ["173", true]),
  pairs(["course", "cognizance-taken"], ["challan"], ["cognizance"], ["190, 204", false]),
  pairs(["course", "appeared"], ["cognizance"], ["copies"], ["241-A, 265-C", true]),
  pairs(["course", "copies-supplied"], ["copies"], ["charge"], ["242, 265-D", true]),
  pairs(["course", "charge-framed"], ["charge"], ["plea"], ["243, 265-E", true]),
  pairs(["course", "pleaded-not-guilty"], ["plea"], [PE], ["244, 265-F", true]),
  pairs(["course", "evidence-closed"], [PE], [SA], ["342", true]),
  pairs(["course", "statement-recorded"], [SA], [DE], ["340(2), 265-F(4)–(7)", true]),
  pairs(["course", "defence-closed"], [DE], ["arguments"], ["244–245, 265-G", false]),
  pairs(["course", "arguments-heard"], ["arguments"], ["judgment"], ["245, 265-H, 366–367", false]),
].flat();

const ONE_DATE = { authority: "practice of the courts: more than one step on one date" };
const SKIPS: readonly StagePair[] = [
  pairs(["skip", "investigated-by-permission"], ["inquiry"], ["challan"], ["155, 173", true]),
  pairs(["skip", "complaint-in-court"], ["inquiry"], ["cognizance"], ["190, 200", false]),
  pairs(["skip", "reported-without-arrest"], ["fir"], ["challan"], ["173", true]),
  ...TO_COPIES.slice(0, 2).flatMap((from) => [
    pairs(["skip", "on-one-date"], [from], ["cognizance"], ["173, 190", false], { ...ONE_DATE, passes: ["challan"] }),
    pairs(["skip", "on-one-date"], [from], ["copies"], ["173, 190, 241-A, 265-C", false], {
      ...{ ...ONE_DATE, passes: ["challan", "cognizance"] as const },
    }),
  ]),
  pairs(["skip", "on-one-date"], ["challan"], ["copies"], ["190, 241-A, 265-C", false], {
    ...{ ...ONE_DATE, passes: ["cognizance"] as const },
  }),
  pairs(["skip", "on-one-date"], ["charge"], [PE], ["243, 265-E", false], { ...ONE_DATE, passes: ["plea"] }),
  pairs(["skip", "pleaded-guilty"], ["charge"], ["judgment"], ["243, 265-E", true], { passes: ["plea"] }),
  pairs(["skip", "pleaded-guilty"], ["plea"], ["judgment"], ["243, 265-E", true]),
  pairs(["skip", "on-one-date"], [PE], [DE], ["342", false], { ...ONE_DATE, passes: [SA] }),
  pairs(["skip", "on-one-date"], [PE], ["arguments"], ["342", false], { ...ONE_DATE, passes: [SA] }),
  pairs(["skip", "no-defence-evidence"], [SA], ["arguments"], ["340(2), 265-F(4)–(7)", true]),
  pairs(["skip", "on-one-date"], [SA, DE], ["judgment"], ["265-G", false], { ...ONE_DATE, passes: ["arguments"] }),
].flat();

/** Every stage of a case that is still before the court. */
const OPEN = (Object.keys(STAGE_RULES) as Stage[]).filter((stage) => STAGE_RULES[stage].track !== "over");
const OPEN_BUT_TRANSFER = OPEN.filter((stage) => stage !== "transfer");

/** Compounding needs a prosecution that is pending here; an inquiry, a remand or a bail matter has none. */
const PENDING_PROSECUTION = { authority: "CrPC s. 345; PLJ 2022 Cr.C. 179" };
const SIDES: readonly StagePair[] = [
  pairs(["side", "bail-sought"], ["inquiry", ...TO_COPIES, "absconder", ...OPEN_TRIAL], ["bail"], ["496–498", true]),
  pairs(["side", "remanded-in-trial"], ["challan", "cognizance"], ["remand"], ["167, 344", true]),
  pairs(["side", "absconded"], [...TO_COPIES, "bail", ...OPEN_TRIAL, "judgment"], ["absconder"], ["87, 88, 512", true]),
  pairs(["side", "acquittal-sought"], TAKEN_UP, ["premature-acquittal"], ["249-A, 265-K", true]),
  pairs(["side", "proceedings-stopped"], ["challan", ...TAKEN_UP, "judgment", "absconder"], ["stopped"], ["249", true]),
  pairs(["side", "withdrawal-sought"], ["challan", ...TAKEN_UP, "judgment"], ["withdrawal"], ["494", false]),
  pairs(["side", "withdrawal-sought"], ["absconder", "premature-acquittal"], ["withdrawal"], ["494", false]),
  pairs(
    ["side", "compromise-offered"],
    [...TAKEN_UP, "judgment", "absconder", "premature-acquittal"],
    ["compromise"],
    ["345", true],
    PENDING_PROSECUTION,
  ),
  pairs(["side", "compromise-offered"], ["challan"], ["compromise"], ["345", false], PENDING_PROSECUTION),
  pairs(["side", "class-report-made"], ["fir", "remand", "challan"], ["report-class"], ["173", true]),
  pairs(["side", "transfer-sought"], OPEN_BUT_TRANSFER, ["transfer"], ["526, 528", false]),
].flat();

const RETURN_STEPS: Partial<Record<Stage, StepName>> = {
  ...{ stopped: "revived", absconder: "arrested-or-surrendered", transfer: "received" },
  "report-class": "report-not-accepted",
};
/** A side stage leads back to each stage that it may be entered from; `pathPairs` narrows it to the one it left. */
const RETURNS: readonly StagePair[] = SIDES.filter(({ to }) => STAGE_RULES[to].track === "side").flatMap((side) =>
  pairs(["back", RETURN_STEPS[side.to] ?? "returned"], [side.to], [side.from], [side.section, side.confirmed]),
);
const BACK: readonly StagePair[] = [
  pairs(["back", "report-not-accepted"], ["report-class"], ["cognizance"], ["173, 190", false]),
  pairs(["back", "report-not-accepted"], ["report-class"], ["copies"], ["173, 190", false], { passes: ["cognizance"] }),
  pairs(["back", "further-investigation"], ["cognizance", "copies", "charge", PE], ["challan"], ["173", false]),
  pairs(["back", "charge-altered"], [PE, SA, DE, "arguments"], ["charge"], ["227", false]),
  pairs(["back", "recalled"], [SA, DE, "arguments", "judgment"], [PE], ["540", false]),
  pairs(["back", "recalled"], ["arguments"], [SA, DE], ["342, 540", false]),
  pairs(["back", "reheard"], ["judgment"], ["arguments"], ["350, 366", false]),
  pairs(["back", "retrial-ordered"], ["decided"], ["charge", PE, "arguments"], ["423", false], { byOrder: true }),
].flat();

const OUT: readonly StagePair[] = [
  pairs(["out", "announced"], ["judgment"], ["decided"], ["245, 265-H, 366–367", false]),
  pairs(["out", "inquiry-closed"], ["inquiry"], ["decided"], ["155", false]),
  pairs(["out", "discharged"], ["fir", "remand", "challan"], ["decided"], ["63, 169, 173", false]),
  pairs(["out", "ended-early"], TAKEN_UP, ["decided"], ["243, 249-A, 265-E, 265-K, 345", true]),
  pairs(["out", "ended-early"], ["premature-acquittal"], ["decided"], ["249-A, 265-K", true]),
  pairs(["out", "application-decided"], ["bail"], ["decided"], ["496–498", true]),
  pairs(["out", "compounded"], ["compromise"], ["decided"], ["345(6)", true]),
  pairs(["out", "withdrawn"], ["withdrawal"], ["decided"], ["494", false]),
  pairs(["out", "report-accepted"], ["report-class"], ["decided"], ["173", true]),
  pairs(["out", "abated"], ["stopped", "absconder", "transfer"], ["decided"], ["431 by analogy", false]),
].flat();

/** The whole of `law.md` §2 as one table: course, shortcuts of one date, side exits, returns and ends. No pair twice. */
export const STAGE_PAIRS: readonly StagePair[] = [...COURSE, ...SKIPS, ...SIDES, ...BACK, ...OUT, ...RETURNS].filter(
  (pair, at, all) => all.findIndex((one) => one.from === pair.from && one.to === pair.to) === at,
);

/** Every move open to a case at this stage, in the table's order; `byOrder` ones need an order of a higher court. */
export function mayFollow(stage: Stage): StagePair[] {
  return STAGE_PAIRS.filter((pair) => pair.from === stage);
}

/** Whether a case may go from one stage to another; staying is no move. A retrial counts only with `byOrder`. */
export function isAllowed(from: Stage, to: Stage, { byOrder = false } = {}): boolean {
  return STAGE_PAIRS.some((pair) => pair.from === from && pair.to === to && (byOrder || !pair.byOrder));
}

/** The stage that a case left for the side stage in which it now is; `null` where it is in none, or came from nowhere. */
export function stageLeft(path: readonly Stage[]): Stage | null {
  const now = path.at(-1);
  if (now === undefined || STAGE_RULES[now].track !== "side") return null;
  return path.findLast((stage) => STAGE_RULES[stage].track !== "side") ?? null;
}

/**
 * What may come next on a path that was walked (oldest first): as `mayFollow`, but a side stage leads back only to the
 * stage it left, to what may follow that one in the course of the trial, or to a side stage it interrupted. Where the
 * stage left is not known, e.g. in an imported register, every return stays open.
 */
export function pathPairs(path: readonly Stage[]): StagePair[] {
  const left = stageLeft(path);
  const now = path.at(-1);
  if (now === undefined) return [];
  if (left === null) return mayFollow(now);
  const ahead = mayFollow(left).filter(({ kind }) => kind === "course" || kind === "skip");
  const since = path.slice(path.lastIndexOf(left));
  const open = new Set<Stage>([...since, ...ahead.map(({ to }) => to)]);
  return mayFollow(now).filter(
    (pair) => pair.kind !== "back" || pair.step === "report-not-accepted" || open.has(pair.to),
  );
}

/**
 * By which steps a case that left its course is taken up again: a retrial that a higher court ordered, a revival of what
 * was stopped (s.249), or a case that comes back from another court. None for one that is still before the court.
 */
export function pairsOfReturn(path: readonly Stage[]): StagePair[] {
  const now = path.at(-1);
  if (now !== "decided" && now !== "stopped" && now !== "transfer") return [];
  return pathPairs(path).filter(({ kind }) => kind === "back");
}

import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Disposal } from "../../rules/case/outcomes.ts";
import { type AccusedResult, caseResult } from "../../rules/judgment/judgment.ts";
import type { Custody } from "../../rules/people/custody.ts";
import {
  type AccusedRead,
  type NamedAccused,
  namesResults,
  readAccusedResults,
  type SaidResult,
} from "./accused-results.ts";
import type { Ending } from "./decided-application.ts";
import type { RegisterRow } from "./read-register.ts";
import { readTrialResult } from "./trial-result.ts";

type Trial = {
  readonly institutionDay: CourtDay | null;
  readonly lastDay: CourtDay | null;
  /** The accused as the case names them; `null` where not all are named, or records of it say more than a register. */
  readonly accused: readonly TriedAccused[] | null;
  /** The names, whether or not they are all. */
  readonly named: readonly NamedAccused[];
};
type TriedAccused = NamedAccused & { readonly custody?: Custody | null };

/**
 * How a row says that a trial ended: by one mode, or by a result of each accused, on a day that it writes; null where
 * either is wanting, where it speaks of some of the accused, or the day does not fit: none to come, none before the case
 * came to the court or before it was last heard.
 */
export function endingOfTrial(
  row: Pick<RegisterRow, "result" | "stage" | "decisionDay">,
  { institutionDay, lastDay, accused, named }: Trial,
  today: CourtDay,
): Ending | null {
  const read = row.result === null ? null : readAccusedResults(row.result, named);
  if (read?.says === "part") return null;
  const said = [row.result, row.stage].flatMap((text) => (text === null ? [] : [readTrialResult(text)]));
  const modes = [...new Set(said.filter((one) => one !== null))];
  const results = accused === null || modes.length > 1 ? null : resultsOf(read, modes[0] ?? null, accused);
  const disposal = modes.length === 1 ? modes[0] : results && countedAs(results);
  const { decisionDay: day } = row;
  if (!disposal || day === null || day > today) return null;
  const isTooEarly = [institutionDay, lastDay].some((one) => one !== null && day < one);
  if (isTooEarly) return null;
  const ofEach = results && accused ? results.map((one, at) => ({ ...one, name: accused[at]!.name })) : null;
  return { disposal, day, isDayOfRow: false, results: ofEach };
}

/** What each accused came to by the mode of his case; others say nothing of anybody (s.494 acquits or discharges). */
const RESULT_BY: Partial<Record<Disposal, AccusedResult>> = {
  ...{ convicted: "convicted", discharged: "discharged", abated: "abated" },
  ...{ acquitted: "acquitted", "acquitted-249a": "acquitted", "acquitted-265k": "acquitted" },
};

/** Whether an ending is one of which each accused has a result of his own. */
export const isOfEach = (disposal: Disposal): boolean => disposal === "withdrawn" || RESULT_BY[disposal] !== undefined;

function resultsOf(
  read: AccusedRead | null,
  mode: Disposal | null,
  accused: readonly TriedAccused[],
): readonly SaidResult[] | null {
  const byMode = mode === null ? null : (RESULT_BY[mode] ?? null);
  if (accused.length === 0 || (mode !== null && byMode === null)) return null;
  if (read?.says === "each") {
    const isAsMode = byMode === null || read.results.every(({ result }) => result === byMode);
    return isAsMode ? read.results : null;
  }
  if (byMode === null) return null;
  const said = read?.says === "all" && read.said.result === byMode ? read.said : null;
  const plain: SaidResult = said ?? { result: byMode, months: 0, fine: 0, note: null };
  return accused.length === 1 || (said && holdsForAll(byMode, read, accused)) ? accused.map(() => plain) : null;
}

/**
 * A case is counted as convicted if anybody was, so that the word alone says nothing of each of several; and who is at
 * large is not tried with the others.
 */
function holdsForAll(result: AccusedResult, read: AccusedRead | null, accused: readonly TriedAccused[]): boolean {
  const isTold = read?.says === "all" && read.isTold;
  return isTold || (result !== "convicted" && !accused.some(({ custody }) => custody === "at-large"));
}

const countedAs = (results: readonly SaidResult[]): Disposal | null =>
  caseResult(results.map(({ result }, accused) => ({ accused, result, sentence: null, isSplit: false })));

/** Whether a result is said of one of several, or of each otherwise: whatever of it is not taken, a clerk enters. */
export function speaksOfEach(row: Pick<RegisterRow, "result">, named: readonly NamedAccused[]): boolean {
  if (row.result === null) return false;
  const { says } = readAccusedResults(row.result, named);
  return says === "each" || says === "part" || namesResults(row.result, named);
}

import type { NewCase } from "../../case/new-case.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { docketOfNumber } from "../../rules/docket/docket-of-number.ts";
import type { RegisterField } from "../../rules/imports/register-fields.ts";
import type { RowFinding, WarningCode } from "../../rules/imports/register-findings.ts";
import { type NamedAccused, readAccusedResults } from "./accused-results.ts";
import { Readings } from "./cell-readings.ts";
import { isDecidedApplication, isResultOfApplication } from "./cell-result.ts";
import type { RegisterRead, RegisterRow } from "./read-register.ts";
import { type Facts, newMatter } from "./register-case.ts";
import { readTrialResult } from "./trial-result.ts";

/** A row with what it says, before it is compared. */
export type SaidRow = {
  readonly row: RegisterRow;
  readonly facts: Facts;
  /** As it would be entered anew. */
  readonly matter: NewCase;
  /** The mark of an export; null also where it stands on several rows, which can only be copies. */
  readonly ref: string | null;
  readonly notes: readonly RowFinding<WarningCode>[];
};

/** Understands the rows of a register: stages, the court's own kind of case, days that cannot have been yet. */
export function saidRows(
  read: RegisterRead,
  casePrefix: string | null,
  today: CourtDay,
  readings: Readings = new Readings(),
): SaidRow[] {
  const isCopied = copiedRefs(read.rows);
  return read.rows.map((row) => {
    const notes: RowFinding<WarningCode>[] = [];
    const { stage, doubt } = stageOf(row, readings);
    const note = (field: RegisterField, because: WarningCode, value: string) =>
      notes.push({ line: row.line, field, because, value });
    if (row.stage !== null && stage === null)
      note("stage", doubt ? "stage_doubtful" : "stage_unread", row.stage.slice(0, 120));
    const facts = { ...row, ...pastDays(row, today, note), stage };
    const ref = row.ref !== null && isCopied(row.ref) ? null : row.ref;
    return { row, facts, matter: newMatter(facts, casePrefix, row.hearings[0]?.purpose ?? null, readings), ref, notes };
  });
}

function stageOf(
  { stage, result, caseNumber, accused }: RegisterRow,
  readings: Readings,
): ReturnType<Readings["stage"]> {
  const prefix = caseNumber?.prefix ?? null;
  const isDecided =
    (docketOfNumber(prefix).docket === "trial" && result !== null && isResultOfTrial(result, accused.people)) ||
    (stage !== null && isDecidedApplication(prefix, stage)) ||
    (result !== null && isResultOfApplication(prefix, result));
  if (isDecided) return { stage: "decided" };
  return stage === null ? NOT_WRITTEN : readings.stage(stage);
}

const isResultOfTrial = (result: string, accused: readonly NamedAccused[]): boolean =>
  readTrialResult(result) !== null || readAccusedResults(result, accused).says === "each";

const NOT_WRITTEN: ReturnType<Readings["stage"]> = { stage: null };

function copiedRefs(rows: readonly RegisterRow[]): (ref: string) => boolean {
  const times = Map.groupBy(rows, ({ ref }) => ref);
  return (ref) => (times.get(ref)?.length ?? 0) > 1;
}

const PAST_DAYS = [
  ["previousDay", "previous_date"],
  ["institutionDay", "institution_date"],
  ["offenceDay", "offence_date"],
  ["firDay", "fir_date"],
  ["challanDay", "challan_date"],
  ["decisionDay", "decision_date"],
] as const;

function pastDays(
  row: RegisterRow,
  today: CourtDay,
  note: (field: RegisterField, code: WarningCode, value: string) => void,
) {
  const days = PAST_DAYS.map(([name, field]) => {
    const day = row[name];
    if (day === null || day <= today) return [name, day];
    note(field, "day_is_to_come", day);
    return [name, null];
  });
  return Object.fromEntries(days) as Pick<RegisterRow, (typeof PAST_DAYS)[number][0]>;
}

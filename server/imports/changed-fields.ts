import type { NewCase } from "../case/new-case.ts";
import type { RegisterResult } from "../judgment/register-results.ts";
import { formatCaseNumber } from "../rules/case/case-number.ts";
import { REGISTER_FIELDS } from "../rules/imports/register-fields.ts";
import type { FieldChange } from "../rules/imports/register-findings.ts";
import type { DateToGive } from "./plan-dates.ts";
import type { ChangedRow } from "./plan-import.ts";
import { registerCells, WITHOUT_LANGUAGE } from "./rows/register-cells.ts";

/** A row of the file that changes a case: which, and every field with what stands here and what the register says. */
export type ChangedLine = {
  readonly line: number;
  readonly caseId: number;
  /** What the case is called before the change. */
  readonly number: string;
  readonly changes: readonly FieldChange[];
  /** Of a trial that ends by the row, what each accused gets, in their order; empty where the row does not say it of each. */
  readonly results: readonly ResultLine[];
};
/** `name` is null where the names of a restricted matter are not open: the case file has him as accused A, B and so on. */
export type ResultLine = Omit<RegisterResult, "name" | "note"> & { readonly name: string | null };

/** `open`: restricted matters whose names are open to who asks; what is kept of an import names nobody of the others. */
export function changedLine(
  { row, stored, matter, dates, ending, parent }: ChangedRow,
  open: ReadonlySet<number> = new Set(),
): ChangedLine {
  const changes = [
    ...(matter === null ? [] : changesOf(stored, matter)),
    ...dates.flatMap(changesOfDate),
    ...(parent === null ? [] : changeOf("parent_case", "", namedIn(row))),
    ...(ending === null ? [] : changeOf("result", "", ending.disposal)),
    ...(ending === null ? [] : changeOf("decision_date", "", ending.day)),
  ];
  const results = (ending?.results ?? []).map(({ name, result, months, fine }) => ({
    name: stored.isRestricted && !open.has(stored.caseId) ? null : name,
    ...{ result, months, fine },
  }));
  return { line: row.line, caseId: stored.caseId, number: caseName(stored.matter), changes, results };
}

/** The case in which an application is made, as its row names it. */
function namedIn({ parent, fir }: ChangedRow["row"]): string {
  if (parent?.caseNumber) return formatCaseNumber(parent.caseNumber);
  const of = parent?.fir ?? fir;
  return of ? `FIR ${of.number}/${of.year}` : "";
}

/** A case by its number, else by its FIR. */
export function caseName({ caseNumber, fir }: NewCase): string {
  return caseNumber ? formatCaseNumber(caseNumber) : `FIR ${fir?.number ?? "?"}/${fir?.year ?? "?"}`;
}

function changesOf(stored: ChangedRow["stored"], matter: NewCase): FieldChange[] {
  const before = registerCells(stored, null, WITHOUT_LANGUAGE);
  // Only a later day of hearing is ever taken from a register: where it is none, the case keeps its own.
  const lastDay = matter.priorDay === stored.matter.priorDay ? stored.lastDay : matter.priorDay;
  const after = registerCells({ matter, lastDay }, null, WITHOUT_LANGUAGE);
  return REGISTER_FIELDS.flatMap((field) => changeOf(field, before[field] ?? "", after[field] ?? ""));
}

function changesOfDate({ day, time, purpose, purposeText, moves }: DateToGive): FieldChange[] {
  return [
    ...changeOf("next_date", moves?.day ?? "", day),
    ...(time === null ? [] : changeOf("time", moves?.block ?? "", time)),
    ...changeOf("purpose", moves ? (moves.purposeText ?? moves.purpose) : "", purposeText ?? purpose),
  ];
}

const changeOf = (field: FieldChange["field"], from: string, to: string): FieldChange[] =>
  from === to ? [] : [{ field, from, to }];

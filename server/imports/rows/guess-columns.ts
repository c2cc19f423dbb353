import { parseCaseNumber } from "../../rules/case/case-number.ts";
import { isPurpose } from "../../rules/case/purposes.ts";
import {
  type DateOrder,
  isDateField,
  isDateOrder,
  isRegisterField,
  type RegisterField,
} from "../../rules/imports/register-fields.ts";
import { foldDigits, foldSpaces } from "../../rules/text/search-key.ts";
import type { Table } from "../reading/read-table.ts";
import { headerKey, matchHeader } from "../reading/register-headers.ts";
import type { SaidReadings } from "./cell-readings.ts";

export type ColumnUse = RegisterField | "ignore";

/** What each column is, by its header, and which part of its dates is the day. The JSON that a court's mapping is kept as. */
export type Mapping = {
  readonly columns: Readonly<Record<string, ColumnUse>>;
  readonly dateOrder: Readonly<Record<string, DateOrder>>;
  /** What a clerk said that doubtful words of a purpose or stage mean. */
  readonly readings?: SaidReadings;
};

/** How sure the order of a column's dates is: `proved` by a day over 12, `ambiguous` (a person confirms), `contradicting`, or `written` in words. */
export type DateEvidence = "proved" | "ambiguous" | "contradicting" | "written";

export type Guess = {
  readonly mapping: Mapping;
  /** By header, 0 to 1; 0 for a column that nothing was guessed for. */
  readonly confidence: Readonly<Record<string, number>>;
  /** By header of each date column; all but `proved` and `written` are to be confirmed. */
  readonly dateEvidence: Readonly<Record<string, DateEvidence>>;
};

const SAMPLE_ROWS = 500;

/** A mapping from the headers, helped by the values where the headers say nothing. No field is given to two columns. */
export function guessColumns(table: Table): Guess {
  const candidates = table.headers.map((header, at) => {
    const match = matchHeader(header.replace(/ \(\d+\)$/, "")) ?? guessFromValues(valuesOf(table, at));
    return { header, at, field: match?.field ?? null, confidence: match?.confidence ?? 0 };
  });
  const uses = new Map<string, ColumnUse>();
  const confidence = new Map<string, number>();
  const taken = new Set<RegisterField>();
  for (const one of [...candidates].sort((a, b) => b.confidence - a.confidence || a.at - b.at)) {
    const field = one.field !== null && !taken.has(one.field) ? one.field : null;
    uses.set(one.header, field ?? "ignore");
    confidence.set(one.header, field ? one.confidence : 0);
    if (field) taken.add(field);
  }
  separateFir(uses);
  const dates = table.headers.flatMap((header, at) =>
    isDateField(uses.get(header) as ColumnUse)
      ? [[header, dateOrderOf(valuesOf(table, at, table.rows.length))] as const]
      : [],
  );
  return {
    mapping: {
      columns: Object.fromEntries(table.headers.map((header) => [header, uses.get(header) as ColumnUse])),
      dateOrder: Object.fromEntries(dates.map(([header, found]) => [header, found.order])),
    },
    confidence: Object.fromEntries(table.headers.map((header) => [header, confidence.get(header) as number])),
    dateEvidence: Object.fromEntries(dates.map(([header, found]) => [header, found.evidence])),
  };
}

/** Beside a column for its year, "FIR No." is the bare number. */
function separateFir(uses: Map<string, ColumnUse>): void {
  if (![...uses.values()].includes("fir_year")) return;
  for (const [header, use] of uses) if (use === "fir") uses.set(header, "fir_number");
}

function valuesOf(table: Table, at: number, rows = SAMPLE_ROWS): string[] {
  return table.rows
    .slice(0, rows)
    .map((row) => row.cells[at] ?? "")
    .filter((cell) => cell.trim() !== "");
}

/** A column that is nearly all case numbers, or nearly all titles with "v.", needs no header. */
function guessFromValues(values: readonly string[]): { field: RegisterField; confidence: number } | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (share((value) => parseCaseNumber(value) !== null) > 0.8) return { field: "case_number", confidence: 0.4 };
  if (share((value) => /\s(?:v\.?\/?s?\.?|versus|بنام)\s/i.test(value)) > 0.8)
    return { field: "parties", confidence: 0.4 };
  return null;
}

/** The order of the digits in a column's dates, from all its values: only a part over 12 proves anything. Default day first. */
export function dateOrderOf(values: readonly string[]): { order: DateOrder; evidence: DateEvidence } {
  let [dayFirst, monthFirst, yearFirst, open, written] = [0, 0, 0, 0, 0];
  for (const value of values) {
    const match = /(?<!\d)(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})(?!\d)/.exec(
      foldDigits(foldSpaces(value)),
    );
    if (!match) written += 1;
    else if ((match[1] as string).length === 4) yearFirst += 1;
    else if (Number(match[1]) > 31) yearFirst += 1;
    else if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
    else open += 1;
  }
  if (dayFirst > 0 && monthFirst > 0)
    return { order: dayFirst >= monthFirst ? "dmy" : "mdy", evidence: "contradicting" };
  if (dayFirst > 0) return { order: "dmy", evidence: "proved" };
  if (monthFirst > 0) return { order: "mdy", evidence: "proved" };
  if (open > 0) return { order: "dmy", evidence: "ambiguous" };
  if (yearFirst > 0) return { order: "ymd", evidence: "proved" };
  return { order: "dmy", evidence: written > 0 ? "written" : "ambiguous" };
}

/** A mapping read from JSON, with what is wrong in it, in the words a person can act on (`columns.Foo`, `dateOrder.Bar`). */
export function readMapping(json: unknown): { mapping: Mapping; faults: readonly string[] } {
  const faults: string[] = [];
  const entries = (name: string): [string, unknown][] => {
    const part = (json as Record<string, unknown> | null)?.[name];
    if (part === undefined && name !== "columns") return [];
    if (typeof part === "object" && part !== null && !Array.isArray(part)) return Object.entries(part);
    faults.push(name);
    return [];
  };
  const keep = <T extends string>(name: string, isOne: (text: string) => text is T): Record<string, T> =>
    Object.fromEntries(
      entries(name).flatMap(([header, value]) => {
        if (typeof value === "string" && isOne(value)) return [[header, value] as const];
        faults.push(`${name}.${header}`);
        return [];
      }),
    );
  const columns = keep("columns", (text): text is ColumnUse => text === "ignore" || isRegisterField(text));
  const used = Object.values(columns).filter((use) => use !== "ignore" && use !== "serial");
  for (const twice of new Set(used.filter((use, at) => used.indexOf(use) !== at)))
    faults.push(`columns: ${twice} twice`);
  const readings = keep("readings", isPurpose);
  const mapping = { columns, dateOrder: keep("dateOrder", isDateOrder), ...saidIn(readings) };
  return { mapping, faults };
}

/** The readings of a mapping, where there are any. */
export const saidIn = (readings: SaidReadings | undefined): Pick<Mapping, "readings"> =>
  readings && Object.keys(readings).length > 0 ? { readings } : {};

/**
 * A mapping made for another file of the same court, fitted to this one: headers compared without case, points and
 * spelling of letters. `missing`: headers of the mapping that the file lacks; `added`: headers that it does not name
 * (ignored until a person says otherwise).
 */
export function fitMapping(
  mapping: Mapping,
  headers: readonly string[],
): { mapping: Mapping; missing: readonly string[]; added: readonly string[] } {
  const byKey = new Map(headers.map((header) => [headerKey(header) || header, header]));
  const known = Object.keys(mapping.columns);
  const present = (header: string): string | undefined =>
    headers.includes(header) ? header : byKey.get(headerKey(header));
  const rename = <T>(part: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(part).flatMap(([header, use]) => (present(header) ? [[present(header) as string, use]] : [])),
    );
  const columns = rename(mapping.columns);
  return {
    mapping: { columns, dateOrder: rename(mapping.dateOrder), ...saidIn(mapping.readings) },
    missing: known.filter((header) => present(header) === undefined && mapping.columns[header] !== "ignore"),
    added: headers.filter((header) => !Object.hasOwn(columns, header)),
  };
}

import { hash } from "node:crypto";
import { caseNumberKey, casePrefixKey, stationKey } from "../../rules/case/case-number.ts";
import {
  DATE_FIELDS,
  type DateField,
  type DateOrder,
  isRegisterField,
  type RegisterField,
} from "../../rules/imports/register-fields.ts";
import { foldSpaces } from "../../rules/text/search-key.ts";
import type { Table } from "../reading/read-table.ts";
import type { Mapping } from "./guess-columns.ts";
import { type CaseFacts, type RegisterHearing, type RowFault, type RowNote, readRow } from "./register-row.ts";

/** One case of the register with every date the file fixes for it, by day and time. */
export type RegisterRow = CaseFacts & {
  /** The first of `lines`. */
  readonly line: number;
  /** Every line of the file this case was read from: more than one when rows differ only in their hearing. */
  readonly lines: readonly number[];
  readonly hearings: readonly RegisterHearing[];
  /** The mark of the case that an export of ours gave it. No part of `hash`: the register itself does not say it. */
  readonly ref: string | null;
  /** SHA-256 of what was understood, without lines: equal hashes need no second look. */
  readonly hash: string;
};

export type RejectedRow = RowFault & {
  readonly line: number;
  /** For a case that stands twice: where it stands first. */
  readonly firstLine: number | null;
  /** What else is wrong with the row, so that one correction is enough. */
  readonly also: readonly RowFault[];
};

/** Every line with something in it is in exactly one row's `lines` or one rejection; the rest are `blankLines`. */
export type RegisterRead = {
  readonly rows: readonly RegisterRow[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly RowNote[];
  readonly blankLines: readonly number[];
};

type Draft = { facts: CaseFacts; ref: string | null; lines: number[]; hearings: RegisterHearing[] };

/**
 * The cases of a table under a mapping. Rows of one case that fix different dates become one case with several
 * hearings (a note on each merged line); a case that stands twice otherwise is rejected, naming the first line.
 */
export function readRegister(table: Table, mapping: Mapping): RegisterRead {
  const { columnOf, orderOf } = columnsOf(table, mapping);
  const shifted = new Set(
    table.problems.filter((one) => one.because === "more_cells_than_headers").map((one) => one.line),
  );
  const drafts = new Map<string, Draft>();
  const rejected: RejectedRow[] = [];
  const notes: RowNote[] = manyLineNotes(table);
  const reject = (line: number, faults: readonly RowFault[], firstLine: number | null = null): void => {
    const [first, ...also] = faults as [RowFault, ...RowFault[]];
    rejected.push({ line, ...first, firstLine, also });
  };

  for (const { line, cells } of table.rows) {
    const unfit = shifted.has(line) ? "more_cells_than_headers" : isHeaderAgain(table, cells) ? "header_again" : null;
    if (unfit) {
      reject(line, [
        { field: null, because: unfit, value: cells.slice(0, 6).map(foldSpaces).join(" | ").slice(0, 120) },
      ]);
      continue;
    }
    const read = readRow(line, (field) => cells[columnOf(field)] ?? "", orderOf);
    if (read.faults.length > 0) {
      reject(line, read.faults);
      continue;
    }
    const key = identityOf(read.facts, read.ref);
    const known = drafts.get(key);
    const clash = known ? clashOf(known, read.facts, read.hearing) : null;
    if (known && clash) {
      reject(line, [clash], known.lines[0]);
      continue;
    }
    notes.push(...read.notes);
    if (known) {
      merge(known, line, read.facts, read.hearing as RegisterHearing);
      notes.push({ line, field: "next_date", because: "merged_into_line", value: String(known.lines[0]) });
    } else {
      const hearings = read.hearing ? [read.hearing] : [];
      drafts.set(key, { facts: read.facts, ref: read.ref, lines: [line], hearings });
    }
  }
  return { rows: [...drafts.values()].map(finish), rejected, notes, blankLines: table.blankLines };
}

function columnsOf(table: Table, mapping: Mapping) {
  const columns = new Map<RegisterField, number>();
  const orders = new Map<RegisterField, DateOrder>();
  table.headers.forEach((header, at) => {
    const use = Object.hasOwn(mapping.columns, header) ? (mapping.columns[header] as string) : "ignore";
    if (!isRegisterField(use) || columns.has(use)) return;
    columns.set(use, at);
    if (Object.hasOwn(mapping.dateOrder, header)) orders.set(use, mapping.dateOrder[header] as DateOrder);
  });
  for (const field of DATE_FIELDS) if (!orders.has(field)) orders.set(field, "dmy");
  return {
    columnOf: (field: RegisterField): number => columns.get(field) ?? -1,
    orderOf: (field: DateField): DateOrder => orders.get(field) as DateOrder,
  };
}

function manyLineNotes(table: Table): RowNote[] {
  const lines = table.problems.filter((one) => one.because === "many_lines_in_one_cell");
  return lines.map(({ line }) => ({ line, field: null, because: "many_lines_in_one_cell", value: "" }));
}

/** A printed register repeats its headers on every page. */
function isHeaderAgain(table: Table, cells: readonly string[]): boolean {
  return (
    table.headerLine !== null &&
    foldSpaces(cells[0] ?? "") === table.headers[0] &&
    cells.every((cell, at) => cell === "" || foldSpaces(cell) === table.headers[at])
  );
}

/** Matters without a number may share their FIR: an export tells them apart by its mark. */
function identityOf(facts: CaseFacts, ref: string | null): string {
  if (facts.caseNumber) return `${casePrefixKey(facts.caseNumber.prefix)} ${caseNumberKey(facts.caseNumber)}`;
  return ref === null ? firKey(facts) : `${firKey(facts)} ${ref}`;
}

function firKey({ fir }: CaseFacts): string {
  return fir ? `fir ${fir.number}/${fir.year} ${stationKey(fir.station ?? "")}` : "";
}

/** Why a row of a number already read is not another hearing of that case; `null` when it is. */
function clashOf(known: Draft, facts: CaseFacts, hearing: RegisterHearing | null): RowFault | null {
  const field = facts.caseNumber ? "case_number" : "fir";
  const value = identityOf(facts, null).trim();
  if (!isSameCase(known.facts, facts))
    return { field, because: field === "fir" ? "fir_twice" : "case_number_twice", value };
  const isNew = hearing !== null && known.hearings.every((one) => one.day !== hearing.day);
  return isNew ? null : { field, because: "case_twice", value };
}

/** Same FIR, or accused whose names agree in at least two words (or wholly, where one is short); an empty side contradicts nothing. */
function isSameCase(one: CaseFacts, other: CaseFacts): boolean {
  if (one.fir && other.fir) return firKey(one) === firKey(other);
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.size === 0 || others.size === 0) return true;
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= Math.min(2, words.size, others.size);
}

function wordsOf(facts: CaseFacts): Set<string> {
  return new Set(facts.accused.people.flatMap((person) => person.key.split(" ")));
}

/** The first line's facts stand; what it left empty is filled; the latest previous date counts. */
function merge(known: Draft, line: number, facts: CaseFacts, hearing: RegisterHearing): void {
  const isEmpty = (value: unknown): boolean =>
    value === null || value === "unknown" || (Array.isArray(value) && value.length === 0);
  const filled = Object.entries(known.facts).map(([name, value]) => [
    name,
    isEmpty(value) ? facts[name as keyof CaseFacts] : value,
  ]);
  known.facts = Object.fromEntries(filled) as CaseFacts;
  const [mine, theirs] = [known.facts.previousDay, facts.previousDay];
  if (mine && theirs && theirs > mine) known.facts = { ...known.facts, previousDay: theirs };
  if (known.facts.accused.people.length === 0) known.facts = { ...known.facts, accused: facts.accused };
  known.lines.push(line);
  known.hearings.push(hearing);
}

function finish({ facts, ref, lines, hearings }: Draft): RegisterRow {
  const sorted = [...hearings].sort((one, other) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : one.line - other.line,
  );
  const content = JSON.stringify([facts, sorted.map(({ line: _, ...hearing }) => hearing)]);
  return {
    ...facts,
    line: lines[0] as number,
    lines,
    hearings: sorted,
    ref,
    hash: hash("sha256", content),
  };
}

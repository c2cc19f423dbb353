import type { CourtDay } from "../calendar/court-day.ts";
import { formatCaseNumber, parseCaseNumber, parseFir } from "../case/case-number.ts";
import { readSections } from "../case/read-sections.ts";
import { STAGES, type Stage } from "../case/stages.ts";
import { readCustody } from "../imports/cell-custody.ts";
import { readDate } from "../imports/cell-dates.ts";
import { type ReadPeople, readPeople } from "../imports/cell-parties.ts";
import type { DateOrder } from "../imports/register-fields.ts";
import { CUSTODY, type Custody } from "../people/custody.ts";
import { foldLetters, foldSpaces, searchKey, stripControls } from "../text/search-key.ts";
import { CELL_LIMITS, type GridColumn, type GridFault, type GridNote, isGridDay } from "./grid-columns.ts";

/** How a cell is read: which part of 03/04/2026 is the day, the court's day, and the words of stages and custody. */
export type CellReading = {
  readonly order: DateOrder;
  readonly today: CourtDay;
  readonly stageWords: readonly Readonly<Record<Stage, string>>[];
  readonly custodyWords: readonly Readonly<Record<Custody, string>>[];
};

export type ReadCell =
  | { readonly text: string; readonly fault: null; readonly note: GridNote | null }
  | { readonly text: null; readonly fault: GridFault };

const ok = (text: string, note: GridNote | null = null): ReadCell => ({ text, fault: null, note });
const not = (fault: GridFault): ReadCell => ({ text: null, fault });

/**
 * What a cell says, as `GridCells` keeps it, from any writing that the import of a register reads: numbers in Urdu
 * digits, dates in the court's order, stages and custody in the words of either language. Reading what was read gives
 * the same.
 */
export function readCell(column: GridColumn, written: string, how: CellReading): ReadCell {
  const text = column === "remarks" ? stripControls(written).trim() : foldSpaces(written.replace(/\r?\n/g, "; "));
  if (text.length > CELL_LIMITS[column]) return not("too_long");
  if (isGridDay(column)) return readDay(text, how);
  switch (column) {
    case "number":
      return readNumber(text);
    case "fir":
      return readFir(text);
    case "stage":
      return readStage(text, how);
    case "custody":
      return readWhereabouts(text, how);
    case "sections":
      return ok(text, readSections(text).unread.length > 0 ? "sections_unread" : null);
    case "accused":
      return readAccused(text);
    case "counsel":
      return ok(namesOf(text).join("; "));
    default:
      return ok(text);
  }
}

function readNumber(text: string): ReadCell {
  if (text === "") return ok("");
  const number = parseCaseNumber(text);
  return number ? ok(formatCaseNumber(number)) : not("number_unreadable");
}

function readFir(text: string): ReadCell {
  if (text === "") return ok("");
  const fir = parseFir(text);
  return fir ? ok(`${fir.number}/${fir.year}`) : not("fir_unreadable");
}

function readDay(text: string, { order, today }: CellReading): ReadCell {
  const read = readDate(text, order);
  if (typeof read === "string") return not(read);
  if (read.day !== null && read.day > today) return not("day_to_come");
  return ok(read.day ?? "");
}

function readStage(text: string, { stageWords }: CellReading): ReadCell {
  const stage = codeOf(text, STAGES, stageWords);
  return stage ? ok(stage) : not("stage_unknown");
}

function readWhereabouts(text: string, { custodyWords }: CellReading): ReadCell {
  const code = codeOf(text, CUSTODY, custodyWords);
  if (code) return ok(code);
  // Several kinds in one cell are not one answer: a clerk chooses.
  const { custody, unread, differs } = readCustody(text);
  return unread || differs ? not("custody_unread") : ok(custody);
}

const keyOf = (text: string): string => foldLetters(foldSpaces(text)).replace(/[.,،۔]+$/u, "");

function codeOf<Code extends string>(
  text: string,
  codes: readonly Code[],
  words: readonly Readonly<Record<Code, string>>[],
): Code | null {
  const key = keyOf(text);
  const isNamed = (code: Code) => code === key || words.some((labels) => keyOf(labels[code]) === key);
  return codes.find(isNamed) ?? null;
}

const namesOf = (text: string): string[] =>
  text
    .split(/[;؛\n]/)
    .map(foldSpaces)
    .filter((name) => searchKey(name) !== "");

/**
 * The accused of a cell. Where names are kept apart by semicolons, as the grid writes them, a comma belongs to a name;
 * otherwise the cell is read as the import reads it ("A, B & 2 others").
 */
export function accusedOf(text: string): ReadPeople {
  const read = readPeople(text);
  if (!/[;؛\n]/.test(text)) return read;
  const parts = text.split(/[;؛\n]/);
  const last = readPeople(parts.at(-1) ?? "");
  if (last.otherCount === 0) return { people: peopleOf(namesOf(text)), otherCount: 0 };
  const names = [...parts.slice(0, -1), last.people.map(({ name }) => name).join(", ")];
  return {
    people: peopleOf(names.map(foldSpaces).filter((name) => searchKey(name) !== "")),
    otherCount: last.otherCount,
  };
}

const peopleOf = (names: readonly string[]) => names.map((name) => ({ name, key: searchKey(name) }));

/** Names and the uncounted behind them in the writing that `accusedOf` reads back. */
export function accusedCell(names: readonly string[], otherCount: number | null): string {
  const others = otherCount === 0 ? "" : otherCount === null ? " & others" : ` & ${otherCount} others`;
  return `${names.join("; ")}${names.length === 0 && otherCount !== 0 ? others.trim() : others}`;
}

/** The names of a cell of counsel. */
export const counselOf = namesOf;

function readAccused(text: string): ReadCell {
  const { people, otherCount } = accusedOf(text);
  const names = people.map(({ name }) => name);
  if (names.some((name) => name.length > 300)) return not("too_long");
  const isSplit = names.length > 1 && !/[;؛\n]/.test(text);
  return ok(accusedCell(names, otherCount), isSplit ? "many_accused" : null);
}

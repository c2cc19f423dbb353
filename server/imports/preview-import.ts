import type { Connection } from "../../db/connect.ts";
import { casesInSight } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { readDate } from "../rules/imports/cell-dates.ts";
import { type DateOrder, isDateField } from "../rules/imports/register-fields.ts";
import type { DateSample, ImportTotals } from "../rules/imports/register-findings.ts";
import type { Language } from "../wording/languages.ts";
import { type ChangedLine, changedLine } from "./changed-fields.ts";
import { compareRegister } from "./compare-register.ts";
import { type Changes, firstLines, type Lines, linesFrom, type Problem, type WhichLines } from "./line-lists.ts";
import { changesWorkbook, problemsWorkbook } from "./lines-workbook.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { Table } from "./reading/read-table.ts";
import { findUpload } from "./reading/stored-uploads.ts";
import { chooseMapping, type Origin } from "./remembered-mapping.ts";
import type { DoubtfulWords } from "./rows/doubtful-words.ts";
import { type DateEvidence, dateOrderOf, type Guess, guessColumns, type Mapping } from "./rows/guess-columns.ts";
import { findEarlierImport } from "./store.ts";

export type DateColumn = {
  readonly header: string;
  readonly order: DateOrder;
  readonly evidence: DateEvidence;
  /** A person must say which order it is: neither the dates nor an earlier import tell. */
  readonly isOpen: boolean;
  readonly samples: readonly DateSample[];
};

export type Preview = {
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly hasHeaders: boolean;
  readonly rows: Table["rows"];
  readonly otherSheets: readonly string[];
  readonly mapping: Mapping;
  readonly origin: Readonly<Record<string, Origin>>;
  readonly confidence: Guess["confidence"];
  readonly dates: readonly DateColumn[];
  readonly isIdentified: boolean;
  readonly totals: ImportTotals;
  /** Words of purposes and stages that are read with doubt, most frequent first; a clerk says what they mean. */
  readonly doubtful: readonly DoubtfulWords[];
  readonly problems: readonly Problem[];
  readonly changes: Changes;
  readonly importedBefore: string | null;
};

const SHOWN_ROWS = 20;

/** How a file that was brought is understood, and what importing it would do. Nothing is written. */
export async function previewImport(
  ctx: Context,
  input: { courtId: number; uploadId: string; mapping?: Mapping | undefined },
): Promise<Preview> {
  const { courtId } = input;
  const kept = await findUpload(ctx, courtId, input.uploadId);
  const { table } = kept;
  return readNamed(ctx, courtId, async (connection) => {
    const guess = guessColumns(table);
    const { mapping, origin, settled } = await chooseMapping(connection, courtId, table, guess, input.mapping);
    const plan = await compareRegister(connection, ctx.now, { courtId, table, mapping });
    const uses = Object.values(mapping.columns);
    const { lines, restricted } = await linesOfPlan(connection, ctx, courtId, plan);
    const first = firstLines(lines);
    const answer = {
      fileName: kept.fileName,
      headers: table.headers,
      hasHeaders: table.headerLine !== null,
      rows: table.rows.slice(0, SHOWN_ROWS),
      otherSheets: table.otherSheets,
      mapping,
      origin,
      confidence: guess.confidence,
      dates: dateColumns(table, mapping, settled),
      isIdentified: uses.some((use) => use === "case_number" || use === "fir" || use === "fir_number"),
      totals: plan.totals,
      doubtful: plan.doubtful,
      ...first,
      importedBefore: await findEarlierImport(connection, courtId, kept.fileHash),
    };
    return { answer, named: namedIn(first.changes.lines, restricted) };
  });
}

export type PreviewLines = { courtId: number; uploadId: string; mapping: Mapping; which: WhichLines };

/** One of the preview's lists from a place on, worked out anew: nothing of a preview is kept. */
export function previewLines(ctx: Context, { which, from, ...input }: PreviewLines & { from: number }) {
  const { courtId, uploadId, mapping } = input;
  return readNamed(ctx, courtId, async (connection) => {
    const { table } = await findUpload(ctx, courtId, uploadId);
    const plan = await compareRegister(connection, ctx.now, { courtId, table, mapping });
    const { lines, restricted } = await linesOfPlan(connection, ctx, courtId, plan);
    const answer = linesFrom(lines, which, from);
    return { answer, named: namedIn(answer.changes, restricted) };
  });
}

/** The whole of one of the preview's lists. */
export function previewWorkbook(ctx: Context, { which, ...input }: PreviewLines & { language: Language }) {
  return ofPreview(ctx, input, ({ rejected, warnings, changes }, { headers, rows }) => {
    if (which.kind === "changed")
      return changesWorkbook(
        changes.map((one) => changedLine(one)),
        input.language,
      );
    const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
    const findings = which.kind === "rejected" ? rejected : warnings;
    const byLine = Map.groupBy<number, (typeof findings)[number]>(findings, ({ line }) => line);
    const lines = [...byLine].map(([line, because]) => ({ line, because, cells: cellsOf.get(line) ?? [] }));
    return problemsWorkbook({ which, headers, lines }, input.language);
  });
}

async function ofPreview<Answer>(
  ctx: Context,
  { courtId, uploadId, mapping }: Omit<PreviewLines, "which">,
  answer: (plan: ImportPlan, table: Table) => Answer,
): Promise<Answer> {
  const { table } = await findUpload(ctx, courtId, uploadId);
  return read(ctx, { permission: "register.import", courtId }, async (connection) =>
    answer(await compareRegister(connection, ctx.now, { courtId, table, mapping }), table),
  );
}

/** A register is written by name, and read by name by who works in its court: of which restricted matters is on record. */
async function readNamed<Answer>(
  ctx: Context,
  courtId: number,
  fn: (connection: Connection) => Promise<{ answer: Answer; named: readonly number[] }>,
): Promise<Answer> {
  type Named = { answer: Answer; named: readonly number[] };
  const reading = { action: "register.read", cases: ({ named }: Named) => named };
  return (await read<Named>(ctx, { permission: "register.import", courtId, reading }, fn)).answer;
}

/** What an import would do; whom a restricted matter's results are said of only where its names are open to who asks. */
async function linesOfPlan(connection: Connection, ctx: Context, courtId: number, plan: ImportPlan) {
  const restricted = new Set(plan.changes.flatMap(({ stored }) => (stored.isRestricted ? [stored.caseId] : [])));
  const open = await casesInSight(connection, ctx, { courtId, isOwnPaper: true }, restricted);
  const changed = plan.changes.map((one) => changedLine(one, open));
  const lines: Lines = { rejected: plan.rejected, warned: plan.warnings, changed };
  return { lines, restricted };
}

const namedIn = (lines: readonly ChangedLine[], restricted: ReadonlySet<number>): number[] =>
  lines.flatMap(({ caseId, results }) =>
    restricted.has(caseId) && results.some(({ name }) => name !== null) ? [caseId] : [],
  );

function dateColumns(table: Table, mapping: Mapping, settled: ReadonlySet<string>): DateColumn[] {
  return table.headers.flatMap((header, at) => {
    const use = mapping.columns[header];
    if (use === undefined || !isDateField(use)) return [];
    const values = table.rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell.trim() !== "");
    if (values.length === 0) return [];
    const { evidence } = dateOrderOf(values);
    const isOpen = (evidence === "ambiguous" || evidence === "contradicting") && !settled.has(header);
    return [{ header, order: mapping.dateOrder[header] ?? "dmy", evidence, isOpen, samples: samplesOf(values) }];
  });
}

/** Two dates that read differently as day first and as month first, where the column has such. */
function samplesOf(values: readonly string[]): DateSample[] {
  const all = [...new Set(values)].slice(0, 300).map(sampleOf);
  const telling = all.filter(({ dmy, mdy }) => dmy !== mdy);
  return [...telling, ...all.filter(({ dmy, mdy }) => dmy === mdy)].slice(0, 2);
}

function sampleOf(text: string): DateSample {
  const as = (order: DateOrder): CourtDay | null => {
    const found = readDate(text, order);
    return typeof found === "string" ? null : found.day;
  };
  return { text: text.slice(0, 40), dmy: as("dmy"), mdy: as("mdy"), ymd: as("ymd") };
}

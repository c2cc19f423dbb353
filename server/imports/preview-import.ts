import { read } from "../change.ts";
import type { Context } from "../context.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { type DateOrder, isDateField } from "../rules/register-fields.ts";
import type { DateSample, ImportTotals, RejectionCode, RowFinding, WarningCode } from "../rules/register-findings.ts";
import { readDate } from "./cell-dates.ts";
import { compareRegister } from "./compare-register.ts";
import { type DateEvidence, dateOrderOf, type Guess, guessColumns, type Mapping } from "./guess-columns.ts";
import { findUpload } from "./kept-uploads.ts";
import type { Table } from "./read-table.ts";
import { chooseMapping, type Origin } from "./remembered-mapping.ts";
import { findEarlierImport } from "./store.ts";

export type DateColumn = {
  readonly header: string;
  readonly order: DateOrder;
  readonly evidence: DateEvidence;
  /** A person must say which order it is: neither the dates nor an earlier import tell. */
  readonly isOpen: boolean;
  readonly samples: readonly DateSample[];
};

/** Findings of one kind, with as many of their lines as a screen can show. */
export type Problem = {
  readonly kind: "rejected" | "warned";
  readonly because: RejectionCode | WarningCode;
  readonly count: number;
  readonly lines: readonly (RowFinding<RejectionCode | WarningCode> & { firstLine: number | null })[];
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
  readonly problems: readonly Problem[];
  readonly importedBefore: string | null;
};

const SHOWN_ROWS = 20;
const SHOWN_LINES = 8;

/** How a file that was brought is understood, and what importing it would do. Nothing is written. */
export async function previewImport(
  ctx: Context,
  input: { courtId: number; uploadId: string; mapping?: Mapping | undefined },
): Promise<Preview> {
  const { courtId } = input;
  const kept = await findUpload(ctx, courtId, input.uploadId);
  const { table } = kept;
  return read(ctx, { permission: "register.import", courtId }, async (connection) => {
    const guess = guessColumns(table);
    const { mapping, origin, settled } = await chooseMapping(connection, courtId, table, guess, input.mapping);
    const plan = await compareRegister(connection, ctx.now, { courtId, table, mapping });
    const uses = Object.values(mapping.columns);
    return {
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
      problems: [...problemsOf("rejected", plan.rejected), ...problemsOf("warned", plan.warnings)],
      importedBefore: await findEarlierImport(connection, courtId, kept.fileHash),
    };
  });
}

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

type Found = RowFinding<RejectionCode | WarningCode> & { firstLine?: number | null };

function problemsOf(kind: Problem["kind"], findings: readonly Found[]): Problem[] {
  return [...Map.groupBy(findings, ({ because }) => because)]
    .map(([because, lines]) => ({
      kind,
      because,
      count: lines.length,
      lines: lines.slice(0, SHOWN_LINES).map((one) => ({ ...one, firstLine: one.firstLine ?? null })),
    }))
    .sort((one, other) => other.count - one.count);
}

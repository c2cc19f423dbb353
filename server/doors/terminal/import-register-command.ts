import { createHash } from "node:crypto";
import { basename } from "node:path";
import { rejectedLines } from "../../imports/import-history.ts";
import type { ImportStage } from "../../imports/import-register.ts";
import { checkRegister, importNamedRegister, type NamedImport } from "../../imports/named-register.ts";
import type { Table } from "../../imports/reading/read-table.ts";
import { fitMapping, type Mapping, readMapping } from "../../imports/rows/guess-columns.ts";
import { WORDING } from "../../wording/languages.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readBytes, readTableOf } from "./terminal-file.ts";
import { readOptions, readTimezone } from "./terminal-options.ts";

const USAGE =
  "import register FILE --court CODE [--mapping FILE] [--dry-run] [--district CODE] [--timezone Asia/Karachi]";

/** `import register`: a court's register, whole or not at all; `--dry-run` tells what it would do and keeps nothing. */
export async function importRegisterCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const named = ["--court", "--mapping", "--district", "--timezone"];
  const options = readOptions(args, { usage: USAGE, named, flags: ["--dry-run"] });
  const courtCode = options.required("--court");
  const timezone = readTimezone(options.value("--timezone"));
  const bytes = await readBytes(options.words[0], USAGE);
  const path = options.words[0]!;
  const table = await readTableOf(path, bytes);
  const input: NamedImport = {
    courtCode,
    districtCode: options.value("--district"),
    timezone,
    fileName: basename(path),
    fileHash: createHash("sha256").update(bytes).digest("hex"),
    table,
    mapping: await mappingOf(options.value("--mapping"), table),
  };
  return onDatabase(env, (ctx) => (options.has("--dry-run") ? dryRun(ctx, input) : realRun(ctx, input)));
}

type Ctx = Parameters<Parameters<typeof onDatabase>[1]>[0];

async function dryRun(ctx: Ctx, input: NamedImport): Promise<CommandAnswer> {
  const { place, plan, mapping } = await checkRegister(ctx, input);
  const { rejected, warnings, totals } = plan;
  if (place.madeCourt) console.error(`the court ${input.courtCode} is not there; importing would make it`);
  const counts = { new: totals.new, changed: totals.changed, same: totals.same };
  return {
    json: { court: input.courtCode, isDryRun: true, ...counts, blank: totals.blank, mapping, rejected, warnings },
    lines: ["dry run, nothing was saved", ...linesOf({ ...counts, rejected, warnings })],
  };
}

async function realRun(ctx: Ctx, input: NamedImport): Promise<CommandAnswer> {
  const { place, answer } = await importNamedRegister(ctx, input, tell());
  if (place.madeDistrict) console.error(`made the district ${place.districtCode} (${input.timezone})`);
  if (place.madeCourt) console.error(`made the court ${input.courtCode}; its sitting days are still to be set`);
  const { rejected, warnings } = await rejectedLines(ctx, { courtId: place.courtId, importId: answer.importId });
  const counts = { new: answer.new, changed: answer.changed, same: answer.same };
  return {
    json: { court: input.courtCode, isDryRun: false, importId: answer.importId, ...counts, rejected, warnings },
    lines: linesOf({ ...counts, rejected, warnings }),
  };
}

type Told = { line: number; because: string; field: string | null; value: string };

function linesOf(done: {
  new: number;
  changed: number;
  same: number;
  rejected: readonly Told[];
  warnings: readonly Told[];
}) {
  const { rejections, notes } = WORDING.en.imports;
  const words: Readonly<Record<string, string>> = { ...rejections, ...notes };
  const said = ({ line, because, value }: Told) =>
    `line ${line}: ${words[because] ?? because}${value ? ` (${value})` : ""}`;
  return [
    `${done.new} new, ${done.changed} changed, ${done.same} same, ${done.rejected.length} rejected`,
    ...done.rejected.map((one) => `rejected, ${said(one)}`),
    ...done.warnings.map((one) => `taken in, ${said(one)}`),
  ];
}

function tell() {
  let said = "";
  return (stage: ImportStage, done: number, total: number) => {
    const line = total > 0 ? `${stage} ${done} of ${total} …` : `${stage} …`;
    if (line !== said) console.error(line);
    said = line;
  };
}

/** A mapping file must be right and name columns that the register has: nothing is guessed over a person's word. */
async function mappingOf(path: string | null, table: Table): Promise<Mapping | null> {
  if (path === null) return null;
  const text = Buffer.from(await readBytes(path, USAGE)).toString("utf8");
  const { mapping, faults } = readMapping(parsed(path, text));
  if (faults.length > 0) throw new CommandRefused(`${path}: not a mapping: ${faults.slice(0, 5).join(", ")}`);
  const fitted = fitMapping(mapping, table.headers);
  if (fitted.missing.length > 0) {
    throw new CommandRefused(`${path}: the register has no column ${fitted.missing.slice(0, 5).join(", ")}`);
  }
  return fitted.mapping;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandRefused(`${path}: not JSON`);
  }
}

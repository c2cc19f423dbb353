import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { decodeText, isRefusal } from "../../imports/reading/decode-text.ts";
import { readPurpose } from "../../rules/imports/purpose-text.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";

const COLUMN = "purpose_of_hearing";

/**
 * `purposes FILE.csv`: what each row of the column `purpose_of_hearing` is read as, in the order of the file. Its JSON is
 * `{ text, label }` a row; for people, label, confidence, our stage and the text.
 */
export async function purposesCommand(args: readonly string[]): Promise<CommandAnswer> {
  const [file, ...others] = args;
  if (!file) throw new CommandRefused("purposes needs a CSV file");
  if (others.length > 0) throw new CommandRefused(`purposes takes one file, not also ${others[0]?.slice(0, 40)}`);
  const bytes = await readFile(file).catch(() => {
    throw new CommandRefused(`${file}: no such file, or it cannot be read`);
  });
  const rows = textsOf(bytes, file).map((text) => ({ text, ...readPurpose(text) }));
  return {
    json: rows.map(({ text, label }) => ({ text, label })),
    lines: rows.map(({ text, label, confidence, stage }) =>
      [label.padEnd(20), `${Math.round(confidence * 100)}%`.padStart(4), (stage ?? "—").padEnd(20), text].join("  "),
    ),
  };
}

function textsOf(bytes: Uint8Array, file: string): string[] {
  const decoded = decodeText(bytes);
  if (isRefusal(decoded)) throw new CommandRefused(`${file}: ${decoded.refused}`);
  const [headers = [], ...rows] = recordsOf(decoded.text, file);
  const place = headers.findIndex((header) => header.trim().toLowerCase() === COLUMN);
  if (place < 0) throw new CommandRefused(`${file}: no column is called ${COLUMN}`);
  return rows.map((cells) => cells[place] ?? "");
}

function recordsOf(text: string, file: string): string[][] {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new CommandRefused(`${file}: a quote is opened and never closed`);
  }
}

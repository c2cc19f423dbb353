import { announcedHearings } from "../../imports/calendar/announced-hearings.ts";
import { importCalendar } from "../../imports/calendar/import-calendar.ts";
import { isRefusal } from "../../imports/reading/decode-text.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { fileRefusalInWords, readBytes, readTableOf } from "./terminal-file.ts";
import { readOptions, readTimezone } from "./terminal-options.ts";

const IMPORT_USAGE = "import calendar FILE --district CODE [--timezone Asia/Karachi]";
const HEARINGS_USAGE = "hearings --district CODE";

/** `import calendar`: announced hearings of another system's snapshots; prints the report that the README names. */
export async function importCalendarCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, { usage: IMPORT_USAGE, named: ["--district", "--timezone"] });
  const districtCode = options.required("--district");
  const timezone = readTimezone(options.value("--timezone"));
  const path = options.words[0]!;
  const table = await readTableOf(path, await readBytes(options.words[0], IMPORT_USAGE));
  const done = await onDatabase(env, (ctx) =>
    importCalendar(ctx, { districtCode, timezone, table }, (stage, count) => console.error(`${stage} ${count} …`)),
  );
  if (isRefusal(done)) throw new CommandRefused(`${path}: ${fileRefusalInWords(done)}`);
  const { report, madeDistrict, madeCourts } = done;
  if (madeDistrict) console.error(`made the district ${districtCode} (${timezone})`);
  for (const code of madeCourts) console.error(`made the court ${code}`);
  const { rows, hearings, unchanged, moved, rejected } = report;
  return {
    json: report,
    lines: [
      `${rows} rows read, ${unchanged} of them brought nothing new, ${rejected.length} rejected`,
      `${hearings} announced hearings; ${moved.length} dates moved`,
      ...moved.map((one) => `${one.docket} ${one.county} ${one.division}: ${one.from} to ${one.to} (${one.snapshot})`),
      ...rejected.map(({ line, because }) => `line ${line}: ${because}`),
    ],
  };
}

/** `hearings`: everything that other systems announce in a district. */
export async function hearingsCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, { usage: HEARINGS_USAGE, named: ["--district"] });
  const rows = await onDatabase(env, (ctx) => announcedHearings(ctx, options.required("--district")));
  return { json: rows, lines: rows.map((row) => Object.values(row).join("  ")) };
}

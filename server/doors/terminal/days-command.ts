import { type CourtDay, isCourtDay } from "../../rules/calendar/court-day.ts";
import { expandRule, parseRule } from "../../rules/calendar/recurrence.ts";

export type DaysAnswer = { lines: string[] } | { refused: string };

const USAGE = 'days --rule "FREQ=WEEKLY;BYDAY=TH" --start 2026-01-01 --until 2026-12-31';
const OPTIONS = ["--rule", "--start", "--until", "--exdate", "--rdate"];
const LISTS = ["--exdate", "--rdate"];
const LAST_DAY = "9999-12-31" as CourtDay;

class BadOption extends Error {}

/** Values by option; `--name value` and `--name=value` are the same, lists given twice are joined. */
function readOptions(args: string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] as string;
    const equals = argument.startsWith("--") ? argument.indexOf("=") : -1;
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (!OPTIONS.includes(name))
      throw new BadOption(`${name.slice(0, 40)} is not an option of days: ${OPTIONS.join(" ")}`);
    const value = equals < 0 ? args[++index] : argument.slice(equals + 1);
    if (value === undefined || value === "" || OPTIONS.includes(value))
      throw new BadOption(`${name} has no value: ${USAGE}`);
    const earlier = values.get(name);
    if (earlier !== undefined && !LISTS.includes(name)) throw new BadOption(`${name} is given twice`);
    values.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return values;
}

function readDay(name: string, text: string): CourtDay {
  const day = text.trim();
  if (!isCourtDay(day)) throw new BadOption(`${name}: ${day.slice(0, 20) || "nothing"} is not a day like 2026-01-31`);
  return day;
}

function required(values: Map<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new BadOption(`${name} is missing: ${USAGE}`);
  return value;
}

function daysAsked(args: string[]): CourtDay[] {
  const values = readOptions(args);
  const listOf = (name: string) => (values.get(name)?.split(",") ?? []).map((text) => readDay(name, text));
  const rule = parseRule(required(values, "--rule"));
  if ("refused" in rule) throw new BadOption(`--rule: ${rule.refused}`);
  const start = readDay("--start", required(values, "--start"));
  // A rule that ends by itself needs no --until.
  const endsItself = rule.count !== null || rule.until !== null;
  const until = endsItself && !values.has("--until") ? LAST_DAY : readDay("--until", required(values, "--until"));
  if (until < start) throw new BadOption(`--until ${until} is before --start ${start}`);
  return expandRule({ rule, start, until, exdates: listOf("--exdate"), rdates: listOf("--rdate") });
}

/** The dates of a recurrence rule, one a line, or one line that names the option or the part of the rule at fault. */
export function daysCommand(args: string[]): DaysAnswer {
  try {
    return { lines: daysAsked(args) };
  } catch (error) {
    if (error instanceof BadOption) return { refused: error.message };
    throw error;
  }
}

import { isCourtDay } from "../../rules/calendar/court-day.ts";
import { LOST_KINDS } from "../../rules/lost-days/lost-day.ts";
import { loseDayByCode } from "../http/lost-days-door.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const LOSE_DAY_USAGE = `lose-day --court CODE --date DAY --because TEXT [--kind ${LOST_KINDS.join("|")}] [--blocks 10:30,12:00 | --from TIME --until TIME] [--ordered-by JUDGE] [--dry-run]`;

/** `lose-day`: moves the matters of a day that cannot be held, or adjourns them where it had begun. */
export async function loseDayCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const named = ["--court", "--date", "--because", "--kind", "--blocks", "--from", "--until", "--ordered-by"];
  const options = readOptions(args, { usage: LOSE_DAY_USAGE, named, flags: ["--dry-run"] });
  const day = options.required("--date");
  if (!isCourtDay(day)) throw new CommandRefused(`--date: expected a day like 2026-12-03, not ${day.slice(0, 20)}`);
  const kind = LOST_KINDS.find((one) => one === (options.value("--kind") ?? "other"));
  if (!kind) throw new CommandRefused(`--kind: expected one of ${LOST_KINDS.join(", ")}`);
  const blocks =
    options
      .value("--blocks")
      ?.split(",")
      .map((one) => timeOf("--blocks", one.trim())) ?? null;
  const bound = (name: string) => {
    const text = options.value(name);
    return text === null ? null : timeOf(name, text);
  };
  const [from, until] = [bound("--from"), bound("--until")];
  if (blocks && (from ?? until))
    throw new CommandRefused("--blocks names the blocks, --from and --until a stretch: not both");
  const order = {
    ...{ courtCode: options.required("--court"), day, blocks, from, until, kind },
    ...{ because: options.required("--because"), orderedBy: options.value("--ordered-by") },
    isDryRun: options.has("--dry-run"),
  };
  const report = await onDatabase(env, (ctx) => loseDayByCode(ctx, order));
  return { json: report, lines: linesOf(report) };
}

type Report = Awaited<ReturnType<typeof loseDayByCode>>;

function linesOf({ lines, matters, placed, unplaced, manner, isDryRun, changeId, day }: Report): string[] {
  const done = manner === "moved" ? "moved" : "adjourned";
  return [
    `${day}: ${matters} matters = ${placed} ${done} + ${unplaced} without a place${isDryRun ? " (nothing is written)" : ""}`,
    ...lines.map((line) => {
      const marks = [
        ...(line.isInCustody ? ["in custody"] : []),
        ...(line.isFixed ? ["was announced in court"] : []),
        ...(line.timesBumped > 0 ? [`lost a date ${line.timesBumped} times before`] : []),
        ...(line.isOrdered ? ["past the plan, by order"] : []),
        ...line.warnings,
      ];
      return [`${line.case}: ${line.toDay ?? "no day"}`, line.because.code, ...marks].join(" · ");
    }),
    ...(changeId === null ? [] : [`change ${changeId}: one undo takes all of it back`]),
  ];
}

function timeOf(option: string, text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new CommandRefused(`${option}: expected a time like 10:30, not ${text.slice(0, 20)}`);
  return text;
}

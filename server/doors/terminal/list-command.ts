import { type CourtDay, isCourtDay } from "../../rules/calendar/court-day.ts";
import { AUDIENCES } from "../../rules/cause-lists/cause-list.ts";
import { LANGUAGES } from "../../wording/languages.ts";
import { LIST_FORMATS, listDocument, planByCode } from "../http/lists-door.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const LIST_USAGE = `list --court CODE --date DAY [--audience ${AUDIENCES.join("|")}] [--format ${LIST_FORMATS.join("|")}] [--lang en|ur]`;
export const PLAN_USAGE = "plan --court CODE --from DAY --weeks N [--publish]";

/** `list`: a published list for an audience, in a format; the newest version of the day. */
export async function listCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const named = ["--court", "--date", "--audience", "--format", "--lang"];
  const options = readOptions(args, { usage: LIST_USAGE, named });
  const order = {
    courtCode: options.required("--court"),
    day: dayOf("--date", options.required("--date")),
    audience: oneOf("--audience", AUDIENCES, options.value("--audience") ?? "public"),
    format: oneOf("--format", LIST_FORMATS, options.value("--format") ?? "text"),
    language: oneOf("--lang", LANGUAGES, options.value("--lang") ?? "en"),
  };
  const { fileName, body } = await onDatabase(env, (ctx) => listDocument(ctx, order));
  if (typeof body !== "string") {
    return { json: { fileName, base64: Buffer.from(body).toString("base64") }, lines: [], bytes: body };
  }
  return {
    json: order.format === "json" ? JSON.parse(body) : { fileName, text: body },
    lines: [body.replace(/\n$/, "")],
  };
}

/** `plan`: drafts the coming weeks and, with `--publish`, posts the lists of those days. */
export async function planCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, {
    usage: PLAN_USAGE,
    named: ["--court", "--from", "--weeks"],
    flags: ["--publish"],
  });
  const weeks = Number(options.required("--weeks"));
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 52) throw new CommandRefused("--weeks: expected 1 to 52");
  const order = {
    courtCode: options.required("--court"),
    fromDay: dayOf("--from", options.required("--from")),
    weeks,
    isPublished: options.has("--publish"),
  };
  const report = await onDatabase(env, (ctx) => planByCode(ctx, order));
  const lines = [
    `${report.placed} matters on ${report.days.length} hearing days, ${report.unplaced} without a place`,
    ...report.published.map(({ day, version }) => `${day}: list ${version} posted`),
    ...(report.returned > 0 ? [`${report.returned} went back to the tray: their place was taken meanwhile`] : []),
  ];
  return { json: report, lines };
}

function dayOf(option: string, text: string): CourtDay {
  if (!isCourtDay(text))
    throw new CommandRefused(`${option}: expected a day like 2026-12-03, not ${text.slice(0, 20)}`);
  return text;
}

function oneOf<Word extends string>(option: string, words: readonly Word[], text: string): Word {
  const word = words.find((one) => one === text);
  if (!word) throw new CommandRefused(`${option}: expected one of ${words.join(", ")}`);
  return word;
}

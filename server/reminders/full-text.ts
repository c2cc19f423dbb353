import type { CourtDay } from "../rules/court-day.ts";
import type { ReminderChannel, ReminderKind, ReminderLanguage } from "../rules/reminder-plan.ts";
import { smsParts } from "../rules/sms-parts.ts";
import { fill } from "../wording/fill.ts";
import type { WrittenText } from "./neutral-text.ts";
import { reminderWords } from "./wording/languages.ts";
import type { ReminderWords } from "./wording/words.ts";
import { dayIn, timeIn } from "./written-times.ts";

export type FullMatter = { readonly number: string; readonly minute: number; readonly room: string | null };

export type FullFacts = {
  readonly kind: ReminderKind;
  readonly channel: Exclude<ReminderChannel, "desk">;
  readonly language: ReminderLanguage;
  readonly court: string;
  readonly day: CourtDay;
  /** All of them in this court on this day; never empty. */
  readonly matters: readonly FullMatter[];
  /** The route takes answers, so that STOP ends the messages. */
  readonly takesReplies: boolean;
};

const MOST_PARTS = 2;

/**
 * A message to an official, counsel or an accused on bail: one for a court and a day, case numbers and times, no name. A
 * text names as many matters as two parts hold and counts the rest; an e-mail names them all.
 */
export function fullText(facts: FullFacts): WrittenText {
  const words = reminderWords[facts.language];
  if (facts.channel === "email") {
    const body = write(facts, words, facts.matters.length, "\n");
    return { subject: write(facts, words, 0, " ").trim(), body, version: words.version, sms: null };
  }
  let named = facts.matters.length;
  let body = plainSigns(write(facts, words, named, " "));
  while (named > 0 && smsParts(body).parts.length > MOST_PARTS) {
    named -= 1;
    body = plainSigns(write(facts, words, named, " "));
  }
  return { subject: null, body, version: words.version, sms: smsParts(body) };
}

function write(facts: FullFacts, words: ReminderWords, named: number, gap: string): string {
  const { kind, court, day, matters, channel, takesReplies } = facts;
  const sorted = [...matters].sort((one, other) => one.minute - other.minute || (one.number < other.number ? -1 : 1));
  const rest = matters.length - named;
  const all = [...groupsOf(sorted.slice(0, named), words), ...(rest > 0 ? [moreOf(named, rest, words)] : [])];
  const texts = words.full.texts[kind];
  const listed = `${gap === "\n" ? gap : ""}${all.join(`;${gap}`)}`;
  const stop = channel === "sms" && takesReplies ? `.${words.full.stop}` : "";
  return fill(texts, { court, day: dayIn(day, words), matters: listed }) + stop;
}

/** Where none is named, how many there are; else how many besides. */
function moreOf(named: number, rest: number, words: ReminderWords): string {
  return named === 0 ? String(rest) : fill(words.full.more, { n: String(rest) });
}

/** What is at one time in one room stands together: `9 AM, room 4: SC 1/2020, SC 7/2021`. */
function groupsOf(matters: readonly FullMatter[], words: ReminderWords): string[] {
  const groups = new Map<string, string[]>();
  for (const { minute, room, number } of matters) {
    const place = room === null ? [] : [fill(words.full.room, { room })];
    const head = [timeIn(minute, words), ...place].join(words.direction === "rtl" ? "، " : ", ");
    groups.set(head, [...(groups.get(head) ?? []), number]);
  }
  return [...groups].map(([head, numbers]) => `${head}: ${numbers.join(words.direction === "rtl" ? "، " : ", ")}`);
}

/** Typesetters' signs as plain ones: one of them would halve the room of an English text. */
function plainSigns(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u2026/g, "...")
    .replace(/[\u00a0\u2009\u202f]/g, " ");
}

import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { ReminderChannel, ReminderKind, ReminderLanguage } from "../../rules/reminders/reminder-plan.ts";
import { smsParts } from "../../rules/reminders/sms-parts.ts";
import { fill } from "../../wording/fill.ts";
import { reminderWords } from "../wording/languages.ts";
import type { FullReader, ReminderWords } from "../wording/words.ts";
import { dayIn, timeIn } from "../wording/written-times.ts";
import type { WrittenText } from "./neutral-text.ts";

export type FullMatter = { readonly number: string; readonly minute: number; readonly room: string | null };

export type FullFacts = {
  readonly kind: ReminderKind;
  readonly reader: FullReader;
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
  const { version } = words;
  if (facts.channel === "email") {
    const count = String(facts.matters.length);
    const body = write(facts, words, `\n${listed(facts, words, facts.matters.length, "\n")}`, bailOf(facts, words));
    return { subject: write(facts, words, count, ""), body, version, sms: null };
  }
  const body = fullestText(facts, words);
  return { subject: null, body, version, sms: smsParts(body) };
}

/** What two parts hold: first what is told besides is left out, then numbers, then rooms; the day and the hour the last. */
function fullestText(facts: FullFacts, words: ReminderWords): string {
  let text = "";
  for (const matters of saidShorter(facts, words)) {
    for (const besides of new Set([bailOf(facts, words), ""])) {
      text = plainSigns(write(facts, words, matters, besides));
      if (smsParts(text).parts.length <= MOST_PARTS) return text;
    }
  }
  return text;
}

function* saidShorter(facts: FullFacts, words: ReminderWords): Generator<string> {
  const count = facts.matters.length;
  for (let named = count; named > 0; named -= 1) yield listed(facts, words, named, " ");
  const [first] = sorted(facts.matters);
  const begin = first ? [headOf(first, words), timeIn(first.minute, words)] : [];
  for (const head of begin) yield count === 1 ? head : `${head}: ${count}`;
  yield String(count);
}

function write(facts: FullFacts, words: ReminderWords, matters: string, besides: string): string {
  const { kind, reader, court, day, channel, takesReplies } = facts;
  const { texts, stop, end } = words.full;
  const text = fill(texts[reader][kind], { court, day: dayIn(day, words), matters });
  const more = besides + (channel === "sms" && takesReplies ? stop : "");
  return more === "" ? text : `${text}${end}${more}`;
}

const bailOf = ({ reader, kind }: FullFacts, { full }: ReminderWords): string =>
  reader === "accused" && (kind === "date" || kind === "changed") ? full.bail : "";

function listed({ matters, kind }: FullFacts, words: ReminderWords, named: number, gap: string): string {
  const rest = matters.length - named;
  const more = rest > 0 ? [fill(words.full.more, { n: String(rest) })] : [];
  const own = sorted(matters).slice(0, named);
  // Of what is off nobody needs the hour, but which matter it is.
  const groups = kind === "cancelled" ? [numbersOf(own, words)] : groupsOf(own, words);
  return [...groups, ...more].join(`;${gap}`);
}

const sorted = (matters: readonly FullMatter[]): FullMatter[] =>
  [...matters].sort((one, other) => one.minute - other.minute || (one.number < other.number ? -1 : 1));

/** What is at one time in one room stands together: `9 AM, room 4: SC 1/2020, SC 7/2021`. */
function groupsOf(matters: readonly FullMatter[], words: ReminderWords): string[] {
  const groups = Map.groupBy(matters, (one) => headOf(one, words));
  return [...groups].map(([head, own]) => `${head}: ${numbersOf(own, words)}`);
}

const numbersOf = (matters: readonly FullMatter[], words: ReminderWords) =>
  matters.map(({ number }) => number).join(commaIn(words));

/** A room that is called "Courtroom 11" needs no word before it; one that is called "4" does. */
function headOf({ minute, room }: FullMatter, words: ReminderWords): string {
  const isNamed = room !== null && /\p{L}{3}/u.test(room);
  const place = room === null ? [] : [isNamed ? room : fill(words.full.room, { room })];
  return [timeIn(minute, words), ...place].join(commaIn(words));
}

const commaIn = ({ direction }: ReminderWords) => (direction === "rtl" ? "، " : ", ");

/** Typesetters' signs as plain ones: one of them would halve the room of an English text. */
function plainSigns(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u2026/g, "...")
    .replace(/[\u00a0\u2009\u202f]/g, " ");
}

import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { ReminderChannel, ReminderKind, ReminderLanguage } from "../../rules/reminders/reminder-plan.ts";
import { type SmsParts, smsParts } from "../../rules/reminders/sms-parts.ts";
import { fill } from "../../wording/fill.ts";
import { reminderWords } from "../wording/languages.ts";
import type { ReminderWords } from "../wording/words.ts";
import { dayIn, officeTimeIn, timeIn } from "../wording/written-times.ts";

/** The office that answers the phone; a number that says nothing of whose it is. */
export type CallOffice = { readonly phone: string; readonly fromMinute: number; readonly untilMinute: number };

export type NeutralFacts = {
  readonly kind: ReminderKind;
  readonly channel: Exclude<ReminderChannel, "desk">;
  readonly language: ReminderLanguage;
  readonly day: CourtDay;
  readonly minute: number;
  /** Four figures, of this reminder alone. */
  readonly code: string;
  /** Her card allows answers and the route takes them. */
  readonly takesReplies: boolean;
  readonly office: CallOffice;
  /** Her private page; only in an e-mail, level 2, on a device nobody shares. */
  readonly link: string | null;
};

export type WrittenText = {
  /** Null: the channel has none. */
  readonly subject: string | null;
  readonly body: string;
  /** What was written in: the language's version of the texts. */
  readonly version: number;
  readonly sms: SmsParts | null;
};

/**
 * A message to a complainant, victim or witness: the same words to everybody of a kind, so that two phones side by side
 * show nothing. Throws on a mark of the template that stays unfilled, so that it fails when planned and not at six on the day.
 */
export function neutralText(facts: NeutralFacts): WrittenText {
  const words = reminderWords[facts.language];
  const marks = marksOf(facts, words);
  if (facts.channel === "sms") {
    const answer = fill(facts.takesReplies ? words.answer.byText : words.answer.byPhone, marks);
    const body = fill(words.sms[facts.kind], { ...marks, answer });
    return { subject: null, body, version: words.version, sms: smsParts(body) };
  }
  const answers = facts.kind === "date" || facts.kind === "changed";
  const lines = [
    words.email.bodies[facts.kind],
    ...(answers ? [words.email.byPhone] : []),
    ...(answers && facts.link !== null ? [words.email.byPage] : []),
  ];
  return {
    ...{ subject: words.email.subjects[facts.kind], body: fill(lines.join("\n"), marks) },
    ...{ version: words.version, sms: null },
  };
}

/**
 * Between letters that run from right to left a phone shows `021-99` as `99-021`, and a plus behind the figures: there the
 * number is one row of figures.
 */
const phoneIn = (phone: string, { direction }: Pick<ReminderWords, "direction">): string =>
  direction === "ltr" ? phone : phone.trim().replace(/^\+92/, "0").replace(/^\+/, "00").replace(/\D/g, "");

function marksOf({ day, minute, code, office, link }: NeutralFacts, words: ReminderWords): Record<string, string> {
  return {
    ...{ day: dayIn(day, words), time: timeIn(minute, words), code, phone: phoneIn(office.phone, words) },
    ...{
      from: officeTimeIn(office.fromMinute, words),
      until: officeTimeIn(office.untilMinute, words),
      link: link ?? "",
    },
  };
}

import type { ReminderKind } from "../../rules/reminders/reminder-plan.ts";

/** Parts of the day as people say them; the figure beside it is of a twelve-hour clock. */
export type DayPart = "early" | "morning" | "noon" | "evening" | "night";

/** Who is told all of it. An official is whoever is neither counsel nor an accused. */
export type FullReader = "official" | "counsel" | "accused";

/** The texts of one language to a complainant, victim or witness. Marks in braces are filled by `neutralText`. */
export type ReminderWords = {
  /** Goes up with every change of a text; a message keeps the one it was written in. */
  readonly version: number;
  /** True until somebody whose language it is has read every text. */
  readonly needsNativeReader: boolean;
  readonly direction: "ltr" | "rtl";
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly dayParts: Readonly<Record<DayPart, string>>;
  /** `{part}`, `{clock}`: 9 or 9:30. */
  readonly time: string;
  /** The hours of the office that answers the phone, the same marks. */
  readonly officeTime: string;
  /** `{day}`, `{time}`, `{answer}`, `{code}`, `{phone}`, `{from}`, `{until}`. */
  readonly sms: Readonly<Record<ReminderKind, string>>;
  /** What follows where the way takes answers, and where it takes none. */
  readonly answer: { readonly byText: string; readonly byPhone: string };
  /** As short as the texts, one thought a line; the subject says nothing either. */
  readonly email: {
    readonly subjects: Readonly<Record<ReminderKind, string>>;
    readonly bodies: Readonly<Record<ReminderKind, string>>;
    readonly byPhone: string;
    /** `{link}` */
    readonly byPage: string;
  };
  /**
   * To officials, counsel and accused on bail, each in words of his own: all of it, one message for a court and a day.
   * `{court}`, `{day}`, `{matters}`; `{n}`.
   */
  readonly full: {
    readonly texts: Readonly<Record<FullReader, Readonly<Record<ReminderKind, string>>>>;
    /** What an accused on bail is told besides of a date that stands, where there is room for it. */
    readonly bail: string;
    readonly room: string;
    readonly more: string;
    /** Between one sentence and the next. */
    readonly end: string;
    /** How to end them, where the way takes answers. */
    readonly stop: string;
  };
};

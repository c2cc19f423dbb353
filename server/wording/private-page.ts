import { en } from "./private-page.en.ts";
import { sd } from "./private-page.sd.ts";
import { ur } from "./private-page.ur.ts";

/** Urdu first: it is what a page opens in before it is known whose it is. */
export const PAGE_LANGUAGES = ["ur", "sd", "en"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** Every word of a private page and of the slip that leads to it. None of them tells what it is about. */
export type PageWords = {
  /** True until somebody whose language it is has read every text. */
  readonly needsNativeReader: boolean;
  readonly direction: "ltr" | "rtl";
  readonly name: string;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly dayParts: Readonly<Record<"early" | "morning" | "noon" | "evening" | "night", string>>;
  /** `{part}`, `{clock}`: 9 or 9:30; and the same of the office's hours. */
  readonly time: string;
  readonly officeTime: string;
  readonly exit: string;
  readonly enter: { code: string; how: string; open: string; wrong: string; tooOften: string };
  readonly next: string;
  readonly today: string;
  readonly tomorrow: string;
  /** `{n}`: two or more. */
  readonly inDays: string;
  /** `{room}`: a number. */
  readonly room: string;
  readonly samePlace: string;
  /** `{phone}` */
  readonly askPlace: string;
  readonly bring: string;
  readonly none: string;
  readonly ended: string;
  readonly lost: string;
  readonly answers: { coming: string; cannot: string; call: string; stop: string };
  readonly said: { coming: string; cannot: string; call: string; stop: string };
  readonly moved: string;
  readonly stopped: string;
  /** `{phone}`, `{from}`, `{until}` */
  readonly office: string;
  readonly listen: string;
  readonly more: string;
  readonly stopHow: string;
  readonly history: string;
  readonly replaceHow: string;
  readonly replace: string;
  readonly closeHow: string;
  readonly close: string;
  readonly fresh: { title: string; how: string; address: string; code: string };
  readonly closed: string;
  readonly slip: { how: string; history: string; code: string; apart: string };
};

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { ur, sd, en };

/** The language of an address or of a card; null: none of ours. */
export function pageLanguageOf(text: string | null | undefined): PageLanguage | null {
  return PAGE_LANGUAGES.find((language) => language === text) ?? (text === "ur-Latn" ? "ur" : null);
}

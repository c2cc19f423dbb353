import type { PageWords } from "./page-words.ts";
import { en } from "./private-page.en.ts";
import { sd } from "./private-page.sd.ts";
import { ur } from "./private-page.ur.ts";

export type { PageWords } from "./page-words.ts";

/** Urdu first: it is what a page opens in before it is known whose it is. */
export const PAGE_LANGUAGES = ["ur", "sd", "en"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { ur, sd, en };

/** The language of an address or of a card; null: none of ours. */
export function pageLanguageOf(text: string | null | undefined): PageLanguage | null {
  return PAGE_LANGUAGES.find((language) => language === text) ?? (text === "ur-Latn" ? "ur" : null);
}

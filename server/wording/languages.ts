import { en, type Wording } from "./en.ts";
import { ur } from "./ur.ts";

export const LANGUAGES = ["en", "ur"] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDING: Readonly<Record<Language, Wording>> = { en, ur };

export const DIRECTION: Readonly<Record<Language, "ltr" | "rtl">> = { en: "ltr", ur: "rtl" };

/** The language of a text such as a cookie; English when it names none of ours. */
export function languageOf(text: string | null | undefined): Language {
  return LANGUAGES.find((language) => language === text) ?? "en";
}

import type { Metadata } from "next";
import { cookies } from "next/headers";
import { type Language, languageOf, WORDING } from "../../server/wording/languages.ts";

type Words = (typeof WORDING)[Language];
type Asked = { params: Promise<Record<string, string>> };
type Title = (words: Words, language: Language, params: Record<string, string>) => string;

/** What the tab of the browser says, in the language of this device: a clerk has several screens open side by side. */
export const screenTitle =
  (title: Title) =>
  async ({ params }: Asked): Promise<Metadata> => {
    const language = languageOf((await cookies()).get("peshi-language")?.value);
    const words = WORDING[language];
    return { title: `${title(words, language, await params)} · ${words.product.name}` };
  };

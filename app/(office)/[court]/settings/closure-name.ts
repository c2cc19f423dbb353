import type { Closure } from "./settings-data.ts";

/** In the language of the screen, where the closure has a name in it. */
export const nameOf = (closure: Pick<Closure, "nameEn" | "nameUr">, language: string): string =>
  language === "ur" ? (closure.nameUr ?? closure.nameEn) : closure.nameEn;

import { foldLetters } from "../text/search-key.ts";

/** No sign that is taken for another when it is read out or copied from paper. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
/** Twelve of 31 signs: 59 bits, behind a code that shuts after five wrong ones. */
export const TOKEN_SIGNS = 12;
export const CODE_FIGURES = 6;

/** How many random whole numbers of 32 bits an address and a code are made of. */
export const PAGE_NUMBERS = TOKEN_SIGNS + 1;

export type PageSecret = { readonly token: string; readonly code: string };

/** The secret part of an address and the code, of random numbers of 32 bits. Throws a `RangeError` where there are too few. */
export function pageSecretOf(numbers: readonly number[]): PageSecret {
  const [forCode, ...forToken] = numbers.slice(0, PAGE_NUMBERS);
  if (forCode === undefined || forToken.length < TOKEN_SIGNS) throw new RangeError("too few random numbers");
  return {
    token: forToken.map((number) => SIGNS[number % SIGNS.length]).join(""),
    code: String(forCode % 10 ** CODE_FIGURES).padStart(CODE_FIGURES, "0"),
  };
}

/** In fours, as it is printed and typed: `abcd-efgh-jkmn`. */
export const spacedToken = (token: string): string => token.match(/.{1,4}/g)?.join("-") ?? token;

/** In threes, as a code is read out. */
export const spacedCode = (code: string): string => code.match(/.{1,3}/g)?.join(" ") ?? code;

/** The secret of an address as somebody typed it, large or small, with or without its hyphens; null: it is none. */
export function readPageToken(text: string): string | null {
  const token = text.toLowerCase().replace(/[\s-]/g, "");
  return token.length === TOKEN_SIGNS && [...token].every((sign) => SIGNS.includes(sign)) ? token : null;
}

/** A code as it was typed, in any of three kinds of figures; null: it is none. */
export function readPageCode(text: string): string | null {
  const code = foldLetters(text.slice(0, 40)).replace(/[\s-]/g, "");
  return code.length === CODE_FIGURES && /^\d+$/.test(code) ? code : null;
}

import { foldLetters } from "../text/search-key.ts";
import { EMPTY_WORDS, KNOWN_WORDS, SECTION_WORDS, SHORT_FORMS } from "./court-words.ts";

/** Letters of a text that are read: a purpose is a phrase, a cell may hold a page. */
export const MOST_LETTERS = 300;

/**
 * The words of a purpose in their plain form: case, signs and endings gone, short forms and sections in full, one or two
 * wrong letters mended, words that were torn apart or run together set right. Words nobody knows stay as typed.
 */
export function plainWords(text: string): string[] {
  const written = foldShortForms(foldLetters(text.slice(0, MOST_LETTERS)));
  const tokens = rejoin(written.match(/\p{L}+|\d+(?:[a-z](?![a-z]))?/gu) ?? []);
  return tokens.flatMap(expand).filter((word) => !EMPTY_WORDS.has(word));
}

/** "Cr. P.C." is crpc, "W/S" is ws, "S R / E R" is sr and er, "u/s" goes. */
function foldShortForms(text: string): string {
  return text
    .replace(/[\s_]+/g, " ")
    .replace(/['’`]/g, "")
    .replace(/\bu ?[./]? ?s\b\.?/g, " ")
    .replace(/\bc ?\.? ?r ?\.? ?p ?\.? ?c\b\.?/g, " crpc ")
    .replace(/non[ -]?bail?able/g, "nonbailable")
    .replace(/charge[ -]she?et(ed)?/g, "chargesheet")
    .replace(/\b(in-charge|incharge|(?<=(pp|prosecutor) )in charge)\b/g, " ")
    .replace(/part[ -]he?a?rd/g, "partheard")
    .replace(/sine[ -]?die/g, "sinedie")
    .replace(/\be ?\. ?r\b/g, " er ")
    .replace(/\bw ?\.? ?a\b/g, " wa ")
    .replace(/\b\p{L}(?:(?:\. ?|[/& ])\p{L}\b){1,3}/gu, (letters) => letters.replace(/\P{L}/gu, ""));
}

/** "ar guments": two unknown pieces that make a known word. */
function rejoin(tokens: readonly string[]): string[] {
  const whole: string[] = [];
  for (const token of tokens) {
    const last = whole.at(-1);
    const isPiece = last !== undefined && /^\p{L}+$/u.test(last + token) && !isKnown(last) && !isKnown(token);
    if (isPiece && known(last + token)) whole[whole.length - 1] = last + token;
    else whole.push(token);
  }
  return whole;
}

const isKnown = (token: string): boolean => EMPTY_WORDS.has(token) || known(token) !== undefined;

/** The word a token is taken for when only endings differ. */
function known(token: string): string | undefined {
  if (KNOWN_WORDS.has(token)) return KNOWN_WORDS.get(token);
  for (const [ending, instead] of ENDINGS) {
    if (!token.endsWith(ending) || token.length - ending.length < 3) continue;
    const found = KNOWN_WORDS.get(token.slice(0, -ending.length) + instead);
    if (found) return found;
  }
  return undefined;
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["s", ""],
  ["es", ""],
  ["ies", "y"],
  ["ed", ""],
  ["ed", "e"],
  ["d", ""],
  ["ing", ""],
  ["ing", "e"],
  ["ement", "ment"],
  ["ements", "ment"],
  ["er", ""],
];

function expand(token: string): string[] {
  const section = SECTION_WORDS.get(token);
  if (section) return [...section.split(" "), `section${token}`];
  const short = SHORT_FORMS.get(token) ?? SHORT_FORMS.get(token.replace(/s$/, ""));
  if (short) return short.split(" ");
  if (/^\d/.test(token) || EMPTY_WORDS.has(token)) return [token];
  const word = known(token) ?? mend(token);
  return word ? [word] : (tear(token) ?? [token]);
}

/** "chargebefore", "properorder": two known words without a space. */
function tear(token: string): string[] | undefined {
  for (let at = 2; at <= token.length - 4; at += 1) {
    const [left, right] = [token.slice(0, at), token.slice(at)];
    const second = known(right);
    if (second && (EMPTY_WORDS.has(left) || (left.length > 3 && known(left)))) return [known(left) ?? left, second];
    const first = known(left);
    if (first && left.length > 3 && EMPTY_WORDS.has(right)) return [first];
  }
  return undefined;
}

/** Known words long enough to be misspelt, by their first letter: clerks get that one right. */
const BY_FIRST_LETTER = Map.groupBy(
  [...KNOWN_WORDS.keys()].filter((word) => word.length >= 5),
  (word) => word[0],
);

/** The nearest known word: one wrong letter in five, two in eight. */
function mend(token: string): string | undefined {
  if (token.length < 5) return undefined;
  let best: string | undefined;
  let least = token.length >= 8 ? 3 : 2;
  for (const stem of new Set([token, token.replace(/s$/, ""), token.replace(/ing$/, ""), token.replace(/ing$/, "e")])) {
    for (const target of BY_FIRST_LETTER.get(stem[0]) ?? []) {
      if (stem.length < 5 || Math.abs(target.length - stem.length) >= least) continue;
      const wrong = wrongLetters(stem, target);
      if (wrong < least) [best, least] = [target, wrong];
    }
  }
  return best && KNOWN_WORDS.get(best);
}

/** Letters wrong, missing, too many or swapped with their neighbour. */
function wrongLetters(left: string, right: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const isSame = left[row - 1] === right[at - 1];
      let least = Math.min(old[at - 1]! + (isSame ? 0 : 1), old[at]! + 1, next[at - 1]! + 1);
      if (row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1])
        least = Math.min(least, older[at - 2]! + 1);
      next.push(least);
    }
    [older, old] = [old, next];
  }
  return old[right.length]!;
}

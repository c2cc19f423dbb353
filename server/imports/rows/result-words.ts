import type { AccusedResult } from "../../rules/judgment/judgment.ts";
import { foldLetters, foldSpaces, searchKey } from "../../rules/text/search-key.ts";

/**
 * A piece of what a register says of a result. `all`, `rest`: "both accused", "the others". `figure`: a number, or a word
 * of a sentence, that is neither plain months nor a plain fine. `other`: a word that says nothing of itself.
 */
export type Item = {
  readonly kind: "name" | "all" | "rest" | "result" | "months" | "fine" | "figure" | "other";
  /** Of a name, its words as names are searched by; of `all`, whether it says both. */
  readonly words: readonly string[];
  readonly written: string;
  readonly result?: AccusedResult;
  readonly amount?: number;
};

const folded = (words: string): string[] => words.split(" ").map(foldLetters);
const among = (words: string): ReadonlySet<string> => new Set(folded(words));

/** Of several words, and what they are written as before the text is cut into words; Urdu as `foldLetters` has it. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/سزا (?:یافتہ|ہوی+|سنا ?(?:ی+|دی)?)(?: گی+)?(?!\p{L})/gu, " convicted "],
  [/زیر ?دفعہ|دفعات|دفعہ|\bu\s?\/\s?ss?\b|\br\s?\/\s?w\b|\b(?:under )?sections?\b|\bss?\.?\s?(?=\d)/gu, " section "],
  [/\b[sdw]\s?\/\s?o\b|\b(?:son|daughter|wife|widow) of\b/gu, " "],
  [/\bco-accused\b/gu, " accused "],
];

const RESULTS: Readonly<Record<string, AccusedResult>> = {
  ...{ convicted: "convicted", acquitted: "acquitted", acquited: "acquitted", discharged: "discharged" },
  ...{ abated: "abated", [foldLetters("بری")]: "acquitted", [foldLetters("ڈسچارج")]: "discharged" },
  [foldLetters("ساقط")]: "abated",
};
const ALL = among("all both تمام سب دونوں");
const BOTH = among("both دونوں");
const REST = among("rest remaining others باقی دیگر بقیہ");
const YEARS = among("year years yr yrs سال");
const MONTHS = among("month months mos ماہ");
const MONEY = among("fine rs rupees pkr جرمانہ روپے");
const SECTION = "section";
const STATUTES = among("peca ppc crpc cr p c act ata of the and sections s پیکا");
/** A sentence of more than one part, or of days: not put into figures here. */
const UNPLAIN = among("default concurrently consecutively days day undergone till rising");
const JOINS = among("and & اور و");
const SILENT = among(
  `the accused person persons is are was were has have been stands stand hence under of by in court to for with
  sentenced sentence sentences imprisonment rigorous simple ri si benefit doubt giving given extending each
  ملزم ملزمان ملزمہ کو کی کا کے نے سے میں ہے ہیں گیا گئے گئی کیا کر دیا دی قرار قید بامشقت محض شک فائدہ دے`.replace(
    /\s+/g,
    " ",
  ),
);

/** Words and figures, and the marks that end a name. */
const PIECES = /\d[\d,]*(?:-?[a-z]\b)?(?:\(\w+\))*(?:\/-)?|[\p{L}\p{M}'’-]+|[,;:،؛&/()]/gu;

/** The pieces of a text, in their order. */
export function itemsOf(text: string): Item[] {
  let plain = foldLetters(foldSpaces(text));
  for (const [pattern, word] of PHRASES) plain = plain.replace(pattern, word);
  plain = plain.replace(/(?<=\p{L})\.(?=\p{L})/gu, "").replace(/[.۔]/gu, " ");
  const pieces = plain.match(PIECES) ?? [];
  const items: Item[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { item, taken } = readAt(pieces, at);
    const before = items.at(-1);
    // Words of one name stand beside each other; a mark or a joining word stands between two.
    if (item.kind === "name" && before?.kind === "name") items[items.length - 1] = joined(before, item);
    else items.push(item);
    at += taken;
  }
  return items;
}

const isMark = (piece: string): boolean => /^[,;:،؛&/()]$/u.test(piece);

const joined = (one: Item, other: Item): Item => ({
  ...one,
  words: [...one.words, ...other.words],
  written: `${one.written} ${other.written}`,
});

type Taken = { item: Item; taken: number };
const other = (written: string): Item => ({ kind: "other", words: [], written });

function readAt(pieces: readonly string[], at: number): Taken {
  const piece = pieces[at]!;
  const one = (item: Item): Taken => ({ item, taken: 1 });
  if (/^\d/.test(piece)) return figureAt(pieces, at);
  if (piece === SECTION) return sectionAt(pieces, at);
  const result = RESULTS[piece];
  if (result) return one({ kind: "result", words: [], written: piece, result });
  if (ALL.has(piece)) return one({ kind: "all", words: BOTH.has(piece) ? ["both"] : [], written: piece });
  if (REST.has(piece)) return one({ kind: "rest", words: [], written: piece });
  if (MONEY.has(piece)) return moneyAt(pieces, at);
  if (UNPLAIN.has(piece) || YEARS.has(piece) || MONTHS.has(piece))
    return one({ kind: "figure", words: [], written: piece });
  if (isMark(piece) || JOINS.has(piece) || SILENT.has(piece)) return one(other(piece));
  const words = searchKey(piece)
    .split(" ")
    .filter((word) => word !== "");
  return one(words.length === 0 ? other(piece) : { kind: "name", words, written: piece });
}

/** "u/s 20, 24 PECA": which sections they are is known of the case. A number with years behind it is the sentence. */
function sectionAt(pieces: readonly string[], at: number): Taken {
  let end = at + 1;
  const goesOn = (piece: string, next: string | undefined) =>
    STATUTES.has(piece) || isMark(piece) || piece === SECTION || (/^\d/.test(piece) && !isUnit(next));
  while (end < pieces.length && goesOn(pieces[end]!, pieces[end + 1])) end += 1;
  return { item: other(pieces.slice(at, end).join(" ")), taken: end - at };
}

const isUnit = (piece: string | undefined): boolean => piece !== undefined && (YEARS.has(piece) || MONTHS.has(piece));
const numberOf = (piece: string | undefined): number | null => {
  const digits = /^(\d[\d,]*)(?:\/-)?$/.exec(piece ?? "")?.[1]?.replaceAll(",", "");
  return digits === undefined || digits.length > 9 ? null : Number(digits);
};

const MOST_MONTHS = 1200;

/** "3 years", "2 years 6 months", "18 months", "50,000 rupees"; any other number is one that nobody can place. */
function figureAt(pieces: readonly string[], at: number): Taken {
  const amount = numberOf(pieces[at]);
  const unit = pieces[at + 1];
  const unclear: Taken = { item: { kind: "figure", words: [], written: pieces[at]! }, taken: 1 };
  if (amount === null || unit === undefined) return unclear;
  if (MONEY.has(unit)) return { item: { kind: "fine", words: [], written: `${pieces[at]} ${unit}`, amount }, taken: 2 };
  if (!isUnit(unit)) return unclear;
  const joins = JOINS.has(pieces[at + 2] ?? "") ? 1 : 0;
  const more = YEARS.has(unit) && MONTHS.has(pieces[at + 3 + joins] ?? "") ? numberOf(pieces[at + 2 + joins]) : null;
  const taken = more === null ? 2 : 4 + joins;
  const months = (YEARS.has(unit) ? amount * 12 : amount) + (more ?? 0);
  const written = pieces.slice(at, at + taken).join(" ");
  const kind = months > MOST_MONTHS ? "figure" : "months";
  return { item: { kind, words: [], written, amount: months }, taken };
}

/** "fine Rs. 50,000/-": the words of money before one number. */
function moneyAt(pieces: readonly string[], at: number): Taken {
  let end = at;
  while (MONEY.has(pieces[end] ?? "") || pieces[end] === "of") end += 1;
  const amount = numberOf(pieces[end]);
  const written = pieces.slice(at, amount === null ? end : end + 1).join(" ");
  const kind = amount === null ? "figure" : "fine";
  return {
    item: { kind, words: [], written, ...(amount === null ? {} : { amount }) },
    taken: end - at + (amount === null ? 0 : 1),
  };
}

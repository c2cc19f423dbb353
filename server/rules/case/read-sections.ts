import { remember } from "../text/remember.ts";
import { foldLetters, foldSpaces } from "../text/search-key.ts";
import type { ChargedSection } from "./offence-table.ts";

export type ReadSections = {
  readonly sections: readonly ChargedSection[];
  /** Words and numbers that no section could be made of, as they stood. Never empty when something was not understood. */
  readonly unread: readonly string[];
};

type Token = { readonly kind: "section" | "statute" | "other"; readonly text: string };

/** Statutes as courts write them, after `foldLetters`; longer writings first. An act's year stands behind its name. */
const STATUTES: readonly (readonly [string, RegExp])[] = [
  [
    "PECA",
    /^(?:prevention of electronic crimes?(?: act)?|p\.? ?e\.? ?c\.? ?a\b\.?|پیکا|انسداد الیکٹرانک جرائم|پریوینشن آف الیکٹرانک کرائمز?)/,
  ],
  ["PPC", /^(?:pakistan penal code|p\.? ?p\.? ?c\b\.?|تعزیرات پاکستان|ت ?[.۔-]? ?پ(?!\p{L})[.۔]?|پی ?پی ?سی)/u],
  [
    "CRPC",
    /^(?:code of criminal procedure|criminal procedure code|cr\.? ?p\.? ?c\b\.?|ض ?[.۔-]? ?ف(?!\p{L})[.۔]?|ضابطہ فوجداری)/u,
  ],
  ["ATA", /^(?:anti[ -]?terrorism act|a\.? ?t\.? ?a\b\.?)/],
  ["AMLA", /^(?:anti[ -]?money laundering act|a\.? ?m\.? ?l\.? ?a\b\.?)/],
  ["ETO", /^(?:electronic transactions? ordinance|e\.? ?t\.? ?o\b\.?)/],
  ["TELEGRAPHACT", /^(?:telegraph act|t\.? ?a\b\.?(?= ?1885))/],
  ["PTA", /^(?:pakistan telecommunications? \(?re-?organi[sz]ation\)? act|p\.? ?t\.? ?\(?r?\)? ?act|telecom act)/],
];
/** A statute the table does not know is still one: "Sindh Arms Act". */
const OTHER_STATUTE = /^(?:\p{L}[\p{L}.()-]* ){1,5}(?:act|ordinance|code|order|rules)\b/u;
const ACT_WORDS = /^[ ,.-]*(?:act|ordinance|ایکٹ|آرڈیننس|ارڈیننس)?[ ,.-]*(?:of )?(?:\(?(?:1[89]|20)\d\d\)?(?![\d/]))?/;

/** 20, 22-A, 24A, 21(1)(d), 489-F, ۲۴ الف. Two numbers with a dash between are a range or a list: nobody can tell. */
const SECTION =
  /^(\d{1,3})(?: ?- ?([a-z]{1,2})(?![a-z])|([a-z]{1,2})(?![a-z])| ?-? ?(الف|ب|ج|د)(?!\p{L}))?((?: ?\([\da-z]{1,4}\))*)(?![\p{L}\d]| ?- ?\d)/u;
const URDU_LETTER: Readonly<Record<string, string>> = { الف: "A", ب: "B", ج: "C", د: "D" };

/** What joins sections and says nothing itself. */
const JOINERS =
  /^(?:[\s,;:/&+.،؛۔|-]+|(?:u\/ss?|under sections?|sections?|secs?|ss?|r\/w|rw|read with|and|with|or|of|the|also|punishable|offences?|charged?|all|دفعہ|دفعات|زیر|تحت|کی|اور|و|ہمراہ|بشمول|مع|جرم|جرائم|ایکٹ)(?![\p{L}\d])\.?)/u;

/**
 * The charged sections of a register's cell: `20, 24 PECA r/w 419, 420, 109 PPC`, `u/s 21/24 PECA 2016`,
 * `PECA 20, 24`, `دفعہ ۲۰، ۲۴ پیکا`. A number whose statute is not written is unread, not guessed.
 */
export const readSections = remember(2000, sectionsOf);

function sectionsOf(cell: string): ReadSections {
  const text = foldSpaces(cell);
  const tokens = tokensOf(foldLetters(text));
  const named = tokens.filter((token) => token.kind !== "other");
  const [first, last] = [named[0], named.at(-1)];
  const statuteLeads = first?.kind === "statute";
  // "PECA 20, 419 PPC": nobody can tell whose 419 is.
  if (statuteLeads && last?.kind === "statute" && first.text !== last.text) return { sections: [], unread: [text] };
  const read = collect(statuteLeads ? tokens : [...tokens].reverse());
  return statuteLeads ? read : { sections: [...read.sections].reverse(), unread: [...read.unread].reverse() };
}

/** Numbers belong to the statute before them in `tokens`: a cell that does not begin with a statute is given backwards. */
function collect(tokens: readonly Token[]): ReadSections {
  const sections: ChargedSection[] = [];
  const unread: string[] = [];
  const seen = new Set<string>();
  const charged = new Set<string>();
  let statute: string | null = null;
  for (const token of tokens) {
    if (token.kind === "statute") statute = token.text;
    else if (token.kind === "section" && statute !== null) {
      charged.add(statute);
      if (isNew(seen, `${statute} ${token.text}`)) sections.push({ statute, section: token.text });
    } else unread.push(token.text);
  }
  // A statute that no number goes with was charged under, and nobody can tell how.
  for (const token of tokens) if (token.kind === "statute" && !charged.has(token.text)) unread.push(token.text);
  return { sections, unread: [...new Set(unread)] };
}

function isNew(seen: Set<string>, key: string): boolean {
  return !seen.has(key) && seen.add(key) !== undefined;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== "") {
    const { token, length } = nextToken(rest);
    if (token) tokens.push(token);
    rest = rest.slice(length);
  }
  return tokens;
}

function nextToken(rest: string): { token: Token | null; length: number } {
  const statute = statuteAt(rest);
  if (statute) return { token: { kind: "statute", text: statute.name }, length: statute.length };
  const section = SECTION.exec(rest);
  if (section) {
    const letter = section[2] ?? section[3] ?? (section[4] ? URDU_LETTER[section[4]] : "");
    const clause = (section[5] ?? "").replace(/ /g, "");
    return {
      token: { kind: "section", text: `${Number(section[1])}${letter?.toUpperCase()}${clause}` },
      length: section[0].length,
    };
  }
  const joiner = JOINERS.exec(rest);
  if (joiner) return { token: null, length: joiner[0].length };
  const word = /^[^\s,;/،؛]+/.exec(rest)?.[0] ?? (rest[0] as string);
  return { token: { kind: "other", text: word }, length: word.length };
}

function statuteAt(rest: string): { name: string; length: number } | null {
  for (const [name, pattern] of STATUTES) {
    const match = pattern.exec(rest);
    if (match) return { name, length: withAct(rest, match[0].length) };
  }
  const other = OTHER_STATUTE.exec(rest)?.[0];
  if (!other || JOINERS.test(other)) return null;
  return { name: other.toUpperCase().replace(/[^\p{L}]/gu, ""), length: withAct(rest, other.length) };
}

function withAct(rest: string, length: number): number {
  return length + (ACT_WORDS.exec(rest.slice(length))?.[0].length ?? 0);
}

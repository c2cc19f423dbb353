import { foldDigits, foldLetters, foldSpaces, searchKey } from "../text/search-key.ts";

/** A case number in any writing. `prefix` is free per court ("Special Case", "SC"); `suffix` is one capital letter. */
export type CaseNumber = {
  readonly prefix: string | null;
  readonly number: number;
  readonly suffix: string | null;
  readonly year: number;
};

/** A first information report: its number in a year of a police station. */
export type Fir = { readonly number: number; readonly year: number; readonly station: string | null };

/** What a person typed into the search box. `year` is `null` until it is typed; a name comes as its search key. */
export type Search =
  | ({ readonly kind: "case-number" } & Omit<CaseNumber, "year"> & { readonly year: number | null })
  | ({ readonly kind: "fir" } & Fir)
  | { readonly kind: "posted"; readonly caseId: number }
  | { readonly kind: "name"; readonly key: string };

const NUMBER_AND_YEAR =
  /^(?<prefix>.*?)(?<!\d|\d[.,])(?<number>\d{1,7}) ?(?:[-–/(]? ?(?<suffix>[a-z]|الف|ب|ج|د)\)?)? ?(?:\/|-|–|\bof\b|بابت|سال) ?(?<year>\d{4}|\d{2})$/iu;

/** Words that introduce a number and say nothing about the kind of case. */
const MERE_LABEL = /^(?:case|cases|ڪيس|کیس|مقدمہ|مقدمه)$/iu;
const NUMBER_WORD = /(?:^|[\s.])(?:numbers?|nos?|نمبر|نمبرز|نمبري)\s*[.:#-]*\s*$|[#№]\s*$/iu;

const FIR_WORDS = /\bf\.? ?i\.? ?r\b\.?|\bcrime\b|ایف\.? ?آئی\.? ?آر\.?/iu;
const STATION =
  /(?:\bp\.? ?s\b\.?|\bpolice station\b|\bthana\b|تھانہ|تھانے)\s*[:.-]*\s*(?<name>.+?)\s*(?=$|[,;،]|\bu\/s\b|\bunder section|\bdated\b|\bf\.? ?i\.? ?r\b|\bcrime no\b|زیر دفعہ)/iu;
const FIR_NUMBER = /(?<!\d|\d[./-])(\d{1,6})(?:-[a-z])? ?(?:\/|-|\bof\b|بابت|سال) ?(\d{4}|\d{2})(?!\d|[./-]\d)/iu;

const URDU_SUFFIX: Readonly<Record<string, string>> = { الف: "A", ب: "B", ج: "C", د: "D" };

/** The mark of a matter without a case number on a posted list, `postedNumber` of case-label.ts. */
const POSTED_MARK = /^(?:p|پ)[\s.–_-]*(?<caseId>\d{1,9})$/iu;

/** Four digits from 1900 to 2099, or two: 00–50 are 20yy, the rest 19yy. `null` for anything else. */
function fullYear(digits: string): number | null {
  const year = Number(digits);
  if (digits.length === 2) return year > 50 ? 1900 + year : 2000 + year;
  return year >= 1900 && year <= 2099 ? year : null;
}

/** The kind of case before the number: without "No.", punctuation and the bare word "Case"; `undefined` when it is no kind at all. */
function readPrefix(text: string): string | null | undefined {
  let prefix = text.replace(/[\s,:/–-]+$/u, "").replace(NUMBER_WORD, "");
  prefix = prefix.replace(/[\s,:/–-]+$/u, "").replace(/^[\s,:/–-]+/u, "");
  if (prefix === "" || MERE_LABEL.test(prefix)) return null;
  return /\p{L}/u.test(prefix) && prefix.length <= 80 ? prefix : undefined;
}

/**
 * A case number from any writing: `150/24`, `SC 150-2024`, `Special Case No. 342/2022`, `153-A of 2020`, `۱۵۰/۲۰۲۴`.
 * Returns `null` when the whole text is not one number, also for a date (`16/02/2021`). Number 1 to 9,999,999.
 */
export function parseCaseNumber(text: string): CaseNumber | null {
  const groups = NUMBER_AND_YEAR.exec(foldDigits(foldSpaces(text)))?.groups;
  if (!groups) return null;
  const number = Number(groups.number);
  const year = fullYear(groups.year as string);
  const prefix = readPrefix(groups.prefix as string);
  if (number === 0 || year === null || prefix === undefined) return null;
  const suffix = groups.suffix ? (URDU_SUFFIX[groups.suffix] ?? groups.suffix.toUpperCase()) : null;
  return { prefix, number, suffix, year };
}

/** As a list prints it: `Special Case 153-A/2020`. Reading it back gives the same number. */
export function formatCaseNumber(value: CaseNumber): string {
  const suffix = value.suffix ? `-${value.suffix}` : "";
  return `${value.prefix ? `${value.prefix} ` : ""}${value.number}${suffix}/${value.year}`;
}

/** The number without its prefix, for searching: `150A/2024`. */
export function caseNumberKey(value: Omit<CaseNumber, "prefix">): string {
  return `${value.number}${value.suffix ?? ""}/${value.year}`;
}

/** The prefix for comparing, without case, dots and spaces: `S.C.` and `sc` are one; `""` for none. */
export function casePrefixKey(prefix: string | null): string {
  return prefix === null ? "" : foldLetters(prefix).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A police station's name for comparing: without "P.S.", punctuation and spelling variants. */
export function stationKey(station: string): string {
  return searchKey(station.replace(/\bp\.? ?s\b\.?|\bpolice station\b|تھانہ/giu, " "));
}

/**
 * A first information report from any writing: `FIR No.375/2022, P.S. Defence`, `Crime No. 189/2023 of PS Kalri`,
 * `375/22`, `۳۷۵/۲۰۲۲ تھانہ ڈیفنس`. Returns `null` when no number with its year is there.
 */
export function parseFir(text: string): Fir | null {
  const plain = foldDigits(foldSpaces(text));
  const match = FIR_NUMBER.exec(plain);
  const year = match ? fullYear(match[2] as string) : null;
  if (!match || year === null || Number(match[1]) === 0) return null;
  const station = STATION.exec(plain)
    ?.groups?.name?.replace(FIR_NUMBER, "")
    .replace(/[\s.,:–-]+$/u, "");
  return { number: Number(match[1]), year, station: station || null };
}

/**
 * What a search text asks for: the mark of a posted list (`P-127`, also `p 127`); an FIR when it says so, names a station or has words after the number; a case number
 * with or without its year; otherwise a name. A text without letters or digits is a name with the key `""`.
 */
export function parseSearch(text: string): Search {
  const plain = foldDigits(foldSpaces(text));
  const posted = POSTED_MARK.exec(plain)?.groups?.caseId;
  if (posted !== undefined) return { kind: "posted", caseId: Number(posted) };
  const fir = FIR_WORDS.test(plain) || STATION.test(plain) ? parseFir(plain) : null;
  if (fir) return { kind: "fir", ...fir, station: fir.station ?? wordsAfterNumber(plain) };
  const number = parseCaseNumber(plain) ?? yearlessNumber(plain);
  if (number) return { kind: "case-number", ...number };
  const station = wordsAfterNumber(plain);
  const unnamed = station ? parseFir(plain) : null;
  if (unnamed) return { kind: "fir", ...unnamed, station };
  return { kind: "name", key: searchKey(plain) };
}

/** "375/2022 Defence" → "Defence": a clerk looking for an FIR leaves "P.S." out. */
function wordsAfterNumber(plain: string): string | null {
  const words = /\d{1,6} ?[/-] ?\d{2,4}[\s,]+(?:of )?(\p{L}.*)$/iu.exec(plain)?.[1] ?? "";
  // "298/26 FIR": which kind of number it is, not where.
  const kind = FIR_WORDS.exec(words);
  const station = (kind?.index === 0 ? words.slice(kind[0].length) : words).trim();
  return station === "" ? null : station;
}

/** "150", "SC 150", "150/": a number still being typed. */
function yearlessNumber(plain: string): (Omit<CaseNumber, "year"> & { year: null }) | null {
  const groups = /^(?<prefix>\D*?)(?<number>\d{1,7})(?:-? ?(?<suffix>[a-z]))?(?: ?[/-] ?\d?)?$/iu.exec(plain)?.groups;
  const prefix = groups ? readPrefix(groups.prefix as string) : undefined;
  if (!groups || prefix === undefined) return null;
  return { prefix, number: Number(groups.number), suffix: groups.suffix?.toUpperCase() ?? null, year: null };
}

import type { KindOfMatter } from "../applications/application-results.ts";
import { type CaseNumber, casePrefixKey } from "../case/case-number.ts";

/** The dockets that are numbered apart from the trials; bail applications have a register of their own. */
export const NUMBERED_APART = ["inquiry", "bail", "application"] as const;
export type NumberedApart = (typeof NUMBERED_APART)[number];

/** What a court writes before the numbers of each; left out, the usual words. */
export type DocketPrefixes = Partial<Record<NumberedApart, string>>;

/** As registers of the district courts call them (law.md §3.3); a court sets its own in the settings. */
export const USUAL_PREFIXES: Readonly<Record<NumberedApart, string>> = {
  inquiry: "Enquiry",
  bail: "Bail Application",
  application: "Misc. Application",
};

export type CourtPrefixes = { readonly casePrefix: string | null; readonly docketPrefixes: DocketPrefixes | null };

/** What stands before a number typed without a prefix: an inquiry and an application never take that of the trials. */
export function prefixFor({ casePrefix, docketPrefixes }: CourtPrefixes, matter: KindOfMatter): string | null {
  const apart = apartOf(matter);
  return apart === null ? casePrefix : (docketPrefixes?.[apart] ?? USUAL_PREFIXES[apart]);
}

const wordsOf = (prefix: string): string[] => prefix.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/** Whether one writing is the other, or short for it: "SC", "S.C.", "Spl. Case" and "special case" are "Special Case". */
export function isShortFor(short: string, long: string): boolean {
  if (casePrefixKey(short) === casePrefixKey(long)) return true;
  const [words, whole] = [wordsOf(short), wordsOf(long)];
  const initials = whole.map((word) => word.charAt(0)).join("");
  if (whole.length > 1 && casePrefixKey(short) === casePrefixKey(initials)) return true;
  return words.length === whole.length && words.every((word, at) => isShortWord(word, whole[at]!));
}

/** "Spl" and "Sp" for "Special": its first letter, and others of it in their order. */
function isShortWord(short: string, long: string): boolean {
  const [letters, whole] = [casePrefixKey(short), casePrefixKey(long)];
  if (letters.charAt(0) !== whole.charAt(0)) return false;
  let at = 0;
  for (const letter of letters) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** A number as its court writes it: its own words before it, for every writing that is short for them or where none is. */
export function numberInCourt(number: CaseNumber, own: string | null): CaseNumber {
  const { prefix } = number;
  return own !== null && (prefix === null || isShortFor(prefix, own)) ? { ...number, prefix: own } : number;
}

function apartOf({ docket, applicationKind }: KindOfMatter): NumberedApart | null {
  if (docket !== "application") return docket === "inquiry" ? "inquiry" : null;
  return applicationKind?.startsWith("bail") ? "bail" : "application";
}

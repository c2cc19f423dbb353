import { formatCaseNumber } from "../rules/case/case-number.ts";
import { namePatterns } from "../rules/text/name-sound.ts";
import { searchKey } from "../rules/text/search-key.ts";
import type { DocketQuery, DocketRecord } from "./docket-store.ts";

/**
 * By what a matter answered a search, where its row does not show it: a number of before, its FIR, the mark of a list, the
 * High Court's code, an accused who is not named in its title, or a name that is written otherwise.
 */
export type Matched =
  | { by: "former"; number: string }
  | { by: "fir" | "posted" | "code" | "accused" | "spelling" | "protected" };

/** What tells of each row of a page by what it answered; `null` where the row shows what was searched for. */
export function matcherOf(search: DocketQuery["search"]): (record: DocketRecord) => Matched | null {
  if (search === null) return () => null;
  // Found out once for the page: a common name fills it.
  if (search.kind === "name") return nameMatcher(search.key);
  return (record) => numberMatch(record, search);
}

type OfNumber = Exclude<NonNullable<DocketQuery["search"]>, { kind: "name" }>;

function numberMatch(record: DocketRecord, search: OfNumber): Matched | null {
  if (search.kind === "posted") return record.number === null ? null : { by: "posted" };
  if (search.kind === "code") return { by: "code" };
  if (search.kind === "fir") return record.number === null ? null : { by: "fir" };
  if (record.former) return { by: "former", number: formatCaseNumber(record.former) };
  return record.number === search.number && isSameYear(record, search.year) ? null : { by: "fir" };
}

const isSameYear = ({ year }: DocketRecord, asked: number | null) => asked === null || asked === year;

function nameMatcher(key: string): (record: DocketRecord) => Matched | null {
  const words = namePatterns(key).map(({ anywhere }) => anywhere.replaceAll("%", ""));
  const isIn = (title: string) => words.every((word) => title.includes(word));
  return ({ is_restricted, accused_title, tier }) => {
    if (is_restricted) return { by: "protected" };
    // Most titles hold it as it was typed; only the others are folded, which takes longer than all the rest.
    if (isIn(` ${accused_title.toLowerCase()}`) || isIn(` ${searchKey(accused_title)}`)) return null;
    return { by: tier === 0 ? "accused" : "spelling" };
  };
}

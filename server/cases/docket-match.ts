import { formatCaseNumber } from "../rules/case-number.ts";
import { namePatterns } from "../rules/name-sound.ts";
import { searchKey } from "../rules/search-key.ts";
import type { DocketQuery, DocketRecord } from "./docket-store.ts";

/**
 * By what a matter answered a search, where its row does not show it: a number of before, its FIR, the mark of a list, the
 * High Court's code, an accused who is not named in its title, or a name that is written otherwise.
 */
export type Matched =
  | { by: "former"; number: string }
  | { by: "fir" | "posted" | "code" | "accused" | "spelling" | "protected" };

/** `null` where the row shows what was searched for. */
export function matchOf(record: DocketRecord, search: DocketQuery["search"]): Matched | null {
  if (search === null) return null;
  if (search.kind === "name") return nameMatch(record, search.key);
  if (search.kind === "posted") return record.number === null ? null : { by: "posted" };
  if (search.kind === "code") return { by: "code" };
  if (search.kind === "fir") return record.number === null ? null : { by: "fir" };
  if (record.former) return { by: "former", number: formatCaseNumber(record.former) };
  return record.number === search.number && isSameYear(record, search.year) ? null : { by: "fir" };
}

const isSameYear = ({ year }: DocketRecord, asked: number | null) => asked === null || asked === year;

function nameMatch({ is_restricted, accused_title, tier }: DocketRecord, key: string): Matched | null {
  if (is_restricted) return { by: "protected" };
  const title = ` ${searchKey(accused_title)}`;
  const words = namePatterns(key).map(({ anywhere }) => anywhere.replaceAll("%", ""));
  if (words.every((word) => title.includes(word))) return null;
  return { by: tier === 0 ? "accused" : "spelling" };
}

"use client";

import { useTranslations } from "next-intl";
import { caseNumberKey, parseSearch } from "../../../../server/rules/case/case-number.ts";
import { foldDigits, foldSpaces } from "../../../../server/rules/text/search-key.ts";

/** How a search is read, in words; null where there is nothing to look for. */
export function useUnderstood(text: string): string | null {
  const t = useTranslations("docket.understood");
  const plain = foldDigits(foldSpaces(text));
  if (plain === "") return null;
  if (/^[a-z]{0,8}-?\d{8,}$/i.test(plain)) return t("code");
  const search = parseSearch(plain);
  if (search.kind === "name") return search.key === "" ? null : t("name");
  if (search.kind === "fir") {
    const number = isolate(`${search.number}/${search.year}`);
    return search.station ? t("firStation", { number, station: search.station }) : t("fir", { number });
  }
  if (search.kind === "posted") return t("posted", { number: isolate(`P-${search.caseId}`) });
  const { year, prefix, suffix } = search;
  const number = isolate(year === null ? `${search.number}/…` : caseNumberKey({ ...search, year }));
  const mayBeFir = year !== null && prefix === null && suffix === null;
  return t(mayBeFir ? "numberOrFir" : "number", { number });
}

/** Left to right inside a sentence of either direction. */
function isolate(text: string): string {
  return `\u2066${text}\u2069`;
}

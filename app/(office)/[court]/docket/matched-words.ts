"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { DocketRow } from "./docket-row.ts";

const BY_NUMBER: readonly string[] = ["former", "fir", "posted", "code"];

/** Whether a row was found by a number of it, and not by a name. */
export const isByNumber = ({ matched }: DocketRow): boolean => matched !== null && BY_NUMBER.includes(matched.by);

/** By what a matter answered a search, where nothing in its row shows it. */
export function useMatchedWords(): (matter: DocketRow) => string | null {
  const t = useTranslations("docket.matched");
  return useCallback(
    ({ matched, fir, caseId }) => {
      if (!matched) return null;
      const asFir = fir && matched.by === "fir" ? `${fir.number}/${fir.year}` : `P-${caseId}`;
      const number = matched.by === "former" ? matched.number : asFir;
      return t(matched.by, { number: `\u2066${number}\u2069` });
    },
    [t],
  );
}

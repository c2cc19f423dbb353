"use client";

import { useTranslations } from "next-intl";
import { Num } from "../../../../components/num.tsx";
import type { DocketRow } from "../../docket/docket-row.ts";
import { useMatchedWords } from "../../docket/matched-words.ts";
import { useAccusedWords } from "../case-words.tsx";

/** What a case is called where it is to be chosen; a case without a number goes by its FIR. */
export const pickedNumber = ({ number, fir, posted, caseId }: DocketRow): string =>
  number ?? (fir ? `FIR ${fir.number}/${fir.year}` : (posted ?? `P-${caseId}`));

/** A case among those that answer a search: its number, the accused, where it stands, and by what it answered. */
export function PickLine({ row }: { row: DocketRow }) {
  const terms = useTranslations("terms");
  const accused = useAccusedWords();
  const matched = useMatchedWords()(row);
  return (
    <>
      <Num>{pickedNumber(row)}</Num>
      <bdi>{accused(row.accusedTitle)}</bdi>
      <span className="soft">{row.disposal ? terms(`disposals.${row.disposal}`) : terms(`stages.${row.stage}`)}</span>
      {matched && <span className="soft">{matched}</span>}
    </>
  );
}

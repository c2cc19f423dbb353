"use client";

import { useTranslations } from "next-intl";
import type { EvidenceSource } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { Num } from "../../../components/num.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import styles from "./board.module.css";
import type { SourceRow } from "./board-data.ts";

type Props = {
  sources: readonly SourceRow[];
  chosen: EvidenceSource | null;
  onSource: (source: EvidenceSource | null) => void;
};

/** How each source answers: what is open and overdue here, and the district's own record of how long it takes. */
export function SourceTable({ sources, chosen, onSource }: Props) {
  const t = useTranslations("evidence");
  if (sources.length === 0) return null;
  return (
    <WideTable label={t("board.sourceTable")}>
      <table className={`sheet ${styles.sources}`} aria-label={t("board.sourceTable")}>
        <thead>
          <tr>
            <th scope="col">{t("board.columns.source")}</th>
            <th scope="col">{t("board.columns.open")}</th>
            <th scope="col">{t("board.columns.overdue")}</th>
            <th scope="col">{t("board.columns.usual")}</th>
            <th scope="col">{t("board.columns.waiting")}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((row) => (
            <tr key={row.source} aria-selected={row.source === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.sourceButton}
                  aria-pressed={row.source === chosen}
                  onClick={() => onSource(row.source === chosen ? null : row.source)}
                >
                  {t(`sources.${row.source}`)}
                </button>
              </th>
              <td>
                <Num>{row.open}</Num>
              </td>
              <td className={row.overdue > 0 ? styles.risk : "soft"}>
                <Num>{row.overdue}</Num>
              </td>
              <td>
                <Usual row={row} />
              </td>
              <td className="soft">{t("board.waitingCount", { n: row.waiting })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Usual({ row: { times, isLearned, assumedDays } }: { row: SourceRow }) {
  const t = useTranslations("evidence.board");
  if (!times) return <span className="soft">{t("assumed", { days: assumedDays })}</span>;
  const range = t("range", { n: times.n, low: times.low, high: times.high });
  return (
    <>
      {t("median", { median: times.median })} <span className="soft">· {range}</span>
      {!isLearned && <span className="soft"> · {t("few", { days: assumedDays })}</span>}
    </>
  );
}

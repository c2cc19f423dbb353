"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { shortNumber } from "../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./day.module.css";
import { MatterMarks, StateMarks } from "./matter-marks.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import type { shaded } from "./shading.ts";
import { type SheetRow, shortTitleOf } from "./sheet-data.ts";
import type { useDateWarnings } from "./use-date-warnings.ts";

type Shaded = ReturnType<typeof shaded>;
type WarningsOn = ReturnType<typeof useDateWarnings>;
type Props = {
  rows: readonly Shaded[];
  currentId: number | null;
  warningsOn: WarningsOn;
  onChoose: (hearingId: number) => void;
};

/** The matters in calling order, under the hour of their block. */
export function MatterList({ rows, currentId, warningsOn, onChoose }: Props) {
  const t = useTranslations("sheet");
  return (
    <table className={`sheet ${styles.list}`} aria-label={t("list")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.serial")}</th>
          <th scope="col">{t("columns.caseNumber")}</th>
          <th scope="col">{t("columns.parties")}</th>
          <th scope="col" className={styles.wide}>
            {t("columns.purpose")}
          </th>
          <th scope="col">{t("columns.state")}</th>
          <th scope="col">{t("columns.next")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <MatterRow
            key={row.hearingId}
            row={row}
            opensBlock={at === 0 || rows[at - 1]?.block !== row.block}
            isCurrent={row.hearingId === currentId}
            warningsOn={warningsOn}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<Props, "warningsOn" | "onChoose"> & { row: Shaded; opensBlock: boolean; isCurrent: boolean };

function MatterRow({ row, opensBlock, isCurrent, warningsOn, onChoose }: RowProps) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const terms = useTranslations("terms");
  const self = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isCurrent) self.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);

  return (
    <>
      {opensBlock && row.block && (
        <tr className={styles.block}>
          <td colSpan={5}>
            <Num>{row.block}</Num>
          </td>
          <td className={styles.wide} />
        </tr>
      )}
      <tr
        ref={self}
        className={`${styles.row} ${isCurrent ? "is-current" : ""}`}
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => onChoose(row.hearingId)}
      >
        <td>
          <Num className={styles.serial}>{row.serial}</Num>
        </td>
        <td>
          <button
            type="button"
            className={styles.number}
            onClick={(event) => event.detail > 0 && event.currentTarget.blur()}
          >
            <Num>{shortNumber(row)}</Num>
          </button>
        </td>
        <td>{row.isShaded ? <span className="soft">{t("shaded")}</span> : shortTitleOf(row, words.locale)}</td>
        <td className={styles.wide}>{words.purpose(row.purpose)}</td>
        {row.outcome ? (
          <>
            <td className={styles.state}>
              <span className={styles.outcome}>
                <Icon name="done" size={13} />
                {terms(`outcomes.${row.outcome.kind}`)}
              </span>{" "}
              <StateMarks row={row} />
            </td>
            <td className={styles.state}>
              <NextDate row={row} warningsOn={warningsOn} />
            </td>
          </>
        ) : (
          <td className={styles.state} colSpan={2}>
            <StateMarks row={row} /> <MatterMarks row={row} />
          </td>
        )}
      </tr>
    </>
  );
}

/** The day first: it is what the parties are told. Another purpose than today's is named, a warning stays. */
function NextDate({ row, warningsOn }: { row: SheetRow; warningsOn: WarningsOn }) {
  const words = useSheetWords();
  const { nextDay, nextPurpose } = row.outcome!;
  if (!nextDay) return null;
  return (
    <>
      <strong className={styles.nextDay}>{words.day(nextDay)}</strong>
      {nextPurpose && nextPurpose !== row.purpose && <span className="soft"> {words.purpose(nextPurpose)}</span>}
      {warningsOn(row, nextDay).map(({ warning, short, whole }) => (
        <span key={warning} className={`mark mark-risk ${styles.shortMark}`} title={whole}>
          <Icon name="risk" size={12} />
          {short}
        </span>
      ))}
    </>
  );
}

"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { officeNumber, postedNumber } from "../../../../../server/rules/case/case-label.ts";
import { publishedPurpose } from "../../../../../server/rules/case/purposes.ts";
import { Icon } from "../../../../components/icons.tsx";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import { type Sheet, type SheetRow, titleOf } from "../sheet-data.ts";
import styles from "./end.module.css";
import { datedRows } from "./next-date-diary.tsx";
import { usePaper } from "./use-paper.ts";

type Paper = "roll" | "sheet";
type Reader = "parties" | "neutral";

/** A slip for everybody who was told a next date: on an 80 mm roll, or eight to an A4 sheet. */
export function NextDateSlips({ sheet, rows }: { sheet: Sheet; rows: readonly SheetRow[] }) {
  const t = useTranslations("sheet.end");
  const dated = datedRows(rows);
  const [paper, setPaper] = useState<Paper>("sheet");
  const [reader, setReader] = useState<Reader>("parties");
  const [only, setOnly] = useState<number | null>(null);

  // The slip must stand alone on the page before the browser prints it.
  useEffect(() => {
    if (only === null) return;
    const done = () => setOnly(null);
    window.addEventListener("afterprint", done, { once: true });
    window.print();
    return () => window.removeEventListener("afterprint", done);
  }, [only]);

  usePaper(paper === "roll" ? "roll" : "a4");

  if (dated.length === 0) return <p>{t("slipsEmpty")}</p>;
  return (
    <>
      <div className={`${styles.slipTools} ${styles.noPrint}`}>
        <NativeSelect
          label={t("slipPaper")}
          value={paper}
          onChange={(event) => setPaper(event.currentTarget.value as Paper)}
          data={[
            { value: "sheet", label: t("slipSheet") },
            { value: "roll", label: t("slipRoll") },
          ]}
        />
        <NativeSelect
          label={t("slipFor")}
          value={reader}
          onChange={(event) => setReader(event.currentTarget.value as Reader)}
          data={[
            { value: "parties", label: t("slipParties") },
            { value: "neutral", label: t("slipNeutral") },
          ]}
        />
        <Button variant="default" onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
          {t("slipAll")}
        </Button>
        {reader === "neutral" && <p className="soft">{t("slipNeutralHow")}</p>}
      </div>
      <div className={`${styles.slips} ${paper === "roll" ? styles.roll : styles.cut}`} data-only={only !== null}>
        {dated.map((one) => (
          <Slip
            key={one.row.hearingId}
            {...one}
            sheet={sheet}
            reader={reader}
            isOnly={one.row.hearingId === only}
            onPrint={() => setOnly(one.row.hearingId)}
          />
        ))}
      </div>
    </>
  );
}

type SlipProps = ReturnType<typeof datedRows>[number] & {
  sheet: Sheet;
  reader: Reader;
  isOnly: boolean;
  onPrint: () => void;
};

/** The neutral slip tells a stranger who finds it nothing: no name, no case, no offence, no court. */
function Slip({ row, nextDay, outcome, sheet, reader, isOnly, onPrint }: SlipProps) {
  const { court } = useCourt();
  const t = useTranslations("sheet.end");
  const words = useSheetWords();
  const inUrdu = words.locale === "ur";
  const room = (inUrdu ? (sheet.roomUr ?? sheet.room) : sheet.room) ?? null;
  const place = [room, sheet.place].filter((one) => one).join(", ");
  return (
    <article className={styles.slip} data-is-only={isOnly}>
      {reader === "parties" && (
        <>
          <p className={styles.slipCourt}>{(inUrdu ? court.nameUr : null) ?? court.nameEn}</p>
          <p>
            <Num>{row.isRestricted ? postedNumber(row) : officeNumber(row)}</Num>
            {!row.isRestricted && ` · ${titleOf(row, words.locale)}`}
          </p>
        </>
      )}
      <p className={styles.slipTitle}>{t("slipTitle")}</p>
      <p className={styles.slipDay}>{words.day(nextDay, "long")}</p>
      <p className={styles.slipFigures}>
        <Num>{words.day(nextDay, "figures")}</Num>
        {outcome.nextReportingTime && <Num>{t("slipReport", { time: outcome.nextReportingTime })}</Num>}
      </p>
      {place && (
        <p>
          {t("slipPlace")}: {place}
        </p>
      )}
      {reader === "parties" && outcome.nextPurpose && <p>{words.purpose(publishedPurpose(outcome.nextPurpose))}</p>}
      <Button className={styles.noPrint} size="compact-xs" variant="subtle" onClick={onPrint}>
        {t("slipOne")}
      </Button>
    </article>
  );
}

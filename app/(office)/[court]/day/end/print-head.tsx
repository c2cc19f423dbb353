"use client";

import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import styles from "./end.module.css";
import { PrintedAt } from "./printed-at.tsx";
import { usePaper } from "./use-paper.ts";

/** What stands above every paper: court, judge, what it is, which day, when printed. */
export function PrintHead({ title, day }: { title: string; day: CourtDay }) {
  const { me, court } = useCourt();
  usePaper("a4");
  const words = useSheetWords();
  const inUrdu = words.locale === "ur";
  const name = (inUrdu ? court.nameUr : null) ?? court.nameEn;
  const district = (inUrdu ? me.districtUr : null) ?? me.districtEn;
  return (
    <header className={styles.printHead}>
      <p className={styles.court}>
        {name}
        {!name.includes(district) && ` · ${district}`}
      </p>
      <p>{(inUrdu ? court.judgeUr : null) ?? court.judgeEn}</p>
      <h2>{title}</h2>
      <p>
        {words.day(day, "long")} · <Num>{words.day(day, "figures")}</Num>
      </p>
      <p className={styles.printed}>
        <PrintedAt />
      </p>
    </header>
  );
}

"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../../components/icons.tsx";
import { useCourt } from "../../../court-context.tsx";
import { DayNotices } from "../day-head.tsx";
import { useSheetWords } from "../outcome-words.tsx";
import { useDaySheet } from "../use-day-sheet.ts";
import { BlankSheet } from "./blank-sheet.tsx";
import { CfmsSheet } from "./cfms-sheet.tsx";
import { DayOrders } from "./day-orders.tsx";
import styles from "./end.module.css";
import { HearingRegister } from "./hearing-register.tsx";
import { NextDateDiary } from "./next-date-diary.tsx";
import { NextDateSlips } from "./next-date-slips.tsx";
import { Overview } from "./overview.tsx";

const VIEWS = ["overview", "register", "orders", "diary", "slips", "cfms", "paper"] as const;
type View = (typeof VIEWS)[number];

const viewIn = (search: string): View =>
  VIEWS.find((one) => one === new URLSearchParams(search).get("view")) ?? "overview";

/** The end of the day: what is open, and every paper that leaves the court. */
export function EndScreen({ day }: { day: CourtDay }) {
  const { court } = useCourt();
  const t = useTranslations("sheet");
  const orders = useTranslations("process.orders");
  const words = useSheetWords();
  const data = useDaySheet(day);
  const [view, setView] = useState<View>("overview");
  useEffect(() => setView(viewIn(window.location.search)), []);
  const show = (chosen: View) => {
    setView(chosen);
    window.history.replaceState(null, "", `${window.location.pathname}?view=${chosen}`);
  };
  const { rows } = data;

  return (
    <div className={`page ${styles.end}`}>
      <header className={`page-head ${styles.noPrint}`}>
        <h1>{t("end.heading")}</h1>
        <span>{words.day(day, "long")}</span>
        <span className="spacer" />
        {view !== "overview" && view !== "slips" && (
          <Button variant="default" onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
            {t("end.print")}
          </Button>
        )}
        <Button component={Link} href={`/${court.code}/day/${day}`} variant="default">
          {t("end.backToSheet")}
        </Button>
      </header>
      <div className={styles.noPrint}>
        <DayNotices day={day} data={data} />
      </div>
      <nav className={`${styles.views} ${styles.noPrint}`} aria-label={t("end.heading")}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-current={one === view ? "page" : undefined} onClick={() => show(one)}>
            {one === "orders" ? orders("title") : t(`end.views.${one}`)}
          </button>
        ))}
      </nav>
      {!data.sheet && data.query.isError && <p>{t("loadFailed")}</p>}
      {data.sheet && (
        <>
          {view === "overview" && <Overview day={day} data={data} />}
          {view === "register" && <HearingRegister day={day} rows={rows} />}
          {view === "orders" && <DayOrders day={day} />}
          {view === "diary" && <NextDateDiary day={day} rows={rows} />}
          {view === "slips" && <NextDateSlips sheet={data.sheet} rows={rows} />}
          {view === "cfms" && <CfmsSheet day={day} rows={rows} />}
          {view === "paper" && <BlankSheet day={day} rows={rows} />}
        </>
      )}
    </div>
  );
}

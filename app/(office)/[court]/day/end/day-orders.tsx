"use client";

import { Checkbox, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { LanguageChoice, OrderPaper } from "../../cases/orders/order-paper.tsx";
import { OrderWordsForm } from "../../cases/orders/order-words.tsx";
import styles from "../../cases/orders/orders.module.css";
import { usePaper } from "./use-paper.ts";

/** The orders of a day together, for the judge to read and sign: a page for each matter, or several on one. */
export function DayOrders({ day }: { day: CourtDay }) {
  const { court } = useCourt();
  const t = useTranslations("process.orders");
  const actions = useTranslations("actions");
  const server = useServer();
  const [language, setLanguage] = useState<"en" | "ur">(useLocale() === "ur" ? "ur" : "en");
  const [isApart, setApart] = useState(true);
  usePaper("a4");
  const sheets = useQuery(server.process.ordersOfDay.queryOptions({ courtId: court.id, day }));
  if (sheets.isPending) return <Loader role="status" size="sm" aria-label={actions("loading")} />;
  if (!sheets.data) return <NotLoaded of={sheets} />;
  if (sheets.data.length === 0) return <p>{t("noneOfDay")}</p>;
  return (
    <>
      <div className={`${styles.tools} no-print`}>
        <LanguageChoice language={language} onLanguage={setLanguage} />
        <Checkbox label={t("onePage")} checked={isApart} onChange={(event) => setApart(event.currentTarget.checked)} />
        <span className="soft">{t("draft")}</span>
      </div>
      <div className={isApart ? styles.apart : undefined}>
        {sheets.data.map((sheet) => (
          <OrderPaper key={sheet.matter.caseId} sheet={sheet} language={language}>
            {(order) => <OrderWordsForm key={order.version} order={order} />}
          </OrderPaper>
        ))}
      </div>
    </>
  );
}

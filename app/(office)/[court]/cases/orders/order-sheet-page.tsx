"use client";

import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "../../../../components/icons.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { usePaper } from "../../day/end/use-paper.ts";
import { LanguageChoice, OrderPaper } from "./order-paper.tsx";
import { OrderWordsForm } from "./order-words.tsx";
import styles from "./orders.module.css";

/** The order sheet of a case, as it goes into the file. */
export function OrderSheetPage({ caseId }: { caseId: number }) {
  const { court } = useCourt();
  const t = useTranslations("process.orders");
  const actions = useTranslations("actions");
  const server = useServer();
  const screen = useLocale() === "ur" ? "ur" : "en";
  const [language, setLanguage] = useState<"en" | "ur">(screen);
  usePaper("a4");
  const sheet = useQuery(server.process.orderSheet.queryOptions({ courtId: court.id, caseId }));
  return (
    <div className={`page ${styles.page}`}>
      <header className="page-head no-print">
        <Link href={`/${court.code}/cases/${caseId}`}>{t("back")}</Link>
        <span className="spacer" />
        <LanguageChoice language={language} onLanguage={setLanguage} />
        <Button onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
          {actions("print")}
        </Button>
      </header>
      <p className="soft no-print">
        {t("draft")}. {t("withheld")}
      </p>
      {sheet.data?.isShaded && (
        <p role="status" className="no-print">
          {t("shaded")}
        </p>
      )}
      {sheet.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {sheet.isError && !sheet.data && <NotLoaded of={sheet} />}
      {sheet.data && sheet.data.orders.length + sheet.data.stageOrders.length === 0 && (
        <p className="no-print">{t("none")}</p>
      )}
      {sheet.data && (
        <OrderPaper sheet={sheet.data} language={language}>
          {(order) => (sheet.data.isShaded ? null : <OrderWordsForm key={order.version} order={order} />)}
        </OrderPaper>
      )}
    </div>
  );
}

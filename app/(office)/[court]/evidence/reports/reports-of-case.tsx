"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { maySettle, OpenReport } from "./open-report.tsx";
import styles from "./reports.module.css";

/** In the file of a case: what its officer reported and nobody has answered yet; nothing where nothing waits. */
export function ReportsOfCase({ caseId }: { caseId: number }) {
  const t = useTranslations("days.court");
  const { court, me } = useCourt();
  const server = useServer();
  const found = useQuery(server.days.reports.queryOptions({ courtId: court.id, caseId }));
  const open = found.data?.filter(({ state }) => state === "open") ?? [];
  if (found.isError && !found.data) return <NotLoaded of={found} />;
  if (open.length === 0) return null;
  return (
    <section aria-label={t("ofCase")} className="no-print">
      <h3>{t("ofCase")}</h3>
      <ul className={styles.reports}>
        {open.map((row) => (
          <OpenReport key={row.reportId} row={row} mayChange={maySettle(me.role)} isInFile />
        ))}
      </ul>
    </section>
  );
}

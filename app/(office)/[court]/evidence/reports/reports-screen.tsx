"use client";

import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { maySettle, OpenReport, ReportFacts, type ReportRow } from "./open-report.tsx";
import styles from "./reports.module.css";

/** What officers reported from their phones: each is confirmed, and enters the court's record, or is turned down. */
export function ReportsScreen() {
  const t = useTranslations("days.court");
  const actions = useTranslations("actions");
  const evidence = useTranslations("evidence");
  const { court, me } = useCourt();
  const server = useServer();
  const found = useQuery(server.days.reports.queryOptions({ courtId: court.id }));
  const mayChange = maySettle(me.role);
  const open = found.data?.filter(({ state }) => state === "open") ?? [];
  const settled = found.data?.filter(({ state }) => state !== "open") ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {found.data && <span className="soft">{t("count", { n: open.length })}</span>}
        <span className="spacer" />
        <Link href={`/${court.code}/evidence`}>{evidence("title")}</Link>
      </div>
      <p className="soft">{t("how")}</p>
      {found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data && open.length === 0 && <p>{t("none")}</p>}
      <ul className={styles.reports}>
        {open.map((row) => (
          <OpenReport key={row.reportId} row={row} mayChange={mayChange} />
        ))}
      </ul>
      {settled.length > 0 && (
        <section aria-label={t("settled")}>
          <h2>{t("settled")}</h2>
          <ul className={styles.reports}>
            {settled.map((row) => (
              <Settled key={row.reportId} row={row} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Settled({ row }: { row: ReportRow }) {
  const t = useTranslations("days.court");
  const answers = useTranslations("days.answers");
  const isConfirmed = row.state === "confirmed";
  return (
    <li>
      <ReportFacts row={row} />
      <p>
        <span className={`mark mark-${isConfirmed ? "done" : "breach"}`}>
          <Icon name={isConfirmed ? "done" : "close"} size={13} />
          {isConfirmed ? t("state.confirmed") : t("state.turned-down")}
        </span>{" "}
        {row.answer && <span className="soft">{answers(row.answer)}</span>}
      </p>
    </li>
  );
}

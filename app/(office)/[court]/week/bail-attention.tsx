"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./week.module.css";

/** Accused whose right to bail for delay is near or there, as lines of what waits for somebody. */
export function BailAttention() {
  const t = useTranslations("people.week");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.people.bailAlarms.queryOptions({ courtId: court.id }, { staleTime: 60_000 }));
  const { reached = 0, soon = 0, unsure = 0, noticeDays = 0 } = found.data ?? {};
  const href = `/${court.code}/cases/people?tab=custody`;
  return (
    <>
      {reached > 0 && (
        <li className={styles.urgent}>
          <Icon name="custody" size={16} />
          <Link href={href}>{t("reached", { n: reached })}</Link>
        </li>
      )}
      {soon > 0 && (
        <li>
          <Icon name="custody" size={16} />
          <Link href={href}>{t("soon", { n: soon, days: noticeDays })}</Link>
        </li>
      )}
      {unsure > 0 && (
        <li>
          <Icon name="custody" size={16} />
          <Link href={href}>{t("unsure", { n: unsure })}</Link>
        </li>
      )}
    </>
  );
}

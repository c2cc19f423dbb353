"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReachMark } from "../reminders/reach-mark.tsx";
import { useWhoWords } from "../reminders/reminder-words.ts";
import styles from "./day.module.css";

/** Of those who were to know of today: who was reached, and what the phone or a caller says. Nothing without a network. */
export function ToldLine({ hearingId, day }: { hearingId: number; day: CourtDay }) {
  const t = useTranslations("reminders");
  const { court } = useCourt();
  const server = useServer();
  const who = useWhoWords();
  const found = useQuery(server.reminders.board.queryOptions({ courtId: court.id, day }));
  const rows = found.data?.rows.filter((row) => row.hearingId === hearingId) ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <dt>
        <Link href={`/${court.code}/reminders?day=${day}`}>{t("open")}</Link>
      </dt>
      <dd>
        {rows.map((row) => (
          <span key={row.casePersonId} className={styles.person}>
            {who(row)} <ReachMark row={row} />
          </span>
        ))}
      </dd>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";

/** Reports of officers that wait for the court, as a line of what waits for somebody; nothing where none does. */
export function ReportsAttention() {
  const t = useTranslations("days.court");
  const { court } = useCourt();
  const server = useServer();
  const { data } = useQuery(server.days.waitingReports.queryOptions({ courtId: court.id }));
  if (!data || data.open === 0) return null;
  return (
    <li>
      <Icon name="evidence" size={16} />
      <Link href={`/${court.code}/evidence/reports`}>{t("attention", { n: data.open })}</Link>
    </li>
  );
}

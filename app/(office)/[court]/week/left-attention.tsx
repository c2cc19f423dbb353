"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

/** Past days with matters whose case has left or ended since, and of which nobody recorded what the hearing came to. */
export function LeftAttention() {
  const t = useTranslations("calendar.week");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const { data } = useQuery(server.hearings.leftBehind.queryOptions({ courtId: court.id }));
  return (data ?? []).map(({ day, matters }) => (
    <li key={day}>
      <Icon name="risk" size={16} />
      <Link href={`/${court.code}/day/${day}`}>
        {t("leftBehind", { matters, day: dayWords(day, language, "short") })}
      </Link>
    </li>
  ));
}

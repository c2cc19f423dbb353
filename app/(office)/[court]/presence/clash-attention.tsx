"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { missingOf } from "./day-people.tsx";
import { usePeopleOfDays } from "./use-people.ts";

/** Who cannot come to the nearest hearing day as it stands, as a line of what waits for somebody. */
export function ClashAttention({ day }: { day: CourtDay | null }) {
  const t = useTranslations("presence.clash");
  const language = useLocale();
  const { court } = useCourt();
  const { data } = usePeopleOfDays(day, day);
  const n = data ? missingOf(data) : 0;
  if (day === null || n === 0) return null;
  return (
    <li>
      <Icon name="person" size={16} />
      <Link href={`/${court.code}/planner?from=${day}&weeks=1`}>
        {t("attention", { n, day: dayWords(day, language, "short") })}
      </Link>
    </li>
  );
}

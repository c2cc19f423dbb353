"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { useDayText } from "../case-words.tsx";

/** "since 3 October 2026". */
export function useSinceWords(): (day: CourtDay | null) => string {
  const t = useTranslations("people.custody");
  const text = useDayText();
  return (day) => (day ? t("since", { day: text(day) }) : t("sinceUnknown"));
}

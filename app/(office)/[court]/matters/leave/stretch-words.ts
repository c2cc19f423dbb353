"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { OWN_ABSENCE_KINDS } from "../../../../../server/rules/people/people.ts";
import { useDayText } from "../../cases/case-words.tsx";
import { timeOfMinute } from "../own-time/time-of-minute.ts";

export type OwnKind = (typeof OWN_ABSENCE_KINDS)[number];

type Stretch = { fromDay: CourtDay; untilDay: CourtDay; fromMinute: number | null; untilMinute: number | null };

/** "3 Dec", "3 Dec to 5 Dec", or "3 Dec, 09:00 to 12:00". */
export function useStretchWords(): (stretch: Stretch) => string {
  const t = useTranslations("otherDates.leave");
  const text = useDayText();
  return ({ fromDay, untilDay, fromMinute, untilMinute }) => {
    if (fromMinute !== null && untilMinute !== null) {
      const values = { from: timeOfMinute(fromMinute), until: timeOfMinute(untilMinute) };
      return t("hoursOf", { day: text(fromDay, "short"), ...values });
    }
    if (fromDay === untilDay) return text(fromDay, "short");
    return t("span", { from: text(fromDay, "short"), until: text(untilDay, "short") });
  };
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { dayAt, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { ReminderChannel, SafeWindow } from "../../../../server/rules/reminders/reminder-plan.ts";
import type { ReminderState } from "../../../../server/rules/reminders/reminder-states.ts";
import { useCourt } from "../../court-context.tsx";
import type { BoardRow } from "./reminders-data.ts";

const isolated = (text: string) => `\u2068${text}\u2069`;

/** "Thu 3 Dec 11:00", at the court's own clock. */
export function useInstantWords(): (instant: Date | string) => string {
  const language = useLocale();
  const { me } = useCourt();
  return useCallback(
    (instant) => {
      const at = new Date(instant);
      return isolated(`${dayWords(dayAt(at, me.timezone), language, "short")} ${timeAt(at, me.timezone)}`);
    },
    [language, me.timezone],
  );
}

/** "Complainant", or "Witness 2" where there are more: never a name. */
export function useWhoWords(): (row: Pick<BoardRow, "role" | "nth">) => string {
  const t = useTranslations("reminders");
  const roles = useTranslations("terms.roles");
  return useCallback(
    ({ role, nth }) => (nth === null ? roles(role) : t("nth", { role: roles(role), n: nth })),
    [t, roles],
  );
}

/** What became of a message; of a call in words of its own. */
export function useStateWords(): (channel: ReminderChannel, state: ReminderState) => string {
  const t = useTranslations("reminders");
  return useCallback(
    (channel, state) =>
      channel === "desk" && t.has(`callStates.${state}` as never)
        ? t(`callStates.${state}` as never)
        : t(`states.${state}`),
    [t],
  );
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** "Mon–Wed, Fri 11:00–14:00"; null where no hours were agreed. */
export function useHoursWords(): (window: SafeWindow | null) => string | null {
  const language = useLocale();
  return useCallback(
    (window) => {
      if (window === null) return null;
      // 1 January 2024 was a Monday.
      const name = (day: number) => dayWords(`2024-01-0${day}` as never, language, "short").split(" ")[0] ?? "";
      const days = window.days.length === 7 ? [] : window.days.map(name);
      const comma = language === "ur" ? "، " : ", ";
      return `${days.join(comma)} ${isolated(`${clock(window.fromMinute)}\u2060–\u2060${clock(window.untilMinute)}`)}`.trim();
    },
    [language],
  );
}

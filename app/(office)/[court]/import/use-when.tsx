"use client";

import { useLocale } from "next-intl";
import { dayAt, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";

/** An instant as day and time of the court. */
export function useWhen() {
  const { me } = useCourt();
  const language = useLocale() as "en" | "ur";
  return (instant: string) => {
    const at = new Date(instant);
    return (
      <>
        {dayWords(dayAt(at, me.timezone), language, "date")} <Num>{timeAt(at, me.timezone)}</Num>
      </>
    );
  };
}

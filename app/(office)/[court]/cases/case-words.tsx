"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { type CourtDay, dayAt, daysBetween } from "../../../../server/rules/calendar/court-day.ts";
import { type DayStyle, dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { ageBetween } from "../../../../server/rules/case/clocks.ts";
import { readAccusedTitle } from "../../../../server/rules/cause-lists/accused-title.ts";
import { WITHHELD } from "../../../../server/rules/people/withheld-names.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";

/** The day it is at the court. */
export function useToday(): CourtDay {
  const { me } = useCourt();
  return dayAt(new Date(), me.timezone);
}

/** A short day of another year says which. */
const withYear = (day: CourtDay, today: CourtDay, words: string, style: DayStyle): string =>
  style === "short" && day.slice(0, 4) !== today.slice(0, 4) ? `${words} ${day.slice(0, 4)}` : words;

/** A day in the words of the screen; English words stay left to right wherever they stand. */
export function Day({ day, style = "short" }: { day: CourtDay; style?: DayStyle }) {
  const language = useLocale();
  const today = useToday();
  const words = withYear(day, today, dayWords(day, language, style), style);
  return language === "ur" && style !== "figures" ? <bdi className="num">{words}</bdi> : <Num>{words}</Num>;
}

/** A day as text, for the middle of a sentence. */
export function useDayText(): (day: CourtDay, style?: DayStyle) => string {
  const language = useLocale();
  const today = useToday();
  return useCallback(
    (day, style = "date") => `\u2068${withYear(day, today, dayWords(day, language, style), style)}\u2069`,
    [language, today],
  );
}

/** "in 9 days", "today", "3 days ago". */
export function useWhenWords(): (day: CourtDay) => string {
  const t = useTranslations("docket.when");
  const today = useToday();
  return useCallback(
    (day) => {
      const days = daysBetween(today, day);
      if (days === 0) return t("today");
      if (days === 1) return t("tomorrow");
      if (days === -1) return t("yesterday");
      return days > 0 ? t("in", { n: days }) : t("ago", { n: -days });
    },
    [t, today],
  );
}

/** "3 y 2 m", counted from institution. */
export function useAgeWords(): (institution: CourtDay | null) => string {
  const t = useTranslations("docket");
  const today = useToday();
  return useCallback(
    (institution) => {
      if (institution === null) return t("ageUnknown");
      const age = ageBetween(institution, today);
      return age.years + age.months === 0 ? t("ageNew") : t("age", age).trim();
    },
    [t, today],
  );
}

/** The accused as the language says it: "A & 2 others", "A و 2 دیگر". */
export function useAccusedWords(): (title: string) => string {
  const t = useTranslations("docket");
  return useCallback(
    (title) => {
      const read = readAccusedTitle(title);
      if (read.first === "") return t("unnamed");
      // A name in one script must not turn round the words of another.
      const first = read.first === WITHHELD ? t("withheld") : `\u2068${read.first}\u2069`;
      const { more } = read;
      if (more === null) return t("someOthers", { name: first });
      return more === 0 ? first : t("others", { name: first, n: more });
    },
    [t],
  );
}

/** Sections as one run of Latin text: in Urdu the second would else stand before the first. */
export const inOrder = (sections: readonly string[]) => `\u2066${sections.join(", ")}\u2069`;

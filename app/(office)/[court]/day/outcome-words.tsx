"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { type DayStyle, dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { Purpose } from "../../../../server/rules/case/purposes.ts";
import type { MatterOutcome } from "./sheet-data.ts";

export type ShownOutcome = Pick<MatterOutcome, "kind" | "reason" | "side" | "disposal">;

/** Days and outcomes in the language of the screen. */
export function useSheetWords() {
  const t = useTranslations("terms");
  const locale: "en" | "ur" = useLocale() === "ur" ? "ur" : "en";
  return useMemo(
    () => ({
      locale,
      day: (day: CourtDay, style: DayStyle = "short") => dayWords(day, locale, style),
      purpose: (purpose: Purpose) => t(`purposes.${purpose}`),
      /** "Adjourned: witness absent (Witness)", "Disposed of: acquitted". */
      outcome: (outcome: ShownOutcome) => {
        const name = t(`outcomes.${outcome.kind}`);
        if (outcome.kind === "disposed" && outcome.disposal) return `${name}: ${t(`disposals.${outcome.disposal}`)}`;
        if (!outcome.reason) return name;
        const reason = t(`reasons.${outcome.reason}`);
        const side = outcome.side && t(`sides.${outcome.side}`);
        // A strike of the bar counts against the strike of the bar: said once.
        return `${name}: ${reason}${side && side !== reason ? ` (${side})` : ""}`;
      },
    }),
    [t, locale],
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { type DateWarning, warningsOf } from "../../../../server/rules/listing/date-warnings.ts";
import { lastDayOfCustody } from "../../../../server/rules/people/custody.ts";
import { useSheetWords } from "./outcome-words.tsx";
import type { SheetRow } from "./sheet-data.ts";
import type { DaySheetData } from "./use-day-sheet.ts";

/** A warning in few words for a row, and whole for the person who decides. */
export type SaidWarning = { warning: DateWarning; short: string; whole: string };

/** The warnings of a matter's next date, before it is saved and for as long as it stands in the row. */
export function useDateWarnings(data: DaySheetData, from: CourtDay) {
  const t = useTranslations("sheet.warnings");
  const words = useSheetWords();
  return (row: Pick<SheetRow, "custody">, day: CourtDay): SaidWarning[] => {
    const facts = data.days.get(day);
    const { limits } = data;
    const custodyEnds = row.custody === "in" && limits ? lastDayOfCustody(from, limits) : null;
    const closure = words.locale === "ur" ? (facts?.closureUr ?? facts?.closureEn) : facts?.closureEn;
    const said = {
      days: limits?.custodyDays ?? 0,
      ends: custodyEnds === null ? "" : words.day(custodyEnds),
      closure: closure ?? "",
      known: closure ? "yes" : "no",
    };
    return warningsOf({ day, facts }, custodyEnds).map((warning) => ({
      warning,
      short: t(`short.${warning}`, said),
      whole: t(`whole.${warning}`, said),
    }));
  };
}

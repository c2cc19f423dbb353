"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { isStage } from "../../../../server/rules/case/stages.ts";
import { type GridColumn, isGridDay } from "../../../../server/rules/docket/grid-columns.ts";
import type { CellReading } from "../../../../server/rules/docket/read-cell.ts";
import { stagesAhead } from "../../../../server/rules/docket/row-faults.ts";
import type { DateOrder } from "../../../../server/rules/imports/register-fields.ts";
import { CUSTODY } from "../../../../server/rules/people/custody.ts";
import { terms as english } from "../../../../server/wording/terms.en.ts";
import { terms as urdu } from "../../../../server/wording/terms.ur.ts";
import { useToday } from "../cases/case-words.tsx";

/** Words of stages and custody are read in either language, whatever the screen speaks. */
export function useCellReading(order: DateOrder): CellReading {
  const today = useToday();
  return useMemo(
    () => ({
      ...{ order, today },
      stageWords: [english.stages, urdu.stages],
      custodyWords: [english.custody, urdu.custody],
    }),
    [order, today],
  );
}

/** A cell as it is shown, copied and opened for editing; reading it gives back what it was made of. */
export function useShown(order: DateOrder): (column: GridColumn, text: string) => string {
  const terms = useTranslations("terms");
  return useCallback(
    (column, text) => {
      if (column === "stage") return isStage(text) ? terms(`stages.${text}`) : text;
      if (column === "custody") {
        const custody = CUSTODY.find((one) => one === text);
        return custody && custody !== "unknown" ? terms(`custody.${custody}`) : "";
      }
      return isGridDay(column) && isCourtDay(text) ? dayIn(text, order) : text;
    },
    [order, terms],
  );
}

function dayIn(day: string, order: DateOrder): string {
  const [year, month, date] = day.split("-");
  if (order === "ymd") return day;
  return order === "mdy" ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
}

/** What a cell of a closed list may hold, in the words of the screen; none where anything may be written. */
export function useChoices(): (column: GridColumn, stored: string) => string[] {
  const terms = useTranslations("terms");
  return useCallback(
    (column, stored) => {
      if (column === "custody") return CUSTODY.map((one) => terms(`custody.${one}`));
      if (column !== "stage" || !isStage(stored)) return [];
      return [stored, ...stagesAhead(stored)].map((stage) => terms(`stages.${stage}`));
    },
    [terms],
  );
}

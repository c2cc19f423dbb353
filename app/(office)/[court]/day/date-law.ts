import { lawDaysAfter } from "../../../../server/rules/case-law.ts";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { stageAfterHearing } from "../../../../server/rules/hearing-outcome.ts";
import { type OfferedDay, offeredDay } from "../../../../server/rules/offered-day.ts";
import type { Placeable } from "../../../../server/rules/possible-days.ts";
import { PURPOSE_RULES } from "../../../../server/rules/purposes.ts";
import type { SheetRow } from "./sheet-data.ts";
import type { Draft } from "./sheet-entry.ts";
import type { DaySheetData } from "./use-day-sheet.ts";

/** The matter as its next date will find it: what this outcome gives the case counts already. */
export function placeableOf(row: SheetRow, draft: Pick<Draft, "kind" | "purpose">, from: CourtDay): Placeable {
  const { kind, purpose } = draft;
  const { law, stage } = row;
  const to = stageAfterHearing(stage, kind, purpose, null);
  const heard = { kind, purpose: row.purpose, day: from, from: stage, to, nextPurpose: purpose };
  return {
    ...{ purpose, minutes: PURPOSE_RULES[purpose].minutes },
    isInCustody: row.custody === "in",
    law: law ? lawDaysAfter(law, heard) : undefined,
  };
}

/** The lawful day that none of the usual keys has; null where they do. */
export function offeredFor(
  data: Pick<DaySheetData, "days" | "usual" | "limits">,
  row: SheetRow | null,
  draft: Pick<Draft, "kind" | "purpose">,
  from: CourtDay,
): OfferedDay | null {
  if (row === null || !data.limits) return null;
  return offeredDay([...data.days.values()], data.usual, placeableOf(row, draft, from), from, data.limits);
}

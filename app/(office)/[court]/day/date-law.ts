import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../../../../server/rules/case/purposes.ts";
import { lawDaysAfter } from "../../../../server/rules/listing/case-law.ts";
import { type EvidenceOffer, evidenceOffer, keyedDays } from "../../../../server/rules/listing/evidence-offer.ts";
import { type OfferedDay, offeredDay } from "../../../../server/rules/listing/offered-day.ts";
import type { Placeable } from "../../../../server/rules/listing/possible-days.ts";
import { stageAfterHearing } from "../../../../server/rules/sitting/hearing-outcome.ts";
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

type Data = Pick<DaySheetData, "days" | "usual" | "limits">;
type Chosen = Pick<Draft, "kind" | "purpose">;

/** How the next date waits for the replies of its case. */
export function offerFor(data: Data, row: SheetRow | null, draft: Chosen, from: CourtDay): EvidenceOffer {
  if (row === null || !data.limits) return { kind: "free" };
  return evidenceOffer(row.awaited, placeableOf(row, draft, from), from, data.limits);
}

/** The days on the keys 1 to 5: the usual ones, or those after the reply that the hearing needs. */
export function keysFor(data: Data, row: SheetRow | null, draft: Chosen, from: CourtDay): readonly CourtDay[] {
  const hearingDays = [...data.days.values()].filter(({ kind }) => kind === "dedicated").map(({ day }) => day);
  return keyedDays(data.usual, hearingDays, offerFor(data, row, draft, from));
}

/** What stands on the key 0, with the purpose that it takes. */
export type Offered = { day: CourtDay; purpose: Purpose; because: OfferedDay["because"] | "evidence-mention" };

/**
 * The lawful day that none of the other keys has, or a short mention where the hearing waits for a reply; null where the
 * other keys do.
 */
export function offeredFor(data: Data, row: SheetRow | null, draft: Chosen, from: CourtDay): Offered | null {
  if (row === null || !data.limits) return null;
  const days = [...data.days.values()];
  const lawful = (purpose: Purpose, usual: readonly CourtDay[]) =>
    offeredDay(days, usual, placeableOf(row, { ...draft, purpose }, from), from, data.limits!);
  if (offerFor(data, row, draft, from).kind === "free") {
    const found = lawful(draft.purpose, data.usual);
    return found && { ...found, purpose: draft.purpose };
  }
  const open = data.usual.find((day) => data.days.get(day)?.isOpen !== false);
  const day = lawful("mention", data.usual)?.day ?? open;
  return day === undefined ? null : { day, purpose: "mention", because: "evidence-mention" };
}

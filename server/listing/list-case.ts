import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import { deletePlacements, findDraftPlacements, lockDraft } from "./draft-store.ts";
import { placeHearing } from "./place-hearings.ts";

export type ListInput = {
  courtId: number;
  caseId: number;
  purpose: Purpose;
  /** Left out: today, by the court's own clock. */
  day?: CourtDay;
  minutes?: number;
  overloadBecause?: string | null;
  orderedBy?: string | null;
  key?: string;
};

/**
 * Gives one matter a date by hand: on the day itself (fresh challan, jail production, bail) or on a coming one. It joins
 * the day's sheet as *added*, and a supplementary list where the day's list hangs already. What the draft planned for
 * the same purpose is settled by it and leaves the draft.
 */
export function listMatter(
  ctx: Context,
  input: ListInput,
): Promise<{ changeId: number; hearingId: number; warnings: ListingRuleName[] }> {
  const { key, ...asked } = input;
  const { courtId, caseId, purpose, minutes, overloadBecause, orderedBy } = input;
  return change(
    ctx,
    { action: "hearing.added", permission: "day.record", courtId, key, input: asked },
    async (tx, changeId) => {
      const { timezone } = await courtAndPolicy(tx, courtId);
      const today = dayAt(ctx.now, timezone);
      const day = input.day ?? today;
      if (day < today) throw new Refused("day-past", { day });
      await settleDraft(tx, input);
      const { hearingId, warnings } = await placeHearing(tx, courtId, {
        caseId,
        day,
        purpose,
        minutes,
        source: "added",
        overloadBecause: overloadBecause?.trim() || null,
        orderedBy: orderedBy?.trim() || null,
        countedFrom: today,
      });
      return { changeId, hearingId, warnings: warnings.map(({ rule }) => rule) };
    },
  );
}

async function settleDraft(tx: Transaction, { courtId, caseId, purpose }: ListInput): Promise<void> {
  if (!(await lockDraft(tx, courtId))) return;
  const rows = await findDraftPlacements(tx, courtId);
  const settled = rows.filter((row) => row.caseId === caseId && row.purpose === purpose);
  await deletePlacements(
    tx,
    settled.map(({ id }) => id),
  );
}

import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { courtAndPolicy } from "../districts/court-days.ts";
import { dayAt } from "../rules/court-day.ts";
import type { ListingRuleName } from "../rules/listing-rules.ts";
import type { Purpose } from "../rules/purposes.ts";
import { placeHearing } from "./place-hearings.ts";

export type AddInput = {
  courtId: number;
  caseId: number;
  purpose: Purpose;
  minutes?: number;
  overloadBecause?: string | null;
  orderedBy?: string | null;
  key?: string;
};

/**
 * Takes a matter up on the day itself (fresh challan, jail production, bail): it joins today's sheet as *added*, and
 * a supplementary list when the day's list hangs already.
 */
export function addToToday(
  ctx: Context,
  input: AddInput,
): Promise<{ changeId: number; hearingId: number; warnings: ListingRuleName[] }> {
  const { key, ...asked } = input;
  const { courtId, caseId, purpose, minutes, overloadBecause, orderedBy } = input;
  return change(
    ctx,
    { action: "hearing.added", permission: "day.record", courtId, key, input: asked },
    async (tx, changeId) => {
      const { timezone } = await courtAndPolicy(tx, courtId);
      const day = dayAt(ctx.now, timezone);
      const { hearingId, warnings } = await placeHearing(tx, courtId, {
        caseId,
        day,
        purpose,
        minutes,
        source: "added",
        overloadBecause: overloadBecause?.trim() || null,
        orderedBy: orderedBy?.trim() || null,
        countedFrom: day,
      });
      return { changeId, hearingId, warnings: warnings.map(({ rule }) => rule) };
    },
  );
}

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { ADJOURNMENT_REASONS, SIDES } from "../rules/case/adjournment.ts";
import { adjournRemaining, previewAdjournRemaining } from "./adjourn-remaining.ts";

const note = z.string().trim().max(500).nullish();
const said = z.object({ recordedAt: z.iso.datetime({ offset: true }), isEnteredLater: z.boolean().default(false) });
const spread = z.object({
  courtId: z.number().int().positive(),
  day: z.string().refine(isCourtDay),
  overDays: z.number().int().min(1).max(52).default(3),
  overloadBecause: note,
  orderedBy: z.string().trim().max(120).nullish(),
});

/** What of a day was not reached goes to other days. */
export const adjournRemainingRouter = router({
  previewAdjournRemaining: reads("hearings.read")
    .input(spread)
    .query(({ ctx, input }) => previewAdjournRemaining(ctx, input)),
  adjournRemaining: changes("day.record")
    .input(
      spread.extend(said.shape).extend({ reason: z.enum(ADJOURNMENT_REASONS), side: z.enum(SIDES).nullish(), note }),
    )
    .mutation(({ ctx, input }) => adjournRemaining(ctx, input)),
});

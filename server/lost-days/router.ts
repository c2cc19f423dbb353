import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { bestDays } from "../listing/search-days.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { ADJOURNMENT_REASONS, SIDES } from "../rules/case/adjournment.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { LOST_KINDS } from "../rules/lost-days/lost-day.ts";
import { loseDay, previewLoss } from "./lose-day.ts";
import { lostDays, whoIsTold } from "./who-is-told.ts";

const id = z.number().int().positive();
const day = z.custom<CourtDay>((value) => typeof value === "string" && isCourtDay(value));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const choice = z.object({
  courtId: id,
  day,
  blocks: z.array(time).min(1).max(20).nullable(),
  orderedBy: z.string().trim().max(120).nullish(),
});

export const lostDaysRouter = router({
  preview: reads("hearings.read")
    .input(choice)
    .query(({ ctx, input }) => previewLoss(ctx, input)),
  lose: changes("calendar.change")
    .input(
      choice.extend({
        kind: z.enum(LOST_KINDS),
        because: z.string().trim().min(1).max(160),
        becauseUr: z.string().trim().max(160).nullish(),
        reason: z.enum(ADJOURNMENT_REASONS).nullish(),
        side: z.enum(SIDES).nullish(),
        mark: z.string().max(64).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => loseDay(ctx, input)),
  list: reads("hearings.read")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => lostDays(ctx, input)),
  told: reads("hearings.read")
    .input(z.object({ courtId: id, lostDayId: id }))
    .query(({ ctx, input }) => whoIsTold(ctx, input)),
  bestDays: reads("hearings.read")
    .input(
      z.object({
        ...{ courtId: id, caseId: id, purpose: z.enum(PURPOSES), from: day.optional() },
        n: z.number().int().min(1).max(10).default(3),
      }),
    )
    .query(({ ctx, input }) => bestDays(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { confirmReady, endStandby } from "./standby.ts";
import { standbyOffers } from "./standby-offers.ts";
import { stepIn } from "./step-in.ts";

const id = z.number().int().positive();
const version = id;
const day = z.string().refine(isCourtDay);
const ofCourt = z.object({ courtId: id });

/** Matters that stand by for a free place. */
export const standbyRouter = router({
  offers: reads("hearings.read")
    .input(ofCourt)
    .query(({ ctx, input }) => standbyOffers(ctx, input)),
  confirm: changes("hearings.plan")
    .input(ofCourt.extend({ hearingId: id, untilDay: day }))
    .mutation(({ ctx, input }) => confirmReady(ctx, input)),
  end: changes("hearings.plan")
    .input(ofCourt.extend({ standbyId: id, version }))
    .mutation(({ ctx, input }) => endStandby(ctx, input)),
  stepIn: changes("hearings.plan")
    .input(ofCourt.extend({ standbyId: id, version, day, orderedBy: z.string().trim().max(120).nullish() }))
    .mutation(({ ctx, input }) => stepIn(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { askAnotherDate, refuseRequest, requestsOfCourt, takeBackRequest } from "../own-days/date-requests.ts";
import { myClashes } from "../own-days/own-clashes.ts";
import { peopleForDate, peopleOfDays } from "../own-days/people-clashes.ts";
import { acceptRotation, endRotation, rotations } from "../own-days/rotations.ts";
import { recordStandIn, removeStandIn } from "../own-days/stand-ins.ts";
import { workload } from "../own-days/workload.ts";
import { isCourtDay } from "../rules/court-day.ts";
import { ASKED_BECAUSE } from "../rules/date-request.ts";
import { PURPOSES } from "../rules/purposes.ts";
import { confirmReady, endStandby } from "./standby.ts";
import { standbyOffers } from "./standby-offers.ts";
import { stepIn } from "./step-in.ts";

const id = z.number().int().positive();
const version = id;
const day = z.string().refine(isCourtDay);
const block = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
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

/** People who are wanted in two places at once, who stands in for them, who asks for another date, and prosecutors in turn. */
export const presenceRouter = router({
  mine: reads("matters.read").query(({ ctx }) => myClashes(ctx)),
  ask: changes("date.ask")
    .input(
      ofCourt.extend({
        hearingIds: z.array(id).min(1).max(100),
        because: z.enum(ASKED_BECAUSE),
        words: z.string().trim().min(1).max(500),
      }),
    )
    .mutation(({ ctx, input }) => askAnotherDate(ctx, input)),
  takeBack: changes("date.ask")
    .input(ofCourt.extend({ id, version }))
    .mutation(({ ctx, input }) => takeBackRequest(ctx, input)),
  requests: reads("hearings.read")
    .input(ofCourt.extend({ caseId: id.optional() }))
    .query(({ ctx, input }) => requestsOfCourt(ctx, input)),
  refuse: changes("hearings.plan")
    .input(ofCourt.extend({ id, version, answer: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => refuseRequest(ctx, input)),
  ofDays: reads("hearings.read")
    .input(ofCourt.extend({ from: day, until: day }))
    .query(({ ctx, input }) => peopleOfDays(ctx, input)),
  forDate: reads("hearings.read")
    .input(ofCourt.extend({ caseId: id, purpose: z.enum(PURPOSES), day, block: block.nullish() }))
    .query(({ ctx, input: { block = null, ...asked } }) => peopleForDate(ctx, { ...asked, block })),
  recordStandIn: changes("day.record")
    .input(ofCourt.extend({ day, personId: id, by: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => recordStandIn(ctx, input)),
  removeStandIn: changes("day.record")
    .input(ofCourt.extend({ id, version }))
    .mutation(({ ctx, input }) => removeStandIn(ctx, input)),
  workload: reads("workload.read")
    .input(ofCourt.extend({ weeks: z.number().int().min(1).max(26) }))
    .query(({ ctx, input }) => workload(ctx, input)),
  rotations: reads("hearings.read")
    .input(ofCourt)
    .query(({ ctx, input }) => rotations(ctx, input)),
  acceptRotation: changes("hearings.plan")
    .input(ofCourt.extend({ personId: id, fromDay: day, courts: z.array(id).min(2).max(8) }))
    .mutation(({ ctx, input }) => acceptRotation(ctx, input)),
  endRotation: changes("hearings.plan")
    .input(ofCourt.extend({ id, version }))
    .mutation(({ ctx, input }) => endRotation(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { ASKED_BECAUSE } from "../rules/own-days/date-request.ts";
import { askAnotherDate, refuseRequest, requestsOfCourt, takeBackRequest } from "./date-requests.ts";
import { myClashes } from "./own-clashes.ts";
import { peopleForDate, peopleOfDays } from "./people-clashes.ts";
import { acceptRotation, endRotation, rotations } from "./rotations.ts";
import { recordStandIn, removeStandIn } from "./stand-ins.ts";
import { workload } from "./workload.ts";

const id = z.number().int().positive();
const version = id;
const day = z.string().refine(isCourtDay);
const block = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const ofCourt = z.object({ courtId: id });

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

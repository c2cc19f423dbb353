import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { PROCESS_CAUSES } from "../rules/process/process-causes.ts";
import { PROCESS_KINDS, PROCESS_STATES, SERVERS } from "../rules/process/process-states.ts";
import { acceptProcess, addressProcess, markProcess, remakeOrders } from "./process-acts.ts";
import { checkProcess } from "./process-check.ts";
import { processOfDay } from "./process-of-day.ts";
import { markRecall } from "./process-recall-marks.ts";
import { toGoOut } from "./process-to-go-out.ts";

const id = z.number().int().positive();
const day = z.string().refine(isCourtDay);
const ofCourt = z.object({ courtId: id });
const ofDay = ofCourt.extend({ day });
const some = z.array(id).min(1).max(500);

/** What goes out for the next date, and what came of it. */
export const processRouter = router({
  ofDay: reads("day.record")
    .input(ofDay)
    .query(({ ctx, input }) => processOfDay(ctx, input)),
  check: reads("day.record")
    .input(ofCourt.extend({ day: day.nullish() }))
    .query(({ ctx, input }) => checkProcess(ctx, input)),
  accept: changes("day.record")
    .input(
      ofCourt.extend({
        items: z
          .array(
            z.object({
              hearingId: id,
              kind: z.enum(PROCESS_KINDS),
              casePersonId: id.nullable(),
              requestId: id.nullable(),
              servedBy: z.enum(SERVERS),
              addressee: z.string().trim().max(200).nullable(),
              because: z.enum(PROCESS_CAUSES).optional(),
            }),
          )
          .min(1)
          .max(500),
        as: z.enum(["to-issue", "issued", "struck"]),
      }),
    )
    .mutation(({ ctx, input }) => acceptProcess(ctx, input)),
  mark: changes("day.record")
    .input(
      ofCourt.extend({
        ids: some,
        to: z.enum(PROCESS_STATES),
        day: day.nullish(),
        note: z.string().trim().max(500).nullish(),
      }),
    )
    .mutation(({ ctx, input }) => markProcess(ctx, input)),
  markRecall: changes("day.record")
    .input(
      ofCourt.extend({
        ids: some,
        as: z.enum(["sent", "acknowledged"]),
        day: day.nullish(),
        by: z.string().trim().max(200).nullish(),
      }),
    )
    .mutation(({ ctx, input }) => markRecall(ctx, input)),
  toGoOut: reads("day.record")
    .input(ofCourt.extend({ of: z.union([z.object({ day }), z.object({ hearingIds: z.array(id).max(200) })]) }))
    .query(({ ctx, input }) => toGoOut(ctx, input)),
  remake: changes("day.record")
    .input(ofCourt.extend({ ids: some }))
    .mutation(({ ctx, input }) => remakeOrders(ctx, input)),
  address: changes("day.record")
    .input(ofCourt.extend({ ids: some, addressee: z.string().trim().max(200) }))
    .mutation(({ ctx, input }) => addressProcess(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { MARKS } from "../rules/listing/attendance.ts";
import { addToOrder, adjournmentsOf, orderSheet, ordersOfDay } from "./order-sheet.ts";
import { saveAttendance } from "./save-attendance.ts";

const id = z.number().int().positive();
const ofCourt = z.object({ courtId: id });
const ofCase = ofCourt.extend({ caseId: id });
const ofDay = ofCourt.extend({ day: z.string().refine(isCourtDay) });

/** Who came to a hearing, and the order that was made. */
export const ordersRouter = router({
  saveAttendance: changes("day.record")
    .input(
      ofCourt.extend({
        hearingId: id,
        marks: z.array(z.object({ casePersonId: id, mark: z.enum(MARKS) })).max(200),
        recordedAt: z.iso.datetime({ offset: true }),
      }),
    )
    .mutation(({ ctx, input }) => saveAttendance(ctx, input)),
  adjournments: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => adjournmentsOf(ctx, input)),
  orderSheet: reads("docket.read")
    .input(ofCase)
    .query(({ ctx, input }) => orderSheet(ctx, input)),
  ordersOfDay: reads("hearings.read")
    .input(ofDay)
    .query(({ ctx, input }) => ordersOfDay(ctx, input)),
  addToOrder: changes("day.record")
    .input(ofCourt.extend({ outcomeId: id, version: id, note: z.string().trim().max(500).nullable() }))
    .mutation(({ ctx, input }) => addToOrder(ctx, input)),
});

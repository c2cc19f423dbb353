import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { REPORT_ANSWERS, REPORT_KINDS } from "../rules/own-days/officer-reports.ts";
import { OWN_ABSENCE_KINDS } from "../rules/people/people.ts";
import { sendReport, takeBack } from "./officer-reports.ts";
import { ownDays } from "./own-days.ts";
import { confirmReport, reportsOfCourt, turnDownReport, waitingReports } from "./settle-reports.ts";

const id = z.number().int().positive();
const day = z
  .string()
  .refine(isCourtDay)
  .transform((text) => text as CourtDay);
const ofCourt = z.object({ courtId: id });
const ofReport = ofCourt.extend({ reportId: id, version: id });

/** A prosecutor's or officer's own days, and what an officer reports of them. */
export const daysRouter = router({
  own: reads("matters.read").query(({ ctx }) => ownDays(ctx)),
  report: changes("reports.send")
    .input(
      ofCourt.extend({
        kind: z.enum(REPORT_KINDS),
        subjectId: id,
        day: day.nullable(),
        because: z.enum(OWN_ABSENCE_KINDS).nullable(),
        note: z.string().trim().max(300).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => sendReport(ctx, input)),
  takeBack: changes("reports.send")
    .input(ofReport)
    .mutation(({ ctx, input }) => takeBack(ctx, input)),
  reports: reads("docket.read")
    .input(ofCourt.extend({ caseId: id.optional() }))
    .query(({ ctx, input }) => reportsOfCourt(ctx, input)),
  waitingReports: reads("docket.read")
    .input(ofCourt)
    .query(({ ctx, input }) => waitingReports(ctx, input)),
  confirm: changes("docket.change")
    .input(ofReport.extend({ isPart: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => confirmReport(ctx, input)),
  turnDown: changes("docket.change")
    .input(ofReport.extend({ answer: z.enum(REPORT_ANSWERS) }))
    .mutation(({ ctx, input }) => turnDownReport(ctx, input)),
});

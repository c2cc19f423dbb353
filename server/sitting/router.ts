import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { nextDates } from "../listing/next-dates.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { ADJOURNMENT_REASONS, SIDES } from "../rules/case/adjournment.ts";
import { CALL_EVENTS, DISPOSALS, OUTCOMES } from "../rules/case/outcomes.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { callMatter } from "./call-matter.ts";
import { carryOver, previewCarryOver } from "./carry-over.ts";
import { correctOutcome } from "./correct-outcome.ts";
import { daySheet } from "./day-sheet.ts";
import { comingDay, endDay, leftBehind } from "./end-of-day.ts";
import { recordOutcome } from "./record-outcome.ts";
import { splitJuvenile } from "./split-juvenile.ts";

const id = z.number().int().positive();
const day = z.string().refine(isCourtDay);
const note = z.string().trim().max(500).nullish();
const ofCourt = z.object({ courtId: id });
const ofDay = ofCourt.extend({ day });

const said = z.object({ recordedAt: z.iso.datetime({ offset: true }), isEnteredLater: z.boolean().default(false) });
const next = z.object({
  purpose: z.enum(PURPOSES),
  day,
  overloadBecause: note,
  orderedBy: z.string().trim().max(120).nullish(),
});
const outcome = said.extend({
  courtId: id,
  hearingId: id,
  kind: z.enum(OUTCOMES),
  reason: z.enum(ADJOURNMENT_REASONS).nullish(),
  side: z.enum(SIDES).nullish(),
  note,
  disposal: z.enum(DISPOSALS).nullish(),
  next: next.nullish(),
});
const spread = ofDay.extend({
  overDays: z.number().int().min(1).max(52).default(3),
  overloadBecause: note,
  orderedBy: z.string().trim().max(120).nullish(),
});
const carried = spread.extend({ withUncalled: z.boolean().default(false) });

export const hearingsRouter = router({
  daySheet: reads("hearings.read")
    .input(ofDay)
    .query(({ ctx, input }) => daySheet(ctx, input)),
  nextDates: reads("hearings.read")
    .input(ofCourt.extend({ from: day, n: z.number().int().min(1).max(10).default(5), caseId: id.optional() }))
    .query(({ ctx, input }) => nextDates(ctx, input)),
  comingDay: reads("hearings.read")
    .input(ofCourt)
    .query(({ ctx, input }) => comingDay(ctx, input)),
  leftBehind: reads("hearings.read")
    .input(ofCourt)
    .query(({ ctx, input }) => leftBehind(ctx, input)),
  recordOutcome: changes("day.record")
    .input(outcome.extend({ version: z.number().int().positive() }))
    .mutation(({ ctx, input }) => recordOutcome(ctx, input)),
  correctOutcome: changes("day.record")
    .input(outcome.extend({ outcomeId: id, because: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => correctOutcome(ctx, input)),
  callMatter: changes("day.record")
    .input(ofCourt.extend({ hearingId: id, kind: z.enum(CALL_EVENTS), calledAt: z.iso.datetime({ offset: true }) }))
    .mutation(({ ctx, input }) => callMatter(ctx, input)),
  previewCarryOver: reads("hearings.read")
    .input(carried)
    .query(({ ctx, input }) => previewCarryOver(ctx, input)),
  carryOver: changes("day.record")
    .input(carried.extend(said.shape))
    .mutation(({ ctx, input }) => carryOver(ctx, input)),
  endDay: changes("day.record")
    .input(ofDay)
    .mutation(({ ctx, input }) => endDay(ctx, input)),
  splitJuvenile: changes("docket.change")
    .input(
      ofCourt.extend({
        casePersonId: id,
        version: z.number().int().positive(),
        number: z.string().max(120),
        day: day.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => splitJuvenile(ctx, input)),
});

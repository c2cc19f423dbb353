import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { listMatter } from "../listing/list-case.ts";
import { moveDays } from "../listing/move-days.ts";
import { moveHearing, withdrawHearing } from "../listing/move-hearing.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { acceptDraft } from "./accept-draft.ts";
import { listSettings } from "./board-lists.ts";
import { discardDraft, pinPlacements, placeOnDay, removePlacements, swapPlacements } from "./edit-draft.ts";
import { orderInDay } from "./order-day.ts";
import { planCourtDays } from "./plan-court-days.ts";
import { planJob, startPlan, stopPlan } from "./plan-jobs.ts";
import { plannerBoard } from "./planner-board.ts";

const id = z.number().int().positive();
const day = z.custom<CourtDay>((value) => typeof value === "string" && isCourtDay(value));
const block = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();
const words = z.string().max(300).nullish();
const row = z.object({ id, version: z.number().int().positive() });
const rows = z.array(row).min(1).max(200);
const weeks = z.number().int().min(1).max(26);
const cap = z.object({
  minutes: z.number().int().min(1).max(5000),
  matters: z.number().int().min(1).max(1000),
  because: z.string().max(300).nullable().default(null),
});
const matter = z.object({ kind: z.enum(["hearing", "draft"]), id });

export const plannerRouter = router({
  board: reads("hearings.read")
    .input(
      z.object({ courtId: id, from: day.optional(), weeks, trayLimit: z.number().int().min(1).max(1000).default(50) }),
    )
    .query(({ ctx, input }) => plannerBoard(ctx, input)),
  lists: reads("hearings.read")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => listSettings(ctx, input)),
  moveDays: reads("hearings.read")
    .input(z.object({ courtId: id, caseIds: z.array(id).max(200).default([]) }))
    .query(({ ctx, input }) => moveDays(ctx, input)),
  plan: changes("hearings.plan")
    .input(z.object({ courtId: id, fromDay: day, weeks, cap: cap.nullish() }))
    .mutation(({ ctx, input }) => planCourtDays(ctx, input)),
  start: changes("district.plan")
    .input(z.object({ courtIds: z.array(id).min(1).max(100), fromDay: day, weeks, cap: cap.nullish() }))
    .mutation(({ ctx, input }) => startPlan(ctx, input)),
  job: reads("hearings.read")
    .input(z.object({ courtId: id, jobId: z.uuid().optional() }))
    .query(({ ctx, input }) => planJob(ctx, input)),
  stop: changes("district.plan")
    .input(z.object({ courtId: id, jobId: z.uuid() }))
    .mutation(({ ctx, input }) => stopPlan(ctx, input)),
  accept: changes("hearings.plan")
    .input(
      z.object({
        courtId: id,
        plannedAt: z.iso.datetime(),
        keep: z.object({ days: z.array(day).max(400), rows: z.array(row).max(2000) }).nullish(),
        leave: z.array(day).max(400).optional(),
      }),
    )
    .mutation(({ ctx, input }) => acceptDraft(ctx, input)),
  discard: changes("hearings.plan")
    .input(z.object({ courtId: id }))
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),
  pin: changes("hearings.plan")
    .input(z.object({ courtId: id, rows, isPinned: z.boolean() }))
    .mutation(({ ctx, input }) => pinPlacements(ctx, input)),
  place: changes("hearings.plan")
    .input(z.object({ courtId: id, rows, day, block: block.optional(), overloadBecause: words }))
    .mutation(({ ctx, input }) => placeOnDay(ctx, input)),
  swap: changes("hearings.plan")
    .input(z.object({ courtId: id, one: row, other: row, overloadBecause: words }))
    .mutation(({ ctx, input }) => swapPlacements(ctx, input)),
  remove: changes("hearings.plan")
    .input(z.object({ courtId: id, rows }))
    .mutation(({ ctx, input }) => removePlacements(ctx, input)),
  order: changes("hearings.plan")
    .input(
      z.object({
        courtId: id,
        day,
        moved: matter.extend({ version: z.number().int() }),
        block,
        before: matter.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => orderInDay(ctx, input)),
  moveHearing: changes("hearings.plan")
    .input(
      z.object({
        courtId: id,
        hearingId: id,
        version: z.number().int().positive(),
        day,
        block: block.optional(),
        reason: words,
        orderedBy: words,
        overloadBecause: words,
      }),
    )
    .mutation(({ ctx, input }) => moveHearing(ctx, input)),
  withdrawHearing: changes("hearings.plan")
    .input(
      z.object({
        courtId: id,
        hearingId: id,
        version: z.number().int().positive(),
        reason: z.string().max(300),
        orderedBy: words,
        instead: z
          .discriminatedUnion("kind", [
            z.object({ kind: z.literal("date"), day, overloadBecause: words }),
            z.object({ kind: z.literal("dormant"), reviewDay: day }),
          ])
          .nullish(),
      }),
    )
    .mutation(({ ctx, input }) => withdrawHearing(ctx, input)),
  listMatter: changes("day.record")
    .input(
      z.object({
        courtId: id,
        caseId: id,
        purpose: z.enum(PURPOSES),
        day: day.optional(),
        minutes: z.number().int().min(1).max(600).optional(),
        overloadBecause: words,
        orderedBy: words,
      }),
    )
    .mutation(({ ctx, input }) => listMatter(ctx, input)),
});

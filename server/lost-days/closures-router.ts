import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { confirmClosure, declareClosure, previewClosure, previewConfirmed, withdrawClosure } from "./close-day.ts";

const id = z.number().int().positive();
const day = z.string().refine(isCourtDay);
const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);
const which = { courtId: id, closureId: id, version: id };
const sweep = {
  sweep: z.boolean(),
  orderedBy: z.string().trim().max(120).nullish(),
  mark: z.string().max(64).nullish(),
};
const declared = z.object({
  courtId: id,
  isWholeDistrict: z.boolean(),
  ...sweep,
  fromDay: day,
  untilDay: day,
  kind: z.enum(["gazetted", "tentative", "strike", "security", "vacation", "leave", "other"]),
  effect: z.enum(["closed", "no-work", "duty"]),
  nameEn: z.string().trim().min(1).max(160),
  nameUr: maybe(160),
  source: maybe(400),
  isConfirmed: z.boolean(),
  alternatives: z.array(day).max(10).nullable(),
});
const confirmed = z.object({
  ...which,
  moved: z.object({ fromDay: day, untilDay: day }).nullable(),
  ...sweep,
});

/** Closures touch hearings, so that their changes are asked for here; they are read with the court's settings. */
export const closuresRouter = router({
  preview: reads("calendar.change")
    .input(declared)
    .query(({ ctx, input }) => previewClosure(ctx, input)),
  declare: changes("calendar.change")
    .input(declared)
    .mutation(({ ctx, input }) => declareClosure(ctx, input)),
  previewConfirmed: reads("calendar.change")
    .input(confirmed)
    .query(({ ctx, input }) => previewConfirmed(ctx, input)),
  confirm: changes("calendar.change")
    .input(confirmed)
    .mutation(({ ctx, input }) => confirmClosure(ctx, input)),
  withdraw: changes("calendar.change")
    .input(z.object(which))
    .mutation(({ ctx, input }) => withdrawClosure(ctx, input)),
});

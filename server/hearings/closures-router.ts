import { z } from "zod";
import { isCourtDay } from "../rules/court-day.ts";
import { changes, router } from "../trpc.ts";
import { confirmClosure, declareClosure, withdrawClosure } from "./close-day.ts";

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

/** Closures touch hearings, so that their changes are asked for here; they are read with the court's settings. */
export const closuresRouter = router({
  declare: changes("calendar.change")
    .input(
      z.object({
        courtId: id,
        isWholeDistrict: z.boolean(),
        sweep: z.boolean(),
        fromDay: day,
        untilDay: day,
        kind: z.enum(["gazetted", "tentative", "strike", "security", "vacation", "leave", "other"]),
        effect: z.enum(["closed", "no-work", "duty"]),
        nameEn: z.string().trim().min(1).max(160),
        nameUr: maybe(160),
        source: maybe(400),
        isConfirmed: z.boolean(),
        alternatives: z.array(day).max(10).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => declareClosure(ctx, input)),
  confirm: changes("calendar.change")
    .input(z.object({ ...which, moved: z.object({ fromDay: day, untilDay: day }).nullable(), sweep: z.boolean() }))
    .mutation(({ ctx, input }) => confirmClosure(ctx, input)),
  withdraw: changes("calendar.change")
    .input(z.object(which))
    .mutation(({ ctx, input }) => withdrawClosure(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { type CourtDay, isCourtDay } from "../rules/calendar/court-day.ts";
import { previewLists } from "./preview.ts";
import { publishLists } from "./publish.ts";
import { takeDownList } from "./take-down.ts";

const courtId = z.number().int().positive();
const day = z.custom<CourtDay>((value) => typeof value === "string" && isCourtDay(value));
const days = z.array(day).min(1).max(30);

export const listsRouter = router({
  preview: reads("hearings.read")
    .input(z.object({ courtId, days, language: z.enum(["en", "ur"]) }))
    .query(({ ctx, input }) => previewLists(ctx, input)),
  publish: changes("lists.publish")
    .input(z.object({ courtId, days }))
    .mutation(({ ctx, input }) => publishLists(ctx, input)),
  takeDown: changes("lists.publish")
    .input(
      z.object({ courtId, day, supplementary: z.number().int().positive().nullable(), reason: z.string().max(300) }),
    )
    .mutation(({ ctx, input }) => takeDownList(ctx, input)),
});

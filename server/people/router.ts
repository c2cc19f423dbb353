import { z } from "zod";
import { isCourtDay } from "../rules/court-day.ts";
import { ABSENCE_KINDS } from "../rules/people.ts";
import { changes, reads, router } from "../trpc.ts";
import { officialsAway, removeAbsence, saveAbsence, saveComesFrom } from "./absences.ts";

const id = z.number().int().positive();
const day = z.string().refine(isCourtDay);

/** When officials and counsel are away, and where they come from. */
export const officialsRouter = router({
  away: reads("docket.read")
    .input(z.object({ courtId: id }))
    .query(({ ctx, input }) => officialsAway(ctx, input)),
  saveAbsence: changes("docket.change")
    .input(z.object({ courtId: id, personId: id, fromDay: day, untilDay: day, kind: z.enum(ABSENCE_KINDS) }))
    .mutation(({ ctx, input }) => saveAbsence(ctx, input)),
  removeAbsence: changes("docket.change")
    .input(z.object({ courtId: id, id, version: z.number().int().positive() }))
    .mutation(({ ctx, input }) => removeAbsence(ctx, input)),
  saveComesFrom: changes("docket.change")
    .input(z.object({ courtId: id, personId: id, comesFrom: z.string().trim().max(120).nullable() }))
    .mutation(({ ctx, input }) => saveComesFrom(ctx, input)),
});

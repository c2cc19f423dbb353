import { z } from "zod";
import { PERSON_ROLES } from "../core/permission.ts";
import { changes, reads, router } from "../core/trpc.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import { coverCourt, endCover, listCovers } from "./cover.ts";
import { addStaff, changeStaff, listOfficials, listStaff, resetCode, resetPassword } from "./staff.ts";

const member = {
  name: z.string().trim().min(1).max(120),
  role: z.enum(["administrator", "clerk", "judge", "supervisor", ...PERSON_ROLES]),
  courtId: z.number().int().positive().nullable(),
};
const personId = z.number().int().positive().nullish();
const day = z.string().refine(isCourtDay);
const username = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._]{3,40}$/);

export const staffRouter = router({
  officials: reads("people.manage")
    .input(z.object({ role: z.enum(PERSON_ROLES) }))
    .query(({ ctx, input }) => listOfficials(ctx, input)),
  list: reads("people.manage").query(({ ctx }) => listStaff(ctx)),
  add: changes("people.manage")
    .input(z.object({ ...member, username, personId }))
    .mutation(({ ctx, input }) => addStaff(ctx, input)),
  change: changes("people.manage")
    .input(
      z.object({ ...member, userId: z.string().min(1), version: z.number().int(), isActive: z.boolean(), personId }),
    )
    .mutation(({ ctx, input }) => changeStaff(ctx, input)),
  resetPassword: changes("people.manage")
    .input(z.object({ userId: z.string().min(1) }))
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
  resetCode: changes("people.manage")
    .input(z.object({ userId: z.string().min(1) }))
    .mutation(({ ctx, input }) => resetCode(ctx, input)),
  covers: reads("people.manage").query(({ ctx }) => listCovers(ctx)),
  cover: changes("people.manage")
    .input(
      z.object({
        userId: z.string().min(1),
        courtId: z.number().int().positive(),
        fromDay: day,
        untilDay: day,
        orderedBy: z.string().trim().max(120).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => coverCourt(ctx, input)),
  endCover: changes("people.manage")
    .input(z.object({ coverId: z.number().int().positive(), version: z.number().int() }))
    .mutation(({ ctx, input }) => endCover(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../trpc.ts";
import { addStaff, changeStaff, listStaff, resetPassword } from "./staff.ts";

const member = {
  name: z.string().trim().min(1).max(120),
  role: z.enum(["administrator", "clerk", "judge", "supervisor"]),
  courtId: z.number().int().positive().nullable(),
};
const username = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._]{3,40}$/);

export const staffRouter = router({
  list: reads("people.manage").query(({ ctx }) => listStaff(ctx)),
  add: changes("people.manage")
    .input(z.object({ ...member, username }))
    .mutation(({ ctx, input }) => addStaff(ctx, input)),
  change: changes("people.manage")
    .input(z.object({ ...member, userId: z.string().min(1), version: z.number().int(), isActive: z.boolean() }))
    .mutation(({ ctx, input }) => changeStaff(ctx, input)),
  resetPassword: changes("people.manage")
    .input(z.object({ userId: z.string().min(1) }))
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
});

import { z } from "zod";
import { PERSON_ROLES } from "../core/permission.ts";
import { changes, reads, router } from "../core/trpc.ts";
import { handOver, handOverMatters, previewHandOver } from "./hand-over.ts";

const id = z.number().int().positive();
const userId = z.string().min(1).max(100);

export const handOverRouter = router({
  previewHandOver: reads("people.manage")
    .input(z.object({ userId }))
    .query(({ ctx, input }) => previewHandOver(ctx, input)),
  handOver: changes("people.manage")
    .input(z.object({ courtId: id, userId, toPersonId: id.nullable(), toUserId: userId.nullable() }))
    .mutation(({ ctx, input }) => handOver(ctx, input)),
  handOverMatters: changes("people.manage")
    .input(z.object({ courtId: id, personId: id, role: z.enum(PERSON_ROLES), toPersonId: id }))
    .mutation(({ ctx, input }) => handOverMatters(ctx, input)),
});

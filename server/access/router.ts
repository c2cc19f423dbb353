import { z } from "zod";
import { changes, router } from "../trpc.ts";
import { undoChange } from "./undo.ts";

const id = z.number().int().positive();

export const changesRouter = router({
  undo: changes("change.undo")
    .input(z.object({ courtId: id, changeId: id }))
    .mutation(({ ctx, input }) => undoChange(ctx, input)),
});

import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { endOwnSessions, listOwnSessions, lockOwnSession, setOwnPin } from "./own-sessions.ts";
import { undoChange } from "./undo.ts";

const id = z.number().int().positive();

export const changesRouter = router({
  undo: changes("change.undo")
    .input(z.object({ courtId: id, changeId: id }))
    .mutation(({ ctx, input }) => undoChange(ctx, input)),
});

/** One's own sign-in: where it is open, its PIN on this device, the lock. */
export const accountRouter = router({
  sessions: reads("self.read").query(({ ctx }) => listOwnSessions(ctx)),
  endSessions: changes("self.change")
    .input(z.object({ sessionId: z.string().min(1).max(100).nullable() }))
    .mutation(({ ctx, input }) => endOwnSessions(ctx, input)),
  lock: changes("self.read").mutation(({ ctx, input }) => lockOwnSession(ctx, input)),
  setPin: changes("self.change")
    .input(z.object({ pin: z.string().max(40).nullable() }))
    .mutation(({ ctx, input }) => setOwnPin(ctx, input)),
});

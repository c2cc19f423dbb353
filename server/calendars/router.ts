import { z } from "zod";
import { changes, reads, router } from "../trpc.ts";
import { makeFeed, ownFeed, revokeFeed } from "./own-feed.ts";

export const feedsRouter = router({
  own: reads("feed.own").query(({ ctx }) => ownFeed(ctx)),
  make: changes("feed.own")
    .input(
      z.object({
        token: z
          .string()
          .length(43)
          .regex(/^[\w-]+$/),
        level: z.enum(["full", "busy"]),
        language: z.enum(["en", "ur"]),
      }),
    )
    .mutation(({ ctx, input }) => makeFeed(ctx, input)),
  revoke: changes("feed.own").mutation(({ ctx, input }) => revokeFeed(ctx, input)),
});

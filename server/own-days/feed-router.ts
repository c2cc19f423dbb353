import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { districtFeed, makeDistrictFeed, makeFeed, ownFeed, revokeDistrictFeed, revokeFeed } from "./own-feed.ts";

const token = z
  .string()
  .length(43)
  .regex(/^[\w-]+$/);

export const feedsRouter = router({
  own: reads("feed.own").query(({ ctx }) => ownFeed(ctx)),
  make: changes("feed.own")
    .input(
      z.object({
        token,
        level: z.enum(["full", "busy"]),
        language: z.enum(["en", "ur"]),
      }),
    )
    .mutation(({ ctx, input }) => makeFeed(ctx, input)),
  revoke: changes("feed.own").mutation(({ ctx, input }) => revokeFeed(ctx, input)),
  ofDistrict: reads("settings.change").query(({ ctx }) => districtFeed(ctx)),
  makeOfDistrict: changes("settings.change")
    .input(z.object({ token }))
    .mutation(({ ctx, input }) => makeDistrictFeed(ctx, input)),
  revokeOfDistrict: changes("settings.change").mutation(({ ctx, input }) => revokeDistrictFeed(ctx, input)),
});

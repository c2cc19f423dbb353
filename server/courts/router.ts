import { reads, router } from "../core/trpc.ts";
import { whoAmI } from "./my-courts.ts";

export const districtsRouter = router({
  me: reads("self.read").query(({ ctx }) => whoAmI(ctx)),
});

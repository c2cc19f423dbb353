import { reads, router } from "../core/trpc.ts";
import { courtFigures } from "./court-figures.ts";

export const figuresRouter = router({
  courts: reads("figures.read").query(({ ctx }) => courtFigures(ctx)),
});

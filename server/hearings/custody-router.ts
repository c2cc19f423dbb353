import { custodyInput } from "../cases/custody-input.ts";
import { changes, router } from "../trpc.ts";
import { recordCustodyOf } from "./record-custody-of.ts";

/** Custody, which the orders of production follow: a part of what a screen asks of people. */
export const custodyRouter = router({
  custody: changes("docket.change")
    .input(custodyInput)
    .mutation(({ ctx, input }) => recordCustodyOf(ctx, input)),
});

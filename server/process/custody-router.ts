import { z } from "zod";
import { custodyInput } from "../case/custody-input.ts";
import { caseEntry as entry, gridRow, liftingOrder as order } from "../case/entry-input.ts";
import { changes, router } from "../core/trpc.ts";
import { editCaseOf, recordCustodyOf, saveRegisterOf } from "./record-custody-of.ts";

/** Custody, which the orders of production follow: a part of what a screen asks of people. */
export const custodyRouter = router({
  custody: changes("docket.change")
    .input(custodyInput)
    .mutation(({ ctx, input }) => recordCustodyOf(ctx, input)),
});

const id = z.number().int().positive();

/** What is written of cases by form and grid, custody with the rest: a part of what a screen asks of cases. */
export const caseEditsRouter = router({
  edit: changes("docket.change")
    .input(z.object({ courtId: id, caseId: id, version: z.number().int(), entry, order }))
    .mutation(({ ctx, input }) => editCaseOf(ctx, input)),
  saveRegister: changes("docket.change")
    .input(z.object({ courtId: id, rows: z.array(gridRow).max(20_000) }))
    .mutation(({ ctx, input }) => saveRegisterOf(ctx, input)),
});

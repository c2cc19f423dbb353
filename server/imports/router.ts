import { z } from "zod";
import { DATE_ORDERS, REGISTER_FIELDS } from "../rules/register-fields.ts";
import { changes, reads, router } from "../trpc.ts";
import { commitImport, importProgress } from "./commit-import.ts";
import { listImports, undoImport } from "./import-history.ts";
import { previewImport } from "./preview-import.ts";

const courtId = z.number().int().positive();
const uploadId = z.uuid();
const header = z.string().max(5000);
const mapping = z.object({
  columns: z.record(header, z.enum([...REGISTER_FIELDS, "ignore"])),
  dateOrder: z.record(header, z.enum(DATE_ORDERS)),
});

export const importsRouter = router({
  // Only reads, and is posted all the same: the mapping of a wide register is too long for an address.
  preview: reads("register.import")
    .input(z.object({ courtId, uploadId, mapping: mapping.optional() }))
    .mutation(({ ctx, input }) => previewImport(ctx, input)),
  commit: changes("register.import")
    .input(z.object({ courtId, uploadId, mapping }))
    .mutation(({ ctx, input }) => commitImport(ctx, input)),
  progress: reads("register.import")
    .input(z.object({ courtId, uploadId }))
    .query(({ ctx, input }) => importProgress(ctx, input)),
  list: reads("register.import")
    .input(z.object({ courtId }))
    .query(({ ctx, input }) => listImports(ctx, input.courtId)),
  undo: changes("change.undo")
    .input(z.object({ courtId, importId: z.number().int().positive() }))
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
});

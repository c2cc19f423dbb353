import { z } from "zod";
import { changes, reads, router } from "../core/trpc.ts";
import { PURPOSES } from "../rules/case/purposes.ts";
import { DATE_ORDERS, REGISTER_FIELDS } from "../rules/imports/register-fields.ts";
import { commitImport, importProgress } from "./commit-import.ts";
import { importLines, listImports, openImport, undoImport } from "./import-history.ts";
import { previewImport, previewLines } from "./preview-import.ts";

const courtId = z.number().int().positive();
const uploadId = z.uuid();
const header = z.string().max(5000);
const importId = z.number().int().positive();
const from = z.number().int().min(0);
const which = z.object({ kind: z.enum(["rejected", "warned", "changed"]), because: z.string().max(60).nullable() });
const mapping = z.object({
  columns: z.record(header, z.enum([...REGISTER_FIELDS, "ignore"])),
  dateOrder: z.record(header, z.enum(DATE_ORDERS)),
  readings: z.record(header, z.enum(PURPOSES)).optional(),
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
  /** Only reads, as `preview` does. */
  previewLines: reads("register.import")
    .input(z.object({ courtId, uploadId, mapping, which, from }))
    .mutation(({ ctx, input }) => previewLines(ctx, input)),
  open: reads("register.import")
    .input(z.object({ courtId, importId }))
    .query(({ ctx, input }) => openImport(ctx, input)),
  lines: reads("register.import")
    .input(z.object({ courtId, importId, which, from }))
    .query(({ ctx, input }) => importLines(ctx, input)),
  undo: changes("register.import")
    .input(z.object({ courtId, importId }))
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
});

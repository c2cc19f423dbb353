import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type ImportAnswer, importRegister } from "./import-register.ts";
import { findUpload } from "./reading/stored-uploads.ts";
import type { Mapping } from "./rows/guess-columns.ts";
import { followed, progressOf, type Running } from "./running-imports.ts";

/** Imports a file that was brought before, as its columns were confirmed; others may ask how far it is. */
export async function commitImport(
  ctx: Context,
  input: { courtId: number; uploadId: string; mapping: Mapping; key?: string },
): Promise<ImportAnswer> {
  const { courtId, uploadId, mapping, key } = input;
  const uses = Object.values(mapping.columns);
  if (!uses.some((use) => use === "case_number" || use === "fir" || use === "fir_number")) {
    throw new Refused("invalid", { field: "case_number" });
  }
  const { fileName, fileHash, table } = await findUpload(ctx, courtId, uploadId);
  return followed(uploadId, (onProgress) =>
    importRegister(ctx, { courtId, fileName, fileHash, table, mapping, ...(key ? { key } : {}) }, onProgress),
  );
}

/** How far the import of a file is; null when it does not run. */
export function importProgress(ctx: Context, input: { courtId: number; uploadId: string }): Promise<Running | null> {
  return read(ctx, { permission: "register.import", courtId: input.courtId }, async () => progressOf(input.uploadId));
}

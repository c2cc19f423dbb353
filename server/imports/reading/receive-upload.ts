import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { type FileRefusal, isRefusal, MAX_FILE_BYTES, refusal } from "./decode-text.ts";
import { readUpload } from "./read-upload.ts";
import { keepUpload } from "./stored-uploads.ts";

export type Received = { readonly uploadId: string; readonly rows: number } | FileRefusal;

/**
 * Takes in the file of a person who may import, and keeps what was read of it. The size is counted while the bytes
 * arrive, so that nobody can fill the memory by saying one size and sending another.
 */
export function receiveUpload(
  ctx: Context,
  input: { courtId: number; fileName: string; body: AsyncIterable<Uint8Array> | null },
): Promise<Received> {
  const { courtId, fileName, body } = input;
  return read(ctx, { permission: "register.import", courtId }, async () => {
    const bytes = await readAtMost(body, MAX_FILE_BYTES);
    if (bytes === null) return refusal("file_too_large");
    const table = await readUpload(bytes);
    if (isRefusal(table)) return table;
    return { uploadId: await keepUpload(ctx, courtId, { fileName, bytes, table }), rows: table.rows.length };
  });
}

/** `null` when there are more; the rest is not waited for. */
async function readAtMost(body: AsyncIterable<Uint8Array> | null, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

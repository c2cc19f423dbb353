import type { FileRefusalCode } from "../../../../server/rules/imports/register-fields.ts";

/** What became of a file: kept under an id, or the reason why it was not read; `failed` when it never arrived. */
export type Sent =
  | { uploadId: string }
  | { refused: FileRefusalCode; line: number | null; detail: string | null }
  | { failed: true };

export const MOST_BYTES = 5 * 1024 * 1024;

/** Sends a file as it is; a name may be in any script, so it travels encoded. */
export async function sendFile(courtCode: string, file: Blob, name: string): Promise<Sent> {
  if (file.size > MOST_BYTES) return { refused: "file_too_large", line: null, detail: null };
  try {
    const answer = await fetch(`/api/uploads?court=${encodeURIComponent(courtCode)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(name) },
      body: file,
    });
    if (answer.status === 200 || answer.status === 413 || answer.status === 422) return (await answer.json()) as Sent;
    return { failed: true };
  } catch {
    return { failed: true };
  }
}

import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { Table } from "./read-table.ts";

/** A file that was read and waits for the person who brought it to say what its columns are. */
export type KeptUpload = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly table: Table;
};

type Stored = KeptUpload & { readonly userId: string; readonly courtId: number };

const KEPT_MS = 60 * 60 * 1000;
const FOR_ITS_OWNER = { mode: 0o600 } as const;

function folder(): string {
  return join(/* turbopackIgnore: true */ process.env.PESHI_DATA || join(tmpdir(), "peshi"), "uploads");
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Keeps the table for an hour, for this person and court only; it lies in the data folder, readable by Peshi alone. */
export async function keepUpload(
  ctx: Context,
  courtId: number,
  file: { fileName: string; bytes: Uint8Array; table: Table },
): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await dropOldUploads(ctx.now);
  const id = randomUUID();
  const stored: Stored = {
    userId: userOf(ctx),
    courtId,
    fileName: file.fileName,
    fileHash: createHash("sha256").update(file.bytes).digest("hex"),
    table: file.table,
  };
  const path = join(folder(), `${id}.json`);
  await writeFile(path, JSON.stringify(stored), FOR_ITS_OWNER);
  await utimes(path, ctx.now, ctx.now);
  return id;
}

/** Throws `upload-gone` for what is not there any more, and for what somebody else brought. */
export async function findUpload(ctx: Context, courtId: number, id: string): Promise<KeptUpload> {
  if (!ID.test(id)) throw new Refused("upload-gone");
  const path = join(folder(), `${id}.json`);
  const text = await readFile(path, "utf8").catch(() => null);
  const isOld = text !== null && ctx.now.getTime() - (await stat(path)).mtimeMs > KEPT_MS;
  if (text === null || isOld) throw new Refused("upload-gone");
  const { userId, courtId: ofCourt, ...kept } = JSON.parse(text) as Stored;
  if (userId !== userOf(ctx) || ofCourt !== courtId) throw new Refused("upload-gone");
  return kept;
}

async function dropOldUploads(now: Date): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name);
    const found = await stat(path).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}

function userOf({ actor }: Context): string {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  return actor.userId;
}

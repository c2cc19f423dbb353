import { createHash } from "node:crypto";
import type { Connection } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { lockCasesForDates } from "../listing/undated-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { type FileEntry, type FileSaid, findFileEntries, saveFileSignature } from "./desk-file-store.ts";

/** How long back entries wait for a signature, as days of the sheet do. */
export const SIGN_LOOK_BACK = 60;

/** The database writes the parts of what was said in one order always. */
const fingerprintOf = (said: FileSaid): string => createHash("sha256").update(JSON.stringify(said)).digest("hex");

/**
 * What was entered from the file and not by a hearing's outcome, and is not signed as it stands: judgments with the
 * result of each accused, and settlements. What was signed before tells what changed.
 */
export async function fileToSign(connection: Connection, courtId: number, today: CourtDay) {
  const found = await findFileEntries(connection, courtId, addDays(today, -SIGN_LOOK_BACK));
  return found.flatMap((one) => {
    const fingerprint = fingerprintOf(one.said);
    return one.signed?.fingerprint === fingerprint ? [] : [entryOf(one, fingerprint)];
  });
}

const entryOf = (one: FileEntry, fingerprint: string) => ({
  ...{ kind: one.kind, entryId: one.entryId, caseId: one.caseId, accusedTitle: one.accusedTitle, fingerprint },
  ...{ said: one.said, signedBefore: one.signed?.said ?? null, label: officeNumber(one) },
});

export type SignFileInput = {
  courtId: number;
  entries: { kind: FileEntry["kind"]; entryId: number; fingerprint: string }[];
  key?: string;
};

/** The judge's signature under entries of the file. Refused as `stale` when one of them is not as it was shown. */
export function signFile(ctx: Context, input: SignFileInput): Promise<{ changeId: number; signed: number }> {
  const { courtId, key, entries } = input;
  const act = { action: "file.signed", permission: "day.sign", courtId, key, input: { entries } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const seen = await fileToSign(tx, courtId, today);
    await lockCasesForDates(tx, [...new Set(seen.map(({ caseId }) => caseId))]);
    const waiting = await fileToSign(tx, courtId, today);
    const signedBy = ctx.actor.kind === "staff" ? ctx.actor.userId : "terminal";
    for (const { kind, entryId, fingerprint } of entries) {
      const one = waiting.find((other) => other.kind === kind && other.entryId === entryId);
      if (one?.fingerprint !== fingerprint) throw new Refused("stale");
      const { caseId, said } = one;
      const row = { courtId, caseId, kind, entryId, said, fingerprint };
      await saveFileSignature(tx, { ...row, signedBy, signedAt: ctx.now.toISOString() });
    }
    return { changeId, signed: entries.length };
  });
}

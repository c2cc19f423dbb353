import type { Transaction } from "../../db/connect.ts";
import { deletePlacements, findDraftPlacements, lockDraft } from "./draft-store.ts";

/** What the draft of a court planned for these cases goes: they have a date now, rest, or left. */
export async function dropFromDraft(tx: Transaction, courtId: number, caseIds: readonly number[]): Promise<number> {
  if (!(await lockDraft(tx, courtId))) return 0;
  const gone = new Set(caseIds);
  const rows = (await findDraftPlacements(tx, courtId)).filter(({ caseId }) => gone.has(caseId));
  await deletePlacements(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

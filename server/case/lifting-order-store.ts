import type { Transaction } from "../../db/connect.ts";
import { caseNote } from "../../db/schema/case-life.ts";

export async function insertOrderNote(tx: Transaction, note: typeof caseNote.$inferInsert): Promise<void> {
  await tx.insert(caseNote).values(note);
}

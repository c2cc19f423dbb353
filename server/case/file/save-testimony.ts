import type { Transaction } from "../../../db/connect.ts";
import type { Testimony } from "../../rules/listing/attendance.ts";
import { updateTestimony } from "./testimony-store.ts";

/** Where the testimony of people of a case stands after a hearing. The caller has opened a change. */
export async function saveTestimony(
  tx: Transaction,
  caseId: number,
  people: readonly { casePersonId: number; testimony: Testimony }[],
): Promise<void> {
  for (const { casePersonId, testimony } of people) await updateTestimony(tx, caseId, casePersonId, testimony);
}

import type { Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import { type CasePersonRow, findPeopleOfCases, lockCasePerson } from "./case-people-store.ts";

/** One person of a court's case, held for a change. Throws `not-found`, `stale` when somebody changed the row since. */
export async function personInCase(
  tx: Transaction,
  { courtId, casePersonId, version }: { courtId: number; casePersonId: number; version: number },
): Promise<CasePersonRow> {
  const found = await lockCasePerson(tx, courtId, casePersonId);
  if (!found) throw new Refused("not-found");
  if (found.version !== version) throw new Refused("stale");
  return found;
}

/** Refuses a surety for, or a guardian of, somebody who is not in the case. */
export async function requireInCase(tx: Transaction, caseId: number, standsForId: number | null): Promise<void> {
  if (standsForId === null) return;
  const people = await findPeopleOfCases(tx, [caseId]);
  if (!people.some(({ id }) => id === standsForId)) throw new Refused("invalid", { field: "standsForId" });
}

import type { Connection, Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import { findMatchable, lockPeople, moveContact, type PersonRow, saveMerged } from "./store.ts";

/** Two people of a district, held until the transaction ends. Throws `not-found`, also for one who was merged already. */
export async function holdTwo(
  tx: Transaction,
  districtId: number,
  { from, into }: { from: number; into: number },
): Promise<{ from: PersonRow; into: PersonRow }> {
  const rows = await lockPeople(tx, districtId, [from, into]);
  const of = (id: number) => rows.find((row) => row.id === id && row.mergedIntoId === null);
  const [one, other] = [of(from), of(into)];
  if (!one || !other || from === into) throw new Refused("not-found");
  return { from: one, into: other };
}

/** `from` turned out to be `into`: a spelling that leads to the other from now on, and a contact that goes along where the other has none. */
export async function mergePerson(tx: Transaction, from: number, into: number): Promise<void> {
  await moveContact(tx, from, into);
  await saveMerged(tx, from, into);
}

/** Everybody of a district who may be matched by name; the protected are never among them. */
export function matchablePeople(connection: Connection, districtId: number, isOfficial: boolean) {
  return findMatchable(connection, districtId, isOfficial);
}

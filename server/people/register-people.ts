import type { Transaction } from "../../db/connect.ts";
import { findOfficials, insertPeople, lockOfficials, type NamedPerson, takePersonIds } from "./store.ts";

/**
 * Enters people and answers their ids in the order given. Parties become new persons, never matched by name; officials
 * and counsel are the district's own, matched by the key of their name. The caller has opened a change.
 */
export async function registerPeople(
  tx: Transaction,
  districtId: number,
  people: readonly NamedPerson[],
): Promise<number[]> {
  if (people.length === 0) return [];
  const officials = await knownOfficials(tx, districtId, people);
  const parties = people.filter(({ isOfficial }) => !isOfficial);
  const partyIds = await takePersonIds(tx, parties.length);
  const idOf = new Map(parties.map((party, index) => [party, partyIds[index]!]));
  await insertPeople(
    tx,
    districtId,
    parties.map((party) => ({ ...party, id: idOf.get(party)! })),
  );
  return people.map((one) => idOf.get(one) ?? officials.get(one.nameKey)!);
}

/** Ids of officials by the key of their name; those the district did not know are entered. */
async function knownOfficials(
  tx: Transaction,
  districtId: number,
  people: readonly NamedPerson[],
): Promise<Map<string, number>> {
  const named = new Map(people.filter(({ isOfficial }) => isOfficial).map((one) => [one.nameKey, one]));
  if (named.size === 0) return new Map();
  // Two imports at once would otherwise enter the same counsel twice.
  await lockOfficials(tx, districtId);
  const known = await findOfficials(tx, districtId, [...named.keys()]);
  const missing = [...named.values()].filter(({ nameKey }) => !known.has(nameKey));
  const ids = await takePersonIds(tx, missing.length);
  await insertPeople(
    tx,
    districtId,
    missing.map((one, index) => ({ ...one, id: ids[index]! })),
  );
  for (const [index, { nameKey }] of missing.entries()) known.set(nameKey, ids[index]!);
  return known;
}

import type { Transaction } from "../../db/connect.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { columnsOf, isOfficialRole, type NewCase, type PersonInCase, peopleOf } from "./new-case.ts";
import { findOfficials, insertCasePeople, insertCases, insertPeople, lockOfficials, takeIds } from "./store.ts";

export type { NewCase, NewParty } from "./new-case.ts";

const AT_ONCE = 2000;

export type Together = {
  /** Told how many are written, a batch at a time. */
  readonly onProgress?: (done: number) => void;
  /**
   * The dates that are given to the cases in this very transaction, in their order. The database keeps a case's next
   * day from its hearings and finds it right already: rewriting twenty thousand rows costs as much as entering them.
   */
  readonly nextDays?: readonly (CourtDay | null)[];
};

/**
 * Enters cases in a court, any number at once, and answers their ids in the order given. Parties become new persons;
 * counsel, prosecutors and officers are matched by name with those the district knows. The caller has opened a change.
 * A number that is taken throws the database's own fault (`number-taken`).
 */
export async function registerCases(
  tx: Transaction,
  courtId: number,
  districtId: number,
  cases: readonly NewCase[],
  { onProgress = () => {}, nextDays = [] }: Together = {},
): Promise<number[]> {
  const ids = await takeIds(tx, "court_case", cases.length);
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    // Prepared while the database still writes the batch before.
    const batch = cases
      .slice(start, start + AT_ONCE)
      .map((matter, index) => entryOf(matter, ids[start + index]!, courtId, nextDays[start + index] ?? null));
    await writing;
    onProgress(start);
    writing = writeBatch(tx, courtId, districtId, batch);
  }
  await writing;
  return ids;
}

type Entry = ReturnType<typeof entryOf>;

function entryOf(matter: NewCase, id: number, courtId: number, nextDay: CourtDay | null) {
  const people = peopleOf(matter);
  return {
    row: Object.assign(columnsOf(matter, people), { id, court_id: courtId, next_day: nextDay }),
    people: people.map((person) => ({ ...person, caseId: id })),
  };
}

/** Statements of a transaction run in the order in which they are sent: none waits here for the answer to another. */
async function writeBatch(
  tx: Transaction,
  courtId: number,
  districtId: number,
  batch: readonly Entry[],
): Promise<void> {
  const cases = insertCases(
    tx,
    batch.map(({ row }) => row),
  );
  const people = addPeople(
    tx,
    courtId,
    districtId,
    batch.flatMap((entry) => entry.people),
  );
  await Promise.all([cases, people]);
}

export type PersonOfCase = PersonInCase & { caseId: number };

/** Gives cases their people: new persons for parties, the district's own for officials. */
export async function addPeople(
  tx: Transaction,
  courtId: number,
  districtId: number,
  people: readonly PersonOfCase[],
): Promise<void> {
  if (people.length === 0) return;
  const officials = await knownOfficials(tx, districtId, people);
  const parties = people.filter(({ role }) => !isOfficialRole(role));
  const partyIds = await takeIds(tx, "person", parties.length);
  const idOf = new Map(parties.map((party, index) => [party, partyIds[index]!]));
  await insertPeople(
    tx,
    districtId,
    parties.map((party) => ({ ...party, id: idOf.get(party)!, isOfficial: false })),
  );
  await insertCasePeople(
    tx,
    courtId,
    people.map((person) => ({ ...person, personId: idOf.get(person) ?? officials.get(person.nameKey)! })),
  );
}

/** Ids of officials by the key of their name; those the district did not know are entered. */
async function knownOfficials(
  tx: Transaction,
  districtId: number,
  people: readonly PersonOfCase[],
): Promise<Map<string, number>> {
  const named = new Map(people.filter(({ role }) => isOfficialRole(role)).map((person) => [person.nameKey, person]));
  if (named.size === 0) return new Map();
  // Two imports at once would otherwise enter the same counsel twice.
  await lockOfficials(tx, districtId);
  const known = await findOfficials(tx, districtId, [...named.keys()]);
  const missing = [...named.values()].filter(({ nameKey }) => !known.has(nameKey));
  const ids = await takeIds(tx, "person", missing.length);
  await insertPeople(
    tx,
    districtId,
    missing.map((person, index) => ({ ...person, id: ids[index]!, isOfficial: true })),
  );
  for (const [index, { nameKey }] of missing.entries()) known.set(nameKey, ids[index]!);
  return known;
}

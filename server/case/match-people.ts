import { isOfficialRole, type PersonInCase } from "./new-case.ts";
import type { StoredPerson } from "./store.ts";

export type PeopleMatch = {
  readonly kept: { row: StoredPerson; next: StoredPerson }[];
  readonly added: PersonInCase[];
  readonly gone: StoredPerson[];
};

/**
 * The people that a register or the form of a case names, beside those it has. The same name in the same role is the
 * same person; a party whose name was written longer or shorter ("Ali" → "Ali s/o Ahmad") is too,
 * and keeps what is recorded of him. Roles that neither form nor register knows, and all but the first prosecutor and officer, stay.
 */
export function matchPeople(stored: readonly StoredPerson[], wanted: readonly PersonInCase[]): PeopleMatch {
  const left = stored.filter((row) => isSpokenOf(row, stored));
  const kept: PeopleMatch["kept"] = [];
  const take = (person: PersonInCase, isIt: (row: StoredPerson) => boolean): boolean => {
    const at = left.findIndex((row) => row.role === person.role && isIt(row));
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (row) kept.push({ row, next: nextOf(row, person) });
    return row !== undefined;
  };
  const unknown = wanted.filter((person) => !take(person, (row) => row.nameKey === person.nameKey));
  const added = unknown.filter(
    (person) => isOfficialRole(person.role) || !take(person, (row) => isRewritten(row.nameKey, person.nameKey)),
  );
  return { kept, added, gone: left };
}

const SPOKEN_OF = ["accused", "complainant", "witness", "counsel"];

function isSpokenOf(row: StoredPerson, all: readonly StoredPerson[]): boolean {
  if (SPOKEN_OF.includes(row.role)) return true;
  if (row.role !== "prosecutor" && row.role !== "investigating-officer") return false;
  return all.find((one) => one.role === row.role) === row;
}

function nextOf(row: StoredPerson, person: PersonInCase): StoredPerson {
  const nameUr = row.nameKey === person.nameKey ? person.nameUr : (person.nameUr ?? row.nameUr);
  return { ...row, ...person, nameUr };
}

/** A longer or a shorter writing of one name: every word of the one is in the other. */
function isRewritten(before: string, after: string): boolean {
  const [words, others] = [before.split(" "), after.split(" ")];
  return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
}

import type { Connection, Transaction } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import { readCnic, readEmail, readPhone } from "../rules/people/contact.ts";
import { searchKey } from "../rules/text/search-key.ts";
import {
  deleteContact,
  deleteUnused,
  findContacts,
  findPeople,
  insertPerson,
  NO_CONTACT,
  type PersonFacts,
  type PersonRow,
  putContact,
  renamePerson,
  updatePerson,
} from "./store.ts";

export type { PersonRow };

/** What is said of a person, as typed; a name in any script alone is enough. */
export type PersonSaid = Omit<PersonFacts, "nameKey">;

/** Enters one person and answers the id. The caller has opened a change. */
export function enterPerson(
  tx: Transaction,
  said: PersonSaid & { districtId: number; isOfficial: boolean },
): Promise<number> {
  return insertPerson(tx, { ...said, nameKey: keyOf(said) });
}

/** Rewrites what is said of a person. Throws `invalid` when no name is left. */
export function describePerson(tx: Transaction, personId: number, said: PersonSaid): Promise<void> {
  return updatePerson(tx, personId, { ...said, nameKey: keyOf(said) });
}

/** The search key of a name; throws `invalid` for a name without a letter or a figure. */
export function keyOf({ name }: { name: string }): string {
  const key = searchKey(name);
  if (key === "") throw new Refused("invalid", { field: "name" });
  return key;
}

export function spellPerson(
  tx: Transaction,
  personId: number,
  { name, nameUr }: { name: string; nameUr: string | null },
): Promise<void> {
  return renamePerson(tx, personId, { name, nameUr, nameKey: keyOf({ name }) });
}

/** Parties who stand in no case any more are forgotten; officials and counsel stay known. */
export async function forgetUnused(tx: Transaction, personIds: readonly number[]): Promise<void> {
  if (personIds.length > 0) await deleteUnused(tx, personIds);
}

export async function personOf(connection: Connection, districtId: number, personId: number): Promise<PersonRow> {
  const [found] = await findPeople(connection, districtId, [personId]);
  if (!found) throw new Refused("not-found");
  return found;
}

/** A number or an address as typed: `null` leaves what is known, `""` takes it out. */
export type ContactSaid = {
  cnic: string | null;
  phone: string | null;
  /** Of officials and counsel only. */
  email?: string | null;
  prefersEmail?: boolean | null;
};

/** Keeps what reaches a person. Throws `invalid` naming the field that cannot be read, or that is not kept of him. */
export async function keepContact(
  tx: Transaction,
  { personId, isOfficial }: { personId: number; isOfficial: boolean },
  said: ContactSaid,
): Promise<void> {
  const { email: typed = null, prefersEmail: wish = null } = said;
  if (said.cnic === null && said.phone === null && typed === null && wish === null) return;
  // How a party is reached by e-mail stands on his card, with what may be said there.
  if (!isOfficial && typed?.trim()) throw new Refused("invalid", { field: "email" });
  const known = (await findContacts(tx, [personId])).get(personId) ?? NO_CONTACT;
  const cnic = read(said.cnic, known.cnic, readCnic, "cnic");
  const phone = read(said.phone, known.phone, readPhone, "phone");
  const email = read(typed, known.email, readEmail, "email");
  const prefersEmail = email === null ? null : (wish ?? known.prefersEmail);
  const next = { cnic, phone, email, prefersEmail };
  if (Object.entries(next).every(([name, value]) => known[name as keyof typeof next] === value)) return;
  if (cnic === null && phone === null && email === null) await deleteContact(tx, personId);
  else await putContact(tx, personId, next);
}

function read(
  typed: string | null,
  known: string | null,
  reader: (text: string) => string | null,
  field: string,
): string | null {
  if (typed === null) return known;
  if (typed.trim() === "") return null;
  const value = reader(typed);
  if (value === null) throw new Refused("invalid", { field });
  return value;
}

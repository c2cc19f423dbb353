import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { person, personContact } from "../../db/schema/people.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";

export async function takePersonIds(tx: Transaction, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.execute<{ id: string }>(
    sql`select nextval('person_id_seq'::regclass) as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => Number(id));
}

/** One transaction at a time matches the officials of a district; held until it ends. */
export async function lockOfficials(tx: Transaction, districtId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('officials'), ${districtId}::int)`);
}

/** Officials by the key of their name; a spelling that was merged leads to the person it turned out to be. */
export async function findOfficials(
  tx: Transaction,
  districtId: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: person.id, nameKey: person.nameKey, mergedIntoId: person.mergedIntoId })
    .from(person)
    .where(
      and(
        eq(person.districtId, districtId),
        person.isOfficial,
        sql`not ${person.isProtected}`,
        sql`${person.nameKey} = any(${sql.param(keys)}::text[])`,
      ),
    )
    // Who stands by the name is meant before who once stood by it.
    .orderBy(sql`${person.mergedIntoId} is not null`, asc(person.id));
  const found = new Map<string, number>();
  for (const { id, nameKey, mergedIntoId } of rows) if (!found.has(nameKey)) found.set(nameKey, mergedIntoId ?? id);
  return found;
}

export type NamedPerson = { name: string; nameUr: string | null; nameKey: string; isOfficial: boolean };

export async function insertPeople(
  tx: Transaction,
  districtId: number,
  people: readonly (NamedPerson & { id: number })[],
): Promise<void> {
  if (people.length === 0) return;
  const all = <Value>(of: (one: (typeof people)[number]) => Value) => sql.param(people.map(of));
  await tx.execute(sql`
    insert into person (id, district_id, name, name_ur, name_key, is_official)
    select id, ${districtId}::bigint, name, name_ur, name_key, official = 1
    from unnest(${all(({ id }) => id)}::bigint[], ${all(({ name }) => name)}::text[],
      ${all(({ nameUr }) => nameUr)}::text[], ${all(({ nameKey }) => nameKey)}::text[],
      ${all(({ isOfficial }) => Number(isOfficial))}::int[]) as p (id, name, name_ur, name_key, official)`);
}

export async function renamePerson(
  tx: Transaction,
  personId: number,
  names: { name: string; nameUr: string | null; nameKey: string },
): Promise<void> {
  await tx.update(person).set(names).where(eq(person.id, personId));
}

/** Of these, whoever stands in no case any more goes, with the rows that were merged into them. */
export async function deleteUnused(tx: Transaction, personIds: readonly number[]): Promise<void> {
  const isUnused = sql`not has_place(${person.id})`;
  const ids = sql.param(personIds);
  const gone = await tx
    .delete(person)
    .where(and(sql`${person.id} = any(${ids}::bigint[])`, sql`not ${person.isOfficial}`, isUnused))
    .returning({ id: person.id });
  if (gone.length === 0) return;
  await tx.delete(person).where(and(sql`${person.mergedIntoId} = any(${ids}::bigint[])`, isUnused));
}

export type PersonFacts = {
  name: string;
  nameUr: string | null;
  nameSd: string | null;
  alias: string | null;
  sex: "woman" | "man" | "other" | null;
  birthDay: CourtDay | null;
  agency: string | null;
  isProtected: boolean;
  nameKey: string;
};

export async function insertPerson(
  tx: Transaction,
  facts: PersonFacts & { districtId: number; isOfficial: boolean },
): Promise<number> {
  const [made] = await tx.insert(person).values(facts).returning({ id: person.id });
  return made!.id;
}

export async function updatePerson(tx: Transaction, personId: number, facts: PersonFacts): Promise<void> {
  await tx.update(person).set(facts).where(eq(person.id, personId));
}

export type PersonRow = typeof person.$inferSelect;

export async function findPeople(connection: Connection, districtId: number, ids: readonly number[]) {
  return connection
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...ids])));
}

/** The rows themselves, held until the transaction ends; lowest id first, as everybody locks them. */
export async function lockPeople(tx: Transaction, districtId: number, ids: readonly number[]): Promise<PersonRow[]> {
  return tx
    .select()
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, [...ids])))
    .orderBy(asc(person.id))
    .for("update");
}

/** `from`, and whoever was merged into it before, are `into` from now on. */
export async function saveMerged(tx: Transaction, from: number, into: number): Promise<void> {
  await tx
    .update(person)
    .set({ mergedIntoId: into })
    .where(or(eq(person.id, from), eq(person.mergedIntoId, from)));
}

/** People of a district who go by themselves and may be matched: neither merged nor protected. */
export async function findMatchable(
  connection: Connection,
  districtId: number,
  isOfficial: boolean,
): Promise<{ id: number; name: string; nameUr: string | null; nameKey: string; agency: string | null }[]> {
  return connection
    .select({
      id: person.id,
      name: person.name,
      nameUr: person.nameUr,
      nameKey: person.nameKey,
      agency: person.agency,
    })
    .from(person)
    .where(
      and(
        eq(person.districtId, districtId),
        eq(person.isOfficial, isOfficial),
        isNull(person.mergedIntoId),
        sql`not ${person.isProtected}`,
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
}

export type StoredContact = {
  cnic: string | null;
  phone: string | null;
  email: string | null;
  prefersEmail: boolean | null;
};

export const NO_CONTACT: StoredContact = { cnic: null, phone: null, email: null, prefersEmail: null };

export async function findContacts(
  connection: Connection,
  personIds: readonly number[],
): Promise<Map<number, StoredContact>> {
  if (personIds.length === 0) return new Map();
  const { personId, cnic, phone, email, prefersEmail } = personContact;
  const rows = await connection
    .select({ personId, cnic, phone, email, prefersEmail })
    .from(personContact)
    .where(inArray(personId, [...personIds]));
  return new Map(rows.map(({ personId: of, ...contact }) => [of, contact]));
}

export async function putContact(tx: Transaction, personId: number, contact: StoredContact): Promise<void> {
  await tx
    .insert(personContact)
    .values({ personId, ...contact })
    .onConflictDoUpdate({ target: personContact.personId, set: contact });
}

export async function deleteContact(tx: Transaction, personId: number): Promise<void> {
  await tx.delete(personContact).where(eq(personContact.personId, personId));
}

/** Writes the row as it is, so that the change that is open keeps who it was looked up for. */
export async function touchContact(tx: Transaction, personId: number): Promise<boolean> {
  const touched = await tx
    .update(personContact)
    .set({ personId })
    .where(eq(personContact.personId, personId))
    .returning({ id: personContact.id });
  return touched.length > 0;
}

/** What reaches one person goes to another who has nothing of the kind. */
export async function moveContact(tx: Transaction, from: number, into: number): Promise<void> {
  await tx
    .update(personContact)
    .set({ personId: into })
    .where(
      and(
        eq(personContact.personId, from),
        sql`not exists (select 1 from person_contact other where other.person_id = ${into})`,
      ),
    );
}

import { randomUUID } from "node:crypto";
import { eq, type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, connect, executePrepared, lanesOf, sessionOf } from "../../../db/connect.ts";
import { staff } from "../../../db/schema/access.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import type { Context } from "../../../server/core/context.ts";
import { openTo, openToAll } from "../../../server/core/second-lock.ts";
import {
  listCase,
  type MadeCourt,
  makeCase,
  makeCourt,
  makeCourtBesides,
  makeStaff,
  TODAY,
} from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openLock } from "../../support/open-lock.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 2 });
const owner = connect(database.ownerUrl, { max: 1 });
/** Sees what every connection is doing. */
const above = connect(database.superUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end(), above.end()]));

const TABLES = ["person", "case_person", "safe_contact_card", "card_seal"] as const;

type Filled = MadeCourt & { caseId: number; personId: number; casePersonId: number };

/** A case of the court with one complainant who has a card. */
async function filled(made: MadeCourt): Promise<Filled> {
  const caseId = await makeCase(owner.db, made);
  const name = `Party ${randomUUID()}`;
  const [row] = await owner.db.execute<{ personId: number; casePersonId: number }>(sql`
    with p as (insert into person (district_id, name, name_key) values (${made.districtId}, ${name}, ${name}) returning id),
      cp as (insert into case_person (case_id, court_id, person_id, role)
        select ${caseId}::bigint, ${made.courtId}::bigint, id, 'complainant' from p returning id, person_id),
      card as (insert into safe_contact_card (case_id, case_person_id, level, routes, asked_at, changed_at)
        select ${caseId}::bigint, id, 1, '[]', now(), now() from cp returning case_person_id),
      seal as (insert into card_seal (case_person_id, salt) select case_person_id, 'salt' from card)
    select person_id::float8 as "personId", id::float8 as "casePersonId" from cp`);
  return { ...made, caseId, ...row! };
}

let court: Filled;
/** Of the same district. */
let neighbour: Filled;
beforeAll(async () => {
  court = await filled(await makeCourt(owner.db));
  neighbour = await filled(await makeCourtBesides(owner.db, court));
  for (const one of [court, neighbour]) one.clerk = { ...one.clerk, db };
});

/** In a transaction of the application's role, open to who asks, that is taken back. */
async function tried<Answer>(ctx: Context | null, run: (tx: Connection) => Promise<Answer>): Promise<Answer> {
  let answer: { is: Answer } | undefined;
  await db
    .transaction(async (tx) => {
      if (ctx) await openLock(tx, ctx, null);
      answer = { is: await run(tx) };
      throw new Error("taken back");
    })
    .catch((error) => {
      if (!answer) throw error;
    });
  return answer!.is;
}

const idsIn = (connection: Connection, table: (typeof TABLES)[number], { personId, casePersonId }: Filled) => {
  const [column, id] =
    table === "person" ? ["id", personId] : [table === "case_person" ? "id" : "case_person_id", casePersonId];
  return { column: sql.raw(column as string), id: sql`${id}::bigint`, from: sql.raw(table), connection };
};

const count = async (ctx: Context | null, of: Filled): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const table of TABLES)
    found[table] = await tried(ctx, async (tx) => {
      const { column, id, from } = idsIn(tx, table, of);
      return (await tx.execute(sql`select 1 from ${from} where ${column} = ${id}`)).length;
    });
  return found;
};

const ALL = { person: 1, case_person: 1, safe_contact_card: 1, card_seal: 1 };
const NONE = { person: 0, case_person: 0, safe_contact_card: 0, card_seal: 0 };

test("with one court open its parties and their cards are read, and nobody's of the court beside it", async () => {
  expect(await count(court.clerk, court)).toEqual(ALL);
  expect(await count(court.clerk, neighbour)).toEqual(NONE);
  expect(await count(neighbour.clerk, neighbour)).toEqual(ALL);
});

test("who has the district reads those of its courts, who looks at figures and the public nobody", async () => {
  const of = async (role: "administrator" | "supervisor" | "high-court-supervisor", districtId = court.districtId) => ({
    ...(await makeStaff(db, { districtId, courtId: null }, role)),
    db,
  });
  expect(await count(await of("administrator"), neighbour)).toEqual(ALL);
  expect(await count(await of("supervisor"), neighbour)).toEqual(ALL);
  const elsewhere = await makeCourt(owner.db);
  expect(await count(await of("administrator", elsewhere.districtId), court)).toEqual(NONE);
  expect(await count(await of("high-court-supervisor"), court)).toEqual(NONE);
  expect(await count({ ...court.clerk, actor: { kind: "public" } }, court)).toEqual(NONE);
});

test("a prosecutor reads of the courts in which his matters are", async () => {
  const prosecutor = await makeStaff(db, { districtId: court.districtId, courtId: null }, "prosecutor");
  const { userId } = prosecutor.actor as { userId: string };
  expect(await count(prosecutor, court)).toEqual(NONE);
  await owner.db.execute(sql`
    with p as (insert into person (district_id, name, name_key, is_official)
        values (${court.districtId}, 'Prosecutor', 'prosecutor', true) returning id),
      mine as (update staff set person_id = p.id from p where user_id = ${userId})
    insert into case_person (case_id, court_id, person_id, role)
      select ${court.caseId}::bigint, ${court.courtId}::bigint, id, 'prosecutor' from p`);
  expect(await count(prosecutor, court)).toEqual(ALL);
  expect(await count(prosecutor, neighbour)).toEqual(NONE);
  await owner.db.update(staff).set({ isActive: false }).where(eq(staff.userId, userId));
  expect(await count(prosecutor, court)).toEqual(NONE);
});

/** What would write to a row of somebody's, and how many rows it reached. */
const writes = (table: (typeof TABLES)[number], of: Filled): SQL[] => {
  const { column, id, from } = idsIn(db, table, of);
  return [
    sql`update ${from} set ${column} = ${column} where ${column} = ${id} returning 1`,
    sql`delete from ${from} where ${column} = ${id} returning 1`,
  ];
};

test.each(TABLES)("no row of another court's is changed or taken out of %s", async (table) => {
  for (const statement of writes(table, neighbour))
    expect((await tried(court.clerk, (tx) => tx.execute(statement))).length).toBe(0);
  const [update] = writes(table, neighbour);
  expect((await tried(neighbour.clerk, (tx) => tx.execute(update!))).length).toBe(1);
});

test("nobody is entered into another court's case, or moved there, and no card is made there", async () => {
  const { caseId, courtId, casePersonId } = neighbour;
  const entering = sql`insert into case_person (case_id, court_id, person_id, role)
    values (${caseId}, ${courtId}, ${court.personId}, 'witness')`;
  const moving = sql`update case_person set case_id = ${caseId}, court_id = ${courtId} where id = ${court.casePersonId}`;
  const card = sql`insert into safe_contact_card (case_id, case_person_id, level, routes, asked_at, changed_at)
    values (${caseId}, ${casePersonId}, 1, '[]', now(), now())`;
  const elsewhere = await makeCourt(owner.db);
  const person = sql`insert into person (district_id, name, name_key) values (${elsewhere.districtId}, 'One', 'one')`;
  for (const statement of [entering, moving, card, person]) {
    await expect(tried(court.clerk, (tx) => tx.execute(statement))).rejects.toMatchObject({ cause: { code: "42501" } });
  }
});

test("asked or written without a word of which court it is a defect, on the pool and in a transaction", async () => {
  const unasked = { cause: { code: "PE003" } };
  for (const table of TABLES) {
    const ask = sql`select count(*) from ${sql.raw(table)}`;
    for (const statement of [ask, ...writes(table, court)]) {
      await expect(
        tried(null, (tx) => tx.execute(statement)),
        table,
      ).rejects.toMatchObject(unasked);
      await expect(
        db.execute(statement).then(() => null),
        table,
      ).rejects.toMatchObject(unasked);
    }
  }
  for (const view of ["case_person_across", "person_across"])
    await expect(db.execute(sql.raw(`select 1 from ${view}`)).then(() => null)).rejects.toMatchObject(unasked);
});

test("across a district who stands where is told without a word or a name of a party", async () => {
  const [row] = await tried(court.clerk, (tx) =>
    tx.execute(sql`select cp.role, p.name, p.name_ur from case_person_across cp join person_across p on p.id = cp.person_id
      where cp.id = ${neighbour.casePersonId}`),
  );
  expect(row).toEqual({ role: "complainant", name: null, name_ur: null });
  const foreign = await filled(await makeCourt(owner.db));
  const seen = sql`select 1 from case_person_across where id = ${foreign.casePersonId}`;
  expect((await tried(court.clerk, (tx) => tx.execute(seen))).length).toBe(0);
});

test("who is being registered is of the district until he stands in a case, and then of its court alone", async () => {
  const entered = sql`insert into person (district_id, name, name_key) values (${court.districtId}, 'New', 'new') returning id`;
  expect((await tried(court.clerk, (tx) => tx.execute(entered))).length).toBe(1);
  expect((await count(neighbour.clerk, court)).person).toBe(0);
});

test("of a case that a court heard and gave away it still reads the people, and writes nothing of them", async () => {
  const leaving = await filled(court);
  await listCase({ ...court.clerk, db: openToAll(db) }, court.courtId, leaving.caseId, TODAY);
  await owner.db.execute(sql`update hearing set state = 'heard' where case_id = ${leaving.caseId}`);
  await owner.db.update(courtCase).set({ courtId: neighbour.courtId }).where(eq(courtCase.id, leaving.caseId));
  expect(await count(court.clerk, leaving)).toMatchObject({ person: 1, case_person: 1, safe_contact_card: 0 });
  for (const statement of writes("case_person", leaving))
    expect((await tried(court.clerk, (tx) => tx.execute(statement))).length).toBe(0);
  expect(await count(neighbour.clerk, leaving)).toEqual(ALL);
});

/** What the connections of the pool itself say of their scope, and how many are in a transaction. */
async function leftOver(): Promise<{ said: (string | null)[]; open: number }> {
  const asked = Array.from({ length: 6 }, () =>
    db.execute<{ said: string | null }>(sql`select nullif(current_setting('peshi.people', true), '') as said`),
  );
  const said = (await Promise.all(asked)).map(([row]) => row!.said);
  const [row] = await above.db.execute<{ open: number }>(sql`select count(*)::int as open from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`);
  return { said, open: row!.open };
}
const CLEAN = { said: [null, null, null, null, null, null], open: 0 };

const seenOfBoth = () =>
  sql`select id::float8 as id from case_person where id in (${court.casePersonId}, ${neighbour.casePersonId})`;

/** Each of the two courts in turn, on whichever connection comes: its own party and no other. */
async function turnAbout(): Promise<void> {
  for (const one of [court, neighbour, court, court, neighbour]) {
    const open = openTo(one.clerk, one.courtId);
    const own = [{ id: one.casePersonId }];
    expect([...(await open.execute(seenOfBoth()))]).toEqual(own);
    expect(await executePrepared(open, seenOfBoth())).toEqual(own);
    expect(await executePrepared(open, seenOfBoth(), { isPlannedAnew: true })).toEqual(own);
  }
}

test("a statement is answered within its scope, whatever the one before it was: not after a fault, not after one that is stopped", async () => {
  const open = openTo(court.clerk, court.courtId);
  await turnAbout();
  expect(await leftOver()).toEqual(CLEAN);
  await expect(open.execute(sql`select 1 / 0`).then(() => null)).rejects.toMatchObject({ cause: { code: "22012" } });
  await turnAbout();
  const endless = open.execute(sql`select pg_sleep(60), 'to be stopped'`).then(() => null);
  const stopped = expect(endless).rejects.toMatchObject({ cause: { code: "57014" } });
  const stop = sql`select pg_cancel_backend(pid) from (select pid from pg_stat_activity
    where datname = current_database() and query like '%to be stopped%' and pid <> pg_backend_pid() offset 0) other`;
  await expect.poll(async () => (await above.db.execute(stop)).length).toBe(1);
  await stopped;
  await turnAbout();
  expect(await leftOver()).toEqual(CLEAN);
});

test("a scope that may be another one the next moment is looked up for every statement", async () => {
  const administrator = await makeStaff(db, { districtId: court.districtId, courtId: null }, "administrator");
  const open = openTo(administrator, null);
  expect((await open.execute(seenOfBoth())).length).toBe(2);
  const third = await filled(await makeCourtBesides(owner.db, court));
  expect((await open.execute(sql`select 1 from case_person where id = ${third.casePersonId}`)).length).toBe(1);
});

test("a connection that is lost fails its statement alone; the next goes on with one made anew", async () => {
  const open = openTo(court.clerk, court.courtId);
  const ending = open.execute(sql`select pg_terminate_backend(pg_backend_pid())`).then(() => null);
  await expect(ending).rejects.toThrow();
  await turnAbout();
  // One that is lost while nobody has it.
  await above.db.execute(sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and usename = 'peshi_app'`);
  await expect
    .poll(() =>
      turnAbout().then(
        () => "answered",
        () => "lost",
      ),
    )
    .toBe("answered");
  expect(await leftOver()).toEqual(CLEAN);
});

test("more questions at once than there are connections are all answered, each as it is open to who asks", async () => {
  const all = await Promise.all(
    Array.from({ length: 30 }, async (_, turn) => {
      const one = turn % 2 === 0 ? court : neighbour;
      const rows = await openTo(one.clerk, one.courtId).execute<{ id: number }>(
        sql`select id::float8 as id from case_person where id in (${court.casePersonId}, ${neighbour.casePersonId})`,
      );
      return rows.length === 1 && rows[0]!.id === one.casePersonId;
    }),
  );
  expect(all.every(Boolean)).toBe(true);
});

test("the pages and the calls of one process, which each have their own copy of the code, know the same connections", async () => {
  const copy = "../../../db/connect.ts?another-copy";
  const other = (await import(/* @vite-ignore */ copy)) as typeof import("../../../db/connect.ts");
  expect(other.lanesOf).not.toBe(lanesOf);
  expect(other.lanesOf(sessionOf(db).client)).toBe(lanesOf(sessionOf(db).client));
  expect(lanesOf(sessionOf(db).client)).toBeDefined();
});

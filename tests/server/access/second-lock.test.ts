import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { evidenceRequest } from "../../../db/schema/evidence.ts";
import { type Context, terminalContext } from "../../../server/core/context.ts";
import { openTo } from "../../../server/core/second-lock.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { findRequests } from "../../../server/evidence/store.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openLock } from "../../support/open-lock.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

const TABLES = [
  ...(["evidence_request", "evidence_event", "person_contact", "call_task", "reminder_reply"] as const),
  ...(["settlement", "safety_flag", "complainant_position"] as const),
] as const;
type Counts = Record<(typeof TABLES)[number], number>;

const each = (n: number) => Object.fromEntries(TABLES.map((table) => [table, n])) as Counts;
const NOTHING = each(0);
const ONE_EACH = each(1);
const key = () => randomUUID();

/** A court with one case, one letter that was sent for it, one complainant with a telephone, a call to her, her answer, and what she told the court. */
async function filled(): Promise<MadeCourt & { caseId: number }> {
  const made = await makeCourt(db);
  const { courtId, clerk } = made;
  const caseId = await makeCase(db, made, { isRestricted: false });
  const asked = {
    kind: "data",
    source: "meta",
    sourceName: null,
    what: "Log-in records",
    fileReference: null,
  } as const;
  const entry = { ...asked, dueDay: null, neededFor: null };
  const caller = createCaller(clerk);
  await caller.evidence.add({ courtId, caseId, entry, sentDay: courtDay("2026-11-02"), key: key() });
  const [names, facts] = [
    { name: "Somebody", nameUr: null, nameSd: null, alias: null },
    { sex: null, birthDay: null },
  ];
  await caller.people.add({
    ...{ courtId, caseId, key: key(), contact: { cnic: null, phone: "0300-1234567" } },
    person: { ...names, ...facts, agency: null, isProtected: false },
    inCase: {
      role: "complainant",
      testimony: null,
      isForDefence: false,
      isHostile: false,
      standsForId: null,
      note: null,
    },
  });
  await owner.db.execute(sql`
    with her as (select id from case_person where case_id = ${caseId}),
      call as (insert into call_task (court_id, case_id, case_person_id, because, due_at, note)
        select ${courtId}::bigint, ${caseId}::bigint, id, 'no-gateway', now(), 'her brother answered' from her),
      stated as (insert into settlement (case_id, court_id, stated_day, statement_reference, compounded_by_id, compounded_as, guardian_name, recorded_at)
        select ${caseId}::bigint, ${courtId}::bigint, '2026-11-02', 'Exh. 1', id, 'guardian', 'her mother', now() from her),
      unsafe as (insert into safety_flag (case_id, court_id, kind, note, raised_at)
        select ${caseId}::bigint, ${courtId}::bigint, 'unsafe', 'he waits outside', now() from her),
      stands as (insert into complainant_position (case_id, court_id, position, day, note)
        select ${caseId}::bigint, ${courtId}::bigint, 'firm', '2026-11-02', 'goes on' from her)
    insert into reminder_reply (gateway, reference, court_id, word, said, received_at)
      select 'sms', gen_random_uuid(), ${courtId}::bigint, 'unknown', 'it is me', now() from her`);
  return { ...made, caseId };
}

let court: Awaited<ReturnType<typeof filled>>;
let neighbour: Awaited<ReturnType<typeof filled>>;
beforeAll(async () => {
  court = await filled();
  neighbour = await filled();
});

/** What is there for who asks without saying of which court: in a transaction and, all the same, statement by statement. */
async function seenBy(ctx: Context, courtId: number | null): Promise<Counts> {
  const counting = sql.raw(
    `select ${TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ")}`,
  );
  const inTransaction = await db.transaction(async (tx) => {
    await openLock(tx, ctx, courtId);
    return [...(await tx.execute<Counts>(counting))];
  });
  expect([...(await openTo({ ...ctx, db }, courtId).execute<Counts>(counting))]).toEqual(inTransaction);
  return inTransaction[0]!;
}

const UNASKED = { cause: { code: "PE003" } };

test.each(TABLES)("asked of %s without a word of which court it is a defect, not an empty answer", async (table) => {
  const asked = sql.raw(`select count(*)::int as n from ${table}`);
  await expect(db.execute(asked).then(() => null)).rejects.toMatchObject(UNASKED);
  await expect(db.transaction((tx) => tx.execute(asked))).rejects.toMatchObject(UNASKED);
  // What one transaction opened is shut for the next on the same connection: the setting is left empty, not unset.
  const single = connect(database.appUrl, { max: 1 });
  try {
    const all = await single.db.transaction(async (tx) => {
      await openLock(tx, terminalContext(single.db, false), null);
      return tx.execute<{ n: number }>(asked);
    });
    expect(all[0]!.n).toBeGreaterThanOrEqual(2);
    await expect(single.db.execute(asked).then(() => null)).rejects.toMatchObject(UNASKED);
  } finally {
    await single.end();
  }
});

test("a question with one court open finds that court's alone", async () => {
  expect(await seenBy(court.clerk, court.courtId)).toEqual(ONE_EACH);
  expect(await seenBy(neighbour.clerk, neighbour.courtId)).toEqual(ONE_EACH);
});

test("who has the district sees its courts and no other; the figures, the cases' own people and the public see nothing", async () => {
  const { districtId } = court;
  const of = (role: "administrator" | "supervisor" | "high-court-supervisor" | "prosecutor") =>
    makeStaff(db, { districtId, courtId: null }, role);
  expect(await seenBy(await of("administrator"), court.courtId)).toEqual(ONE_EACH);
  expect(await seenBy(await of("supervisor"), null)).toEqual(ONE_EACH);
  expect(await seenBy(await of("high-court-supervisor"), court.courtId)).toEqual(NOTHING);
  expect(await seenBy(await of("prosecutor"), court.courtId)).toEqual(NOTHING);
  expect(await seenBy({ ...court.clerk, actor: { kind: "public" } }, court.courtId)).toEqual(NOTHING);
});

test("nothing is written into another court, and a case that goes there takes what was told of it along", async () => {
  const write = db.transaction(async (tx) => {
    await openLock(tx, court.clerk, court.courtId);
    const { caseId, courtId } = neighbour;
    await tx.insert(evidenceRequest).values({ caseId, courtId, kind: "data", source: "meta" } as never);
  });
  await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
  const calling = openTo({ ...court.clerk, db }, court.courtId).execute(sql`
    insert into call_task (court_id, case_id, case_person_id, because, due_at)
    values (${neighbour.courtId}, ${neighbour.caseId}, 1, 'no-gateway', now())`);
  await expect(calling.then(() => null)).rejects.toMatchObject({ cause: { code: "42501" } });
  const leaving = await filled();
  const receiving = await makeCourt(db);
  await owner.db.update(courtCase).set({ courtId: receiving.courtId }).where(eq(courtCase.id, leaving.caseId));
  const [left, received] = [
    await seenBy(leaving.clerk, leaving.courtId),
    await seenBy(receiving.clerk, receiving.courtId),
  ];
  expect([left.evidence_request, received.evidence_request]).toEqual([0, 1]);
  expect([left.safety_flag, received.safety_flag]).toEqual([0, 1]);
  // What was stated before a court stays among its papers as well.
  expect([left.settlement, received.settlement]).toEqual([1, 1]);
});

test("what the stores ask needs no transaction, only a court", async () => {
  const open = openTo({ ...court.clerk, db }, court.courtId);
  expect(await findRequests(open, court.courtId, {})).toHaveLength(1);
  await expect(findRequests(db, court.courtId, {})).rejects.toMatchObject(UNASKED.cause);
});

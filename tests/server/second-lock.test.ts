import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { courtCase } from "../../db/schema/cases.ts";
import { evidenceRequest } from "../../db/schema/evidence.ts";
import { openLock } from "../../server/access/second-lock.ts";
import { type Context, terminalContext } from "../../server/context.ts";
import { findRequests } from "../../server/evidence/store.ts";
import { findContacts } from "../../server/people/store.ts";
import { createCaller } from "../../server/router.ts";
import { courtDay } from "../../server/rules/court-day.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

const TABLES = ["evidence_request", "evidence_event", "person_contact"] as const;
type Counts = Record<(typeof TABLES)[number], number>;

const NOTHING: Counts = { evidence_request: 0, evidence_event: 0, person_contact: 0 };
const ONE_EACH: Counts = { evidence_request: 1, evidence_event: 1, person_contact: 1 };
const key = () => randomUUID();

/** A court with one case, one letter that was sent for it, and one complainant with a telephone. */
async function filled(): Promise<MadeCourt & { caseId: number }> {
  const made = await makeCourt(db);
  const { courtId, clerk } = made;
  const caseId = await makeCase(db, made, { isRestricted: false });
  const asked = { kind: "data", source: "meta", sourceName: null, what: null, fileReference: null } as const;
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
  return { ...made, caseId };
}

let court: Awaited<ReturnType<typeof filled>>;
let neighbour: Awaited<ReturnType<typeof filled>>;
beforeAll(async () => {
  court = await filled();
  neighbour = await filled();
});

/** What is there for who asks without saying of which court. */
const seenBy = (ctx: Context | null, courtId: number | null): Promise<Counts> =>
  db.transaction(async (tx) => {
    if (ctx) await openLock(tx, ctx, courtId);
    const [seen] = await tx.execute<Counts>(
      sql.raw(`select ${TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ")}`),
    );
    return seen!;
  });

test("a question that forgets to say of which court finds nothing, and with one open that court's alone", async () => {
  expect(await seenBy(null, null)).toEqual(NOTHING);
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

test("the terminal sees all, and what one transaction opened is shut for the next on the same connection", async () => {
  const single = connect(database.appUrl, { max: 1 });
  const count = (of: typeof single.db) =>
    of.execute<{ n: number }>(sql`select count(*)::int as n from evidence_request`).then(([row]) => row!.n);
  try {
    const all = await single.db.transaction(async (tx) => {
      await openLock(tx, terminalContext(single.db, false), null);
      return count(tx as never);
    });
    expect(all).toBeGreaterThanOrEqual(2);
    // The setting is left empty, not unset: it must not read as a number.
    expect(await count(single.db)).toBe(0);
  } finally {
    await single.end();
  }
});

test("nothing is written into another court, and a case that goes there takes its letters along", async () => {
  const write = db.transaction(async (tx) => {
    await openLock(tx, court.clerk, court.courtId);
    const { caseId, courtId } = neighbour;
    await tx.insert(evidenceRequest).values({ caseId, courtId, kind: "data", source: "meta" } as never);
  });
  await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
  const leaving = await filled();
  const receiving = await makeCourt(db);
  await owner.db.update(courtCase).set({ courtId: receiving.courtId }).where(eq(courtCase.id, leaving.caseId));
  expect((await seenBy(leaving.clerk, leaving.courtId)).evidence_request).toBe(0);
  expect((await seenBy(receiving.clerk, receiving.courtId)).evidence_request).toBe(1);
});

test("asked outside of a transaction it is a defect, not an empty answer", async () => {
  await expect(findRequests(db, court.courtId, {})).rejects.toThrow("second lock");
  await expect(findContacts(db, [1])).rejects.toThrow("second lock");
});

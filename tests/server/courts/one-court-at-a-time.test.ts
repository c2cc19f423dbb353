import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { court as courtTable, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { personBooking } from "../../../db/schema/standby.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { spanOf } from "../../../server/rules/listing/clashes.ts";
import { needAt, SHARED_ROLES } from "../../../server/rules/listing/needed-people.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const [FIRST, SECOND] = [courtDay("2026-12-10"), courtDay("2026-12-17")];
const BLOCKS = ["09:00", "10:30", "12:00"];
const key = () => randomUUID();
const api = (made: MadeCourt) => createCaller(made.clerk);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

async function besides({ districtId }: MadeCourt): Promise<MadeCourt> {
  const code = `court-${randomUUID().slice(0, 8)}`;
  const row = { districtId, code, nameEn: "Other court of tests", casePrefix: "SC" };
  const [made] = await db.insert(courtTable).values(row).returning({ id: courtTable.id });
  const courtId = made!.id;
  await db.insert(sittingPattern).values({ courtId, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  await db.insert(timeBlock).values(BLOCKS.map((startsAt) => ({ courtId, startsAt })));
  return { districtId, courtId, code, clerk: await makeStaff(db, { districtId, courtId }, "clerk") };
}

async function makePerson({ districtId }: MadeCourt, columns: Partial<typeof person.$inferInsert> = {}) {
  const name = `Somebody ${randomUUID().slice(0, 6)}`;
  const row = { districtId, name, nameKey: name.toLowerCase(), ...columns };
  return (await db.insert(person).values(row).returning({ id: person.id }))[0]!.id;
}

async function caseWith({ courtId }: MadeCourt, personId: number, role: CaseRole = "investigating-officer") {
  const caseId = await makeCase(db, { courtId });
  await db.insert(casePerson).values({ caseId, courtId, personId, role });
  return caseId;
}

type Placing = Parameters<typeof listCase>[4];
const list = (made: MadeCourt, caseId: number, day: CourtDay, block: string | null, more: Placing = {}) =>
  listCase(made.clerk, made.courtId, caseId, day, { source: "added", block, ...more });

async function twoCourts() {
  const made = await makeCourt(db);
  const other = await besides(made);
  const personId = await makePerson(made);
  const there = await list(other, await caseWith(other, personId), FIRST, "09:00");
  return { made, other, personId, caseId: await caseWith(made, personId), there };
}

const versionOf = async (id: number) =>
  (await db.select({ version: hearing.version }).from(hearing).where(eq(hearing.id, id)))[0]!.version;
const blockOf = async (id: number) =>
  (await db.select({ block: hearing.block }).from(hearing).where(eq(hearing.id, id)))[0]!.block;
const bookingsOf = (personId: number) =>
  db.select().from(personBooking).where(eq(personBooking.personId, personId)).orderBy(personBooking.hearingId);

describe("a person who must come is in one court at a time", () => {
  test("an officer is not listed in a second court at a time at which the first has him", async () => {
    const { made, caseId } = await twoCourts();
    expect(await codeOf(list(made, caseId, FIRST, "09:00"))).toBe("person-elsewhere");
    expect(await blockOf(await list(made, caseId, FIRST, null))).toBe("10:30");
  });

  test("where two courts list him at one moment, one of them is told that he is elsewhere", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    for (let round = 0; round < 6; round += 1) {
      const personId = await makePerson(made);
      const [here, there] = [await caseWith(made, personId), await caseWith(other, personId)];
      const said = await Promise.all([
        codeOf(list(made, here, SECOND, "12:00")),
        codeOf(list(other, there, SECOND, "12:00")),
      ]);
      expect(said.sort()).toEqual(["answered", "person-elsewhere"]);
    }
  });

  test("a clerk's move is held to it as well, and a judge's order is kept and marked as the breach it is", async () => {
    const { made, caseId, personId } = await twoCourts();
    const { courtId } = made;
    const hearingId = await list(made, caseId, SECOND, "09:00");
    const move = async (orderedBy: string | null) => {
      const input = { courtId, hearingId, version: await versionOf(hearingId), day: FIRST, block: "09:00" };
      return api(made).planner.moveHearing({
        ...input,
        reason: "asked for",
        orderedBy,
        overloadBecause: null,
        key: key(),
      });
    };
    expect(await codeOf(move(null))).toBe("person-elsewhere");
    await move("the judge");
    expect((await bookingsOf(personId)).map(({ isKept }) => isKept)).toEqual([false, true]);
    const { clashes } = await api(made).presence.ofDays({ courtId, from: FIRST, until: FIRST });
    expect(clashes).toMatchObject([{ personId, need: "must", block: "09:00" }]);
  });

  test("what a register announces is kept, and what comes after it is refused all the same", async () => {
    const { made, other, caseId, personId, there } = await twoCourts();
    await list(made, caseId, FIRST, "09:00", { source: "register" });
    expect((await bookingsOf(personId)).map(({ isKept }) => isKept)).toEqual([false, true]);
    const otherId = other.courtId;
    const move = { courtId: otherId, hearingId: there, version: await versionOf(there), day: SECOND, block: "09:00" };
    await api(other).planner.moveHearing({ ...move, reason: null, orderedBy: null, overloadBecause: null, key: key() });
    expect(await codeOf(list(other, await caseWith(other, personId), FIRST, "09:00"))).toBe("person-elsewhere");
  });

  test("a court that gives no times holds nobody: nothing is refused for it, and both courts are told", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    await db.delete(timeBlock).where(eq(timeBlock.courtId, other.courtId));
    const personId = await makePerson(made, { isOfficial: true });
    const there = await list(other, await caseWith(other, personId), FIRST, null);
    expect(await blockOf(there)).toBeNull();
    const here = await list(made, await caseWith(made, personId), FIRST, "09:00");
    await list(other, await caseWith(other, personId), FIRST, null);
    expect((await bookingsOf(personId)).map(({ hearingId }) => hearingId)).toEqual([here]);
    for (const [court, elsewhere] of [
      [made, other],
      [other, made],
    ] as const) {
      const { clashes } = await api(court).presence.ofDays({ courtId: court.courtId, from: FIRST, until: FIRST });
      expect(clashes).toMatchObject([{ personId, need: "must", there: { courtId: elsewhere.courtId } }]);
    }
  });

  test("a date that is withdrawn leaves him to the other court, and does not come back on top of it", async () => {
    const { made, caseId, there } = await twoCourts();
    await db.update(hearing).set({ state: "withdrawn" }).where(eq(hearing.id, there));
    await list(made, caseId, FIRST, "09:00");
    const again = db.update(hearing).set({ state: "listed" }).where(eq(hearing.id, there));
    await expect(again).rejects.toMatchObject({ cause: { constraint_name: "person_in_one_court" } });
  });

  test("whoever has a stand-in in one court is free for the other", async () => {
    const { made, other, caseId, personId } = await twoCourts();
    await db.execute(sql`insert into stand_in (court_id, day, person_id, name)
      values (${other.courtId}, ${FIRST}, ${personId}, 'Another officer')`);
    await list(made, caseId, FIRST, "09:00");
    expect(await bookingsOf(personId)).toMatchObject([{ courtId: made.courtId, isKept: false }]);
  });

  test("a fact about people is never refused: who is named later is kept as a clash", async () => {
    const { made, personId } = await twoCourts();
    const caseId = await makeCase(db, made);
    await list(made, caseId, FIRST, "09:00");
    await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId, role: "investigating-officer" });
    expect((await bookingsOf(personId)).map(({ isKept }) => isKept)).toEqual([false, true]);
  });

  test("a protected witness is nobody's match", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const personId = await makePerson(made, { isProtected: true });
    await list(made, await caseWith(made, personId, "witness"), FIRST, "09:00");
    await list(other, await caseWith(other, personId, "witness"), FIRST, "09:00");
    expect(await bookingsOf(personId)).toEqual([]);
  });
});

test("the database and the rules agree on who must come", async () => {
  const facts = PURPOSES.flatMap((purpose) =>
    ([...SHARED_ROLES, "accused"] as const).flatMap((role) =>
      ([null, "none", "pending", "partly", "examined", "given-up"] as const).flatMap((testimony) =>
        [false, true].map((isForDefence) => ({ purpose, role, testimony, isForDefence })),
      ),
    ),
  );
  const rows = await db.execute<{ must: boolean }>(sql`
    select must_come(f.purpose, f.role, f.testimony, f."isForDefence") as must
    from rows from (json_to_recordset(${JSON.stringify(facts)}::json)
      as (purpose text, role text, testimony text, "isForDefence" boolean)) with ordinality as f order by f.ordinality`);
  const wanted = facts.map(
    ({ purpose, role, ...more }) => role !== "accused" && needAt(purpose, { role, ...more }) === "must",
  );
  expect(rows.map(({ must }) => must)).toEqual(wanted);
  expect(wanted.filter(Boolean).length).toBeGreaterThan(50);
});

test("the database and the rules agree on how long a time block lasts", async () => {
  const blocks = ["09:00", "10:15", "12:00"];
  const made = await makeCourt(db, { blocks });
  await list(made, await makeCase(db, made), FIRST, "09:00");
  for (const block of [...blocks, "14:00"]) {
    const { from, until } = spanOf(block, blocks);
    const [row] = await db.execute<{ span: string }>(
      sql`select block_stretch(${made.courtId}, ${FIRST}, ${block})::text as span`,
    );
    expect(row!.span).toBe(`[${from},${until})`);
  }
});

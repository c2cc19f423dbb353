import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { staff } from "../../../db/schema/access.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { rotation } from "../../../db/schema/standby.ts";
import type { StaffActor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import type { PersonRole, Role } from "../../../server/core/permission.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeCourtBesides, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const FIRST = courtDay("2026-12-10");
const key = () => randomUUID();
const userOf = (ctx: Context) => (ctx.actor as StaffActor).userId;
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const besides = (made: MadeCourt) => makeCourtBesides(db, made);

async function official({ districtId }: MadeCourt, name = `Official ${randomUUID().slice(0, 6)}`) {
  const [row] = await db
    .insert(person)
    .values({ districtId, name, nameKey: searchKey(name), isOfficial: true })
    .returning({ id: person.id });
  return row!.id;
}

async function matter(made: MadeCourt, personId: number, role: PersonRole, day?: CourtDay, block = "09:00") {
  const caseId = await makeCase(db, made);
  await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId, role });
  if (day) await listCase(made.clerk, made.courtId, caseId, day, { block, source: "register" });
  return caseId;
}

const as = async (made: MadeCourt, role: Role, courtId: number | null = null) =>
  createCaller(await makeStaff(db, { districtId: made.districtId, courtId }, role));

describe("the workload of prosecutors and officers", () => {
  test("counts the matters of a week over all courts, and names the days that are too much", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const prosecutor = await official(made);
    await matter(made, prosecutor, "prosecutor", FIRST);
    await matter(made, prosecutor, "prosecutor", FIRST, "10:30");
    await matter(other, prosecutor, "prosecutor", FIRST);
    await matter(other, prosecutor, "prosecutor");
    const { people } = await (await as(made, "supervisor")).presence.workload({ courtId: made.courtId, weeks: 3 });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ personId: prosecutor, pending: 4, undated: 1, courts: 2, owes: null });
    expect(people[0]!.weeks.map(({ matters }) => matters)).toEqual([0, 3, 0]);
    expect(people[0]!.overloaded).toMatchObject([{ day: FIRST, matters: 3, courts: 2, causes: ["two-courts"] }]);
  });

  test("an officer owes the evidence that was asked for in his matters and has not come", async () => {
    const made = await makeCourt(db);
    const officer = await official(made);
    const caseId = await matter(made, officer, "investigating-officer");
    const { evidence } = createCaller(made.clerk);
    const entry = {
      ...({ kind: "data", source: "meta", sourceName: null, what: "Log-in records", fileReference: null } as const),
      ...{ dueDay: courtDay("2026-11-20"), neededFor: null },
    };
    const at = { courtId: made.courtId, caseId, entry, sentDay: courtDay("2026-11-01") };
    const { requestId } = await evidence.add({ ...at, key: key() });
    await evidence.add({ ...at, entry: { ...entry, dueDay: null }, key: key() });
    const owes = async () =>
      (await (await as(made, "administrator")).presence.workload({ courtId: made.courtId, weeks: 1 })).people[0]!.owes;
    expect(await owes()).toEqual({ open: 2, overdue: 1 });
    const answered = { kind: "answered", day: courtDay("2026-12-01"), note: null } as const;
    await evidence.record({ courtId: made.courtId, requestIds: [requestId], ...answered, key: key() });
    expect(await owes()).toEqual({ open: 1, overdue: 0 });
  });

  test("a judge sees those who have a matter in his court, a clerk and a prosecutor nobody", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    await matter(other, await official(made), "prosecutor");
    const asked = { courtId: made.courtId, weeks: 1 };
    const judge = await as(made, "judge", made.courtId);
    expect((await judge.presence.workload(asked)).people).toEqual([]);
    await matter(made, await official(made, "His own"), "prosecutor");
    expect((await judge.presence.workload(asked)).people.map(({ name }) => name)).toEqual(["His own"]);
    expect(await codeOf(judge.presence.workload({ ...asked, courtId: other.courtId }))).toBe("not-found");
    expect(await codeOf(createCaller(made.clerk).presence.workload(asked))).toBe("not-allowed");
    expect(await codeOf((await as(made, "prosecutor")).presence.workload(asked))).toBe("not-allowed");
  });
});

describe("all matters of somebody who is transferred", () => {
  async function leaving() {
    const made = await makeCourt(db);
    const other = await besides(made);
    const [from, to] = [await official(made), await official(made)];
    await matter(made, from, "prosecutor", FIRST);
    await matter(other, from, "prosecutor");
    await createCaller(made.clerk).presence.acceptRotation({
      ...{ courtId: made.courtId, personId: from, fromDay: courtDay("2026-12-07") },
      ...{ courts: [made.courtId, other.courtId], key: key() },
    });
    const administrator = await as(made, "administrator");
    const handOver = () =>
      administrator.staff.handOverMatters({
        ...{ courtId: made.courtId, personId: from, role: "prosecutor", toPersonId: to, key: key() },
      });
    return { made, other, from, to, administrator, handOver };
  }
  const mattersOf = async (personId: number) =>
    (await db.select().from(casePerson).where(eq(casePerson.personId, personId))).length;
  const turnsOf = async (personId: number) =>
    (await db.select().from(rotation).where(eq(rotation.personId, personId))).map(({ untilDay }) => untilDay);

  test("go to another with his turns, whether he has a sign-in or not; one key takes it back", async () => {
    const { made, from, to, administrator, handOver } = await leaving();
    const { changeId, matters } = await handOver();
    expect([matters, await mattersOf(from), await mattersOf(to)]).toEqual([2, 0, 2]);
    expect([await turnsOf(from), await turnsOf(to)]).toEqual([[], [null]]);
    await administrator.changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect([await mattersOf(from), await turnsOf(from)]).toEqual([2, [null]]);
    expect(await codeOf(handOver())).toBe("answered");
    expect(await codeOf(handOver())).toBe("nothing-to-do");
  });

  test("who has turns of his own keeps those, and the other's end", async () => {
    const { made, other, from, to, handOver } = await leaving();
    await createCaller(made.clerk).presence.acceptRotation({
      ...{ courtId: made.courtId, personId: to, fromDay: courtDay("2026-12-14") },
      ...{ courts: [other.courtId, made.courtId], key: key() },
    });
    await handOver();
    expect([await turnsOf(from), await turnsOf(to)]).toEqual([["2026-12-07"], [null]]);
  });

  const courtOf = async (taker: Context) => {
    const rows = db.execute<{ courtId: number | null }>(
      sql`select court_id::float8 as "courtId" from staff where user_id = ${userOf(taker)}`,
    );
    return (await rows)[0]!.courtId;
  };
  const takerOf = async ({ made, other, to }: Awaited<ReturnType<typeof leaving>>) => {
    const taker = await makeStaff(db, { districtId: made.districtId, courtId: other.courtId }, "prosecutor");
    await db
      .update(staff)
      .set({ personId: to })
      .where(eq(staff.userId, userOf(taker)));
    return taker;
  };

  test("whoever takes them reaches them, bound to no court any more; taken back, he is bound to his own again", async () => {
    const left = await leaving();
    const taker = await takerOf(left);
    const { changeId } = await left.handOver();
    expect(await courtOf(taker)).toBeNull();
    const { leftOpen } = await left.administrator.changes.undo({ courtId: left.made.courtId, changeId, key: key() });
    expect([leftOpen, await courtOf(taker)]).toEqual([0, left.other.courtId]);
  });

  test.each(["another matter elsewhere", "a later word of the administrator"])(
    "taken back, %s leaves him unbound, and that is said",
    async (why) => {
      const left = await leaving();
      const taker = await takerOf(left);
      const { changeId } = await left.handOver();
      if (why === "another matter elsewhere") await matter(left.made, left.to, "prosecutor");
      else
        await db
          .update(staff)
          .set({ name: "Renamed", version: sql`version + 1` })
          .where(eq(staff.userId, userOf(taker)));
      const { leftOpen } = await left.administrator.changes.undo({ courtId: left.made.courtId, changeId, key: key() });
      expect([leftOpen, await courtOf(taker)]).toEqual([1, null]);
    },
  );
});

import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { CustodyAct } from "../../../server/case/people/record-custody.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const day = courtDay;

async function accused(
  made: MadeCourt,
  caseId: number,
  name: string,
  columns: Partial<typeof casePerson.$inferInsert> = {},
  sex: "woman" | "man" | null = "man",
): Promise<number> {
  const { districtId, courtId } = made;
  const [one] = await db.insert(person).values({ districtId, name, nameKey: name.toLowerCase(), sex }).returning();
  const [row] = await db
    .insert(casePerson)
    .values({ caseId, courtId, personId: one!.id, role: "accused", ...columns })
    .returning();
  return row!.id;
}

async function act(made: MadeCourt, casePersonId: number, custody: CustodyAct) {
  const [row] = await db.select().from(casePerson).where(eq(casePerson.id, casePersonId));
  return createCaller(made.clerk).people.custody({
    courtId: made.courtId,
    casePersonId,
    version: row!.version,
    custody,
    key: key(),
  });
}

const caseRow = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
async function standing(made: MadeCourt, caseId: number, casePersonId: number) {
  const { people } = await createCaller(made.clerk).people.ofCase({ courtId: made.courtId, caseId });
  return people.find((one) => one.casePersonId === casePersonId)!.custody!;
}
const arrested = (on: string): CustodyAct => ({ act: "arrested", day: day(on), kind: "police", place: "PS Testabad" });

test("arrest, jail and bail are kept one after another, and the case is as strict as its strictest accused", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const [one, other] = [await accused(made, caseId, "One"), await accused(made, caseId, "Other")];
  await act(made, one, arrested("2026-10-01"));
  await act(made, one, { act: "moved", day: day("2026-10-05"), kind: "judicial", place: "Central Jail" });
  await act(made, other, { act: "at-liberty", custody: "at-large" });
  expect(await caseRow(caseId)).toMatchObject({ custody: "in", custodySince: "2026-10-01" });
  const found = await standing(made, caseId, one);
  expect(found).toMatchObject({ custody: "in", since: "2026-10-01", days: 63 });
  expect(found.periods.map(({ kind, untilDay }) => [kind, untilDay])).toEqual([
    ["police", "2026-10-05"],
    ["judicial", null],
  ]);
  await act(made, one, { act: "ended", day: day("2026-11-20"), because: "bail" });
  expect(await caseRow(caseId)).toMatchObject({ custody: "bail", custodySince: null });
  expect((await standing(made, caseId, one)).alarm).toBeNull();
});

test("the register's word of a case becomes each accused's own before one of them is bailed", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { custody: "in", custodySince: day("2026-06-01") });
  const [one, other] = [await accused(made, caseId, "One"), await accused(made, caseId, "Other")];
  await act(made, one, { act: "ended", day: day("2026-08-01"), because: "bail" });
  expect(await standing(made, caseId, one)).toMatchObject({
    custody: "bail",
    periods: [{ fromDay: "2026-06-01", untilDay: "2026-08-01" }],
  });
  expect(await standing(made, caseId, other)).toMatchObject({ custody: "in", since: "2026-06-01" });
  expect(await caseRow(caseId)).toMatchObject({ custody: "in", custodySince: "2026-06-01" });
});

test("one accused's arrest says nothing of the others", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const [one, other] = [await accused(made, caseId, "One"), await accused(made, caseId, "Other")];
  await act(made, one, arrested("2026-10-01"));
  expect(await standing(made, caseId, other)).toMatchObject({ custody: "unknown", days: null, alarm: null });
});

test("custody since a day that nobody knows is asked for, not made up", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { custody: "in" });
  const one = await accused(made, caseId, "One");
  const refused = await act(made, one, { act: "ended", day: day("2026-08-01"), because: "bail" }).catch(
    (error) => error.cause.detail,
  );
  expect(refused).toEqual({ field: "since" });
  await act(made, one, { act: "ended", day: day("2026-08-01"), because: "bail", since: day("2026-07-01") });
  expect((await standing(made, caseId, one)).periods).toMatchObject([
    { fromDay: "2026-07-01", untilDay: "2026-08-01" },
  ]);
});

test("days to come, days before the last one and a second arrest without release are refused", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const one = await accused(made, caseId, "One");
  await expect(act(made, one, arrested("2026-12-04"))).rejects.toThrow("invalid");
  await act(made, one, arrested("2026-10-01"));
  await expect(act(made, one, arrested("2026-10-02"))).rejects.toThrow("invalid");
  await expect(act(made, one, { act: "ended", day: day("2026-09-30"), because: "bail" })).rejects.toThrow("invalid");
  await expect(act(made, one, { act: "at-liberty", custody: "bail" })).rejects.toThrow("invalid");
  await act(made, one, { act: "ended", day: day("2026-10-10"), because: "escaped" });
  await expect(act(made, one, arrested("2026-10-09"))).rejects.toThrow("invalid");
});

test("the alarm for bail for delay comes at a year from the arrest, at six months for a woman, and no adjournment moves it", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { isRestricted: false });
  const man = await accused(made, caseId, "Man");
  const woman = await accused(made, caseId, "Woman", {}, "woman");
  const unknown = await accused(made, caseId, "Unknown", {}, null);
  for (const one of [man, woman, unknown]) await act(made, one, arrested("2026-06-10"));
  expect((await standing(made, caseId, man)).alarm).toMatchObject({ day: "2027-06-10", level: "far" });
  expect((await standing(made, caseId, woman)).alarm).toMatchObject({ day: "2026-12-10", level: "soon", daysLeft: 7 });
  expect((await standing(made, caseId, unknown)).alarm).toMatchObject({ level: "soon", dayIfWoman: "2026-12-10" });
  const alarms = await createCaller(made.clerk).people.bailAlarms({ courtId: made.courtId });
  expect(alarms).toMatchObject({ reached: 0, soon: 1, unsure: 1 });
  expect(alarms.detained.map(({ name }) => name)[0]).toBe("Woman");
});

test("who stands in a case and in its bail application is one person with a right to bail for delay", async () => {
  const made = await makeCourt(db);
  const [caseId, bailId] = [
    await makeCase(db, made),
    await makeCase(db, made, { docket: "application", stage: "bail" }),
  ];
  const inCase = await accused(made, caseId, "Man");
  const inBail = await accused(made, bailId, "Man");
  const rows = await db
    .select()
    .from(casePerson)
    .where(inArray(casePerson.id, [inCase, inBail]));
  const personId = rows.find(({ id }) => id === inCase)!.personId;
  await db.update(casePerson).set({ personId }).where(eq(casePerson.id, inBail));
  for (const one of [inCase, inBail]) await act(made, one, arrested("2025-06-10"));
  const alarms = await createCaller(made.clerk).people.bailAlarms({ courtId: made.courtId });
  expect(alarms).toMatchObject({ reached: 1, soon: 0, unsure: 0 });
  expect(alarms.detained).toHaveLength(2);
  const judge = await makeStaff(db, made, "judge");
  const { statutory } = await createCaller(judge).desk.alarms({ courtId: made.courtId });
  expect(statutory).toMatchObject({ reached: 1, nearest: [{ caseId }] });
});

test("one name that a register wrote twice in a case raises one alarm, with a word, until the records differ", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const names = ["Asif s/o Karim", "Asif s/o Karim", "Bilal"];
  const rows: number[] = [];
  for (const name of names) rows.push(await accused(made, caseId, name));
  const bailId = await makeCase(db, made, { docket: "application", stage: "bail", parentCaseId: caseId });
  rows.push(await accused(made, bailId, "Asif s/o Karim"));
  const elsewhere = await makeCase(db, made);
  rows.push(await accused(made, elsewhere, "Asif s/o Karim"));
  for (const one of rows) await act(made, one, arrested("2025-06-10"));
  const alarms = () => createCaller(made.clerk).people.bailAlarms({ courtId: made.courtId });
  const { reached, detained } = await alarms();
  expect(reached).toBe(3);
  expect(detained.map(({ casePersonId, isNamedTwice }) => [casePersonId, isNamedTwice])).toEqual(
    rows.map((id, at) => [id, at !== 2 && at !== 4]),
  );
  const judge = createCaller(await makeStaff(db, made, "judge"));
  const { nearest } = (await judge.desk.alarms({ courtId: made.courtId })).statutory;
  expect(nearest.map((one) => [one.casePersonId, one.isNamedTwice])).toEqual([
    [rows[0], true],
    [rows[2], false],
    [rows[4], false],
  ]);
  const persons = await db.select().from(casePerson).where(inArray(casePerson.id, rows));
  const personOf = (at: number) => persons.find(({ id }) => id === rows[at])!.personId;
  await db
    .update(person)
    .set({ birthDay: day("1990-01-01") })
    .where(eq(person.id, personOf(0)));
  await db
    .update(person)
    .set({ birthDay: day("1970-01-01") })
    .where(eq(person.id, personOf(1)));
  expect((await alarms()).reached).toBe(4);
});

test("a judge's refusal moves the alarm to its next occurrence, and stands beside the facts of the fourth proviso", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const one = await accused(made, caseId, "One");
  await act(made, one, arrested("2025-11-01"));
  expect((await standing(made, caseId, one)).alarm).toMatchObject({
    day: "2026-11-01",
    level: "reached",
    occurrence: 1,
  });
  await act(made, one, { act: "bail-facts", bailRefusedDay: day("2026-11-15"), fourthProviso: ["previous-convict"] });
  const after = await standing(made, caseId, one);
  expect(after.alarm).toMatchObject({ day: "2027-11-01", occurrence: 2 });
  expect(after).toMatchObject({
    bailRefusedDay: "2026-11-15",
    fourthProviso: ["previous-convict"],
    delays: { total: 0, against: 0 },
  });
});

test("custody that was recorded by mistake is undone, and the case goes back with it", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { custody: "bail" });
  const one = await accused(made, caseId, "One");
  const { changeId } = await act(made, one, arrested("2026-10-01"));
  expect((await caseRow(caseId)).custody).toBe("in");
  await createCaller(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect((await caseRow(caseId)).custody).toBe("bail");
  expect((await standing(made, caseId, one)).periods).toEqual([]);
});

test("random custody acts never leave a case laxer than an accused of it, nor anybody detained in two stretches at once", async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.info(`custody acts, seed ${seed}`);
  let state = seed;
  const next = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const ids = [await accused(made, caseId, "One"), await accused(made, caseId, "Other")];
  const done: number[] = [];
  for (let step = 0; step < 60; step += 1) {
    const on = day(
      `2026-${String(1 + Math.floor(step / 6)).padStart(2, "0")}-${String(1 + next(28)).padStart(2, "0")}`,
    );
    const acts: CustodyAct[] = [
      { act: "arrested", day: on, kind: "police", place: null },
      { act: "moved", day: on, kind: "judicial", place: "Jail" },
      { act: "ended", day: on, because: (["bail", "released", "escaped", "other"] as const)[next(4)]! },
      { act: "at-liberty", custody: (["bail", "at-large", "unknown"] as const)[next(3)]! },
    ];
    const last = done.at(-1);
    if (next(6) === 0 && last !== undefined) {
      await createCaller(made.clerk).changes.undo({ courtId: made.courtId, changeId: last, key: key() });
      // What was written before has another version now: only the last act is taken back.
      done.length = 0;
    } else {
      const answer = await act(made, ids[next(2)]!, acts[next(4)]!).catch((error) => {
        expect(error.message).toBe("invalid");
        return null;
      });
      if (answer) done.push(answer.changeId);
    }
    const standings = [await standing(made, caseId, ids[0]!), await standing(made, caseId, ids[1]!)];
    const { custody } = await caseRow(caseId);
    if (standings.some((one) => one.custody === "in" && !one.isOfCase)) expect(custody).toBe("in");
    for (const { periods, custody: own } of standings) {
      expect(periods.filter(({ untilDay }) => untilDay === null).length).toBeLessThanOrEqual(1);
      if (periods.some(({ untilDay }) => untilDay === null)) expect(own).toBe("in");
      for (const [index, period] of periods.slice(1).entries())
        expect(periods[index]!.untilDay! <= period.fromDay).toBe(true);
    }
  }
});

test("nobody is arrested in a case before its offence, nor before his birth; what a register says of it stands", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { offenceDay: day("2026-05-17") });
  const one = await accused(made, caseId, "One");
  await expect(act(made, one, arrested("2016-10-01"))).rejects.toThrow("invalid");
  await expect(act(made, one, arrested("2026-05-16"))).rejects.toThrow("invalid");
  await act(made, one, arrested("2026-05-17"));
  const undatedId = await makeCase(db, made, { offenceDay: null });
  const other = await accused(made, undatedId, "Other");
  const [row] = await db.select().from(casePerson).where(eq(casePerson.id, other));
  await db
    .update(person)
    .set({ birthDay: day("2012-01-01") })
    .where(eq(person.id, row!.personId));
  await expect(act(made, other, arrested("2011-01-01"))).rejects.toThrow("invalid");
  await act(made, other, arrested("2026-01-01"));
  const known = { offenceDay: day("2026-05-17"), custody: "in", custodySince: day("2026-05-01") } as const;
  const registeredId = await makeCase(db, made, known);
  const third = await accused(made, registeredId, "Third");
  await act(made, third, { act: "ended", day: day("2026-06-01"), because: "bail" });
  expect((await standing(made, registeredId, third)).periods).toMatchObject([{ fromDay: "2026-05-01" }]);
});

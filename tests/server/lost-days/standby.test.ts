import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { court as courtTable, travelTime } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { process as processTable } from "../../../db/schema/process.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const [SECOND, THIRD, FOURTH] = ["2026-12-10", "2026-12-17", "2026-12-24"].map(courtDay) as [
  CourtDay,
  CourtDay,
  CourtDay,
];
const server = (made: MadeCourt) => createCaller(made.clerk);
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const rowOf = async (id: number) => (await db.select().from(hearing).where(eq(hearing.id, id)))[0]!;

/** A court whose day holds two matters: the coming one is full, and one more stands a fortnight later. */
async function makeFullDay(columns: Parameters<typeof makeCase>[2] = {}) {
  const made = await makeCourt(db, { planMatters: 2 });
  const { courtId, clerk } = made;
  const leaving = await listCase(clerk, courtId, await makeCase(db, made), SECOND);
  await listCase(clerk, courtId, await makeCase(db, made), SECOND);
  const caseId = await makeCase(db, made, columns);
  const waiting = await listCase(clerk, courtId, caseId, FOURTH);
  return { made, leaving, waiting, caseId };
}

const confirm = ({ made, waiting }: { made: MadeCourt; waiting: number }, untilDay: CourtDay = THIRD) =>
  server(made).standby.confirm({ courtId: made.courtId, hearingId: waiting, untilDay, key: key() });
const offersOf = (made: MadeCourt) => server(made).standby.offers({ courtId: made.courtId });
const inLineOn = async (made: MadeCourt, day: CourtDay) =>
  (await offersOf(made)).days.find((one) => one.day === day)?.inLine.map(({ id }) => id) ?? [];

async function free(made: MadeCourt, hearingId: number) {
  const { version } = await rowOf(hearingId);
  await server(made).planner.moveHearing({
    ...{ courtId: made.courtId, hearingId, version, day: courtDay("2026-12-31"), key: key() },
    ...{ reason: null, orderedBy: null, overloadBecause: null },
  });
}

async function makeOfficial(made: MadeCourt, caseId: number, role: CaseRole, comesFrom: string | null = null) {
  const { districtId, courtId } = made;
  const name = `Official ${randomUUID().slice(0, 6)}`;
  const [row] = await db
    .insert(person)
    .values({ districtId, name, nameKey: name.toLowerCase(), isOfficial: true, comesFrom })
    .returning({ id: person.id });
  await db.insert(casePerson).values({ caseId, courtId, personId: row!.id, role });
  return row!.id;
}

describe("standby", () => {
  test("a full day offers nobody; when a place frees the matter that stands by steps in, and its own date is free", async () => {
    const { made, leaving, waiting } = await makeFullDay();
    const { standbyId } = await confirm({ made, waiting });
    expect(await inLineOn(made, SECOND)).toEqual([]);
    await free(made, leaving);
    expect(await inLineOn(made, SECOND)).toEqual([standbyId]);
    const [matter] = (await offersOf(made)).matters;
    expect(matter).toMatchObject({ guaranteedDay: FOURTH, untilDay: THIRD, bar: null });
    const asked = { courtId: made.courtId, standbyId, version: matter!.version, day: SECOND };
    const answer = await server(made).standby.stepIn({ ...asked, key: key() });
    expect(answer).toMatchObject({ hearingId: waiting, day: SECOND, from: FOURTH });
    expect(await rowOf(waiting)).toMatchObject({ day: SECOND, state: "listed", timesMoved: 0, block: "09:00" });
    expect((await offersOf(made)).matters).toEqual([]);
    await server(made).changes.undo({ courtId: made.courtId, changeId: answer.changeId, key: key() });
    expect(await rowOf(waiting)).toMatchObject({ day: FOURTH, state: "listed" });
    expect(await inLineOn(made, SECOND)).toEqual([standbyId]);
  });

  test("what went out for the date that was kept is recalled when the matter steps in", async () => {
    const { made, leaving, waiting, caseId } = await makeFullDay();
    const { courtId } = made;
    await makeOfficial(made, caseId, "investigating-officer");
    await db.insert(processTable).values({
      ...{ caseId, courtId, hearingId: waiting, kind: "summons", servedBy: "officer", state: "issued" },
      ...{ forDay: FOURTH, issuedDay: courtDay("2026-12-03"), because: "ordered" },
    });
    const { standbyId } = await confirm({ made, waiting });
    await free(made, leaving);
    await server(made).standby.stepIn({ courtId, standbyId, version: 1, day: SECOND, key: key() });
    const [paper] = await db.select().from(processTable).where(eq(processTable.hearingId, waiting));
    expect(paper).toMatchObject({ state: "recalled", forDay: FOURTH });
  });

  test("nobody in custody, without a date or from afar stands by", async () => {
    const held = await makeFullDay({ custody: "in" });
    expect(await codeOf(confirm(held))).toBe("standby-barred");
    const far = await makeFullDay();
    const { districtId, courtId } = far.made;
    await db.update(courtTable).set({ place: "City Courts" }).where(eq(courtTable.id, courtId));
    await db.insert(travelTime).values({ districtId, fromPlace: "City Courts", toPlace: "Hyderabad", minutes: 150 });
    await makeOfficial(far.made, far.caseId, "investigating-officer", "Hyderabad");
    expect(await codeOf(confirm(far))).toBe("standby-barred");
    const near = await makeFullDay();
    await makeOfficial(near.made, near.caseId, "investigating-officer", "Hyderabad");
    expect(await codeOf(confirm(near))).toBe("answered");
    expect(await codeOf(confirm(near))).toBe("nothing-to-do");
  });

  test("nobody is called with less notice than the court's hours by the clock", async () => {
    const { made, leaving, waiting } = await makeFullDay();
    const { courtId } = made;
    const { standbyId } = await confirm({ made, waiting }, SECOND);
    await free(made, leaving);
    const { courtVersion } = await offersOf(made);
    // It is Thursday ten o'clock; the last block of the next Thursday begins at noon, 170 hours from now.
    await server(made).calendar.saveStandbyNotice({ courtId, version: courtVersion, hours: 171, key: key() });
    expect(await inLineOn(made, SECOND)).toEqual([]);
    expect((await offersOf(made)).matters[0]?.bar).toBe("notice");
    expect(await codeOf(server(made).standby.stepIn({ courtId, standbyId, version: 1, day: SECOND, key: key() }))).toBe(
      "standby-barred",
    );
    await server(made).calendar.saveStandbyNotice({ courtId, version: courtVersion + 1, hours: 170, key: key() });
    expect((await offersOf(made)).days[0]?.inLine).toEqual([{ id: standbyId, block: "12:00" }]);
  });

  test("who is first in line is the older case; two clerks give one place to one matter", async () => {
    const { made, leaving, waiting } = await makeFullDay({ institutionDay: courtDay("2024-03-01") });
    const { courtId, clerk } = made;
    const older = await makeCase(db, made, { institutionDay: courtDay("2018-03-01") });
    const second = await listCase(clerk, courtId, older, FOURTH);
    const one = await confirm({ made, waiting });
    const other = await confirm({ made, waiting: second });
    await free(made, leaving);
    expect(await inLineOn(made, SECOND)).toEqual([other.standbyId, one.standbyId]);
    const take = ({ standbyId }: { standbyId: number }) =>
      codeOf(server(made).standby.stepIn({ courtId, standbyId, version: 1, day: SECOND, key: key() }));
    expect((await Promise.all([take(one), take(other)])).sort()).toEqual(["answered", "standby-barred"]);
  });

  test("a date that was announced in court gives way on a judge's order only", async () => {
    const made = await makeCourt(db);
    const { courtId, clerk } = made;
    const waiting = await listCase(clerk, courtId, await makeCase(db, made), FOURTH, {
      source: "court",
      isFixed: true,
    });
    const { standbyId } = await confirm({ made, waiting });
    const asked = { courtId, standbyId, version: 1, day: SECOND };
    expect(await codeOf(server(made).standby.stepIn({ ...asked, key: key() }))).toBe("fixed-date");
    await server(made).standby.stepIn({ ...asked, orderedBy: "Judge of tests", key: key() });
    expect(await rowOf(waiting)).toMatchObject({ day: SECOND, isFixed: true, orderedBy: "Judge of tests" });
  });

  test("who cannot come sooner after all is taken off; the date it has stands", async () => {
    const { made, leaving, waiting } = await makeFullDay();
    const { standbyId } = await confirm({ made, waiting });
    await free(made, leaving);
    const { changeId } = await server(made).standby.end({ courtId: made.courtId, standbyId, version: 1, key: key() });
    expect((await offersOf(made)).matters).toEqual([]);
    expect((await rowOf(waiting)).day).toBe(FOURTH);
    await server(made).changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect(await inLineOn(made, SECOND)).toEqual([standbyId]);
  });

  test("an officer who is on leave that day is not called", async () => {
    const { made, leaving, waiting, caseId } = await makeFullDay();
    const { courtId } = made;
    const personId = await makeOfficial(made, caseId, "investigating-officer");
    await confirm({ made, waiting });
    await free(made, leaving);
    const leave = { courtId, personId, fromDay: SECOND, untilDay: SECOND, kind: "leave" as const };
    await server(made).officials.saveAbsence({ ...leave, key: key() });
    const { days, matters } = await offersOf(made);
    expect(days.map(({ day }) => day)).toEqual([THIRD]);
    expect(matters[0]?.bar).toBeNull();
  });
});

import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { closure, courtDay as courtDayTable } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { PlanReason, PossibleDay } from "../../../server/rules/listing/plan-reasons.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const THURSDAYS = ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31"].map(courtDay);
const [FIRST, SECOND, THIRD, FOURTH] = THURSDAYS as [CourtDay, CourtDay, CourtDay, CourtDay];

const server = (court: MadeCourt) => createCaller(court.clerk);
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const draftOf = (court: MadeCourt) =>
  db.select().from(draftPlacement).where(eq(draftPlacement.courtId, court.courtId)).orderBy(draftPlacement.id);

async function rowOf(court: MadeCourt, caseId: number) {
  const row = (await draftOf(court)).find((one) => one.caseId === caseId);
  if (!row) throw new Error("the case is not in the draft");
  return row;
}

const seen = ({ id, version }: { id: number; version: number }) => ({ id, version });

async function makeCases(court: MadeCourt, count: number, columns: Partial<typeof courtCase.$inferInsert> = {}) {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await makeCase(db, court, columns));
  return ids;
}

async function closeDay(court: MadeCourt, day: CourtDay) {
  const { districtId, courtId } = court;
  await db.insert(closure).values({
    districtId,
    courtId,
    fromDay: day,
    untilDay: day,
    kind: "gazetted",
    effect: "closed",
    nameEn: "Holiday",
    isConfirmed: true,
  });
}

describe("planning", () => {
  test("every undated pending case is placed or told why not, and none twice", async () => {
    const court = await makeCourt(db, { planMinutes: 120, planMatters: 3 });
    const cases = await makeCases(court, 9);
    await makeCases(court, 2, { disposalDay: courtDay("2026-01-01"), disposal: "convicted" });
    const answer = await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 2, key: key() });
    const rows = await draftOf(court);
    expect(answer.placed + answer.unplaced).toBe(9);
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
    expect(rows.filter(({ day }) => day === FIRST)).toHaveLength(3);
    expect(rows.filter(({ day }) => day === SECOND)).toHaveLength(3);
    for (const row of rows.filter(({ day }) => day === null)) {
      expect((row.because as PlanReason).code).toBe("full");
      expect((row.couldBe as PossibleDay[]).map(({ day }) => day)).toEqual([THIRD, FOURTH, THURSDAYS[4]]);
    }
    for (const row of rows.filter(({ day }) => day !== null)) expect((row.because as PlanReason).code).toBeTruthy();
  });

  test("the oldest case is heard first, and one in custody before it", async () => {
    const court = await makeCourt(db, { planMatters: 1 });
    const young = await makeCase(db, court, { institutionDay: courtDay("2025-06-01") });
    const old = await makeCase(db, court, { institutionDay: courtDay("2019-06-01") });
    const held = await makeCase(db, court, { institutionDay: courtDay("2023-06-01"), custody: "in" });
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 3, key: key() });
    expect((await rowOf(court, held)).day).toBe(FIRST);
    expect((await rowOf(court, old)).day).toBe(SECOND);
    expect((await rowOf(court, young)).day).toBe(THIRD);
  });

  test("nobody in custody is planned past fifteen days; earlier working days are offered instead", async () => {
    const court = await makeCourt(db, { planMatters: 1 });
    const held = await makeCases(court, 4, { custody: "in" });
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 4, key: key() });
    const rows = await Promise.all(held.map((caseId) => rowOf(court, caseId)));
    expect(rows.flatMap(({ day }) => day ?? []).sort()).toEqual([FIRST, SECOND, THIRD]);
    const left = rows.find(({ day }) => day === null)!;
    expect((left.couldBe as PossibleDay[])[0]).toEqual({ day: "2026-12-04", notes: ["ordinary-day"] });
  });

  test("a limit before the next open hearing day is named, with the ordinary days that are open until then", async () => {
    const court = await makeCourt(db);
    for (const day of [FIRST, SECOND, THIRD]) await closeDay(court, day);
    const held = await makeCase(db, court, { custody: "in" });
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 4, key: key() });
    const row = await rowOf(court, held);
    expect(row).toMatchObject({ day: null, because: { code: "limit-first", day: FOURTH, until: "2026-12-18" } });
    expect((row.couldBe as PossibleDay[])[0]).toEqual({ day: "2026-12-04", notes: ["ordinary-day"] });
  });

  test("in the evening nothing is planned on today, offered today or moved onto it", async () => {
    const court = await makeCourt(db, { planMatters: 1, now: new Date("2026-12-03T14:30:00Z") });
    const held = await makeCases(court, 3, { custody: "in" });
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 3, key: key() });
    const rows = await Promise.all(held.map((caseId) => rowOf(court, caseId)));
    expect(rows.flatMap(({ day }) => day ?? []).sort()).toEqual([SECOND, THIRD]);
    const left = rows.find(({ day }) => day === null)!;
    expect((left.couldBe as PossibleDay[])[0]).toEqual({ day: "2026-12-04", notes: ["ordinary-day"] });
    const attempt = server(court).planner.place({ courtId: court.courtId, rows: [seen(left)], day: TODAY, key: key() });
    expect(await codeOf(attempt)).toBe("day-past");
    const listed = await listCase(court.clerk, court.courtId, await makeCase(db, court), FOURTH);
    const move = { courtId: court.courtId, hearingId: listed, version: 1, day: TODAY, key: key() };
    expect(await codeOf(server(court).planner.moveHearing(move))).toBe("day-past");
    const board = await server(court).planner.board({ courtId: court.courtId, weeks: 1 });
    expect(board).toMatchObject({ today: TODAY, firstDay: "2026-12-04" });
  });

  test("days that were offered this morning are looked for anew in the evening", async () => {
    const court = await makeCourt(db, { planMatters: 1 });
    const [first] = (await makeCases(court, 1, { custody: "in" })) as [number];
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 1, key: key() });
    const rows = [seen(await rowOf(court, first))];
    await server(court).planner.remove({ courtId: court.courtId, rows, key: key() });
    const offered = async (clerk: MadeCourt["clerk"]) =>
      (await createCaller(clerk).planner.board({ courtId: court.courtId, weeks: 1 })).tray[0]!.couldBe[0]!.day;
    expect(await offered(court.clerk)).toBe(FIRST);
    expect(await offered({ ...court.clerk, now: new Date("2026-12-03T14:30:00Z") })).toBe("2026-12-04");
  });

  test("a closed day never gets a matter, from the planner or by hand", async () => {
    const court = await makeCourt(db);
    await closeDay(court, SECOND);
    const cases = await makeCases(court, 12);
    await server(court).planner.plan({ courtId: court.courtId, fromDay: courtDay("2026-12-04"), weeks: 2, key: key() });
    expect((await draftOf(court)).filter(({ day }) => day === SECOND)).toEqual([]);
    const row = await rowOf(court, cases[0]!);
    const attempt = server(court).planner.place({ courtId: court.courtId, rows: [seen(row)], day: SECOND, key: key() });
    expect(await codeOf(attempt)).toBe("closed-day");
    expect(await rowOf(court, cases[0]!)).toEqual(row);
  });

  test("what stands already takes its room", async () => {
    const court = await makeCourt(db, { planMatters: 2 });
    const dated = await makeCase(db, court);
    await listCase(court.clerk, court.courtId, dated, FIRST, { source: "court", isFixed: true });
    await makeCases(court, 3);
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 1, key: key() });
    const rows = await draftOf(court);
    expect(rows.map(({ caseId }) => caseId)).not.toContain(dated);
    expect(rows.filter(({ day }) => day === FIRST)).toHaveLength(1);
  });

  test("an officer who is needed in another court that day is not planned here, where the day has no times", async () => {
    const court = await makeCourt(db, { blocks: [] });
    const [other] = await makeSecondCourt(court);
    const here = await makeCase(db, court);
    const there = await makeCase(db, other!);
    const [officer] = await db
      .insert(person)
      .values({ districtId: court.districtId, name: "SI Invented", nameKey: "si invented", isOfficial: true })
      .returning({ id: person.id });
    for (const [caseId, courtId] of [
      [here, court.courtId],
      [there, other!.courtId],
    ] as const) {
      await db.insert(casePerson).values({ caseId, courtId, personId: officer!.id, role: "investigating-officer" });
    }
    await listCase(other!.clerk, other!.courtId, there, FIRST);
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 2, key: key() });
    const row = await rowOf(court, here);
    expect(row.day).toBe(SECOND);
    expect(row.because).toMatchObject({ code: "earlier-elsewhere", role: "investigating-officer", day: FIRST });
  });

  test("a pinned matter survives planning again, an unpinned one is planned anew", async () => {
    const court = await makeCourt(db, { planMatters: 1 });
    const [one, other] = (await makeCases(court, 2)) as [number, number];
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 3, key: key() });
    const pinned = (await rowOf(court, one)).day === FIRST ? one : other;
    const free = pinned === one ? other : one;
    const row = await rowOf(court, pinned);
    await server(court).planner.place({ courtId: court.courtId, rows: [seen(row)], day: THIRD, key: key() });
    await server(court).planner.pin({
      courtId: court.courtId,
      rows: [seen(await rowOf(court, pinned))],
      isPinned: true,
      key: key(),
    });
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 3, key: key() });
    expect(await rowOf(court, pinned)).toMatchObject({ day: THIRD, isPinned: true });
    expect((await rowOf(court, free)).day).toBe(FIRST);
  });

  test("the same key plans once", async () => {
    const court = await makeCourt(db);
    await makeCases(court, 3);
    const input = { courtId: court.courtId, fromDay: TODAY, weeks: 1, key: key() };
    const first = await server(court).planner.plan(input);
    expect(await server(court).planner.plan(input)).toEqual(first);
  });

  test("a large docket is planned apart and as well", async () => {
    const court = await makeCourt(db, { planMatters: 20, planMinutes: 900 });
    const [one] = await makeCases(court, 1);
    const [model] = await db.select().from(courtCase).where(eq(courtCase.id, one!));
    const { id: _id, version: _version, ...columns } = model!;
    await db.insert(courtCase).values(
      Array.from({ length: 599 }, (_, index) => ({
        ...columns,
        number: 9000 + index,
        numberKey: `${9000 + index}/2024`,
        institutionDay: courtDay(`201${index % 10}-0${1 + (index % 9)}-15`),
      })),
    );
    const answer = await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 8, key: key() });
    expect(answer).toMatchObject({ placed: 160, unplaced: 440 });
  });
});

async function makeSecondCourt(court: MadeCourt): Promise<MadeCourt[]> {
  const other = await makeCourt(db);
  const { court: courtTable } = await import("../../../db/schema/districts.ts");
  await db.update(courtTable).set({ districtId: court.districtId }).where(eq(courtTable.id, other.courtId));
  const clerk = await makeStaff(db, { districtId: court.districtId, courtId: other.courtId }, "clerk");
  return [{ ...other, districtId: court.districtId, clerk }];
}

describe("editing the draft", () => {
  async function planned(count = 4, choice: Parameters<typeof makeCourt>[1] = {}) {
    const court = await makeCourt(db, { planMatters: 2, ceilingMatters: 3, ...choice });
    const cases = await makeCases(court, count);
    await server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 2, key: key() });
    return { court, cases, rows: await draftOf(court) };
  }
  const on = (rows: Awaited<ReturnType<typeof draftOf>>, day: CourtDay) => rows.filter((row) => row.day === day);

  test("a day over its plan asks for a reason, and one over its ceiling takes nothing more", async () => {
    const { court, rows } = await planned();
    const [one, other] = on(rows, SECOND);
    const place = (row: { id: number; version: number }, overloadBecause?: string) =>
      server(court).planner.place({
        courtId: court.courtId,
        rows: [seen(row)],
        day: FIRST,
        overloadBecause,
        key: key(),
      });
    await expect(place(one!)).rejects.toMatchObject({
      message: "day-full",
      cause: { detail: { full: "matters", listedMatters: 2, planMatters: 2 } },
    });
    expect(await place(one!, "the judge asked for it")).toMatchObject({ warnings: ["beyond-plan"] });
    expect(await rowOf(court, one!.caseId)).toMatchObject({
      day: FIRST,
      isByHand: true,
      overloadBecause: "the judge asked for it",
    });
    expect(await codeOf(place(other!, "and another"))).toBe("day-full");
  });

  test("two matters change places although both days are full", async () => {
    const { court, rows } = await planned();
    const [one] = on(rows, FIRST);
    const [other] = on(rows, SECOND);
    await server(court).planner.swap({ courtId: court.courtId, one: seen(one!), other: seen(other!), key: key() });
    expect((await rowOf(court, one!.caseId)).day).toBe(SECOND);
    expect((await rowOf(court, other!.caseId)).day).toBe(FIRST);
  });

  test("a matter taken out lies in the tray with days that would do, and comes back from there", async () => {
    const { court, rows } = await planned();
    const [one] = on(rows, FIRST);
    await server(court).planner.remove({ courtId: court.courtId, rows: [seen(one!)], key: key() });
    const removed = await rowOf(court, one!.caseId);
    expect(removed).toMatchObject({ day: null, because: { code: "removed-by-hand" } });
    expect((removed.couldBe as PossibleDay[])[0]!.day).toBe(FIRST);
    await server(court).planner.place({ courtId: court.courtId, rows: [seen(removed)], day: FIRST, key: key() });
    expect((await rowOf(court, one!.caseId)).day).toBe(FIRST);
  });

  test("the place that a clerk chose inside a day is kept", async () => {
    const { court, rows } = await planned(3, {
      planMatters: 10,
      ceilingMatters: 30,
      blocks: ["09:00"],
      planMinutes: 900,
    });
    const board = async () =>
      (await server(court).planner.board({ courtId: court.courtId, weeks: 1 })).days[0]!.matters;
    const [first, second, third] = await board();
    await server(court).planner.order({
      courtId: court.courtId,
      day: FIRST,
      moved: { kind: "draft", id: third!.id, version: third!.version },
      block: "09:00",
      before: { kind: "draft", id: first!.id },
      key: key(),
    });
    expect((await board()).map(({ id }) => id)).toEqual([third!.id, first!.id, second!.id]);
    expect(rows).toHaveLength(3);
  });

  test("the second of two clerks is told that the row changed", async () => {
    const { court, rows } = await planned();
    const [one] = on(rows, FIRST);
    const other = await makeStaff(db, court, "clerk");
    await server(court).planner.pin({ courtId: court.courtId, rows: [seen(one!)], isPinned: true, key: key() });
    const attempt = createCaller(other).planner.remove({ courtId: court.courtId, rows: [seen(one!)], key: key() });
    expect(await codeOf(attempt)).toBe("stale");
    expect(await rowOf(court, one!.caseId)).toMatchObject({ day: FIRST, isPinned: true });
  });

  test("each edit is taken back by itself, until the row changed again", async () => {
    const { court, rows } = await planned();
    const [one] = on(rows, FIRST);
    const { changeId } = await server(court).planner.remove({ courtId: court.courtId, rows: [seen(one!)], key: key() });
    await server(court).changes.undo({ courtId: court.courtId, changeId, key: key() });
    const back = await rowOf(court, one!.caseId);
    expect(back).toMatchObject({ day: one!.day, block: one!.block, because: one!.because, isByHand: false });
    const pinned = await server(court).planner.pin({
      courtId: court.courtId,
      rows: [seen(back)],
      isPinned: true,
      key: key(),
    });
    await server(court).planner.remove({
      courtId: court.courtId,
      rows: [seen(await rowOf(court, one!.caseId))],
      key: key(),
    });
    const attempt = server(court).changes.undo({ courtId: court.courtId, changeId: pinned.changeId, key: key() });
    expect(await codeOf(attempt)).toBe("changed-since");
  });

  test("a draft thrown away comes back whole", async () => {
    const { court, rows } = await planned();
    const { changeId } = await server(court).planner.discard({ courtId: court.courtId, key: key() });
    expect(await draftOf(court)).toEqual([]);
    await server(court).changes.undo({ courtId: court.courtId, changeId, key: key() });
    const bare = (all: typeof rows) => all.map(({ caseId, day, block, because }) => ({ caseId, day, block, because }));
    expect(bare(await draftOf(court))).toEqual(bare(rows));
  });

  test("planning again is taken back whole", async () => {
    const { court, rows } = await planned();
    const { changeId } = await server(court).planner.plan({
      courtId: court.courtId,
      fromDay: SECOND,
      weeks: 3,
      key: key(),
    });
    await server(court).changes.undo({ courtId: court.courtId, changeId, key: key() });
    expect((await draftOf(court)).map(({ id, day }) => ({ id, day }))).toEqual(
      rows.map(({ id, day }) => ({ id, day })),
    );
  });

  test("the planner of another court cannot be reached", async () => {
    const { court } = await planned();
    const stranger = await makeCourt(db);
    const attempt = createCaller(stranger.clerk).planner.board({ courtId: court.courtId, weeks: 2 });
    expect(await codeOf(attempt)).toBe("not-found");
  });
});

describe("moving a listed hearing", () => {
  async function listed(placement: Parameters<typeof listCase>[4] = {}) {
    const court = await makeCourt(db, { planMatters: 1, ceilingMatters: 2 });
    const hearingId = await listCase(court.clerk, court.courtId, await makeCase(db, court), FIRST, placement);
    return { court, hearingId };
  }
  const hearingOf = async (hearingId: number) => (await db.select().from(hearing).where(eq(hearing.id, hearingId)))[0]!;
  const loadOf = async (court: MadeCourt, day: CourtDay) =>
    (
      await db
        .select({ matters: courtDayTable.listedMatters })
        .from(courtDayTable)
        .where(and(eq(courtDayTable.courtId, court.courtId), eq(courtDayTable.day, day)))
    )[0]?.matters ?? 0;

  test("it is the same hearing, its version one more, and the loads follow", async () => {
    const { court, hearingId } = await listed();
    await server(court).planner.moveHearing({ courtId: court.courtId, hearingId, version: 1, day: SECOND, key: key() });
    expect(await hearingOf(hearingId)).toMatchObject({ day: SECOND, version: 2, timesMoved: 1, state: "listed" });
    expect([await loadOf(court, FIRST), await loadOf(court, SECOND)]).toEqual([0, 1]);
  });

  test("a fixed date needs a reason and the judge who ordered it", async () => {
    const { court, hearingId } = await listed({ source: "court", isFixed: true });
    const move = (words: { reason?: string; orderedBy?: string }) =>
      server(court).planner.moveHearing({
        courtId: court.courtId,
        hearingId,
        version: 1,
        day: SECOND,
        ...words,
        key: key(),
      });
    expect(await codeOf(move({}))).toBe("fixed-date");
    expect(await codeOf(move({ reason: "strike announced" }))).toBe("fixed-date");
    await move({ reason: "strike announced", orderedBy: "Judge of tests" });
    expect(await hearingOf(hearingId)).toMatchObject({
      day: SECOND,
      movedBecause: "strike announced",
      orderedBy: "Judge of tests",
      isFixed: true,
    });
  });

  test("a full day asks for a reason, and a closed one is refused", async () => {
    const { court, hearingId } = await listed();
    await listCase(court.clerk, court.courtId, await makeCase(db, court), SECOND);
    await closeDay(court, THIRD);
    const move = (day: CourtDay, overloadBecause?: string) =>
      server(court).planner.moveHearing({
        courtId: court.courtId,
        hearingId,
        version: 1,
        day,
        overloadBecause,
        key: key(),
      });
    expect(await codeOf(move(SECOND))).toBe("day-full");
    expect(await codeOf(move(THIRD))).toBe("closed-day");
    await move(SECOND, "linked matter");
    expect(await hearingOf(hearingId)).toMatchObject({ day: SECOND, overloadBecause: "linked matter" });
  });

  test("a move is taken back, and a stale one is refused", async () => {
    const { court, hearingId } = await listed();
    const move = () =>
      server(court).planner.moveHearing({ courtId: court.courtId, hearingId, version: 1, day: SECOND, key: key() });
    const { changeId } = await move();
    expect(await codeOf(move())).toBe("stale");
    await server(court).changes.undo({ courtId: court.courtId, changeId, key: key() });
    expect(await hearingOf(hearingId)).toMatchObject({ day: FIRST, timesMoved: 0 });
    expect([await loadOf(court, FIRST), await loadOf(court, SECOND)]).toEqual([1, 0]);
  });

  const withdraw = (court: MadeCourt, hearingId: number, more: object) =>
    server(court).planner.withdrawHearing({
      ...{ courtId: court.courtId, hearingId, version: 1, key: key(), reason: "listed by mistake", ...more },
    });
  const caseOfHearing = async (hearingId: number) => {
    const { caseId } = await hearingOf(hearingId);
    return (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
  };

  test("the only date of a case is not taken off without another, or an order that it may rest", async () => {
    const { court, hearingId } = await listed();
    expect(await codeOf(withdraw(court, hearingId, { reason: " " }))).toBe("reason-needed");
    expect(await codeOf(withdraw(court, hearingId, {}))).toBe("last-date");
    expect(await hearingOf(hearingId)).toMatchObject({ state: "listed" });
    const judge = { orderedBy: "the judge" };
    await withdraw(court, hearingId, { ...judge, instead: { kind: "date", day: THIRD } });
    expect(await caseOfHearing(hearingId)).toMatchObject({ nextDay: THIRD });
  });

  test("an order to rest takes the date, until its review day, and a new date ends it", async () => {
    const { court, hearingId } = await listed();
    const instead = { kind: "dormant", reviewDay: courtDay("2027-03-04") };
    expect(await codeOf(withdraw(court, hearingId, { instead }))).toBe("reason-needed");
    await withdraw(court, hearingId, { orderedBy: "the judge", instead });
    const resting = await caseOfHearing(hearingId);
    expect(resting).toMatchObject({ nextDay: null, dormantBy: "the judge", reviewDay: "2027-03-04" });
    const { courtId } = court;
    await server(court).planner.listMatter({
      courtId,
      caseId: resting.id,
      purpose: "evidence",
      day: SECOND,
      key: key(),
    });
    expect(await caseOfHearing(hearingId)).toMatchObject({ nextDay: SECOND, dormantSince: null, reviewDay: null });
  });

  test("one of two dates can be taken off", async () => {
    const { court, hearingId } = await listed();
    const { caseId } = await hearingOf(hearingId);
    await listCase(court.clerk, court.courtId, caseId, SECOND, { purpose: "order" });
    await withdraw(court, hearingId, {});
    expect(await caseOfHearing(hearingId)).toMatchObject({ nextDay: SECOND });
  });
});

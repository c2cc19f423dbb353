import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { draft, draftPlacement, hearing, outcome } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { undoChange } from "../../../server/access/undo.ts";
import type { Context } from "../../../server/core/context.ts";
import { Refused } from "../../../server/core/refused.ts";
import { dayLoads } from "../../../server/courts/court-days.ts";
import { DATABASE_COMMANDS } from "../../../server/doors/terminal/terminal-commands.ts";
import { listMatter } from "../../../server/listing/list-case.ts";
import { bestDays } from "../../../server/listing/search-days.ts";
import { type LoseDayInput, loseDay, previewLoss } from "../../../server/lost-days/lose-day.ts";
import { whoIsTold } from "../../../server/lost-days/who-is-told.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

/** A week on: a Thursday that has not begun. */
const LOST = addDays(TODAY, 7);
const NEXT = addDays(TODAY, 14);
const AFTER = addDays(TODAY, 21);

const losing = (made: MadeCourt, more: Partial<LoseDayInput> = {}): LoseDayInput => ({
  ...{ courtId: made.courtId, day: LOST, blocks: null, kind: "other", because: "Holiday of the test", mark: null },
  ...more,
});

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error) => (error instanceof Refused ? error.code : String(error)),
  );

const hearingsOf = (caseId: number) => db.select().from(hearing).where(eq(hearing.caseId, caseId)).orderBy(hearing.id);
const openDay = async (caseId: number) => (await hearingsOf(caseId)).find(({ state }) => state === "listed")?.day;
const loadOn = async (made: MadeCourt, day = LOST) => (await dayLoads(db, made.courtId, day, day))[0]!;

async function listed(made: MadeCourt, n: number, day = LOST, more: Parameters<typeof listCase>[4] = {}) {
  const ids: number[] = [];
  for (let at = 0; at < n; at += 1) {
    const caseId = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, caseId, day, more);
    ids.push(caseId);
  }
  return ids;
}

/** A hearing of the case in November that was not reached. */
async function notReached(made: MadeCourt, caseId: number): Promise<void> {
  const day = courtDay("2026-11-19");
  const { id, version } = {
    id: await listCase(made.clerk, made.courtId, caseId, day, { purpose: "charge" }),
    version: 1,
  };
  await recordOutcome(made.clerk, {
    ...{ courtId: made.courtId, hearingId: id, version, kind: "not-reached" },
    ...{ recordedAt: "2026-11-19T05:00:00Z", isEnteredLater: true },
  });
}

async function officerOf(made: MadeCourt, ...cases: { caseId: number; courtId: number }[]): Promise<number> {
  const [row] = await db
    .insert(person)
    .values({ districtId: made.districtId, name: "Inspector of tests", nameKey: "inspector", isOfficial: true })
    .returning({ id: person.id });
  for (const at of cases)
    await db.insert(casePerson).values({ ...at, personId: row!.id, role: "investigating-officer" });
  return row!.id;
}

describe("the preview of a lost day", () => {
  test("shows every matter with its new day and writes nothing", async () => {
    const made = await makeCourt(db);
    const ids = await listed(made, 5);
    const changes = async () => Number((await db.execute<{ n: string }>(sql`select count(*) n from change`))[0]!.n);
    const before = await changes();
    const preview = await previewLoss(made.clerk, losing(made));
    expect(preview).toMatchObject({ manner: "moved", matters: 5, placed: 5, unplaced: 0, blocks: null });
    expect(new Set(preview.lines.map(({ caseId }) => caseId))).toEqual(new Set(ids));
    expect(preview.lines.every(({ toDay }) => toDay !== null && toDay > LOST)).toBe(true);
    expect(await changes()).toBe(before);
    expect((await loadOn(made)).listedMatters).toBe(5);
  });

  test("orders them by the limit of custody, then by how often the court took a date from them", async () => {
    const made = await makeCourt(db, { planMatters: 1, planMinutes: 300 });
    const [plain, bumped] = await listed(made, 2, LOST, { overloadBecause: "test" });
    const custody = await makeCase(db, made, { custody: "in" });
    await listCase(made.clerk, made.courtId, custody, LOST, { overloadBecause: "test" });
    await notReached(made, bumped!);
    const { lines } = await previewLoss(made.clerk, losing(made));
    expect(lines.map(({ caseId }) => caseId)).toEqual([custody, bumped, plain]);
    expect(lines.map(({ timesBumped }) => timesBumped)).toEqual([0, 1, 0]);
    expect(lines.map(({ toDay }) => toDay)).toEqual([NEXT, AFTER, addDays(AFTER, 7)]);
  });

  test("regards an officer who is needed in another court that day", async () => {
    const made = await makeCourt(db);
    // Without blocks, so that its day holds him from morning to evening.
    const other = await makeCourt(db, { blocks: [] });
    await db.execute(sql`update court set district_id = ${made.districtId} where id = ${other.courtId}`);
    const there = await makeStaff(db, { districtId: made.districtId, courtId: other.courtId }, "clerk");
    const [caseId] = await listed(made, 1);
    const elsewhere = await makeCase(db, other);
    await officerOf(made, { caseId: caseId!, courtId: made.courtId }, { caseId: elsewhere, courtId: other.courtId });
    await listCase(there, other.courtId, elsewhere, NEXT);
    const { lines } = await previewLoss(made.clerk, losing(made));
    expect(lines[0]).toMatchObject({
      toDay: AFTER,
      because: { code: "earlier-elsewhere", role: "investigating-officer" },
    });
    const { days } = await bestDays(made.clerk, { courtId: made.courtId, caseId: caseId!, purpose: "evidence", n: 3 });
    const clash = (await bestDays(made.clerk, { courtId: made.courtId, caseId: caseId!, purpose: "evidence", n: 10 }))
      .days;
    expect(days.map(({ day }) => day)).not.toContain(NEXT);
    expect(clash.find(({ day }) => day === NEXT)?.people ?? [{ code: "elsewhere" }]).toMatchObject([
      { code: "elsewhere" },
    ]);
  });
});

describe("a lost day", () => {
  test("is closed, its matters stand on other days with the reason, and one undo brings all of it back", async () => {
    const made = await makeCourt(db);
    const ids = await listed(made, 4);
    const fixed = await makeCase(db, made);
    await listCase(made.clerk, made.courtId, fixed, LOST, { isFixed: true, source: "court" });
    const { mark } = await previewLoss(made.clerk, losing(made));
    const done = await loseDay(made.clerk, losing(made, { mark }));
    expect(done).toMatchObject({ manner: "moved", matters: 5, placed: 5, unplaced: 0 });
    expect(await loadOn(made)).toMatchObject({ isOpen: false, listedMatters: 0, closureEn: "Holiday of the test" });
    const [moved] = await hearingsOf(fixed);
    expect(moved).toMatchObject({ isFixed: true, movedBecause: "Holiday of the test", timesMoved: 1, state: "listed" });
    const told = await whoIsTold(made.clerk, { courtId: made.courtId, lostDayId: done.lostDayId });
    expect(told.desk.map(({ caseId }) => caseId).sort()).toEqual([...ids, fixed].sort());

    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect(await loadOn(made)).toMatchObject({ isOpen: true, listedMatters: 5 });
    for (const caseId of [...ids, fixed]) expect(await openDay(caseId)).toBe(LOST);
    expect(await codeOf(whoIsTold(made.clerk, { courtId: made.courtId, lostDayId: done.lostDayId }))).toBe("not-found");
  });

  test("is shown again when somebody listed meanwhile, and nothing is changed", async () => {
    const made = await makeCourt(db);
    const [first] = await listed(made, 2);
    const { mark } = await previewLoss(made.clerk, losing(made));
    await listed(made, 1);
    expect(await codeOf(loseDay(made.clerk, losing(made, { mark })))).toBe("stale");
    expect(await openDay(first!)).toBe(LOST);
    expect((await loadOn(made)).isOpen).toBe(true);
    const again = await previewLoss(made.clerk, losing(made));
    expect(again.matters).toBe(3);
    expect((await loseDay(made.clerk, losing(made, { mark: again.mark }))).placed).toBe(3);
  });

  test("is undone after others were listed on the new days, and refused by name after one of its matters moved on", async () => {
    const made = await makeCourt(db);
    const [one] = await listed(made, 2);
    const done = await loseDay(made.clerk, losing(made));
    const [other] = await listed(made, 1, NEXT);
    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect([await openDay(one!), await openDay(other!)]).toEqual([LOST, NEXT]);

    const twice = await loseDay(made.clerk, losing(made));
    await db.execute(sql`update hearing set position = 9 where case_id = ${one} and state = 'listed'`);
    const refused = undoChange(made.clerk, { courtId: made.courtId, changeId: twice.changeId });
    expect(await codeOf(refused)).toBe("changed-since");
  });

  test("fills no day past its plan but by order; what has no place waits in the tray, told with its reason", async () => {
    const made = await makeCourt(db, { planMatters: 1 });
    await db.execute(sql`update district set policy = '{"horizonWeeks": 4}' where id = ${made.districtId}`);
    const coming = await dayLoads(db, made.courtId, NEXT, addDays(LOST, 29));
    for (const { day } of coming.filter(({ kind }) => kind === "dedicated")) await listed(made, 1, day);
    const [caseId] = await listed(made, 1);
    const preview = await previewLoss(made.clerk, losing(made));
    expect(preview).toMatchObject({ matters: 1, placed: 0, unplaced: 1 });
    expect(preview.lines[0]!.because).toMatchObject({ code: "full", limit: "matters" });
    const ordered = await previewLoss(made.clerk, losing(made, { orderedBy: "Judge of the test" }));
    expect(ordered.lines[0]).toMatchObject({ toDay: NEXT, isOrdered: true });

    const done = await loseDay(made.clerk, losing(made, { mark: preview.mark }));
    expect(await openDay(caseId!)).toBeUndefined();
    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect(await openDay(caseId!)).toBe(LOST);
    await loseDay(made.clerk, losing(made, { orderedBy: "Judge of the test" }));
    const [row] = await hearingsOf(caseId!);
    expect(row).toMatchObject({
      ...{ day: NEXT, orderedBy: "Judge of the test", overloadBecause: "Holiday of the test", state: "listed" },
    });
  });

  test("sends what was drafted for it back to the tray, and an undo returns it", async () => {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    const at = { courtId: made.courtId };
    const [plan] = await db
      .insert(draft)
      .values({ ...at, fromDay: TODAY, untilDay: AFTER, plannedAt: made.clerk.now.toISOString() })
      .returning({ id: draft.id });
    const row = {
      ...at,
      draftId: plan!.id,
      caseId,
      purpose: "evidence" as const,
      minutes: 20,
      day: LOST,
      block: "09:00",
    };
    await db.insert(draftPlacement).values(row);
    const dayOf = async () => (await db.select().from(draftPlacement).where(eq(draftPlacement.caseId, caseId)))[0]!.day;
    const done = await loseDay(made.clerk, losing(made));
    expect([done.drafted, await dayOf()]).toEqual([1, null]);
    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect(await dayOf()).toBe(LOST);
  });
});

describe("half a lost day", () => {
  test("moves the matters of those blocks, holds the rest, and takes nobody into them until it is undone", async () => {
    const made = await makeCourt(db);
    const [early] = await listed(made, 1, LOST, { block: "09:00" });
    const [late] = await listed(made, 1, LOST, { block: "10:30" });
    const input = losing(made, { blocks: ["10:30", "12:00"] });
    const preview = await previewLoss(made.clerk, input);
    expect(preview.lines.map(({ caseId }) => caseId)).toEqual([late]);
    const done = await loseDay(made.clerk, { ...input, mark: preview.mark });
    expect([await openDay(early!), (await openDay(late!))! > LOST]).toEqual([LOST, true]);
    expect(await loadOn(made)).toMatchObject({ isOpen: true, listedMatters: 1, planMinutes: 100, planMatters: 15 });

    const fresh = await makeCase(db, made);
    expect(await codeOf(listCase(made.clerk, made.courtId, fresh, LOST, { block: "10:30" }))).toBe("day-full");
    await listCase(made.clerk, made.courtId, fresh, LOST);
    expect((await hearingsOf(fresh))[0]!.block).toBe("09:00");
    const bare =
      db.execute(sql`insert into hearing (case_id, court_id, day, block, reporting_time, purpose, minutes, source)
      values (${await makeCase(db, made)}, ${made.courtId}, ${LOST}, '12:00', '08:45', 'mention', 5, 'plan')`);
    await expect(bare).rejects.toThrow();

    await undoChange(made.clerk, { courtId: made.courtId, changeId: done.changeId });
    expect(await openDay(late!)).toBe(LOST);
    expect(await loadOn(made)).toMatchObject({ planMinutes: 300, planMatters: 45, listedMatters: 3 });
    await listCase(made.clerk, made.courtId, await makeCase(db, made), LOST, { block: "10:30" });
  });

  test("of blocks that the day does not have is refused", async () => {
    const made = await makeCourt(db);
    expect(await codeOf(previewLoss(made.clerk, losing(made, { blocks: ["11:11"] })))).toBe("invalid");
  });
});

describe("a day lost after it began", () => {
  /** Twenty to ten in Karachi on the day itself. */
  const at = (made: MadeCourt): Context => ({ ...made.clerk, now: new Date("2026-12-03T04:40:00Z") });
  const strike = (made: MadeCourt) =>
    losing(made, { day: TODAY, kind: "strike", because: "Strike of the bar", blocks: null });

  test("is adjourned with reason and side; what was called keeps its outcome; one undo takes it back", async () => {
    const made = await makeCourt(db);
    const [called, left] = await listed(made, 2, TODAY);
    const [heard] = await hearingsOf(called!);
    await recordOutcome(at(made), {
      ...{ courtId: made.courtId, hearingId: heard!.id, version: heard!.version, kind: "held-moved-on" },
      ...{ next: { purpose: "evidence", day: NEXT }, recordedAt: "2026-12-03T04:20:00Z", isEnteredLater: false },
    });
    const preview = await previewLoss(at(made), strike(made));
    expect(preview).toMatchObject({ manner: "adjourned", matters: 1 });
    const done = await loseDay(at(made), { ...strike(made), mark: preview.mark });
    const [row] = await db.select().from(outcome).where(eq(outcome.caseId, left!));
    expect(row).toMatchObject({ kind: "adjourned", reason: "strike", side: "bar-strike", nextDay: LOST });
    expect((await hearingsOf(left!)).map(({ state, day }) => [state, day])).toEqual([
      ["heard", TODAY],
      ["listed", LOST],
    ]);
    expect(
      await codeOf(listMatter(at(made), { courtId: made.courtId, caseId: await makeCase(db, made), purpose: "bail" })),
    ).toBe("closed-day");
    const [kept] = await db.select().from(outcome).where(eq(outcome.caseId, called!));
    expect(kept).toMatchObject({ kind: "held-moved-on", nextDay: NEXT, withdrawnAt: null });
    await undoChange(at(made), { courtId: made.courtId, changeId: done.changeId });
    expect((await hearingsOf(left!)).map(({ state, day }) => [state, day])).toEqual([["listed", TODAY]]);
  });
});

describe("who is told", () => {
  test("is each officer once with every date of his; parties and witnesses are counted for the desk, never named", async () => {
    const made = await makeCourt(db);
    const [one, two] = await listed(made, 2);
    await officerOf(made, { caseId: one!, courtId: made.courtId }, { caseId: two!, courtId: made.courtId });
    const [victim] = await db
      .insert(person)
      .values({ districtId: made.districtId, name: "Nobody may read this", nameKey: "x" })
      .returning({ id: person.id });
    const at = { caseId: one!, courtId: made.courtId, personId: victim!.id };
    await db.insert(casePerson).values({ ...at, role: "complainant" });
    const { lostDayId } = await loseDay(made.clerk, losing(made));
    const told = await whoIsTold(made.clerk, { courtId: made.courtId, lostDayId });
    expect(told.officials.map(({ name, changes }) => [name, changes.length])).toEqual([["Inspector of tests", 2]]);
    expect(told.desk.find(({ caseId }) => caseId === one)?.people).toEqual([{ role: "complainant", n: 1 }]);
    expect(JSON.stringify(told)).not.toContain("Nobody may read this");
  });
});

describe("lose-day at the terminal", () => {
  test("tries dry, then does it, and answers in JSON", async () => {
    const made = await makeCourt(db);
    const env = { DATABASE_URL: database.appUrl } as unknown as NodeJS.ProcessEnv;
    // A Thursday that the clock of this computer has not reached.
    const day = courtDay("2060-06-03");
    await listed(made, 1, day);
    const run = async (...more: string[]) => {
      const args = ["--court", made.code, "--date", day, "--because", "Eid", ...more];
      return (await DATABASE_COMMANDS["lose-day"]!.run(args, env, { isJson: true, isDemo: false })).json as Record<
        string,
        unknown
      >;
    };
    expect(await run("--dry-run")).toMatchObject({ matters: 1, placed: 1, unplaced: 0, isDryRun: true });
    expect((await loadOn(made, day)).isOpen).toBe(true);
    expect(await run()).toMatchObject({ matters: 1, placed: 1, isDryRun: false });
    expect((await loadOn(made, day)).isOpen).toBe(false);
  });
});

import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { court as courtTable } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing, outcome } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const [FIRST, SECOND, THIRD] = ["2026-12-03", "2026-12-10", "2026-12-17"].map(courtDay) as [
  CourtDay,
  CourtDay,
  CourtDay,
];
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );
const seen = ({ id, version }: { id: number; version: number }) => ({ id, version });
const draftOf = ({ courtId }: { courtId: number }) =>
  db.select().from(draftPlacement).where(eq(draftPlacement.courtId, courtId)).orderBy(draftPlacement.id);

/** Two courts of one district that sit on Thursdays, and who may plan them together. */
async function twoCourts(choice: Parameters<typeof makeCourt>[1] = {}) {
  const one = await makeCourt(db, { planMatters: 3, ...choice });
  const made = await makeCourt(db, { planMatters: 3, ...choice });
  await db.update(courtTable).set({ districtId: one.districtId }).where(eq(courtTable.id, made.courtId));
  const at = { districtId: one.districtId, courtId: made.courtId };
  const other: MadeCourt = { ...made, ...at, clerk: await makeStaff(db, at, "clerk") };
  const admin = await makeStaff(db, { districtId: one.districtId, courtId: null }, "administrator");
  return { one, other, admin, courtIds: [one.courtId, other.courtId] };
}

async function manyCases(court: MadeCourt, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await makeCase(db, court));
  return ids;
}

const start = (ctx: Context, courtIds: number[], weeks = 2) =>
  createCaller(ctx).planner.start({ courtIds, fromDay: TODAY, weeks, key: key() });

/** Starts a planning and waits until it is over: it answers before that where the machine is slow. */
async function plan(ctx: Context, courtIds: number[], weeks = 2) {
  const { id } = await start(ctx, courtIds, weeks);
  return (await whenOver(ctx, courtIds[0]!, id))!;
}

/** Waits until a planning is over, asking as a screen does. */
async function whenOver(ctx: Context, courtId: number, jobId: string) {
  for (;;) {
    const job = await createCaller(ctx).planner.job({ courtId, jobId });
    if (job?.state !== "running") return job;
    await nextTurn();
  }
}

/** The planning of a court that was just started, as soon as it is known; asking must leave it its turn to begin. */
async function whenRunning(ctx: Context, courtId: number) {
  for (;;) {
    const job = await createCaller(ctx).planner.job({ courtId });
    if (job) return job;
    await nextTurn();
  }
}

const nextTurn = () => new Promise((resume) => setImmediate(resume));

describe("planning a district", () => {
  test("every court gets its draft, and somebody who is needed in two is awaited in one of them a day", async () => {
    const { one, other, admin, courtIds } = await twoCourts();
    const [officer] = await db
      .insert(person)
      .values({
        districtId: one.districtId,
        name: "An officer",
        nameKey: "officer",
        isOfficial: true,
      })
      .returning({ id: person.id });
    for (const court of [one, other]) {
      const caseId = await makeCase(db, court);
      const { courtId } = court;
      await db.insert(casePerson).values({ caseId, courtId, personId: officer!.id, role: "investigating-officer" });
    }
    const job = await plan(admin, courtIds);
    expect(job).toMatchObject({ state: "done", isMine: true });
    expect(job.results.map(({ courtId, code }) => ({ courtId, code }))).toEqual(
      courtIds.map((courtId) => ({ courtId, code: "planned" })),
    );
    const days = (await Promise.all([one, other].map(draftOf))).flat().map(({ day }) => day);
    expect(days.sort()).toEqual([FIRST, SECOND]);
  });

  test("where one court's draft changed meanwhile nothing is written in any, and the court is named", async () => {
    const { one, other, admin, courtIds } = await twoCourts();
    await manyCases(one, 2);
    await manyCases(other, 2);
    await plan(admin, courtIds);
    const before = await draftOf(one);
    // Another clerk moves a row of the other court between the reading of the facts and the writing of the plan.
    const movedDb = interrupted(async () => {
      const [row] = await draftOf(other);
      await createCaller(other.clerk).planner.remove({ courtId: other.courtId, rows: [seen(row!)], key: key() });
    });
    const job = await plan({ ...admin, db: movedDb }, courtIds, 3);
    expect(job).toMatchObject({ state: "refused", refusal: { code: "stale", detail: { court: other.code } } });
    expect(await draftOf(one)).toEqual(before);
  });

  /** A database whose writing transaction begins after something else happened; the facts are read in none. */
  function interrupted(happens: () => Promise<void>): Context["db"] {
    let begun = 0;
    return new Proxy(db, {
      get(target, name) {
        if (name !== "transaction") return Reflect.get(target, name, target);
        return async (run: Parameters<typeof db.transaction>[0]) => {
          begun += 1;
          if (begun === 1) await happens();
          return target.transaction(run);
        };
      },
    });
  }

  test("each court takes its own part back, and no more", async () => {
    const { one, other, admin, courtIds } = await twoCourts();
    await manyCases(one, 2);
    await manyCases(other, 2);
    const job = await plan(admin, courtIds);
    const ofOther = job.results.find(({ courtId }) => courtId === other.courtId);
    if (ofOther?.code !== "planned") throw new Error("the other court was not planned");
    const { changeId } = ofOther;
    expect(await codeOf(createCaller(one.clerk).changes.undo({ courtId: one.courtId, changeId, key: key() }))).toBe(
      "not-found",
    );
    await createCaller(other.clerk).changes.undo({ courtId: other.courtId, changeId, key: key() });
    expect(await draftOf(other)).toEqual([]);
    expect(await draftOf(one)).toHaveLength(2);
  });

  test("a court with nothing to plan is told so and does not keep the others from it", async () => {
    const { one, other, admin, courtIds } = await twoCourts();
    await manyCases(one, 1);
    const { results } = await plan(admin, courtIds);
    expect(results.find(({ courtId }) => courtId === other.courtId)).toEqual({
      courtId: other.courtId,
      code: "nothing-to-do",
    });
    expect(await draftOf(one)).toHaveLength(1);
  });

  test("a clerk who is bound to one court cannot plan another with it, a supervisor can plan all", async () => {
    const { one, courtIds } = await twoCourts();
    await manyCases(one, 1);
    expect(await codeOf(start(one.clerk, courtIds))).toBe("not-found");
    const supervisor = await makeStaff(db, { districtId: one.districtId, courtId: null }, "supervisor");
    expect(await plan(supervisor, courtIds)).toMatchObject({ state: "done" });
    expect(await codeOf(start(supervisor, [one.courtId]))).toBe("not-allowed");
  });
});

describe("a planning that takes a while", () => {
  /** A docket large enough for a thread of its own. */
  async function largeCourt() {
    const { one, other, admin, courtIds } = await twoCourts({ planMatters: 20, planMinutes: 900 });
    await manyCases(one, 130);
    return { one, other, admin, courtIds };
  }

  test("a second clerk sees the planning that runs and starts none beside it", async () => {
    const { one, admin } = await largeCourt();
    const second = await makeStaff(db, { districtId: one.districtId, courtId: one.courtId }, "clerk");
    const first = start(admin, [one.courtId], 26);
    await whenRunning(admin, one.courtId);
    const shown = await start(second, [one.courtId], 1);
    expect(shown).toMatchObject({ isMine: false, weeks: 26 });
    const mine = await first;
    expect(shown.id).toBe(mine.id);
    expect(await whenOver(admin, one.courtId, mine.id)).toMatchObject({ state: "done", isMine: true });
  });

  test("stopped, it keeps the best plan so far, with a reason for every matter", async () => {
    const { one, admin } = await largeCourt();
    const started = start(admin, [one.courtId], 26);
    const job = await whenRunning(admin, one.courtId);
    await createCaller(one.clerk).planner.stop({ courtId: one.courtId, jobId: job.id, key: key() });
    await started;
    expect(await whenOver(admin, one.courtId, job.id)).toMatchObject({ state: "done", isStopped: true });
    const rows = await draftOf(one);
    expect(rows).toHaveLength(130);
    expect(rows.every(({ because }) => because !== null)).toBe(true);
  });

  test("nobody looks at the planning of a court that is not his", async () => {
    const { one, admin } = await twoCourts();
    await manyCases(one, 1);
    const { id } = await start(admin, [one.courtId]);
    const stranger = await makeCourt(db);
    const look = createCaller(stranger.clerk).planner.job({ courtId: stranger.courtId, jobId: id });
    expect(await look).toBeNull();
    expect(
      await codeOf(createCaller(stranger.clerk).planner.stop({ courtId: one.courtId, jobId: id, key: key() })),
    ).toBe("not-found");
  });
});

describe("the draft as a difference", () => {
  async function planned(count: number, choice: Parameters<typeof makeCourt>[1] = {}) {
    const court = await makeCourt(db, { planMatters: 2, ...choice });
    const cases = await manyCases(court, count);
    const api = createCaller(court.clerk);
    const { courtId } = court;
    const plan = (more: object = {}) => api.planner.plan({ courtId, fromDay: TODAY, weeks: 2, key: key(), ...more });
    await plan();
    const board = () => api.planner.board({ courtId, weeks: 3, trayLimit: 100 });
    return { court, cases, api, plan, board };
  }

  test("the first plan is all new, its figures stand beside those of what is listed", async () => {
    const { board } = await planned(5);
    const { draft, days } = await board();
    expect(draft).toMatchObject({ difference: { added: 4, moved: 0, out: 0 }, acceptedAt: null, cap: null });
    expect(days[0]).toMatchObject({ difference: { added: 2, moved: 0, out: 0 } });
    expect(draft!.figures).toMatchObject({
      plan: { placed: 4, without: 1, commonest: { code: "full", count: 1 } },
      stands: { placed: 0, without: 5 },
      former: null,
    });
  });

  test("planned again with more to do, it tells what is new, what moved and what fell out", async () => {
    const { court, board, plan } = await planned(4);
    const older = await makeCase(db, court, { institutionDay: courtDay("2015-01-01") });
    await plan();
    const { draft, days } = await board();
    const rows = await draftOf(court);
    expect(rows.find(({ caseId }) => caseId === older)).toMatchObject({ day: FIRST, wasDay: null });
    const out = rows.filter(({ wasDay, day }) => wasDay !== null && day === null).length;
    const moved = rows.filter(({ wasDay, day }) => wasDay !== null && day !== null && wasDay !== day).length;
    expect(draft!.difference).toEqual({ added: 1, moved, out });
    expect(out).toBe(1);
    expect(days[0]!.difference).toMatchObject({ added: 1, out: 1 });
    expect(draft!.figures).toMatchObject({ former: { placed: 4, without: 1 } });
  });

  test("a cap of this plan holds on its days and is kept with it; the court's own stays", async () => {
    const { court, board, plan } = await planned(5);
    await plan({ cap: { minutes: 300, matters: 1 } });
    expect((await draftOf(court)).filter(({ day }) => day === FIRST)).toHaveLength(1);
    const { draft, lists, days } = await board();
    expect(draft!.cap).toEqual({ minutes: 300, matters: 1, because: null });
    expect(lists.planMatters).toBe(2);
    expect(days[0]!.planMatters).toBe(2);
  });

  test("a cap above the court's own needs a reason, which stands with what is listed past the plan", async () => {
    const { court, api, plan } = await planned(5);
    expect(await codeOf(plan({ cap: { minutes: 300, matters: 3 } }))).toBe("reason-needed");
    await plan({ cap: { minutes: 300, matters: 3, because: "the judge asked for three" } });
    const rows = (await draftOf(court)).filter(({ day }) => day === FIRST);
    expect(rows.map(({ overloadBecause }) => overloadBecause)).toEqual(Array(3).fill("the judge asked for three"));
    await api.lists.publish({ courtId: court.courtId, days: [FIRST], key: key() });
    const listed = await db
      .select()
      .from(hearing)
      .where(and(eq(hearing.courtId, court.courtId), eq(hearing.day, FIRST)));
    expect(listed).toHaveLength(3);
  });

  test("all of it is accepted: what is there stays when the court is planned again", async () => {
    const { court, api, board, plan } = await planned(5);
    const { courtId } = court;
    const before = await draftOf(court);
    const { plannedAt } = (await board()).draft!;
    const answer = await api.planner.accept({ courtId, plannedAt, key: key() });
    expect(answer).toMatchObject({ kept: 4, returned: 0 });
    expect((await board()).draft!.acceptedAt).not.toBeNull();
    await makeCase(db, court, { institutionDay: courtDay("2010-01-01") });
    await plan();
    const dayOf = async (caseId: number) => (await draftOf(court)).find((row) => row.caseId === caseId)!.day;
    for (const row of before.filter(({ day }) => day !== null)) expect(await dayOf(row.caseId)).toBe(row.day);
    expect((await board()).draft!.acceptedAt).toBeNull();
  });

  test("some of it is accepted: a day and one more row stay, the rest goes back to the tray with days that would do", async () => {
    const { court, api, board } = await planned(5);
    const { courtId } = court;
    const { plannedAt } = (await board()).draft!;
    const [row] = (await draftOf(court)).filter(({ day }) => day === SECOND);
    const keep = { days: [FIRST], rows: [seen(row!)] };
    const answer = await api.planner.accept({ courtId, plannedAt, keep, key: key() });
    expect(answer).toMatchObject({ kept: 3, returned: 1 });
    const tray = (await board()).tray.find(({ because }) => because?.code === "not-accepted");
    expect(tray?.couldBe[0]?.day).toBe(SECOND);
    await api.changes.undo({ courtId, changeId: answer.changeId, key: key() });
    expect((await draftOf(court)).filter(({ day }) => day === SECOND)).toHaveLength(2);
    expect((await draftOf(court)).every(({ isPinned }) => !isPinned)).toBe(true);
    expect((await board()).draft!.acceptedAt).toBeNull();
  });

  test("a draft that was planned anew is not accepted by one who looked at the old one", async () => {
    const { court, api, board, plan } = await planned(3);
    const { plannedAt } = (await board()).draft!;
    await plan();
    const later = createCaller({ ...court.clerk, now: new Date(court.clerk.now.getTime() + 1000) });
    await later.planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 2, key: key() });
    expect(await codeOf(api.planner.accept({ courtId: court.courtId, plannedAt, key: key() }))).toBe("stale");
  });
});

describe("how long a list is", () => {
  /** Hearings of evidence in the last weeks, so many of them adjourned for want of a witness. */
  async function record(court: MadeCourt, held: number, adjourned: number, reason = "witness-absent") {
    for (let at = 0; at < held + adjourned; at += 1) {
      const caseId = await makeCase(db, court, { disposalDay: null, dormantSince: null });
      const day = courtDay("2026-12-03");
      const hearingId = await listCase(court.clerk, court.courtId, caseId, day, { overloadBecause: "a test" });
      const isAdjourned = at >= held;
      await db.update(hearing).set({ state: "heard" }).where(eq(hearing.id, hearingId));
      await db.insert(outcome).values({
        ...{ hearingId, caseId, courtId: court.courtId, recordedAt: court.clerk.now.toISOString() },
        kind: isAdjourned ? "adjourned" : "held-moved-on",
        ...(isAdjourned && { reason, side: "witness" as const }),
      });
    }
  }

  test("a court that adjourns often plans more matters into the same minutes, as far as it allows", async () => {
    const court = await makeCourt(db, { planMinutes: 240, planMatters: 40, ceilingMinutes: 4000, ceilingMatters: 400 });
    await record(court, 20, 20);
    const api = createCaller(court.clerk);
    const plan = () => api.planner.plan({ courtId: court.courtId, fromDay: SECOND, weeks: 1, key: key() });
    await plan();
    const placed = async () => (await draftOf(court)).filter(({ day }) => day === SECOND);
    // Six matters of forty minutes make the day; each is expected to take no less than 40 / 1.15.
    expect((await placed()).map(({ minutes }) => minutes)).toEqual(Array(6).fill(35));
    const { lists, days } = await api.planner.board({ courtId: court.courtId, from: SECOND, weeks: 1 });
    expect(lists.rates).toMatchObject([{ stage: "prosecution-evidence", called: 40, adjourned: 20 }]);
    expect(days[0]!.expectedReached).toBe(6);
    const limits = { saturationMatters: 5, overlistMost: 150, stageQuotas: [] };
    const { version } = (await api.calendar.settings({ courtId: court.courtId })).court;
    await api.calendar.saveListLimits({ courtId: court.courtId, version, ...limits, key: key() });
    await plan();
    expect((await placed()).length).toBeGreaterThan(7);
    const [day] = (await api.planner.board({ courtId: court.courtId, from: SECOND, weeks: 1 })).days;
    expect(day).toMatchObject({ isSaturated: true });
    expect(day!.expectedReached).toBeLessThanOrEqual(day!.matters.length);
  });

  test("a day that everybody lost to a strike says nothing of the next one", async () => {
    const court = await makeCourt(db, { planMinutes: 240, planMatters: 40, ceilingMinutes: 4000, ceilingMatters: 400 });
    await record(court, 0, 20, "strike");
    const { lists } = await createCaller(court.clerk).planner.board({ courtId: court.courtId, weeks: 1 });
    expect(lists.rates).toEqual([]);
  });

  test("a stage for which the court set a number is planned on every day, and told where it is missing", async () => {
    const court = await makeCourt(db, { planMatters: 2, stageQuotas: [{ stage: "judgment", atLeast: 1 }] });
    await manyCases(court, 6);
    const last = await Promise.all(
      [1, 2].map(() => makeCase(db, court, { stage: "judgment", institutionDay: courtDay("2026-11-20") })),
    );
    const api = createCaller(court.clerk);
    await api.planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks: 2, key: key() });
    const rows = await draftOf(court);
    expect(last.map((caseId) => rows.find((row) => row.caseId === caseId)?.day).sort()).toEqual([FIRST, SECOND]);
    const { days } = await api.planner.board({ courtId: court.courtId, weeks: 3 });
    expect(days.map(({ day, unmetQuotas }) => ({ day, unmetQuotas }))).toEqual([
      { day: FIRST, unmetQuotas: [] },
      { day: SECOND, unmetQuotas: [] },
      { day: THIRD, unmetQuotas: [{ stage: "judgment", atLeast: 1, there: 0 }] },
    ]);
  });
});

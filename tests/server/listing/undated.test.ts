import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { court, sittingPattern } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );

test("two clerks who each take one of two dates off leave the case one", async () => {
  for (let round = 0; round < 5; round += 1) {
    const made = await makeCourt(db);
    const caseId = await makeCase(db, made);
    const ids = [
      await listCase(made.clerk, made.courtId, caseId, addDays(TODAY, 7), { purpose: "evidence" }),
      await listCase(made.clerk, made.courtId, caseId, addDays(TODAY, 14), { purpose: "order" }),
    ];
    const { planner } = createCaller(made.clerk);
    const off = (hearingId: number) =>
      codeOf(
        planner.withdrawHearing({ courtId: made.courtId, hearingId, version: 1, reason: "not needed", key: key() }),
      );
    expect((await Promise.all(ids.map(off))).sort()).toEqual(["done", "last-date"]);
  }
});

test("taking back what gave a date is refused when it is the only one left by now", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const hearingId = await listCase(made.clerk, made.courtId, caseId, addDays(TODAY, 7), { purpose: "evidence" });
  const api = createCaller(made.clerk);
  const { courtId } = made;
  const second = { courtId, caseId, purpose: "order" as const, day: addDays(TODAY, 14), key: key() };
  const { changeId } = await api.planner.listMatter(second);
  await api.planner.withdrawHearing({ courtId, hearingId, version: 1, reason: "not needed", key: key() });
  expect(await codeOf(api.changes.undo({ courtId, changeId, key: key() }))).toBe("last-date");
});

test("a carry-over is not taken back once the day is ended", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const hearingId = await listCase(made.clerk, courtId, await makeCase(db, made), TODAY);
  const { hearings, changes } = createCaller(made.clerk);
  const said = { recordedAt: NOW.toISOString() };
  await hearings.recordOutcome({ courtId, hearingId, version: 1, kind: "not-reached", ...said, key: key() });
  const { changeId } = await hearings.carryOver({ courtId, day: TODAY, ...said, key: key() });
  await hearings.endDay({ courtId, day: TODAY, key: key() });
  expect(await codeOf(changes.undo({ courtId, changeId, key: key() }))).toBe("last-date");
});

test("what was listed in error needs a next date unless another one is open", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const caseId = await makeCase(db, made);
  const hearingId = await listCase(made.clerk, courtId, caseId, TODAY);
  const { hearings } = createCaller(made.clerk);
  const error = { courtId, hearingId, version: 1, kind: "listed-in-error" as const, recordedAt: NOW.toISOString() };
  expect(await codeOf(hearings.recordOutcome({ ...error, key: key() }))).toBe("last-date");
  await listCase(made.clerk, courtId, caseId, addDays(TODAY, 7), { purpose: "order" });
  expect(await codeOf(hearings.recordOutcome({ ...error, key: key() }))).toBe("done");
});

/** A small seeded generator: a failing run is repeated by its seed. */
function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(next() * most);
  return { upTo, one: <T>(all: readonly T[]) => all[upTo(all.length)] as T };
}

const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));

test("no sequence of operations leaves an open case without a date", { timeout: 120_000 }, async () => {
  console.info(`undated: PESHI_SEED=${SEED}`);
  const random = randomFrom(SEED);
  const made = await makeCourt(db, { planMatters: 4, ceilingMatters: 12 });
  const other = await secondCourt(made);
  const courts = [made.courtId, other];
  let today = TODAY;
  // The administrator of the district: every court, every day.
  const administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  const api = () => createCaller({ ...administrator, now: new Date(`${today}T05:00:00Z`) });
  for (let at = 0; at < 8; at += 1) {
    const caseId = await makeCase(db, made);
    const day = addDays(TODAY, 7 * random.upTo(3));
    await listCase(made.clerk, made.courtId, caseId, day, { overloadBecause: "of a test" });
  }
  // Undated as a register brought it: nobody is to make it worse, and it stays listed as such.
  const imported = new Set([await makeCase(db, made)]);
  const changes: { courtId: number; changeId: number }[] = [];
  const tally = new Map<string, number>();

  for (let step = 0; step < 130; step += 1) {
    const [name, act] = await anAct();
    const said = await act().then(
      (answer) => {
        const { changeId } = (answer ?? {}) as { changeId?: number };
        if (changeId) changes.push({ courtId: lastCourt, changeId });
        return "done";
      },
      (error: Error & { code?: string }) => {
        if (error.code === "INTERNAL_SERVER_ERROR") throw error;
        return error.message;
      },
    );
    tally.set(`${name}: ${said}`, (tally.get(`${name}: ${said}`) ?? 0) + 1);
    const undated = (await undatedNow()).filter((caseId) => !imported.has(caseId));
    expect(undated, `seed ${SEED}, step ${step}, ${name}: ${said}`).toEqual([]);
  }
  expect([...tally.keys()].filter((one) => one.endsWith(": done")).length).toBeGreaterThan(5);

  /** Open, no date, no valid order to rest; what was not reached may wait until its day is ended. */
  async function undatedNow(): Promise<number[]> {
    const rows = await db.execute<{ id: string }>(sql`
      select c.id from court_case c where c.court_id = any(${sql.param(courts)}::bigint[]) and c.disposal_day is null
        and c.next_day is null and (c.review_day is null or c.review_day < ${today})
        and not coalesce((select o.kind = 'not-reached' and d.ended_at is null from hearing h
          join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
          left join court_day d on d.court_id = h.court_id and d.day = h.day
          where h.case_id = c.id order by h.day desc, h.id desc limit 1), false)`);
    return rows.map(({ id }) => Number(id));
  }

  async function anAct(): Promise<[string, () => Promise<unknown>]> {
    const open = await db.select().from(hearing).where(eq(hearing.state, "listed")).orderBy(hearing.id);
    const ours = open.filter((row) => courts.includes(row.courtId));
    const one = random.one(ours);
    if (!one) return ["nothing", async () => null];
    const { courtId, caseId, id: hearingId, version } = one;
    lastCourt = courtId;
    const day = aDay();
    const recordedAt = `${today}T05:00:00Z`;
    const ofToday = ours.filter((row) => row.day <= today);
    const heard = random.one(ofToday.length > 0 ? ofToday : ours);
    const outcome = (kind: string, more: object = {}) => {
      lastCourt = heard.courtId;
      return api().hearings.recordOutcome({
        ...{ courtId: heard.courtId, hearingId: heard.id, version: heard.version, recordedAt, key: key() },
        ...({ kind, ...more } as { kind: "not-reached" }),
      });
    };
    const next = { purpose: random.one(PURPOSES), day };
    const resting = { kind: "dormant" as const, reviewDay: addDays(today, 400 + random.upTo(60)) };
    const acts: [string, () => Promise<unknown>][] = [
      ["withdraw", () => api().planner.withdrawHearing({ courtId, hearingId, version, reason: "x", key: key() })],
      [
        "withdraw instead",
        () => {
          const instead = random.one([resting, { kind: "date" as const, day }]);
          const off = { courtId, hearingId, version, reason: "x", orderedBy: "the judge", instead };
          return api().planner.withdrawHearing({ ...off, key: key() });
        },
      ],
      ["not reached", () => outcome("not-reached")],
      ["not reached, dated", () => outcome("not-reached", { next })],
      ["in error", () => outcome("listed-in-error", random.one([{}, { next }]))],
      ["adjourned", () => outcome("adjourned", { reason: "time-short", next })],
      ["disposed", () => outcome("disposed", { disposal: "discharged" })],
      ["listed", () => api().planner.listMatter({ courtId, caseId, ...next, key: key() })],
      ["end day", () => api().hearings.endDay({ courtId, day: heard.day, key: key() })],
      [
        "carry over",
        () => api().hearings.carryOver({ courtId, day: heard.day, recordedAt, withUncalled: true, key: key() }),
      ],
      [
        "rest",
        () => {
          const order = { because: "stayed", orderedBy: "the judge", reviewDay: addDays(today, 400 + random.upTo(90)) };
          return api().desk.layDormant({ courtId, caseId, ...order, key: key() });
        },
      ],
      [
        "close",
        () =>
          api().closures.declare({
            ...{ courtId, isWholeDistrict: random.upTo(2) === 0, sweep: true, fromDay: one.day, untilDay: one.day },
            ...{ kind: "strike", effect: "closed", nameEn: "A strike", nameUr: null, source: null, isConfirmed: true },
            ...{ alternatives: null, key: key() },
          }),
      ],
      [
        "transfer",
        () => {
          const toCourtId = courts.find((court) => court !== courtId)!;
          const order = { day: today, because: "posted away", orderedBy: "D&SJ", numbering: "next" as const };
          const caseIds = random.one([[caseId], "all" as const]);
          return api().desk.transfer({ courtId, caseIds, toCourtId, toCourt: null, ...order, key: key() });
        },
      ],
      [
        "undo",
        () => {
          const done = random.one(changes);
          if (!done) return Promise.resolve(null);
          return api().changes.undo({ ...done, key: key() });
        },
      ],
      [
        "later",
        async () => {
          today = addDays(today, 1 + random.upTo(4));
        },
      ],
    ];
    return random.one(acts);
  }

  function aDay(): CourtDay {
    const thursday = addDays(courtDay("2026-12-03"), 7 * (1 + random.upTo(12)));
    return random.upTo(5) === 0 ? addDays(today, random.upTo(20)) : thursday;
  }
});

let lastCourt = 0;

async function secondCourt({ districtId }: MadeCourt): Promise<number> {
  const [made] = await db
    .insert(court)
    .values({ districtId, code: `c-${randomUUID().slice(0, 8)}`, nameEn: "Second court", planMatters: 4 })
    .returning({ id: court.id });
  await db
    .insert(sittingPattern)
    .values({ courtId: made!.id, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") });
  return made!.id;
}

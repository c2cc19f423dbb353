import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { court, sittingPattern, timeBlock } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { safeContactCard } from "../../../db/schema/reminders.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { differingReminders } from "../../../server/reminders/keep-reminders.ts";
import { casesToRemindOf, datesToRemindOf } from "../../../server/reminders/reminder-facts.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { PURPOSES } from "../../../server/rules/case/purposes.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { importText } from "../../support/imported-register.ts";
import { connect } from "../../support/open-database.ts";
import { brokenIn, type Docket, openHearings, openPeople, restingUntil } from "./docket-laws.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const SEED = Number(process.env.PESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** More of them on demand; each is some dozens of operations. */
const RUNS = Number(process.env.PESHI_RUNS ?? 7);
const COMMANDS = Number(process.env.PESHI_COMMANDS ?? 60);
/** Without a number that was asked for, a slow machine does fewer rather than holding up all other tests. */
const MOST_TIME = process.env.PESHI_RUNS ? {} : { interruptAfterTimeLimit: RUNS * 2_200 };
const key = () => randomUUID();

/** What the sequence knows beside the database: whose courts, what day it is, which changes it made. */
type World = Docket & { made: MadeCourt; changes: { courtId: number; changeId: number }[]; done: Map<string, number> };
type Model = Record<string, never>;
type Act = (world: World, draw: Draw) => Promise<unknown>;

/** The numbers of one command: each choice of it is one of them, so that a shrunk command chooses earlier things. */
class Draw {
  private at = 0;
  readonly numbers: readonly number[];
  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }
  upTo(most: number): number {
    const number = this.numbers[this.at % this.numbers.length]!;
    this.at += 1;
    return number % most;
  }
  one<T>(all: readonly T[]): T | undefined {
    return all[this.upTo(Math.max(1, all.length))];
  }
  day(today: CourtDay): CourtDay {
    const thursday = addDays(courtDay("2026-12-03"), 7 * this.upTo(14));
    return this.upTo(5) === 0 || thursday < today ? addDays(today, this.upTo(40)) : thursday;
  }
}

const apiOf = (world: World) => createCaller({ ...world.administrator, now: new Date(`${world.today}T05:00:00Z`) });
const recordedAt = ({ today }: World) => `${today}T05:00:00Z`;

async function hearingIn(world: World, draw: Draw, isDue: boolean) {
  const open = await openHearings(db, world);
  const due = open.filter(({ day }) => day <= world.today);
  return draw.one(isDue && due.length > 0 ? due : open);
}

/** An outcome of a hearing that is due, where one is. */
const outcome =
  (said: (draw: Draw, world: World) => object): Act =>
  async (world, draw) => {
    const one = await hearingIn(world, draw, true);
    if (!one) return null;
    const { courtId, hearingId, version } = one;
    const what = said(draw, world) as { kind: "not-reached" };
    const at = { courtId, hearingId, version, recordedAt: recordedAt(world), key: key() };
    return apiOf(world).hearings.recordOutcome({ ...at, ...what });
  };

const nextOf = (draw: Draw, { today }: World) => ({
  purpose: draw.one(PURPOSES)!,
  day: draw.day(today),
  overloadBecause: "of a test",
  orderedBy: draw.upTo(2) === 0 ? "the judge" : null,
});

/** A settlement of what is charged against one accused or all, of whom the judge asked today. */
const settlementOf = (one: { courtId: number; caseId: number }, parts: object[], { today }: World) => ({
  ...{ ...one, day: today, statedDay: today, statementReference: "page 41", compoundedById: null, guardianName: null },
  ...{ compoundedAs: "aggrieved" as const, isIncapable: false, askedDay: today, isVoluntary: "yes" as const },
  ...{ leaveDay: null, leaveFor: null, parts: parts as { accusedId: number; section: string }[] },
});

const ACTS: Readonly<Record<string, Act>> = {
  registered: (world, draw) => {
    const [number, courtId] = [10_000 + world.changes.length * 7 + draw.upTo(7), draw.one(world.courts)!];
    const entry = {
      ...{ number: `${number}/2026`, fir: "", station: "", cfmsCode: "", sections: "PECA 20, 24", unreadSections: [] },
      ...{
        accused: ["Somebody"],
        otherAccused: 0,
        complainants: [],
        counsel: [],
        prosecutor: "",
        investigatingOfficer: "",
      },
      ...{ stage: "charge" as const, custody: draw.one(["in", "bail", "unknown"] as const)!, custodySince: null },
      ...{ hasMinor: false, orderedRestricted: null, institutionDay: courtDay("2026-01-05"), offenceDay: null },
      ...{ firDay: null, challanDay: null, priorDay: null, remarks: "" },
    };
    const first = { purpose: "charge" as const, day: draw.upTo(2) === 0 ? null : draw.day(world.today) };
    return apiOf(world).desk.register({ courtId, entry, first, key: key() });
  },
  listed: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, caseId } = one;
    return apiOf(world).planner.listMatter({ courtId, caseId, ...nextOf(draw, world), key: key() });
  },
  withdrawn: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, hearingId, version } = one;
    return apiOf(world).planner.withdrawHearing({ courtId, hearingId, version, reason: "not needed", key: key() });
  },
  moved: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, hearingId, version } = one;
    const order = { reason: "asked for", orderedBy: draw.upTo(3) === 0 ? "the judge" : null };
    const place = { day: draw.day(world.today), overloadBecause: "of a test", ...order };
    return apiOf(world).planner.moveHearing({ courtId, hearingId, version, ...place, key: key() });
  },
  "day lost": async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, day } = one;
    const lost = { kind: draw.one(["leave", "strike"] as const)!, because: "the judge is away", mark: null };
    return apiOf(world).lostDays.lose({ courtId, day, blocks: null, orderedBy: "D&SJ", ...lost, key: key() });
  },
  planned: async (world, draw) => {
    const courtId = draw.one(world.courts)!;
    return apiOf(world).planner.plan({ courtId, fromDay: world.today, weeks: 1 + draw.upTo(8), key: key() });
  },
  published: async (world, draw) => {
    const [row] = await db.execute<{ courtId: number; day: CourtDay }>(sql`
      select court_id::float8 as "courtId", day::text as day from draft_placement
      where court_id = any(${sql.param(world.courts)}::bigint[]) and day >= ${world.today} order by day, id limit 1`);
    const listed = await hearingIn(world, draw, false);
    const { courtId, day } = row ?? listed ?? { courtId: world.made.courtId, day: world.today };
    return apiOf(world).lists.publish({ courtId, days: [day], key: key() });
  },
  adjourned: outcome((draw, world) => ({ kind: "adjourned", reason: "time-short", next: nextOf(draw, world) })),
  "moved on": outcome((draw, world) => ({ kind: "held-moved-on", next: nextOf(draw, world) })),
  reserved: outcome((draw, world) => ({ kind: "reserved", next: { ...nextOf(draw, world), purpose: "judgment" } })),
  "not reached": outcome(() => ({ kind: "not-reached" })),
  disposed: outcome((draw) => ({ kind: "disposed", disposal: draw.one(["acquitted", "compounded", "dormant-249"]) })),
  settled: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const of = { courtId: one.courtId, caseId: one.caseId };
    const { accused } = await apiOf(world).life.case(of);
    const named = draw.upTo(2) === 0 ? accused : accused.slice(0, 1);
    const parts = named.flatMap(({ id, remaining }) =>
      remaining.filter((section) => section !== "PECA 21").map((section) => ({ accusedId: id, section })),
    );
    return apiOf(world).life.recordSettlement({ ...settlementOf(of, parts, world), seen: [], key: key() });
  },
  reopened: async (world, draw) => {
    const rows = await db.execute<{ courtId: number; caseId: number; settlementId: number }>(sql`
      select c.court_id::float8 as "courtId", c.id::float8 as "caseId", s.id::float8 as "settlementId"
      from settlement s join court_case c on c.id = s.case_id
      where c.court_id = any(${sql.param(world.courts)}::bigint[]) and s.reopened_day is null order by s.id`);
    const one = draw.one([...rows]);
    if (!one) return null;
    const order = { day: world.today, because: "not her hand", judge: "the judge" };
    const next = draw.upTo(3) === 0 ? null : nextOf(draw, world);
    return apiOf(world).life.reopenSettlement({ ...one, ...order, next, key: key() });
  },
  judged: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const of = { courtId: one.courtId, caseId: one.caseId };
    const { accused, judgment } = await apiOf(world).life.case(of);
    const results = accused.slice(0, 1 + draw.upTo(2)).map(({ id }) => ({
      ...{ accusedId: id, result: draw.one(["convicted", "acquitted"] as const)!, months: 0, fine: 0, compensation: 0 },
      ...{ isSplit: false, note: null },
    }));
    const said = { version: judgment.version, day: world.today, judgeName: "", results };
    return apiOf(world).life.announceJudgment({ ...of, ...said, key: key() });
  },
  "decided by a register": async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, caseId } = one;
    const [row] = await db.execute<{ number: string }>(sql`
      select concat_ws(' ', number_prefix, number || '/' || year) as number from court_case where id = ${caseId} and number is not null`);
    const result = draw.one([
      "Acquitted",
      "All accused convicted 3 years",
      "Convicted",
      "One acquitted, one convicted",
    ])!;
    const day = world.today.split("-").toReversed().join("/");
    const text = `Case No,Stage,Result,Decided on\n${row?.number},Decided,"${result}",${day}`;
    const ctx = { ...world.administrator, now: new Date(`${world.today}T05:00:00Z`) };
    return row ? importText(ctx, courtId, text) : null;
  },
  "import taken back": async (world, draw) => {
    const courtId = draw.one(world.courts)!;
    const imports = (await apiOf(world).imports.list({ courtId })).filter(({ undoneAt }) => undoneAt === null);
    const one = draw.one(imports);
    if (!one) return null;
    const { changeId } = await apiOf(world).imports.undo({ courtId, importId: one.id, key: key() });
    return { changeId };
  },
  charged: async (world, draw) => {
    const one = draw.one(await openPeople(db, world));
    if (!one) return null;
    const { courtId, casePersonId, version } = one;
    const sections = draw.one([["PECA 20"], ["PECA 20", "PECA 21"], ["PECA 24", "PECA 20"]])!;
    return apiOf(world).people.charge({ courtId, casePersonId, version, sections, key: key() });
  },
  "arrested or let go": async (world, draw) => {
    const one = draw.one(await openPeople(db, world));
    if (!one) return null;
    const { courtId, casePersonId, version } = one;
    const day = addDays(world.today, -draw.upTo(420));
    const custody = draw.one([
      { act: "arrested" as const, day, kind: "judicial" as const, place: null },
      { act: "ended" as const, day: world.today, because: "bail" as const },
      { act: "at-liberty" as const, custody: "bail" as const },
    ])!;
    return apiOf(world).people.custody({ courtId, casePersonId, version, custody, key: key() });
  },
  rested: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const order = { because: "stayed", orderedBy: "the judge", reviewDay: addDays(world.today, draw.upTo(60)) };
    return apiOf(world).desk.layDormant({ courtId: one.courtId, caseId: one.caseId, ...order, key: key() });
  },
  transferred: async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const toCourtId = world.courts.find((court) => court !== one.courtId)!;
    const order = { day: world.today, because: "posted away", orderedBy: "D&SJ", numbering: "next" as const };
    const caseIds = draw.upTo(4) === 0 ? ("all" as const) : [one.caseId];
    return apiOf(world).desk.transfer({
      courtId: one.courtId,
      caseIds,
      toCourtId,
      toCourt: null,
      ...order,
      key: key(),
    });
  },
  "day closed": async (world, draw) => {
    const one = await hearingIn(world, draw, false);
    if (!one) return null;
    const { courtId, day } = one;
    return apiOf(world).closures.declare({
      ...{ courtId, isWholeDistrict: draw.upTo(2) === 0, sweep: true, fromDay: day, untilDay: day, kind: "strike" },
      ...{ effect: "closed", nameEn: "A strike", nameUr: null, source: null, isConfirmed: true, alternatives: null },
      key: key(),
    });
  },
  "carried over": async (world, draw) => {
    const one = await hearingIn(world, draw, true);
    if (!one) return null;
    const said = { courtId: one.courtId, day: one.day, recordedAt: recordedAt(world), withUncalled: true };
    return apiOf(world).hearings.carryOver({ ...said, key: key() });
  },
  "day ended": async (world, draw) => {
    const one = await hearingIn(world, draw, true);
    return one && apiOf(world).hearings.endDay({ courtId: one.courtId, day: one.day, key: key() });
  },
  undone: async (world, draw) => {
    const target = draw.one(world.changes.slice(-8));
    return target ? apiOf(world).changes.undo({ ...target, key: key() }) : null;
  },
  // An order to rest that runs out is no operation of ours: the court looks again at the latest on the day of its review.
  later: async (world, draw) => {
    const day = addDays(world.today, 1 + draw.upTo(9));
    for (const { courtId, caseId } of await restingUntil(db, world, day)) {
      const again = {
        courtId,
        caseId,
        purpose: "order" as const,
        day: addDays(courtDay("2027-06-03"), 7 * draw.upTo(9)),
      };
      await apiOf(world).planner.listMatter({
        ...again,
        overloadBecause: "review",
        orderedBy: "the judge",
        key: key(),
      });
    }
    world.today = day;
  },
};

/** What is done by chance: an act, or a refusal in the court's words; after either the docket keeps its laws. */
class Command implements fc.AsyncCommand<Model, World> {
  readonly name: string;
  readonly numbers: readonly number[];
  constructor(name: string, numbers: readonly number[]) {
    this.name = name;
    this.numbers = numbers;
  }
  check = () => true;
  async run(_: Model, world: World): Promise<void> {
    const said = await ACTS[this.name]!(world, new Draw(this.numbers)).then(
      (answer) => {
        const changeId = (answer as { changeId?: number } | null)?.changeId;
        if (changeId) world.changes.push({ changeId, courtId: 0 });
        return answer === null ? "nothing" : "done";
      },
      (error: Error & { code?: string }) => {
        if (error.code === "INTERNAL_SERVER_ERROR") throw error;
        return error.message;
      },
    );
    const last = world.changes.at(-1);
    if (last?.courtId === 0) last.courtId = await courtOfChange(last.changeId);
    world.done.set(`${this.name}: ${said}`, (world.done.get(`${this.name}: ${said}`) ?? 0) + 1);
    expect(await brokenIn(db, world), `${this.name}: ${said}`).toEqual([]);
    expect(await forgottenReminders(world), `${this.name}: ${said}`).toEqual([]);
  }
  toString = () => `${this.name}(${this.numbers.join(",")})`;
}

/** The reminders of all cases computed anew, and counted by statements that share nothing with what computes them. */
async function forgottenReminders({ courts, today }: World): Promise<string[]> {
  const now = new Date(`${today}T05:00:00Z`);
  const said: string[] = [];
  const caseIds = (await Promise.all(courts.map((courtId) => casesToRemindOf(db, courtId)))).flat();
  const differing = await differingReminders(db, { caseIds, told: await datesToRemindOf(db, caseIds), now });
  if (Object.values(differing).some((n) => n > 0)) said.push(`differ: ${JSON.stringify(differing)}`);
  const rows = await db.execute<{ law: string; id: string }>(sql`
    select 'planned for a date that does not stand' as law, r.id from reminder r
      where r.court_id = any(${sql.param(courts)}::bigint[]) and r.state in ('planned', 'held') and r.kind <> 'cancelled'
        and not (r.kind = 'please-call' and r.lead = 'notice')
        and not exists (select 1 from hearing h where h.id = r.hearing_id and h.state = 'listed'
          and h.day = r.day and h.reporting_time = r.reporting_time)
    union all
    select 'a coming date of which nothing is said', h.id from hearing h join case_person p on p.case_id = h.case_id
      where h.court_id = any(${sql.param(courts)}::bigint[]) and h.state = 'listed' and h.day > ${today} and p.role = 'complainant'
        and not exists (select 1 from reminder r join hearing o on o.id = r.hearing_id and o.state = 'listed'
          where r.case_person_id = p.id and r.day = h.day and r.state <> 'superseded' and r.state <> 'cancelled'
            and o.case_id = h.case_id)`);
  return [...said, ...rows.map(({ law, id }) => `${law}: ${id}`)];
}

async function courtOfChange(changeId: number): Promise<number> {
  const rows = await db.execute<{ id: number }>(sql`select court_id::float8 as id from change where id = ${changeId}`);
  return rows[0]!.id;
}

async function secondCourt({ districtId }: MadeCourt): Promise<number> {
  const row = { districtId, code: `c-${randomUUID().slice(0, 8)}`, nameEn: "Second court", planMatters: 4 };
  const [made] = await db.insert(court).values(row).returning({ id: court.id });
  const rule = { courtId: made!.id, rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2020-01-01") };
  await db.insert(sittingPattern).values(rule);
  await db.insert(timeBlock).values(["09:00", "10:30", "12:00"].map((startsAt) => ({ courtId: made!.id, startsAt })));
  return made!.id;
}

/** Somebody to be reminded of every date; with a card, whom messages reach. */
async function putComplainant(districtId: number, courtId: number, caseId: number, hasCard: boolean): Promise<void> {
  const [row] = await db
    .insert(person)
    .values({ districtId, name: "She", nameKey: "she" })
    .returning({ id: person.id });
  const of = { caseId, courtId, personId: row!.id, role: "complainant" as const };
  const [put] = await db.insert(casePerson).values(of).returning({ id: casePerson.id });
  if (!hasCard) return;
  const routes = [{ channel: "sms" as const, language: "ur" as const, isSharedPhone: false, isVerified: true }];
  const at = "2026-01-01T00:00:00Z";
  const card = { caseId, casePersonId: put!.id, level: 1 as const, routes, askedAt: at, changedAt: at };
  await db.insert(safeContactCard).values(card);
}

async function newWorld(done: World["done"]): Promise<World> {
  const made = await makeCourt(db, { rank: "magistrate", planMatters: 4, ceilingMatters: 12 });
  const other = await secondCourt(made);
  const administrator = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  const judge = await makeStaff(db, { districtId: made.districtId, courtId: null }, "judge");
  const name = "An officer of both courts";
  const [officer] = await db
    .insert(person)
    .values({ districtId: made.districtId, name, nameKey: name.toLowerCase(), isOfficial: true })
    .returning({ id: person.id });
  const world = { made, courts: [made.courtId, other], administrator, judge, today: TODAY, changes: [], done };
  for (let at = 0; at < 5; at += 1) {
    const sections = at % 2 === 0 ? ["PECA 20", "PECA 24"] : ["PECA 20", "PECA 21"];
    const columns = { sections, stage: at === 0 ? ("judgment" as const) : ("prosecution-evidence" as const) };
    // The last case is in the other court, and wants the same officer.
    const courtId = world.courts[at === 4 ? 1 : 0]!;
    const caseId = await makeCase(db, { courtId }, { ...columns, cognizanceDay: courtDay("2024-03-01") });
    await db.insert(casePerson).values({ caseId, courtId, personId: officer!.id, role: "investigating-officer" });
    await putComplainant(made.districtId, courtId, caseId, at % 2 === 0);
    for (const name of ["Aslam", "Bilal"].slice(0, 1 + (at % 2))) {
      const [row] = await db
        .insert(person)
        .values({ districtId: made.districtId, name, nameKey: name.toLowerCase() })
        .returning({ id: person.id });
      await db.insert(casePerson).values({ caseId, courtId, personId: row!.id, role: "accused" });
    }
    const register = { overloadBecause: "of a test", source: "register" as const };
    await listCase(administrator, courtId, caseId, addDays(TODAY, 7 * (at % 3)), register);
  }
  return world;
}

test("no sequence of operations leaves a case undated, in two stages, with two outcomes, over and dated, on a day that is closed or full, its people in two courts, or in custody past its limit unseen", {
  timeout: 60_000 + RUNS * 20_000,
}, async () => {
  console.info(`any sequence: PESHI_SEED=${SEED}`);
  const done: World["done"] = new Map();
  let runs = 0;
  const command = fc
    .tuple(fc.constantFrom(...Object.keys(ACTS)), fc.array(fc.nat(10_000), { minLength: 4, maxLength: 8 }))
    .map(([name, numbers]) => new Command(name, numbers));
  const sequences = fc.commands([command], { maxCommands: COMMANDS, size: "max" });
  await fc.assert(
    fc.asyncProperty(sequences, async (commands) => {
      runs += 1;
      const real = await newWorld(done);
      await fc.asyncModelRun(() => ({ model: {}, real }), commands);
    }),
    { seed: SEED, numRuns: RUNS, ...MOST_TIME, endOnFailure: true },
  );
  const names = Object.keys(ACTS).filter((name) => done.has(`${name}: done`));
  console.info(
    [...done]
      .sort()
      .map(([name, n]) => `${name} ${n}`)
      .join(" · "),
  );
  const steps = [...done.values()].reduce((sum, n) => sum + n, 0);
  console.info(`model: ${JSON.stringify({ runs, steps, seed: SEED })}`);
  expect(names.length).toBeGreaterThan(7);
});

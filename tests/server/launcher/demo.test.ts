import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staff } from "../../../db/schema/access.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { causeList } from "../../../db/schema/cause-lists.ts";
import { court, courtDay } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, custodyPeriod, person } from "../../../db/schema/people.ts";
import { process } from "../../../db/schema/process.ts";
import { shippedClosures } from "../../../db/seed/shipped.ts";
import { hashOfList } from "../../../server/cause-lists/freeze-list.ts";
import { listCsv } from "../../../server/cause-lists/list-csv.ts";
import { listHtml } from "../../../server/cause-lists/list-html.ts";
import { publishLists } from "../../../server/cause-lists/publish.ts";
import { viewFor } from "../../../server/cause-lists/view-for.ts";
import { terminalContext } from "../../../server/core/context.ts";
import { DEMO_ACCOUNTS } from "../../../server/demo/demo-accounts.ts";
import { isSomebodyKnown } from "../../../server/demo/docket/made-up-names.ts";
import { type Docket, makeDocket } from "../../../server/demo/docket/make-docket.ts";
import { seedDemo } from "../../../server/demo/seed-demo.ts";
import { reconcileReminders } from "../../../server/reminders/reconcile-reminders.ts";
import { addDays, courtDay as dayOf, daysBetween } from "../../../server/rules/calendar/court-day.ts";
import { OUTCOME_RULES } from "../../../server/rules/case/outcomes.ts";
import { isAllowed } from "../../../server/rules/case/stage-machine.ts";
import { STAGE_RULES, STAGES } from "../../../server/rules/case/stages.ts";
import { DEFAULT_POLICY } from "../../../server/rules/courts/policy.ts";
import { caseLawOf } from "../../../server/rules/listing/case-law.ts";
import { findingsFor } from "../../../server/rules/listing/listing-rules.ts";
import { brokenLimits, limitsFor } from "../../../server/rules/listing/next-date-limits.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

/** A Tuesday: the Thursday courts have their next list hanging, South's magistrate sits on the day itself. */
const TODAY = dayOf("2026-11-24");
const shipped = shippedClosures();
const docket = makeDocket({ today: TODAY, shipped });

const hashOf = (made: Docket) =>
  createHash("sha256")
    .update(JSON.stringify({ ...made, officials: [...made.officials] }))
    .digest("hex");

const casesOf = (made: Docket) => made.courts.flatMap(({ cases }) => cases);
const pendingOf = (made: Docket) => casesOf(made).filter(({ disposal }) => disposal === null);
const outcomesOf = (made: Docket) =>
  made.courts.flatMap(({ hearings }) => hearings.flatMap(({ outcome }) => (outcome ? [outcome] : [])));

function gapsOf(made: Docket): number[] {
  return made.courts.flatMap(({ hearings }) => {
    const days = new Map<number, (typeof hearings)[number]["day"][]>();
    for (const { caseAt, day } of hearings) days.set(caseAt, [...(days.get(caseAt) ?? []), day].sort());
    return [...days.values()].flatMap((ofCase) => ofCase.slice(1).map((day, at) => daysBetween(ofCase[at]!, day)));
  });
}

describe("the docket that is made up", () => {
  test("the same day gives the same docket, another seed another", () => {
    expect(hashOf(makeDocket({ today: TODAY, shipped }))).toBe(hashOf(docket));
    expect(hashOf(makeDocket({ today: TODAY, shipped, seed: "other" }))).not.toBe(hashOf(docket));
  });

  test("about twelve hundred matters are pending, some 450 of them in the reader's court", () => {
    expect(pendingOf(docket).length).toBeGreaterThanOrEqual(1150);
    expect(pendingOf(docket).length).toBeLessThanOrEqual(1260);
    const reader = docket.courts.find(({ court }) => court.code === "east-adj-11")!;
    expect(reader.cases.filter(({ disposal }) => disposal === null).length).toBeGreaterThan(430);
  });

  test("gaps between hearings are whole weeks, two first", () => {
    const counts = new Map<number, number>();
    for (const gap of gapsOf(docket)) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    const top = [...counts].sort(([, one], [, other]) => other - one).map(([gap]) => gap);
    expect(top[0]).toBe(14);
    expect(top.slice(0, 5).sort((one, other) => one - other)).toEqual([7, 14, 21, 28, 35]);
  });

  test("two matters of three are not heard", () => {
    const outcomes = outcomesOf(docket);
    const heard = outcomes.filter(({ kind }) => OUTCOME_RULES[kind].isHeard).length / outcomes.length;
    expect(outcomes.length).toBeGreaterThan(3000);
    expect(heard).toBeGreaterThan(0.28);
    expect(heard).toBeLessThan(0.4);
  });

  test("the oldest matters have waited more than four years, half of all more than one", () => {
    const ages = pendingOf(docket).map(({ matter }) => daysBetween(matter.institutionDay!, TODAY) / 365.25);
    const sorted = ages.sort((one, other) => one - other);
    expect(sorted.at(-1)).toBeGreaterThan(4);
    expect(sorted.at(-1)).toBeLessThan(5);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThan(1);
  });

  test("six to fourteen accused of a hundred are in custody, about four at large", () => {
    const accused = pendingOf(docket).flatMap(({ matter }) => matter.accused);
    const share = (custody: string) => accused.filter((one) => one.custody === custody).length / accused.length;
    expect(share("in")).toBeGreaterThan(0.06);
    expect(share("in")).toBeLessThan(0.14);
    expect(share("at-large")).toBeGreaterThan(0.02);
    expect(share("at-large")).toBeLessThan(0.09);
  });

  test("most pending matters have no date, so that there is something to plan", () => {
    const undated = docket.courts.flatMap(({ cases, hearings }) => {
      const dated = new Set(hearings.filter(({ outcome }) => outcome === null).map(({ caseAt }) => caseAt));
      return cases.filter(({ disposal }, at) => disposal === null && !dated.has(at));
    });
    const share = undated.length / pendingOf(docket).length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
  });

  test("the days of a case follow one another, and no section is older than its law", () => {
    for (const { matter } of casesOf(docket)) {
      const days = [matter.offenceDay, matter.firDay, matter.challanDay, matter.institutionDay].filter(Boolean);
      expect([...days].sort()).toEqual(days);
      if (matter.sections.some(({ section }) => section === "26A"))
        expect(matter.offenceDay! >= "2025-01-29").toBe(true);
      if (matter.custodySince) expect(matter.custodySince <= TODAY).toBe(true);
    }
  });

  test("every case walked a path that the law knows, up to where it stands", () => {
    for (const { matter, steps, disposal, application } of casesOf(docket)) {
      for (const [at, { from, to, day }] of steps.entries()) {
        expect(isAllowed(from, to), `${from} to ${to}`).toBe(true);
        const before = steps[at - 1];
        if (before) expect([before.to, before.day <= day]).toEqual([from, true]);
      }
      if (matter.docket === "trial") expect(steps.at(-1)?.to ?? "fir").toBe(matter.stage);
      if (application && disposal) expect(steps.at(-1)?.to).toBe("decided");
    }
  });

  test("all three dockets are there, and no bail application waits for a hearing day", () => {
    const dockets = new Set(pendingOf(docket).map(({ matter }) => matter.docket));
    expect([...dockets].sort()).toEqual(["application", "inquiry", "trial"]);
    const bail = docket.courts.flatMap((one) => {
      const isBail = (at: number) => one.cases[at]!.application?.kind.startsWith("bail") ?? false;
      return one.hearings.filter(({ caseAt }) => isBail(caseAt)).map(({ day }) => one.pastDays.includes(day));
    });
    expect(bail.length).toBeGreaterThan(80);
    expect(bail).not.toContain(true);
  });

  test("no date to come breaks confirmed law", () => {
    const broken = docket.courts.flatMap((one) =>
      one.hearings.flatMap(({ caseAt, day, outcome, purpose, previousUid, listedAt }) => {
        if (outcome !== null || day < TODAY) return [];
        const { matter, lawDays } = one.cases[caseAt]!;
        const from = one.hearings.find(({ uid }) => uid === previousUid)?.day ?? dayOf(listedAt.slice(0, 10));
        const law = caseLawOf(
          {
            ...{ rank: one.court.rank, stage: matter.stage, stageSince: matter.stageSince ?? null, accused: [] },
            ...{ sections: [], institutionDay: null, offenceDay: null, bailInstitutionDay: null, ...lawDays },
          },
          from,
        );
        const { limits } = limitsFor({ ...law, isInCustody: matter.custody === "in" }, purpose, from);
        return brokenLimits(limits, day).filter(({ weight }) => weight === "blocks");
      }),
    );
    expect(broken).toEqual([]);
  });

  test("nobody in it is known to anybody", () => {
    const names = casesOf(docket).flatMap(({ matter }) => [
      ...matter.accused.map(({ name }) => name),
      ...matter.complainants.map(({ name }) => name),
      ...matter.counsel,
      matter.prosecutor ?? "",
      matter.investigatingOfficer ?? "",
    ]);
    expect(isSomebodyKnown("Waqas Danish Sial s/o Tariq Butt")).toBe(false);
    expect(isSomebodyKnown("Shahid Naeem Malik")).toBe(true);
    expect(names.filter(isSomebodyKnown)).toEqual([]);
    expect(docket.courts.map(({ judge }) => judge.name).filter(isSomebodyKnown)).toEqual([]);
  });

  test("it can be made on any day of the years whose holidays are known", () => {
    for (let day = dayOf("2026-12-01"); day < "2028-12-31"; day = addDays(day, 67)) {
      const made = makeDocket({ today: day, shipped });
      expect(pendingOf(made).length, day).toBeGreaterThan(1100);
      expect(made.courts.filter(({ pastDays }) => pastDays.length >= 3).length, day).toBe(made.courts.length);
    }
  }, 90_000);
});

describe("the demo in a database", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let connected: ReturnType<typeof connect>;

  beforeAll(async () => {
    database = await freshDatabase();
    const said: number[] = [];
    const begun = performance.now();
    await seedDemo({ ownerUrl: database.ownerUrl, today: TODAY, onProgress: (_text, part) => said.push(part) });
    console.log(`the demo was filled in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    expect(said).toEqual([...said].sort((one, other) => one - other));
    expect(said.at(-1)).toBe(1);
    connected = connect(database.appUrl);
  }, 120_000);
  afterAll(() => connected.end());

  test("it is refused where a district is already", async () => {
    await expect(seedDemo({ ownerUrl: database.ownerUrl, today: TODAY })).rejects.toMatchObject({
      code: "already-set-up",
    });
  });

  test("every production order goes to the jail in which the prisoner is held, or names none", async () => {
    const rows = await connected.db
      .select({ to: process.addressee, held: custodyPeriod.place })
      .from(process)
      .innerJoin(custodyPeriod, eq(custodyPeriod.casePersonId, process.casePersonId))
      .where(and(eq(process.kind, "production-order"), isNull(custodyPeriod.untilDay)));
    expect(new Set(rows.map(({ to }) => to)).size).toBeGreaterThan(1);
    expect(rows.filter(({ to, held }) => to !== held)).toEqual([]);
  });

  test("everybody can sign in, and the reader is bound to court XI of East", async () => {
    const { db } = connected;
    const members = await db
      .select({ name: staff.name, code: court.code })
      .from(staff)
      .leftJoin(court, eq(court.id, staff.courtId));
    expect(members.map(({ name }) => name).sort()).toEqual(DEMO_ACCOUNTS.map(({ name }) => name).sort());
    expect(members.find(({ name }) => name === "Reader (demo)")?.code).toBe("east-adj-11");
  });

  test("no complainant is on any list that hangs", async () => {
    const lists = await connected.db.select({ content: causeList.content }).from(causeList);
    expect(lists.length).toBeGreaterThan(150);
    let known = 0;
    for (const { content } of lists) {
      const complainants = content.entries.flatMap((entry) => entry.complainants);
      const names = complainants.flatMap(({ name, nameUr }) => (nameUr === null ? [name] : [name, nameUr]));
      const posted = (["en", "ur"] as const).flatMap((language) =>
        (["public", "gate"] as const).map((audience) => viewFor(content, audience, language)),
      );
      const told = posted.map((view) => JSON.stringify(view) + listCsv(view) + listHtml(view)).join("\n");
      expect(names.filter((name) => told.includes(name))).toEqual([]);
      const judge = JSON.stringify(viewFor(content, "judge", "en"));
      known += complainants.filter(({ name }) => judge.includes(name)).length;
    }
    // The names are there to be found: the judge's list has them.
    expect(known).toBeGreaterThan(3000);
  });

  test("frozen lists carry their proof, the demo's mark, and some a second version", async () => {
    const lists = await connected.db.select().from(causeList);
    expect(lists.filter(({ content, contentHash }) => hashOfList(content) !== contentHash)).toEqual([]);
    expect(lists.every(({ content }) => content.isDemo)).toBe(true);
    expect(lists.filter(({ version }) => version === 2).length).toBeGreaterThan(10);
    expect(lists.filter(({ supplementary }) => supplementary === 1).length).toBeGreaterThan(5);
  });

  test("a list that hangs for a day to come says what publishing it again would say", async () => {
    const { db } = connected;
    const hanging = await db.select({ courtId: causeList.courtId, day: causeList.day }).from(causeList);
    const ahead = hanging.filter(({ day }) => day >= TODAY);
    expect(new Set(ahead.map(({ courtId }) => courtId)).size).toBeGreaterThan(3);
    const ctx = { ...terminalContext(db, true), now: new Date(`${TODAY}T05:00:00Z`) };
    for (const { courtId, day } of ahead) {
      await expect(publishLists(ctx, { courtId, days: [day] })).rejects.toMatchObject({ code: "nothing-to-do" });
    }
  });

  test("every past day is closed but the last, on which matters wait for their outcome", async () => {
    const { db } = connected;
    const [reader] = await db.select().from(court).where(eq(court.code, "east-adj-11"));
    const days = await db.select().from(courtDay).where(eq(courtDay.courtId, reader!.id)).orderBy(courtDay.day);
    const past = days.filter(({ day, kind }) => day < TODAY && kind === "dedicated");
    expect(past.filter(({ endedAt }) => endedAt === null).map(({ day }) => day)).toEqual(["2026-11-19"]);
    const open = await db
      .select()
      .from(hearing)
      .where(eq(hearing.day, dayOf("2026-11-19")));
    expect(open.filter(({ courtId, state }) => courtId === reader!.id && state === "listed")).toHaveLength(6);
  });

  test("who signs in as prosecutor or officer is away once, and asked for two dates of which one was answered", async () => {
    const rows = await connected.db.execute<{ role: string } & Record<string, number>>(sql`
      select s.role, (select count(*)::int from person_absence a where a.said_by = s.user_id) as away,
        (select count(*)::int from date_request r where r.asked_by = s.user_id and r.state = 'open') as open,
        (select count(*)::int from date_request r where r.asked_by = s.user_id and r.state = 'refused' and r.answer <> '') as refused,
        (select count(*)::int from officer_report r
          where r.reported_by = s.user_id and r.state = 'open' and r.hearing_id is not null) as reported
      from staff s where s.role in ('prosecutor', 'investigating-officer') order by s.role`);
    const said = { away: 1, open: 1, refused: 1 };
    expect([...rows]).toEqual([
      { role: "investigating-officer", ...said, reported: 1 },
      { role: "prosecutor", ...said, reported: 0 },
    ]);
  });

  test("no day to come breaks a rule of listing", async () => {
    const { db } = connected;
    const days = await db.select().from(courtDay).where(isNull(courtDay.endedAt));
    const ahead = days.filter(({ day, listedMatters }) => day >= TODAY && listedMatters > 0);
    const nothingMore = {
      purpose: "mention",
      minutes: 0,
      isInCustody: true,
      isOrdered: false,
      overloadBecause: "-",
      countedFrom: null,
    } as const;
    const broken = ahead.flatMap((day) =>
      findingsFor({ ...day, listedMatters: day.listedMatters - 1 }, nothingMore, DEFAULT_POLICY).filter(
        ({ weight }) => weight !== "warns",
      ),
    );
    expect(ahead.length).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });

  test("lives are whole: custody, witnesses sent back, settlements, judgments, a transfer, rest, process and papers", async () => {
    const { db } = connected;
    const [found] = await db.execute<Record<string, number>>(sql`select
      (select count(*)::int from custody_period where until_day is null) as "inCustody",
      (select count(*)::int from case_person where role = 'accused' and custody = 'in') as "accusedIn",
      (select count(*)::int from attendance where mark in ('sent-back', 'bound-down')) as "cameInVain",
      (select count(*)::int from case_person where role = 'witness' and testimony = 'examined') as examined,
      (select count(*)::int from settlement_part) as "settledParts",
      (select count(*)::int from judgment_result where result is not null) as results,
      (select count(*)::int from judgment where announced_day is null) as reserved,
      (select count(*)::int from former_number where because = 'transferred') as "formerNumbers",
      (select count(*)::int from court_case where institution_mode = 'transferred-in') as "transferredIn",
      (select count(*)::int from court_case where dormant_since is not null and next_day is not null) as "restingWithDate",
      (select count(*)::int from court_case where dormant_since is not null) as resting,
      (select count(*)::int from court_case where dormant_since is not null and review_day < ${TODAY}) as "forReview",
      (select count(*)::int from process p join hearing h on h.id = p.hearing_id where h.state = 'listed') as process,
      (select count(*)::int from case_note where not is_private) as notes,
      (select count(*)::int from complainant_position where position = 'stopped-coming') as "stoppedComing",
      (select count(*)::int from outcome where confirmed_at is not null) as signed,
      (select count(*)::int from case_person a join person q on q.id = a.person_id join court_case c on c.id = a.case_id
        where a.role = 'accused' and q.birth_day > c.offence_day - interval '18 years') as juveniles,
      (select count(*)::int from case_person a join person q on q.id = a.person_id join court_case c on c.id = a.case_id
        where a.role = 'accused' and q.birth_day > c.offence_day - interval '18 years' and not c.is_restricted) as "namedJuveniles"`);
    expect(found!.inCustody).toBe(found!.accusedIn);
    expect(found).toMatchObject({ formerNumbers: 30, transferredIn: 30, restingWithDate: 0, namedJuveniles: 0 });
    const least = {
      ...{ cameInVain: 200, examined: 300, settledParts: 3, results: 15, reserved: 1, resting: 12, forReview: 1 },
      ...{ process: 60, notes: 20, stoppedComing: 8, signed: 400, juveniles: 8 },
    };
    expect(
      Object.entries(least)
        .filter(([name, count]) => found![name]! < count)
        .map(([name]) => [name, found![name]]),
    ).toEqual([]);
  });

  test("settlements of every kind are there: full, by section, of one accused, opened again, refused", async () => {
    const { db } = connected;
    const [found] = await db.execute<Record<string, number>>(sql`
      with reader as (select id from court where code = 'east-adj-11'), kept as (
        select s.*, c.disposal_day, (select count(distinct p.accused_id) from settlement_part p where p.settlement_id = s.id) as of,
          (select count(*) from case_person a where a.case_id = s.case_id and a.role = 'accused') as accused
        from settlement s join court_case c on c.id = s.case_id where s.court_id = (select id from reader))
      select (select count(*)::int from kept where disposal_day is not null) as "full",
        (select count(*)::int from kept where disposal_day is null and reopened_day is null and of = accused) as "bySection",
        (select count(*)::int from kept where disposal_day is null and of < accused) as "ofOne",
        (select count(*)::int from kept where reopened_day is not null) as reopened,
        (select count(*)::int from safety_flag f where f.kind = 'not-of-free-will' and f.court_id = (select id from reader)) as refused,
        (select count(*)::int from case_person a where a.charged_sections is not null and a.court_id = (select id from reader)) as charged,
        (select count(*)::int from judgment_result where differing <> '[]') as differing,
        (select count(*)::int from court_case where disposal = 'complainant-stopped-coming') as "stoppedComing",
        (select count(*)::int from court_case where disposal = 'complainant-hostile') as hostile,
        (select count(*)::int from settlement s join settlement_part p on p.settlement_id = s.id
          join case_person a on a.id = p.accused_id join court_case c on c.id = p.case_id
          where not p.section = any(coalesce(a.charged_sections, c.sections || c.unread_sections))) as "notCharged"`);
    const { notCharged, ...kinds } = found!;
    expect(notCharged).toBe(0);
    expect(Object.entries(kinds).filter(([, count]) => count === 0)).toEqual([]);
  });

  test("a conviction came back for a retrial, a juvenile has a case of his own, and inquiries have reports", async () => {
    const [found] = await connected.db.execute<Record<string, number>>(sql`
      select (select count(*)::int from judgment where set_aside_day is not null) as retried,
        (select count(*)::int from court_case where institution_mode = 'split-up' and has_minor) as split,
        (select count(*)::int from progress_report) as reports`);
    expect(Object.entries(found!).filter(([, count]) => count === 0)).toEqual([]);
  });

  test("the reader's court has at least two trials at every stage of the course", async () => {
    const { db } = connected;
    const rows = await db.execute<{ stage: string; n: number }>(sql`
      select c.stage, count(*)::int as n from court_case c join court t on t.id = c.court_id
      where t.code = 'east-adj-11' and c.disposal_day is null and c.docket = 'trial' group by c.stage`);
    const counts = new Map(rows.map(({ stage, n }) => [stage, n]));
    const thin = STAGES.filter((stage) => ["before-trial", "trial", "side"].includes(STAGE_RULES[stage].track))
      .filter((stage) => !["inquiry", "transfer"].includes(stage))
      .filter((stage) => (counts.get(stage) ?? 0) < 2);
    expect(thin).toEqual([]);
  });

  test("reminders went out and were answered, nobody's number can be anybody's, and nothing that is planned is amiss", async () => {
    const rows = await connected.db.execute<{ state: string; n: number }>(sql`
      select state, count(*)::int as n from reminder where channel <> 'desk' group by 1`);
    const count = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    expect(count.delivered).toBeGreaterThan(10);
    expect(count.planned).toBeGreaterThan(10);
    const [told] = await connected.db.execute<{ replies: number; cards: number }>(sql`
      select (select count(*)::int from reminder_reply) as replies, (select count(*)::int from safe_contact_card) as cards`);
    expect(told!.replies).toBeGreaterThan(0);
    expect(told!.cards).toBeGreaterThan(30);
    const ctx = { ...terminalContext(connected.db, true), now: new Date(`${TODAY}T03:00:00Z`) };
    expect(await reconcileReminders(ctx)).toEqual([]);
  });

  test("search finds the accused, and a third of them are written in Urdu", async () => {
    const { db } = connected;
    const rows = await db.select({ key: courtCase.accusedKey }).from(courtCase);
    expect(rows.filter(({ key }) => key.trim() === "")).toEqual([]);
    const accused = await db
      .select({ nameUr: person.nameUr })
      .from(casePerson)
      .innerJoin(person, eq(person.id, casePerson.personId))
      .where(eq(casePerson.role, "accused"));
    const share = accused.filter(({ nameUr }) => nameUr !== null).length / accused.length;
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.44);
  });
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { district } from "../../../db/schema/districts.ts";
import { evidenceEvent, evidenceRequest } from "../../../db/schema/evidence.ts";
import { draftPlacement } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import type { EvidenceSource, LedgerEventKind, RequestKind } from "../../../server/rules/evidence/evidence-ledger.ts";
import type { PlanReason } from "../../../server/rules/listing/plan-reasons.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
// Evidence is behind the second lock, which the owner of the tables passes.
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

const server = (court: MadeCourt) => createCaller(court.clerk);
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

type Asked = { kind?: RequestKind; source?: EvidenceSource; what?: string; neededFor?: Purpose; dueDay?: CourtDay };

const entryOf = ({ kind = "data", source = "meta", what, neededFor, dueDay }: Asked = {}) => ({
  ...{ kind, source, sourceName: null, what: what ?? "Log-in records", fileReference: "FIA/CCW/41" },
  ...{ dueDay: dueDay ?? null, neededFor: neededFor ?? null },
});

async function ask(court: MadeCourt, caseId: number, sentDay: string | null, asked: Asked = {}) {
  const { courtId } = court;
  return server(court).evidence.add({ courtId, caseId, entry: entryOf(asked), sentDay, key: key() });
}

const record = (court: MadeCourt, requestIds: number[], kind: LedgerEventKind, day: string) =>
  server(court).evidence.record({ courtId: court.courtId, requestIds, kind, day, key: key() });

/** Requests of another case of the district that were answered after so many days. */
async function learn(court: MadeCourt, source: EvidenceSource, days: readonly number[]) {
  const caseId = await makeCase(db, court, { disposalDay: courtDay("2026-11-01"), disposal: "convicted" });
  for (const took of days) {
    const { requestId } = await ask(court, caseId, "2026-01-10", { source });
    await record(court, [requestId], "answered", addDays(courtDay("2026-01-10"), took));
  }
}

const ofCase = async (court: MadeCourt, caseId: number) =>
  (await server(court).evidence.ofCase({ courtId: court.courtId, caseId })).requests;

const boardOf = (court: MadeCourt, withEnded = false) =>
  server(court).evidence.board({ courtId: court.courtId, withEnded });

describe("a request", () => {
  test("is recorded, chased, answered, and each step is taken back by itself", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-10-03", { what: "Subscriber data of an account" });
    const chased = await record(court, [requestId], "chased", "2026-11-20");
    const [standing] = await ofCase(court, caseId);
    expect(standing).toMatchObject({
      ...{
        state: "chased",
        timesChased: 1,
        overdueDays: 1,
        dueBy: "2026-12-02",
        authority: expect.stringMatching("s.34"),
      },
      may: ["chased", "partly-answered", "answered", "refused", "withdrawn"],
    });
    const { courtId } = court;
    await server(court).changes.undo({ courtId, changeId: chased.changeId, key: key() });
    expect((await ofCase(court, caseId))[0]).toMatchObject({ state: "sent", timesChased: 0 });
    await record(court, [requestId], "answered", TODAY);
    expect((await ofCase(court, caseId))[0]).toMatchObject({ state: "answered", isOpen: false, overdueDays: 0 });
    expect(await codeOf(record(court, [requestId], "chased", TODAY))).toBe("stale");
  });

  test("was not sent before the day of the offence", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, { offenceDay: courtDay("2026-05-17") });
    expect(await codeOf(ask(court, caseId, "2016-06-01"))).toBe("invalid");
    expect(await codeOf(ask(court, caseId, "2026-05-17"))).toBe("answered");
  });

  test("is sent, answered or chased on no day to come and none before what is recorded", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    expect(await codeOf(ask(court, caseId, "2026-12-04"))).toBe("day-to-come");
    const { requestId } = await ask(court, caseId, "2026-11-20");
    expect(await codeOf(record(court, [requestId], "answered", "2026-12-04"))).toBe("day-to-come");
    expect(await codeOf(record(court, [requestId], "answered", "2026-11-19"))).toBe("invalid");
    expect(await codeOf(ask(court, caseId, "2026-11-20", { dueDay: courtDay("2026-11-19") }))).toBe("invalid");
    expect(await codeOf(ask(court, caseId, null, { source: "other" }))).toBe("invalid");
  });

  test("says what is asked for, when it is written and when it is changed", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    expect(await codeOf(ask(court, caseId, null, { what: " " }))).toBe("invalid");
    expect(await ofCase(court, caseId)).toEqual([]);
    await openNames(court.clerk, courtId, caseId);
    const { requestId } = await ask(court, caseId, null, { what: " Log-in records " });
    const emptied = { courtId, requestId, version: 1, entry: entryOf({ what: "" }), key: key() };
    expect(await codeOf(server(court).evidence.edit(emptied))).toBe("invalid");
    expect((await ofCase(court, caseId))[0]?.what).toBe("Log-in records");
  });

  test("that waits to be sent may be removed; one that was sent stays in the file", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    const draft = await ask(court, caseId, null);
    const [sent] = [await ask(court, caseId, "2026-11-20")];
    expect(await codeOf(server(court).evidence.remove({ courtId, requestId: sent!.requestId, key: key() }))).toBe(
      "in-use",
    );
    await server(court).evidence.remove({ courtId, requestId: draft.requestId, key: key() });
    expect((await ofCase(court, caseId)).map(({ requestId }) => requestId)).toEqual([sent!.requestId]);
  });

  test("is edited by whoever saw it last", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    await openNames(court.clerk, courtId, caseId);
    const { requestId } = await ask(court, caseId, "2026-11-20");
    const edit = (what: string) =>
      server(court).evidence.edit({ courtId, requestId, version: 1, entry: entryOf({ what }), key: key() });
    await edit("Log-in records");
    expect((await ofCase(court, caseId))[0]?.what).toBe("Log-in records");
    expect(await codeOf(edit("Something else"))).toBe("stale");
  });

  test("is not taken back over what happened to it since; each later step is, by itself", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    const undo = (changeId: number) => server(court).changes.undo({ courtId, changeId, key: key() });
    const asked = await ask(court, caseId, "2026-10-03");
    const chased = await record(court, [asked.requestId], "chased", "2026-11-20");
    const answered = await record(court, [asked.requestId], "answered", TODAY);
    expect(await codeOf(undo(asked.changeId))).toBe("changed-since");
    await undo(answered.changeId);
    await undo(chased.changeId);
    expect((await ofCase(court, caseId))[0]).toMatchObject({ state: "sent", events: [{ kind: "sent" }] });
  });

  test("of another court's case is not to be seen or touched; it goes along when the case is transferred", async () => {
    const court = await makeCourt(db);
    const other = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-11-20");
    expect(await codeOf(ofCase(other, caseId))).toBe("not-found");
    expect(await codeOf(record(other, [requestId], "answered", TODAY))).toBe("not-found");
    await db.update(courtCase).set({ courtId: other.courtId }).where(eq(courtCase.id, caseId));
    expect((await ofCase(other, caseId)).map((one) => one.requestId)).toEqual([requestId]);
    expect((await boardOf(court)).requests).toEqual([]);
  });

  test("is recorded by clerks; a judge looks", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    await ask(court, caseId, "2026-11-20");
    const judge = createCaller(await makeStaff(db, court, "judge"));
    expect((await judge.evidence.board({ courtId: court.courtId })).requests).toHaveLength(1);
    const attempt = judge.evidence.add({ courtId: court.courtId, caseId, entry: entryOf(), sentDay: null, key: key() });
    expect(await codeOf(attempt)).toBe("not-allowed");
  });
});

describe("a preservation", () => {
  test("is told a fortnight before it ends, renewed, and lost when nobody renewed it", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const ending = await ask(court, caseId, "2026-09-10", { kind: "preservation" });
    const lost = await ask(court, caseId, "2026-08-01", { kind: "preservation" });
    const found = new Map((await ofCase(court, caseId)).map((one) => [one.requestId, one]));
    expect(found.get(ending.requestId)?.findings).toContainEqual(
      expect.objectContaining({ finding: "preservation-ends", day: "2026-12-09" }),
    );
    expect(found.get(lost.requestId)).toMatchObject({ state: "expired" });
    await record(court, [ending.requestId], "renewed", TODAY);
    const [renewed] = (await ofCase(court, caseId)).filter(({ requestId }) => requestId === ending.requestId);
    expect(renewed?.preservedUntil).toBe(addDays(TODAY, 90));
  });
});

describe("the board", () => {
  test("puts the longest overdue first and counts by source, with the district's own median", async () => {
    const court = await makeCourt(db);
    await learn(court, "meta", [30, 40, 41, 42, 77]);
    const caseId = await makeCase(db, court);
    const late = await ask(court, caseId, "2026-08-01");
    const later = await ask(court, caseId, "2026-09-01");
    const fresh = await ask(court, caseId, "2026-12-01", { source: "bank" });
    const { requests, sources } = await boardOf(court);
    expect(requests.map(({ requestId }) => requestId)).toEqual([late, later, fresh].map((one) => one.requestId));
    expect(sources).toEqual(
      [
        {
          ...{ source: "meta", open: 2, overdue: 2, isLearned: true, assumedDays: 60 },
          waiting: 2,
          times: { median: 41, n: 5, low: 30, high: 77 },
        },
        { source: "bank", open: 1, overdue: 0, times: null, isLearned: false, assumedDays: 21 },
      ].map((one) => expect.objectContaining({ ...one, ...(one.source === "bank" ? { times: null } : {}) })),
    );
  });

  test("learns from every court of the district and from no other; refusals and preservation teach nothing", async () => {
    const court = await makeCourt(db);
    const elsewhere = await makeCourt(db);
    await learn(elsewhere, "google", [1, 1, 1, 1, 1]);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-01-10", { source: "google" });
    await record(court, [requestId], "refused", "2026-01-20");
    const kept = await ask(court, caseId, "2026-11-01", { source: "google", kind: "preservation" });
    await record(court, [kept.requestId], "answered", "2026-11-02");
    const { sources } = await boardOf(court);
    expect(sources).toMatchObject([{ source: "google", times: null }]);
  });

  test("a district's own days replace the assumed", async () => {
    const court = await makeCourt(db);
    await db
      .update(district)
      .set({ policy: { replyDays: { bank: 7 } } })
      .where(eq(district.id, court.districtId));
    const caseId = await makeCase(db, court);
    await ask(court, caseId, "2026-11-20", { source: "bank" });
    expect((await boardOf(court)).requests).toMatchObject([{ dueBy: "2026-11-27", overdueDays: 6 }]);
  });

  test("an administrator of the district sets those days, nobody of one court does, and they can be taken back", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    await ask(court, caseId, "2026-11-20", { source: "bank" });
    const save = async (at: { districtId: number; courtId: number | null }, days: number) => {
      const admin = createCaller(await makeStaff(db, at, "administrator"));
      const { replyDays, districtVersion } = await admin.calendar.settings({ courtId });
      const input = { courtId, version: districtVersion, replyDays: { ...replyDays, bank: days }, key: key() };
      return { admin, ...(await admin.calendar.saveReplyDays(input)) };
    };
    expect(await codeOf(save(court, 7))).toBe("not-allowed");
    expect(await codeOf(save({ ...court, courtId: null }, 10_000))).toBe("invalid");
    const { admin, changeId } = await save({ ...court, courtId: null }, 7);
    expect((await boardOf(court)).requests[0]?.dueBy).toBe("2026-11-27");
    await admin.changes.undo({ courtId, changeId, key: key() });
    expect((await boardOf(court)).requests[0]?.dueBy).toBe("2026-12-11");
  });

  test("what ended is there when asked for", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-11-20");
    await record(court, [requestId], "answered", TODAY);
    expect((await boardOf(court)).requests).toEqual([]);
    expect((await boardOf(court, true)).requests).toMatchObject([{ requestId, state: "answered" }]);
  });
});

describe("chasing", () => {
  test("several at once is one act: each gets its own number and its own letter, all are taken back together", async () => {
    const court = await makeCourt(db, { judgeEn: "Judge of tests" });
    const { courtId } = court;
    const caseId = await makeCase(db, court, {
      firNumber: 32,
      firYear: 2024,
      station: "FIA CCW Karachi",
      nextDay: null,
    });
    const first = await ask(court, caseId, "2026-09-01");
    const second = await ask(court, caseId, "2026-09-02", { source: "google" });
    await record(court, [first.requestId], "chased", "2026-10-20");
    const both = [first.requestId, second.requestId];
    const { eventIds, changeId } = await record(court, both, "chased", TODAY);
    const { head, letters } = await server(court).evidence.letters({ courtId, eventIds });
    expect(head).toMatchObject({ courtEn: "Court of tests", judgeEn: "Judge of tests" });
    expect(letters).toMatchObject([
      { number: 2, earlier: ["2026-10-20"], fir: "32/2024", byDay: "2026-12-13", fileReference: "FIA/CCW/41" },
      { number: 1, earlier: [], source: "google", sentDay: "2026-09-02" },
    ]);
    await server(court).changes.undo({ courtId, changeId, key: key() });
    const events = await owner.db.select().from(evidenceEvent).where(eq(evidenceEvent.caseId, caseId));
    expect(events.filter(({ kind }) => kind === "chased")).toHaveLength(1);
  });

  test("the day by which a reminder asks for the reply is kept, told on the board and printed in its letter", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-10-01");
    const usual = await record(court, [requestId], "chased", "2026-11-01");
    expect((await ofCase(court, caseId))[0]).toMatchObject({ chasedByDay: "2026-11-11" });
    const said = { courtId, requestIds: [requestId], kind: "chased" as const, day: "2026-11-20" };
    const early = server(court).evidence.record({ ...said, byDay: "2026-11-20", key: key() });
    expect(await codeOf(early)).toBe("invalid");
    const own = await server(court).evidence.record({ ...said, byDay: "2026-12-05", key: key() });
    expect((await boardOf(court)).requests[0]).toMatchObject({ chasedByDay: "2026-12-05", timesChased: 2 });
    const { letters } = await server(court).evidence.letters({
      ...{ courtId, eventIds: [...usual.eventIds, ...own.eventIds] },
    });
    expect(letters.map(({ byDay }) => byDay)).toEqual(["2026-11-11", "2026-12-05"]);
  });

  test("a letter speaks of the next hearing only where that hearing waits for the reply", async () => {
    const court = await makeCourt(db);
    const { courtId, clerk } = court;
    const caseId = await makeCase(db, court);
    const day = addDays(TODAY, 7);
    await listCase(clerk, courtId, caseId, day, { purpose: "evidence" });
    const nextDays = async (asked: Asked) => {
      const { requestId } = await ask(court, caseId, "2026-10-01", asked);
      const { eventIds } = await record(court, [requestId], "chased", TODAY);
      const { letters } = await server(court).evidence.letters({ courtId, eventIds });
      return letters.map(({ nextDay }) => nextDay);
    };
    expect(await nextDays({ neededFor: "evidence" })).toEqual([day]);
    expect(await nextDays({ neededFor: "bail" })).toEqual([null]);
    expect(await nextDays({})).toEqual([null]);
  });

  test("one that may not be chased stops them all", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const open = await ask(court, caseId, "2026-09-01");
    const draft = await ask(court, caseId, null);
    expect(await codeOf(record(court, [open.requestId, draft.requestId], "chased", TODAY))).toBe("stale");
    expect((await ofCase(court, caseId)).map(({ timesChased }) => timesChased)).toEqual([0, 0]);
  });

  test("two clerks who chase the same request at once make two numbered reminders, never the same number twice", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-09-01");
    await Promise.all([1, 2, 3].map(() => record(court, [requestId], "chased", TODAY)));
    const events = await owner.db.select().from(evidenceEvent).where(eq(evidenceEvent.requestId, requestId));
    expect(events.flatMap(({ number }) => number ?? []).sort()).toEqual([1, 2, 3]);
  });

  test("no letter names the complainant, a victim or a witness, whatever a clerk typed", async () => {
    const court = await makeCourt(db);
    const { courtId, districtId } = court;
    const caseId = await makeCase(db, court);
    for (const [role, name] of [
      ["complainant", "Ayesha Noor"],
      ["victim", "Zara Khalid"],
    ] as const) {
      const [made] = await db.insert(person).values({ districtId, name, nameKey: name }).returning({ id: person.id });
      await db.insert(casePerson).values({ caseId, courtId, personId: made!.id, role, ordinal: 0 });
    }
    const what = "Messages sent to Ayesha Noor and photographs of zara khalid";
    const { requestId } = await ask(court, caseId, "2026-09-01", { what });
    const { eventIds } = await record(court, [requestId], "chased", TODAY);
    const answer = await server(court).evidence.letters({ courtId, eventIds });
    expect(answer.letters[0]?.what).toBe("Messages sent to [name withheld] and photographs of [name withheld]");
    expect(JSON.stringify(answer)).not.toMatch(/ayesha|noor|zara|khalid|Accused of tests/i);
    const elsewhere = await makeCourt(db);
    expect(await codeOf(server(elsewhere).evidence.letters({ courtId: elsewhere.courtId, eventIds }))).toBe(
      "not-found",
    );
  });
});

describe("listing", () => {
  const plan = (court: MadeCourt, weeks: number) =>
    server(court).planner.plan({ courtId: court.courtId, fromDay: TODAY, weeks, key: key() });
  const rowOf = async (caseId: number) => {
    const [row] = await db.select().from(draftPlacement).where(eq(draftPlacement.caseId, caseId));
    return { ...row!, because: row!.because as PlanReason };
  };

  test("a hearing that needs a reply is planned after the day on which it is to be expected, and says why", async () => {
    const court = await makeCourt(db);
    await learn(court, "meta", [30, 40, 41, 42, 77]);
    const waiting = await makeCase(db, court);
    await ask(court, waiting, "2026-11-14", { neededFor: "evidence" });
    const other = await makeCase(db, court);
    await ask(court, other, "2026-11-14");
    await plan(court, 6);
    const row = await rowOf(waiting);
    expect(row).toMatchObject({ day: "2026-12-31", purpose: "evidence" });
    expect(row.because).toMatchObject({
      ...{ code: "after-evidence", evidence: { source: "meta", day: "2026-12-25", days: 41, n: 5, kind: "wait" } },
    });
    expect(await rowOf(other)).toMatchObject({ day: TODAY });
  });

  test("where the reply comes after the plan, the tray says so and offers days from then on", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    await ask(court, caseId, "2026-11-20", { neededFor: "evidence" });
    await plan(court, 2);
    const row = await rowOf(caseId);
    expect(row).toMatchObject({
      day: null,
      because: { code: "evidence-later", evidence: { day: "2027-01-19", n: 0 } },
    });
    expect((row.couldBe as { day: CourtDay }[])[0]?.day).toBe("2027-01-21");
  });

  test("a reply that is late gets a short mention, and so does one that custody cannot wait for", async () => {
    const court = await makeCourt(db);
    const late = await makeCase(db, court);
    await ask(court, late, "2026-08-01", { neededFor: "evidence" });
    const held = await makeCase(db, court, { custody: "in" });
    await ask(court, held, "2026-11-20", { neededFor: "evidence" });
    await plan(court, 4);
    for (const caseId of [late, held]) {
      const row = await rowOf(caseId);
      expect(row).toMatchObject({ purpose: "mention", minutes: 5, day: TODAY });
      expect(row.because.evidence).toMatchObject({ source: "meta", kind: "mention" });
    }
  });

  test("whoever gives or moves a date by hand is told when the reply is expected, of how many, and their range", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { stage: "prosecution-evidence" });
    await learn(court, "meta", [80, 90, 96, 100, 140]);
    await ask(court, caseId, TODAY, { neededFor: "evidence" });
    const reply = { source: "meta", n: 5, range: { low: 80, high: 140 }, expected: { day: addDays(TODAY, 96) } };
    const dates = await server(court).hearings.nextDates({ courtId, from: TODAY, n: 5, caseId });
    expect(dates.awaited).toMatchObject([reply]);
    expect((await server(court).hearings.nextDates({ courtId, from: TODAY, n: 5 })).awaited).toEqual([]);
    const moving = await server(court).planner.moveDays({ courtId, caseIds: [caseId] });
    expect(moving.awaited[caseId]).toMatchObject([reply]);
  });

  test("a matter beside a case has its first date after the reply that its case waits for", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const parentCaseId = await makeCase(db, court);
    await ask(court, parentCaseId, TODAY, { neededFor: "arguments" });
    const entry = {
      ...{ number: "77/2026", fir: "", station: "", cfmsCode: "", sections: "20 PECA", unreadSections: [] },
      ...{ accused: ["Testwala"], otherAccused: 0, complainants: [], counsel: [], prosecutor: "" },
      ...{ investigatingOfficer: "", stage: "cognizance" as const, custody: "unknown" as const, custodySince: null },
      ...{ hasMinor: false, orderedRestricted: null, institutionDay: TODAY, offenceDay: null, firDay: null },
      ...{ challanDay: null, priorDay: null, remarks: "" },
    };
    const kind = {
      ...({ docket: "application", applicationKind: "property-return", parentCaseId } as const),
      ...({ institutionMode: "instituted", permissionDay: null, fromCourt: null } as const),
    };
    const { day } = await server(court).desk.register({
      ...{ courtId, key: key(), entry, kind, first: { purpose: "arguments", day: null } },
    });
    expect(day >= addDays(TODAY, 60)).toBe(true);
  });

  test("once the reply is there the hearing waits for nothing", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    const { requestId } = await ask(court, caseId, "2026-11-20", { neededFor: "evidence" });
    await record(court, [requestId], "answered", TODAY);
    await plan(court, 2);
    expect(await rowOf(caseId)).toMatchObject({ day: TODAY, purpose: "evidence" });
  });

  test("the day sheet says what a matter waits for", async () => {
    const court = await makeCourt(db);
    await learn(court, "meta", [30, 40, 41, 42, 77]);
    const caseId = await makeCase(db, court);
    await ask(court, caseId, "2026-10-03", { neededFor: "evidence" });
    await listCase(court.clerk, court.courtId, caseId, TODAY);
    const sheet = await server(court).hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(sheet.matters[0]?.awaited).toMatchObject([
      { source: "meta", sentDay: "2026-10-03", expected: { days: 41, isLearned: true }, n: 5 },
    ]);
  });
});

test("requests and what happened to them are kept with the case's history", async () => {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court);
  const { requestId } = await ask(court, caseId, "2026-11-20");
  await record(court, [requestId], "chased", TODAY);
  const file = await server(court).cases.file({ courtId: court.courtId, caseId });
  expect(file.history.map(({ action }) => action)).toEqual(["evidence.chased", "evidence.requested"]);
  expect(await owner.db.select().from(evidenceRequest).where(eq(evidenceRequest.caseId, caseId))).toHaveLength(1);
});

test("what came is added after the press that recorded it, taken back by itself, and never to another court's request", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court);
  await openNames(court.clerk, courtId, caseId);
  const { requestId } = await ask(court, caseId, "2026-10-03");
  const { eventIds } = await record(court, [requestId], "partly-answered", "2026-11-20");
  const said = { courtId, eventId: eventIds[0]!, note: "Log-in records, no content" };
  const { changeId } = await server(court).evidence.note({ ...said, key: key() });
  const noteNow = async () => (await ofCase(court, caseId))[0]!.events.at(-1)!.note;
  expect(await noteNow()).toBe("Log-in records, no content");
  await server(court).changes.undo({ courtId, changeId, key: key() });
  expect(await noteNow()).toBeNull();
  const other = await makeCourt(db);
  expect(await codeOf(server(other).evidence.note({ ...said, courtId: other.courtId, key: key() }))).toBe("not-found");
});

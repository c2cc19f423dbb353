import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { staff } from "../../../db/schema/access.ts";
import { court } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { StaffActor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const NEXT = addDays(TODAY, 7);
const key = () => randomUUID();

async function addPerson(made: MadeCourt, caseId: number, role: CaseRole, columns: object = {}) {
  const isOfficial = role === "investigating-officer" || role === "prosecutor";
  const name = `Canary ${role}`;
  const [one] = await db
    .insert(person)
    .values({ districtId: made.districtId, name, nameKey: name.toLowerCase(), isOfficial })
    .returning({ id: person.id });
  const [inCase] = await db
    .insert(casePerson)
    .values({ caseId, courtId: made.courtId, personId: one!.id, role, ...columns })
    .returning({ id: casePerson.id });
  return { personId: one!.id, casePersonId: inCase!.id };
}

async function signIn(made: MadeCourt, role: "prosecutor" | "investigating-officer", personId: number) {
  const ctx = await makeStaff(db, { districtId: made.districtId, courtId: null }, role);
  await db
    .update(staff)
    .set({ personId })
    .where(eq(staff.userId, (ctx.actor as StaffActor).userId));
  return ctx;
}

/** A court with a matter of an officer: a reply that it waits for, a witness to be summoned, and a date. */
async function investigation(day = NEXT) {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { accusedTitle: "Canarytitle", sections: ["PECA 21"], isRestricted: true });
  const { personId } = await addPerson(made, caseId, "investigating-officer");
  await addPerson(made, caseId, "complainant", { testimony: "pending" });
  const witness = await addPerson(made, caseId, "witness", { testimony: "pending" });
  const officer = await signIn(made, "investigating-officer", personId);
  const clerk = createCaller(made.clerk);
  const at = { courtId: made.courtId };
  const { requestId } = await clerk.evidence.add({
    ...{ ...at, caseId, sentDay: addDays(TODAY, -30), key: key() },
    entry: {
      ...{ kind: "data", source: "meta", sourceName: null, what: "Canary words", fileReference: null },
      ...{ dueDay: addDays(TODAY, 3), neededFor: "evidence" },
    },
  });
  const hearingId = await listCase(made.clerk, made.courtId, caseId, day, { purpose: "evidence" });
  return { made, at, clerk, caseId, requestId, hearingId, witness, personId, officer, own: createCaller(officer).days };
}

async function summons({ made, hearingId, witness }: Awaited<ReturnType<typeof investigation>>) {
  const item = {
    ...{ hearingId, kind: "summons" as const, casePersonId: witness.casePersonId, requestId: null },
    ...{ servedBy: "officer" as const, addressee: null },
  };
  const of = { courtId: made.courtId, items: [item], as: "issued" as const, key: key() };
  return (await createCaller(made.clerk).process.accept(of)).ids[0]!;
}

const said = (of: object) => ({ day: TODAY, because: null, note: null, key: key(), ...of }) as never;

describe("somebody's own days", () => {
  test("tell where and when, who must be there and what is missing, and nobody's name", async () => {
    const one = await investigation();
    const processId = await summons(one);
    const days = await one.own.own();
    expect(days.sittings).toHaveLength(1);
    const [sitting] = days.sittings;
    expect(sitting).toMatchObject({ courtId: one.made.courtId, day: NEXT, version: null, isOpen: true });
    expect(sitting!.matters).toMatchObject([
      {
        ...{ hearingId: one.hearingId, purpose: "evidence", accusedTitle: null, missing: [one.requestId] },
        duties: { bring: [one.requestId], serve: [processId], isNeeded: true },
        papers: [{ processId, kind: "summons", state: "issued", to: { role: "witness", ordinal: 1 } }],
      },
    ]);
    expect(sitting!.matters[0]!.wanted).toContainEqual({
      ...{ role: "witness", how: "to-testify", isForDefence: false, n: 1 },
    });
    expect(days.requests).toMatchObject([{ requestId: one.requestId, state: "sent", may: ["chased", "received"] }]);
    expect(JSON.stringify(days)).not.toMatch(/canary/i);
  });

  test("are one's own alone: another officer, a clerk and a prosecutor of other matters read nothing of them", async () => {
    const one = await investigation();
    const otherCase = await makeCase(db, one.made, {});
    const other = await addPerson(one.made, otherCase, "investigating-officer");
    const prosecutor = await addPerson(one.made, otherCase, "prosecutor");
    for (const ctx of [
      await signIn(one.made, "investigating-officer", other.personId),
      await signIn(one.made, "prosecutor", prosecutor.personId),
      // The same person in another role has no matter of it.
      await signIn(one.made, "prosecutor", one.personId),
    ]) {
      const days = await createCaller(ctx).days.own();
      expect([days.sittings, days.requests, days.reports]).toEqual([[], [], []]);
    }
    await expect(one.clerk.days.own()).rejects.toMatchObject({ message: "not-allowed" });
  });

  test("say how many are called before one's matter today, as the list is called", async () => {
    const one = await investigation(TODAY);
    const [first, second] = [await makeCase(db, one.made, {}), await makeCase(db, one.made, {})];
    const before = await listCase(one.made.clerk, one.made.courtId, first, TODAY, { position: -2 } as never);
    await listCase(one.made.clerk, one.made.courtId, second, TODAY);
    const turn = async () => {
      const { sittings } = await one.own.own();
      return { turn: sittings[0]!.matters[0]!.turn, toCall: sittings[0]!.toCall };
    };
    const order = await one.clerk.hearings.daySheet({ ...one.at, day: TODAY });
    const ahead = order.matters.findIndex(({ hearingId }) => hearingId === one.hearingId);
    expect(await turn()).toEqual({ turn: { is: "to-come", before: ahead, wasPassedOver: false }, toCall: 3 });
    const call = { ...one.at, calledAt: NOW.toISOString(), key: key() };
    await one.clerk.hearings.callMatter({ ...call, hearingId: one.hearingId, kind: "passed-over" });
    expect(await turn()).toMatchObject({ turn: { before: 2, wasPassedOver: true } });
    await one.clerk.hearings.recordOutcome({
      ...{ ...one.at, hearingId: before, version: 1, kind: "not-reached", key: key() },
      ...{ recordedAt: NOW.toISOString(), next: null },
    } as never);
    expect(await turn()).toMatchObject({ turn: { before: 1 }, toCall: 2 });
  });

  test("go over the courts of the district", async () => {
    const one = await investigation();
    const second = await makeCourt(db);
    await db.update(court).set({ districtId: one.made.districtId }).where(eq(court.id, second.courtId));
    const clerk = await makeStaff(db, { districtId: one.made.districtId, courtId: second.courtId }, "clerk");
    const there = { ...second, districtId: one.made.districtId, clerk };
    const caseId = await makeCase(db, there, {});
    const { personId } = one;
    await db.insert(casePerson).values({ caseId, courtId: there.courtId, personId, role: "investigating-officer" });
    await listCase(clerk, there.courtId, caseId, addDays(TODAY, 14), { purpose: "arguments" });
    const { sittings } = await one.own.own();
    expect(sittings.map(({ courtId, day }) => [courtId, day])).toEqual([
      [one.made.courtId, NEXT],
      [there.courtId, addDays(TODAY, 14)],
    ]);
    expect(sittings[1]!.matters[0]!.duties.isNeeded).toBe(false);
  });
});

describe("what an officer reports", () => {
  const waiting = async ({ clerk, at }: Pick<Awaited<ReturnType<typeof investigation>>, "clerk" | "at">) =>
    (await clerk.days.reports(at)).filter(({ state }) => state === "open");

  test("changes nothing of the ledger before the court confirms it, and enters it then; undone, it waits again", async () => {
    const one = await investigation();
    const { clerk, at, caseId, requestId } = one;
    const events = async () =>
      (await clerk.evidence.ofCase({ ...at, caseId })).requests[0]!.events.map(({ kind }) => kind);
    await one.own.report(said({ ...at, kind: "chased", subjectId: requestId }));
    expect(await events()).toEqual(["sent"]);
    expect(await clerk.days.waitingReports(at)).toEqual({ open: 1 });
    const [report] = await waiting(one);
    expect(report).toMatchObject({ kind: "chased", day: TODAY, request: { kind: "data", source: "meta" } });
    const { changeId } = await clerk.days.confirm({ ...at, ...seen(report!), key: key() });
    expect(await events()).toEqual(["sent", "chased"]);
    expect((await one.own.own()).reports).toMatchObject([{ kind: "chased", state: "confirmed" }]);
    await clerk.changes.undo({ ...at, changeId, key: key() });
    expect(await events()).toEqual(["sent"]);
    expect(await waiting(one)).toHaveLength(1);
  });

  test("of a reply is confirmed as the whole of it or as a part", async () => {
    const one = await investigation();
    await one.own.report(said({ ...one.at, kind: "received", subjectId: one.requestId }));
    const [report] = await waiting(one);
    await one.clerk.days.confirm({ ...one.at, ...seen(report!), isPart: true, key: key() });
    const { requests } = await one.clerk.evidence.ofCase({ ...one.at, caseId: one.caseId });
    expect(requests[0]).toMatchObject({ state: "partly-answered" });
  });

  test("of a summons marks it served once it is confirmed", async () => {
    const one = await investigation();
    const processId = await summons(one);
    await one.own.report(said({ ...one.at, kind: "served", subjectId: processId, note: "left with the brother" }));
    const [report] = await waiting(one);
    // Of a restricted matter that nobody asked for, what was written beside it is not told.
    expect(report).toMatchObject({
      process: { kind: "summons", role: "witness", ordinal: 1 },
      isShaded: true,
      note: "",
    });
    await one.clerk.days.confirm({ ...one.at, ...seen(report!), key: key() });
    const { matters } = await one.clerk.process.ofDay({ ...one.at, day: NEXT });
    expect(matters[0]!.items).toMatchObject([{ id: processId, state: "served", isServed: true, reportedDay: TODAY }]);
    await expect(one.own.report(said({ ...one.at, kind: "served", subjectId: processId }))).rejects.toMatchObject({
      message: "stale",
    });
  });

  test("that he cannot come makes him away on that day once it is confirmed, once only", async () => {
    const one = await investigation();
    const cannot = said({ ...one.at, kind: "cannot-come", subjectId: one.hearingId, day: null, because: "training" });
    await one.own.report(cannot);
    const [report] = await waiting(one);
    expect(report).toMatchObject({ hearing: { day: NEXT, purpose: "evidence" }, because: "training" });
    await one.clerk.days.confirm({ ...one.at, ...seen(report!), key: key() });
    const away = async () => (await one.clerk.officials.away(one.at)).absences;
    expect(await away()).toMatchObject([{ personId: one.personId, fromDay: NEXT, untilDay: NEXT, kind: "training" }]);
    await one.own.report(
      said({ ...one.at, kind: "cannot-come", subjectId: one.hearingId, day: null, because: "court" }),
    );
    const [again] = await waiting(one);
    await one.clerk.days.confirm({ ...one.at, ...seen(again!), key: key() });
    expect(await away()).toHaveLength(1);
  });

  test("is turned down with a reason that the officer reads, and leaves the record as it was", async () => {
    const one = await investigation();
    await one.own.report(said({ ...one.at, kind: "received", subjectId: one.requestId }));
    const [report] = await waiting(one);
    const refused = { ...one.at, ...seen(report!), key: key() };
    await expect(one.clerk.days.turnDown({ ...refused, answer: "must-come" })).rejects.toMatchObject({
      message: "invalid",
    });
    await one.clerk.days.turnDown({ ...refused, answer: "not-in-file", key: key() });
    expect((await one.own.own()).reports).toMatchObject([{ state: "turned-down", answer: "not-in-file" }]);
    const { requests } = await one.clerk.evidence.ofCase({ ...one.at, caseId: one.caseId });
    expect(requests[0]!.events).toHaveLength(1);
    await expect(one.clerk.days.confirm({ ...refused, isPart: false, key: key() })).rejects.toMatchObject({
      message: "stale",
    });
  });

  test("is taken back by himself while it waits, and by nobody else", async () => {
    const one = await investigation();
    const other = await investigation();
    const { reportId } = await one.own.report(said({ ...one.at, kind: "chased", subjectId: one.requestId }));
    const back = { reportId, version: 1 };
    await expect(other.own.takeBack({ ...other.at, ...back, key: key() })).rejects.toMatchObject({ message: "stale" });
    await one.own.takeBack({ ...one.at, ...back, key: key() });
    expect(await waiting(one)).toEqual([]);
    expect((await one.own.own()).reports).toEqual([]);
    await one.own.report(said({ ...one.at, kind: "chased", subjectId: one.requestId }));
  });

  test("is taken of his own matters only, once, and of what can be so", async () => {
    const one = await investigation();
    const other = await investigation();
    const report = (of: object, ctx: Context = one.officer) =>
      createCaller(ctx).days.report(said({ ...one.at, ...of }));
    for (const kind of ["chased", "cannot-come"] as const) {
      const because = kind === "cannot-come" ? { because: "duty" } : {};
      const subjectId = kind === "chased" ? one.requestId : one.hearingId;
      await expect(report({ kind, subjectId, ...because }, other.officer)).rejects.toMatchObject({
        message: "not-found",
      });
    }
    const processId = await summons(one);
    await expect(other.own.report(said({ ...other.at, kind: "served", subjectId: processId }))).rejects.toMatchObject({
      message: "not-found",
    });
    await expect(report({ kind: "asked", subjectId: one.requestId })).rejects.toMatchObject({ message: "stale" });
    const tomorrow = { kind: "chased", subjectId: one.requestId, day: addDays(TODAY, 1) };
    await expect(report(tomorrow)).rejects.toMatchObject({ message: "day-to-come" });
    await expect(report({ kind: "cannot-come", subjectId: one.hearingId })).rejects.toMatchObject({
      message: "invalid",
    });
    await report({ kind: "chased", subjectId: one.requestId });
    await expect(report({ kind: "chased", subjectId: one.requestId })).rejects.toMatchObject({ message: "stale" });
    await expect(one.clerk.days.report(said({ ...one.at, kind: "chased", subjectId: 1 }))).rejects.toMatchObject({
      message: "not-allowed",
    });
  });

  test("is settled in its own court and by who keeps its record", async () => {
    const one = await investigation();
    const other = await investigation();
    await one.own.report(said({ ...one.at, kind: "chased", subjectId: one.requestId }));
    const [report] = await waiting(one);
    await expect(other.clerk.days.confirm({ ...other.at, ...seen(report!), key: key() })).rejects.toMatchObject({
      message: "stale",
    });
    expect(await other.clerk.days.reports(other.at)).toEqual([]);
    const inFile = async (caseId: number) => (await one.clerk.days.reports({ ...one.at, caseId })).length;
    expect([await inFile(one.caseId), await inFile(other.caseId)]).toEqual([1, 0]);
    const judge = createCaller(
      await makeStaff(db, { districtId: one.made.districtId, courtId: one.made.courtId }, "judge"),
    );
    await expect(judge.days.confirm({ ...one.at, ...seen(report!), key: key() })).rejects.toMatchObject({
      message: "not-allowed",
    });
  });
});

const seen = ({ reportId, version }: { reportId: number; version: number }) => ({ reportId, version });

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { courtStaff, staff } from "../../../db/schema/access.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { addHighCourtSupervisor, resetSignIn } from "../../../server/access/operator.ts";
import { type Context, terminalContext } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { APP_URL, Browser, makeColleague, makePerson } from "./signed-in.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);
const AUTH_SECRET = "a secret of the tests, long enough to sign with";
Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET, APP_URL });

const key = () => randomUUID();

async function official({ districtId }: MadeCourt, name: string): Promise<number> {
  const row = { districtId, name, nameKey: name.toLowerCase(), isOfficial: true };
  const [made] = await db.insert(person).values(row).returning({ id: person.id });
  return made!.id;
}

async function stand(made: MadeCourt, caseId: number, personId: number, role: CaseRole): Promise<number> {
  const row = { caseId, courtId: made.courtId, personId, role };
  const [put] = await db.insert(casePerson).values(row).returning({ id: casePerson.id });
  return put!.id;
}

/** The context of a sign-in that is this person of the cases. */
async function signInOf(made: MadeCourt, personId: number, role: "prosecutor" | "investigating-officer") {
  const ctx = await makeStaff(db, { ...made, courtId: null }, role);
  await db
    .update(staff)
    .set({ personId })
    .where(eq(staff.userId, userIdOf(ctx)));
  return ctx;
}

const userIdOf = ({ actor }: Context): string => (actor.kind === "staff" ? actor.userId : "");

const administratorOf = async (made: MadeCourt) =>
  createCaller(await makeStaff(db, { ...made, courtId: null }, "administrator"));

const officersOf = async (caseId: number) =>
  (await db.select().from(casePerson).where(eq(casePerson.caseId, caseId))).map(({ personId }) => personId);

test("an investigating officer sees the matters he investigated, no other, and no private word", async () => {
  const made = await makeCourt(db);
  const [mine, other] = [await makeCase(db, made), await makeCase(db, made)];
  const [him, another] = [await official(made, "Officer One"), await official(made, "Officer Two")];
  await stand(made, mine, him, "investigating-officer");
  await stand(made, other, another, "investigating-officer");
  // Who prosecutes in one matter investigated none of it.
  await stand(made, other, him, "prosecutor");
  const officer = createCaller(await signInOf(made, him, "investigating-officer"));
  const judge = createCaller(await makeStaff(db, made, "judge"));
  const of = (caseId: number) => ({ courtId: made.courtId, caseId });
  await judge.life.raiseFlag({ ...of(mine), kind: "unsafe", note: "told in chambers", key: key() });

  expect(await officer.life.ownMatters()).toMatchObject([{ caseId: mine, flags: 0, unread: 0 }]);
  await expect(officer.life.flags(of(mine))).rejects.toThrow("not-allowed");
  await expect(officer.cases.file(of(mine))).rejects.toThrow("not-allowed");
  await expect(officer.life.raiseFlag({ ...of(other), kind: "unsafe", note: null, key: key() })).rejects.toThrow(
    "not-found",
  );
  await officer.life.raiseFlag({ ...of(mine), kind: "pressured", note: "she was called", key: key() });
  expect(await judge.life.flags(of(mine))).toHaveLength(2);
});

test("a sign-in of an officer is given to one who investigated in the district, also by a change of role", async () => {
  const made = await makeCourt(db);
  const him = await official(made, "Officer One");
  await stand(made, await makeCase(db, made), him, "investigating-officer");
  const administrator = await administratorOf(made);
  const member = { name: "Officer", role: "investigating-officer" as const, courtId: null };
  const add = (personId: number | null) =>
    administrator.staff.add({ ...member, username: `io.${key().slice(0, 8)}`, personId, key: key() });
  await expect(add(null)).rejects.toThrow("invalid");
  const stranger = await official(await makeCourt(db), "Officer of another district");
  await expect(add(stranger)).rejects.toThrow("invalid");
  const { userId } = await add(him);
  const listed = (await administrator.staff.list()).find((one) => one.userId === userId)!;
  expect(listed).toMatchObject({ role: "investigating-officer", personId: him });

  const change = (input: { role: "clerk" | "prosecutor" | "investigating-officer"; personId?: number }) => {
    const { name, version } = listed;
    return administrator.staff.change({ userId, version, name, courtId: null, isActive: true, key: key(), ...input });
  };
  await expect(change({ role: "prosecutor" })).rejects.toThrow("invalid");
  await change({ role: "clerk" });
  const after = (await administrator.staff.list()).find((one) => one.userId === userId);
  expect(after).toMatchObject({ role: "clerk", personId: null });
});

test("who is transferred hands all pending matters over in one act, and one key takes it back", async () => {
  const made = await makeCourt(db);
  const away = await makeCourt(db);
  const [from, to] = [await official(made, "Goes"), await official(made, "Comes")];
  const ids = [await makeCase(db, made), await makeCase(db, made), await makeCase(db, made)];
  const [open, both, over] = ids as [number, number, number];
  for (const caseId of ids) await stand(made, caseId, from, "investigating-officer");
  await stand(made, both, to, "investigating-officer");
  const asProsecutor = await makeCase(db, made);
  await stand(made, asProsecutor, from, "prosecutor");
  await listCase(made.clerk, made.courtId, open, addDays(TODAY, 7));
  await db.update(courtCase).set({ disposal: "convicted", disposalDay: TODAY }).where(eq(courtCase.id, over));
  const officer = await signInOf(made, from, "investigating-officer");
  const administrator = await administratorOf(made);
  const userId = userIdOf(officer);

  const { matters, covers } = await administrator.staff.previewHandOver({ userId });
  expect(matters).toMatchObject([{ courtId: made.courtId, matters: 2, nextDay: addDays(TODAY, 7) }]);
  expect(covers).toEqual([]);
  const input = { courtId: made.courtId, userId, toPersonId: to, toUserId: null };
  await expect(administrator.staff.handOver({ ...input, toPersonId: from, key: key() })).rejects.toThrow("invalid");
  const stranger = await official(away, "Of another district");
  await expect(administrator.staff.handOver({ ...input, toPersonId: stranger, key: key() })).rejects.toThrow("invalid");
  await expect((await administratorOf(away)).staff.previewHandOver({ userId })).rejects.toThrow("not-found");

  const done = await administrator.staff.handOver({ ...input, key: key() });
  expect(done).toMatchObject({ matters: 2, covers: 0 });
  expect(await officersOf(open)).toEqual([to]);
  expect(await officersOf(both)).toEqual([to]);
  expect(await officersOf(over)).toEqual([from]);
  expect(await officersOf(asProsecutor)).toEqual([from]);
  expect(await createCaller(officer).life.ownMatters()).toEqual([]);

  const undo = { courtId: made.courtId, changeId: done.changeId };
  await expect(createCaller(made.clerk).changes.undo({ ...undo, key: key() })).rejects.toThrow("not-allowed");
  await administrator.changes.undo({ ...undo, key: key() });
  expect(await officersOf(open)).toEqual([from]);
  expect((await officersOf(both)).sort()).toEqual([from, to].sort());
  expect(await createCaller(officer).life.ownMatters()).toHaveLength(2);
});

test("courts that were given by days go to a colleague of the same role, once, and come back", async () => {
  const made = await makeCourt(db);
  const [goes, comes] = [await makeStaff(db, made, "judge"), await makeStaff(db, made, "judge")];
  const clerk = await makeStaff(db, made, "clerk");
  const other = await makeCourt(db);
  const days = { fromDay: addDays(TODAY, 1), untilDay: addDays(TODAY, 10), orderedBy: null };
  const row = { userId: userIdOf(goes), courtId: other.courtId, ...days };
  await db.update(court).set({ districtId: made.districtId }).where(eq(court.id, other.courtId));
  await db.insert(courtStaff).values(row);
  const administrator = await administratorOf(made);
  const input = { courtId: made.courtId, userId: userIdOf(goes), toPersonId: null };
  const to = (ctx: Context) => administrator.staff.handOver({ ...input, toUserId: userIdOf(ctx), key: key() });
  await expect(to(clerk)).rejects.toThrow("invalid");
  const { changeId } = await to(comes);
  const holder = async () =>
    (await db.select().from(courtStaff).where(eq(courtStaff.courtId, other.courtId)))[0]?.userId;
  expect(await holder()).toBe(userIdOf(comes));
  await expect(to(comes)).rejects.toThrow("nothing-to-do");
  await administrator.changes.undo({ courtId: made.courtId, changeId, key: key() });
  expect(await holder()).toBe(userIdOf(goes));
});

test("the High Court sees exact figures of every district and no name; a district's supervisor sees his own", async () => {
  const made = await makeCourt(db, { nameEn: "Court of figures" });
  const canary = "Qanaryah Testwala";
  const caseId = await makeCase(db, made, { accusedTitle: canary, institutionDay: addDays(TODAY, -800) });
  await makeCase(db, made, { custody: "in", custodySince: TODAY, institutionDay: TODAY });
  await listCase(made.clerk, made.courtId, caseId, addDays(TODAY, 7));
  const other = await makeCourt(db, { nameEn: "Court elsewhere" });
  const high = createCaller(await makeStaff(db, { ...other, courtId: null }, "high-court-supervisor"));
  const figures = await high.figures.courts();
  expect(figures.find(({ courtId }) => courtId === made.courtId)).toMatchObject({
    ...{ pending: 2, undated: 1, custody: 1, old: 1, heard: 0, adjourned: 0, decided: 0 },
    ...{ nextDay: addDays(TODAY, 7), nextMatters: 1 },
  });
  expect(JSON.stringify(figures)).not.toContain(canary);
  await expect(high.cases.tabs({ courtId: other.courtId })).rejects.toThrow("not-allowed");
  await expect(high.calendar.week({ courtId: other.courtId, from: null, weeks: 1 })).rejects.toThrow("not-allowed");

  const own = createCaller(await makeStaff(db, { ...other, courtId: null }, "supervisor"));
  expect((await own.figures.courts()).map(({ courtId }) => courtId)).toEqual([other.courtId]);
  await expect(createCaller(made.clerk).figures.courts()).rejects.toThrow("not-allowed");
});

test("a supervisor of the High Court is made at the terminal, and no district's administrator touches the sign-in", async () => {
  const { court: made } = await makePerson(db, { asksCode: true });
  const operator = { ...terminalContext(db, false), now: new Date() };
  const username = `hc.${key().slice(0, 8)}`;
  const { password } = await addHighCourtSupervisor(operator, { name: "Of the High Court", username });
  const browser = new Browser();
  expect((await browser.signIn(username, password)).status).toBe(200);
  const { actor } = await browser.context();
  expect(actor).toMatchObject({ kind: "staff", role: "high-court-supervisor", isPasswordDue: true });
  const home = { ...made, districtId: actor.kind === "staff" ? actor.districtId : 0 };
  const administrator = await administratorOf(home);
  const userId = actor.kind === "staff" ? actor.userId : "";
  expect((await administrator.staff.list()).map((one) => one.userId)).not.toContain(userId);
  await expect(administrator.staff.resetPassword({ userId, key: key() })).rejects.toThrow("not-found");
  await expect(administrator.staff.resetCode({ userId, key: key() })).rejects.toThrow("not-found");
});

test("a slip opens for a week; the terminal makes another, and is the last way back in", async () => {
  const { court: made } = await makePerson(db);
  const { userId, username } = await makeColleague(db, made, "administrator");
  const operator = { ...terminalContext(db, false), now: NOW };
  const { password: old } = await resetSignIn(
    { ...operator, now: new Date(Date.now() - 8 * 24 * 3_600_000) },
    username,
  );
  const browser = new Browser();
  expect(await browser.signIn(username, old)).toMatchObject({ status: 401, said: { code: "SLIP_OVER" } });
  expect((await browser.context()).actor.kind).toBe("public");
  const { password } = await resetSignIn({ ...operator, now: new Date() }, username);
  expect((await browser.signIn(username, password)).status).toBe(200);
  expect((await browser.context()).actor).toMatchObject({ kind: "staff", userId, isPasswordDue: true });
  await expect(resetSignIn(operator, "nobody.here")).rejects.toThrow("not-found");
});

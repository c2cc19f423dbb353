import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { staff } from "../../../db/schema/access.ts";
import { court as courtTable, travelTime } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { StaffActor } from "../../../server/core/actor.ts";
import type { Context } from "../../../server/core/context.ts";
import type { PersonRole } from "../../../server/core/permission.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { AbsenceKind } from "../../../server/rules/people/people.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeCourtBesides, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const [FIRST, SECOND, THIRD] = ["2026-12-10", "2026-12-17", "2026-12-24"].map(courtDay) as [
  CourtDay,
  CourtDay,
  CourtDay,
];
const key = () => randomUUID();
const as = (ctx: Context) => createCaller(ctx);
const userOf = (ctx: Context) => (ctx.actor as StaffActor).userId;
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const besides = (made: MadeCourt, place?: string) => makeCourtBesides(db, made, place);

/** A prosecutor or officer with a sign-in of his own. */
async function official({ districtId }: MadeCourt, role: PersonRole = "prosecutor", courtId: number | null = null) {
  const name = `Official ${randomUUID().slice(0, 6)}`;
  const [row] = await db
    .insert(person)
    .values({ districtId, name, nameKey: searchKey(name), isOfficial: true })
    .returning({ id: person.id });
  const ctx = await makeStaff(db, { districtId, courtId }, role);
  await db
    .update(staff)
    .set({ personId: row!.id })
    .where(eq(staff.userId, userOf(ctx)));
  return { ctx, personId: row!.id, role, name };
}
type Official = Awaited<ReturnType<typeof official>>;

async function caseOf(made: MadeCourt, { personId, role }: Pick<Official, "personId" | "role">) {
  const caseId = await makeCase(db, made, { number: null, firNumber: 4321, firYear: 2026 });
  await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId, role });
  return caseId;
}

async function listed(made: MadeCourt, whose: Official, day: CourtDay, block = "09:00") {
  const caseId = await caseOf(made, whose);
  const hearingId = await listCase(made.clerk, made.courtId, caseId, day, { block, source: "register" });
  return { caseId, hearingId };
}

async function clashing() {
  const made = await makeCourt(db);
  const other = await besides(made);
  const own = await official(made);
  const here = await listed(made, own, FIRST);
  const there = await listed(other, own, FIRST);
  return { made, other, own, here, there };
}

const ask = (whose: Official, made: MadeCourt, hearingIds: number[], words = "Two courts at nine") =>
  as(whose.ctx).presence.ask({ courtId: made.courtId, hearingIds, because: "two-courts", words, key: key() });
const inbox = (made: MadeCourt) => as(made.clerk).presence.requests({ courtId: made.courtId });
const mine = (whose: Official) => as(whose.ctx).presence.mine();
const move = (made: MadeCourt, hearingId: number, version = 1) =>
  as(made.clerk).planner.moveHearing({ courtId: made.courtId, hearingId, version, day: SECOND, key: key() });

describe("another date is asked for, and answered", () => {
  test("a prosecutor sees that two courts want him at one hour, and only his own matters of them", async () => {
    const { made, other, own, here } = await clashing();
    await listed(made, await official(made), FIRST);
    const { clashes } = await mine(own);
    expect(clashes).toHaveLength(1);
    expect(clashes[0]).toMatchObject({ kind: "two-courts", day: FIRST, away: null });
    expect([clashes[0]!.one.courtId, clashes[0]!.other?.courtId].sort()).toEqual([made.courtId, other.courtId].sort());
    expect(clashes[0]!.one.matters.map(({ hearingId }) => hearingId)).toEqual([here.hearingId]);
  });

  test("a stand-in that the office recorded ends the clash", async () => {
    const { made, own } = await clashing();
    const { courtId } = made;
    await as(made.clerk).presence.recordStandIn({ courtId, day: FIRST, personId: own.personId, by: "X", key: key() });
    expect((await mine(own)).clashes).toEqual([]);
  });

  test("the way between two places, and own leave, are clashes too", async () => {
    const { made, other, own } = await clashing();
    await as(own.ctx).officials.saveMine({ ...whole(FIRST), kind: "leave", key: key() });
    expect((await mine(own)).clashes.map(({ kind }) => kind)).toEqual(["two-courts", "leave", "leave"]);
    const far = await official(made);
    await db.update(courtTable).set({ place: "City" }).where(eq(courtTable.id, made.courtId));
    await db.update(courtTable).set({ place: "Malir" }).where(eq(courtTable.id, other.courtId));
    await db
      .insert(travelTime)
      .values({ districtId: made.districtId, fromPlace: "City", toPlace: "Malir", minutes: 60 });
    await listed(made, far, SECOND, "09:00");
    await listed(other, far, SECOND, "10:30");
    expect((await mine(far)).clashes.map(({ kind }) => kind)).toEqual(["travel"]);
  });

  test("asking moves nothing; the court reads who asks, for which matter and why", async () => {
    const { made, other, own, here } = await clashing();
    await ask(own, made, [here.hearingId]);
    expect(await inbox(other)).toEqual([]);
    const [request] = await inbox(made);
    expect(request).toMatchObject({
      ...{ caseId: here.caseId, name: own.name, because: "two-courts", words: "Two courts at nine" },
      ...{ standing: "open", day: FIRST, nowVersion: 1, role: "prosecutor" },
    });
    expect((await mine(own)).clashes[0]!.one.matters[0]!.isAsked).toBe(true);
    const ofCase = await as(made.clerk).presence.requests({ courtId: made.courtId, caseId: here.caseId });
    expect(ofCase).toHaveLength(1);
  });

  test("a date that is moved answers the request, and is asked again when the move is taken back", async () => {
    const { made, own, here } = await clashing();
    await ask(own, made, [here.hearingId]);
    const { changeId } = await move(made, here.hearingId);
    expect(await inbox(made)).toEqual([]);
    expect((await mine(own)).requests[0]).toMatchObject({ standing: "given", given: { day: SECOND } });
    await as(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect((await inbox(made)).map(({ standing }) => standing)).toEqual(["open"]);
  });

  test("a refusal is read by the asker with its word, and can be taken back", async () => {
    const { made, own, here } = await clashing();
    await ask(own, made, [here.hearingId]);
    const [request] = await inbox(made);
    const seen = { courtId: made.courtId, id: request!.id, version: request!.version };
    const { changeId } = await as(made.clerk).presence.refuse({ ...seen, answer: "Part heard", key: key() });
    expect((await mine(own)).requests[0]).toMatchObject({ standing: "refused", answer: "Part heard" });
    expect(await codeOf(as(made.clerk).presence.refuse({ ...seen, answer: "Again", key: key() }))).toBe("stale");
    await as(made.clerk).changes.undo({ courtId: made.courtId, changeId, key: key() });
    expect((await mine(own)).requests[0]).toMatchObject({ standing: "open", answer: null });
  });

  test("the asker takes it back himself, nobody else's", async () => {
    const { made, own, here } = await clashing();
    await ask(own, made, [here.hearingId]);
    const [request] = (await mine(own)).requests;
    const seen = { courtId: made.courtId, id: request!.id, version: request!.version };
    const stranger = await official(made);
    expect(await codeOf(as(stranger.ctx).presence.takeBack({ ...seen, key: key() }))).toBe("stale");
    await as(own.ctx).presence.takeBack({ ...seen, key: key() });
    expect(await inbox(made)).toEqual([]);
    await ask(own, made, [here.hearingId]);
    expect(await inbox(made)).toHaveLength(1);
  });

  test("nobody asks for a date that is not his own, twice for one, or for a day that is over", async () => {
    const { made, other, own, here, there } = await clashing();
    const stranger = await official(made);
    expect(await codeOf(ask(stranger, made, [here.hearingId]))).toBe("not-found");
    expect(await codeOf(ask(own, made, [here.hearingId, there.hearingId]))).toBe("not-found");
    expect(await codeOf(ask(own, other, [here.hearingId]))).toBe("not-found");
    await ask(own, made, [here.hearingId]);
    expect(await codeOf(ask(own, made, [here.hearingId]))).toBe("nothing-to-do");
    const late = { ...own, ctx: { ...own.ctx, now: new Date("2026-12-11T05:00:00Z") } };
    expect(await codeOf(ask(late, made, [here.hearingId]))).toBe("not-found");
  });

  test("what he wrote stands in no history in its words", async () => {
    const { made, own, here } = await clashing();
    await ask(own, made, [here.hearingId], "Canary reason");
    const [request] = await inbox(made);
    const seen = { courtId: made.courtId, id: request!.id, version: request!.version };
    await as(made.clerk).presence.refuse({ ...seen, answer: "Canary answer", key: key() });
    const [kept] = await db.execute(
      `select (select string_agg(r::text, ' ') from change_row r) || (select string_agg(c::text, ' ') from change c) as text`,
    );
    expect(String(kept!.text)).not.toMatch(/canary/i);
  });
});

const whole = (fromDay: CourtDay, untilDay = fromDay) => ({ fromDay, untilDay, fromMinute: null, untilMinute: null });
const hours = (day: CourtDay, fromMinute: number, untilMinute: number) => ({
  ...{ fromDay: day, untilDay: day, fromMinute, untilMinute },
});

describe("leave and other dates that somebody says himself", () => {
  const say = (
    whose: Official,
    stretch: ReturnType<typeof hours> | ReturnType<typeof whole>,
    kind = "leave" as const,
  ) => as(whose.ctx).officials.saveMine({ ...stretch, kind, key: key() });
  const planned = async (made: MadeCourt, caseId: number) => {
    await as(made.clerk).planner.plan({ courtId: made.courtId, fromDay: FIRST, weeks: 2, key: key() });
    const { days } = await as(made.clerk).planner.board({
      courtId: made.courtId,
      from: FIRST,
      weeks: 2,
      trayLimit: 10,
    });
    return days.flatMap(({ day, matters }) =>
      matters.filter((one) => one.caseId === caseId).map(({ block }) => `${day} ${block}`),
    );
  };

  test("the planner gives no date on a day on which he said he is away", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    const caseId = await caseOf(made, own);
    expect(await planned(made, caseId)).toEqual([`${FIRST} 09:00`]);
    await say(own, whole(FIRST));
    expect(await planned(made, caseId)).toEqual([`${SECOND} 09:00`]);
  });

  test("hours of a day take the matter to another hour, and a day without one to another day", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    const caseId = await caseOf(made, own);
    await say(own, hours(FIRST, 8 * 60, 11 * 60));
    expect(await planned(made, caseId)).toEqual([`${FIRST} 12:00`]);
    await say(own, hours(FIRST, 11 * 60, 15 * 60));
    expect(await planned(made, caseId)).toEqual([`${SECOND} 09:00`]);
  });

  test("a clerk's own date takes a free hour, and is not refused where there is none", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    await say(own, hours(FIRST, 8 * 60, 11 * 60));
    const listOn = async () => {
      const hearingId = await listCase(made.clerk, made.courtId, await caseOf(made, own), FIRST, { source: "added" });
      const sheet = await as(made.clerk).planner.board({ courtId: made.courtId, from: FIRST, weeks: 1, trayLimit: 1 });
      return sheet.days.flatMap(({ matters }) => matters).find(({ id }) => id === hearingId)?.block;
    };
    expect(await listOn()).toBe("12:00");
    await say(own, hours(FIRST, 11 * 60, 15 * 60));
    expect(await listOn()).toBe("09:00");
    const { absences } = await as(made.clerk).presence.ofDays({ courtId: made.courtId, from: FIRST, until: FIRST });
    expect(absences).toMatchObject([{ personId: own.personId, kind: "leave", fromMinute: expect.any(Number) }]);
  });

  test("he takes out what he said, and not what the office recorded", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    await say(own, whole(FIRST, SECOND));
    const at = { courtId: made.courtId, personId: own.personId };
    await as(made.clerk).officials.saveAbsence({ ...at, fromDay: THIRD, untilDay: THIRD, kind: "duty", key: key() });
    const { absences } = await as(own.ctx).officials.mine();
    expect(absences.map(({ fromDay, isOwnWord }) => [fromDay, isOwnWord])).toEqual([
      [FIRST, true],
      [THIRD, false],
    ]);
    const remove = ({ id, version }: { id: number; version: number }) =>
      as(own.ctx).officials.removeMine({ id, version, key: key() });
    expect(await codeOf(remove(absences[1]!))).toBe("stale");
    await remove(absences[0]!);
    expect((await as(own.ctx).officials.mine()).absences).toHaveLength(1);
  });

  test("days that run backwards, half a stretch, and what is over are refused", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    const stretch = (one: object) => say(own, { ...whole(FIRST), ...one } as never);
    expect(await codeOf(stretch({ untilDay: courtDay("2026-12-09") }))).toBe("invalid");
    expect(await codeOf(stretch({ fromMinute: 60 }))).toBe("invalid");
    expect(await codeOf(stretch({ fromMinute: 60, untilMinute: 60 }))).toBe("invalid");
    expect(await codeOf(stretch({ untilDay: SECOND, fromMinute: 60, untilMinute: 90 }))).toBe("invalid");
    expect(await codeOf(say(own, whole(courtDay("2026-12-01"))))).toBe("day-past");
  });
});

describe("a calendar file", () => {
  const file = (...events: string[][]) =>
    [
      ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"],
      ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
      "END:VCALENDAR",
    ].join("\r\n");
  const training = (day: string) => ["UID:canary-entry", `DTSTART;VALUE=DATE:${day}`, "SUMMARY:Canary title"];
  const bring = (whose: Official, text: string, kind: AbsenceKind = "training") =>
    as(whose.ctx).officials.importMine({ text, kind: kind as "training", key: key() });
  const standing = async (whose: Official) =>
    (await as(whose.ctx).officials.mine()).absences.map(
      ({ fromDay, fromMinute, kind }) => `${fromDay} ${fromMinute} ${kind}`,
    );

  test("is looked at before anything is kept, entry by entry, and what cannot be read is named by its line", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    const broken = ["UID:broken", "DTSTART:20261399T000000Z"];
    const text = file(training("20261210"), broken);
    const seen = await as(own.ctx).officials.previewMine({ text, key: key() });
    expect(seen).toMatchObject({
      fault: null,
      entries: [{ title: "Canary title", times: 1, stands: false, first: { fromDay: FIRST } }],
      problems: [{ line: 11, code: "bad-time" }],
    });
    expect(await standing(own)).toEqual([]);
    expect(await as(own.ctx).officials.previewMine({ text: "no calendar", key: key() })).toMatchObject({
      fault: { line: 1, code: "not-a-calendar" },
    });
  });

  test("comes again in the place of what it brought, by the names of its entries", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    const meeting = ["UID:meeting", "DTSTART:20261210T070000Z", "DURATION:PT1H"];
    await bring(own, file(training("20261217"), meeting));
    expect(await standing(own)).toEqual([`${FIRST} 720 training`, `${SECOND} null training`]);
    await bring(own, file(training("20261224")), "court");
    expect(await standing(own)).toEqual([`${FIRST} 720 training`, `${THIRD} null court`]);
    await bring(own, file([...meeting, "STATUS:CANCELLED"]));
    expect(await standing(own)).toEqual([`${THIRD} null court`]);
    expect(await codeOf(bring(own, "no calendar"))).toBe("wrong-file");
    expect(await codeOf(bring(own, file()))).toBe("nothing-to-do");
  });

  test("leaves no title and no name of an entry behind", async () => {
    const made = await makeCourt(db);
    const own = await official(made);
    await bring(own, file(training("20261217")));
    const [kept] = await db.execute(
      `select (select string_agg(a::text, ' ') from person_absence a) || (select string_agg(r::text, ' ') from change_row r) as text`,
    );
    expect(String(kept!.text)).not.toMatch(/canary/i);
  });
});

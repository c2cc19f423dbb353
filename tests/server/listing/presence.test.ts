import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { court as courtTable, travelTime } from "../../../db/schema/districts.ts";
import { draftPlacement } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeCourtBesides, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const [FIRST, SECOND, THIRD, FOURTH] = ["2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31"].map(courtDay) as [
  CourtDay,
  CourtDay,
  CourtDay,
  CourtDay,
];
const key = () => randomUUID();
const server = (made: MadeCourt) => createCaller(made.clerk);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const besides = (made: MadeCourt, place?: string) => makeCourtBesides(db, made, place);

async function makeOfficial({ districtId }: MadeCourt, name = `Official ${randomUUID().slice(0, 6)}`) {
  const [row] = await db
    .insert(person)
    .values({ districtId, name, nameKey: searchKey(name), isOfficial: true })
    .returning({ id: person.id });
  return row!.id;
}

async function caseWith(made: MadeCourt, personId: number, role: CaseRole) {
  const caseId = await makeCase(db, made);
  await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId, role });
  return caseId;
}

// As a register announces it: a clash that a clerk's own listing would not be let into is kept and shown.
const list = (made: MadeCourt, caseId: number, day: CourtDay, block: string, isFixed = false) =>
  listCase(made.clerk, made.courtId, caseId, day, { block, isFixed, source: "register" });
const peopleOn = (made: MadeCourt, day: CourtDay) =>
  server(made).presence.ofDays({ courtId: made.courtId, from: day, until: day });

async function wantedTwice(role: CaseRole, here = "09:00", there = "09:00") {
  const made = await makeCourt(db);
  const other = await besides(made);
  const personId = await makeOfficial(made);
  await list(made, await caseWith(made, personId, role), FIRST, here);
  await list(other, await caseWith(other, personId, role), FIRST, there);
  return { made, other, personId };
}

describe("people in two courts", () => {
  test("an officer expected in two courts at one time is told in both, by time and court and nothing more", async () => {
    const { made, other, personId } = await wantedTwice("investigating-officer");
    const { clashes } = await peopleOn(made, FIRST);
    expect(clashes).toHaveLength(1);
    expect(clashes[0]).toMatchObject({ personId, need: "must", block: "09:00", isTravel: false });
    expect(clashes[0]!.there).toMatchObject({ courtId: other.courtId, nameEn: "Other court of tests", block: "09:00" });
    expect(Object.keys(clashes[0]!.there).sort()).toEqual(["block", "courtId", "nameEn", "nameUr", "place"]);
    expect((await peopleOn(other, FIRST)).clashes[0]?.there.courtId).toBe(made.courtId);
  });

  test("at different times of one day nobody clashes, unless the way between the places is too long", async () => {
    const { made, other } = await wantedTwice("investigating-officer", "09:00", "10:30");
    expect((await peopleOn(made, FIRST)).clashes).toEqual([]);
    const { districtId } = made;
    await db.update(courtTable).set({ place: "City Courts" }).where(eq(courtTable.id, made.courtId));
    await db.update(courtTable).set({ place: "Malir Courts" }).where(eq(courtTable.id, other.courtId));
    await db.insert(travelTime).values({ districtId, fromPlace: "City Courts", toPlace: "Malir Courts", minutes: 50 });
    expect((await peopleOn(made, FIRST)).clashes[0]).toMatchObject({ isTravel: true, need: "must" });
  });

  test("a recorded stand-in removes a prosecutor's clash, and is expected there himself; undo brings it back", async () => {
    const { made, other, personId } = await wantedTwice("prosecutor");
    const { courtId } = made;
    expect((await peopleOn(made, FIRST)).clashes[0]).toMatchObject({ need: "stand-in" });
    const by = await makeOfficial(made, "Deputy of tests");
    const asked = { courtId, day: FIRST, personId };
    const { changeId } = await server(made).presence.recordStandIn({ ...asked, by: "deputy of TESTS", key: key() });
    const now = await peopleOn(made, FIRST);
    expect(now.clashes).toEqual([]);
    expect(now.standIns).toMatchObject([{ personId, by: "Deputy of tests" }]);
    expect((await peopleOn(other, FIRST)).clashes).toEqual([]);
    await list(other, await caseWith(other, by, "prosecutor"), FIRST, "09:00");
    expect((await peopleOn(made, FIRST)).clashes[0]).toMatchObject({ personId: by });
    await server(made).changes.undo({ courtId, changeId, key: key() });
    expect((await peopleOn(made, FIRST)).clashes[0]).toMatchObject({ personId });
  });

  test("nobody stands in for an officer who must come himself", async () => {
    const { made, personId } = await wantedTwice("investigating-officer");
    const asked = { courtId: made.courtId, day: FIRST, personId, by: "Somebody else" };
    expect(await codeOf(server(made).presence.recordStandIn({ ...asked, key: key() }))).toBe("invalid");
  });

  test("a witness in two courts is told without a name, a protected one not at all", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    for (const isProtected of [false, true]) {
      const [row] = await db
        .insert(person)
        .values({ districtId: made.districtId, name: "Hidden Witness", nameKey: "hidden", isProtected })
        .returning({ id: person.id });
      const day = isProtected ? SECOND : FIRST;
      await list(made, await caseWith(made, row!.id, "witness"), day, "09:00");
      await list(other, await caseWith(other, row!.id, "witness"), day, "09:00");
    }
    const told = await peopleOn(made, FIRST);
    expect(told.clashes).toMatchObject([{ role: "witness", need: "must", name: null }]);
    expect(JSON.stringify(told)).not.toContain("Hidden");
    expect((await peopleOn(made, SECOND)).clashes).toEqual([]);
  });

  test("a date that is about to be given is told who could not come, by its block", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const personId = await makeOfficial(made);
    await list(other, await caseWith(other, personId, "investigating-officer"), FIRST, "10:30");
    const caseId = await caseWith(made, personId, "investigating-officer");
    const at = (block: string | null) =>
      server(made).presence.forDate({ courtId: made.courtId, caseId, purpose: "evidence", day: FIRST, block });
    expect((await at("10:30")).clashes).toHaveLength(1);
    expect((await at("09:00")).clashes).toEqual([]);
    expect((await at(null)).clashes).toHaveLength(1);
  });
});

describe("leave", () => {
  test("the planner gives no matter a day on which its officer is on leave, and says so when none is left", async () => {
    const made = await makeCourt(db);
    const { courtId } = made;
    const personId = await makeOfficial(made);
    const caseId = await caseWith(made, personId, "investigating-officer");
    const dayOf = async () => {
      await server(made).planner.plan({ courtId, fromDay: FIRST, weeks: 3, key: key() });
      const where = and(eq(draftPlacement.courtId, courtId), eq(draftPlacement.caseId, caseId));
      return (await db.select().from(draftPlacement).where(where))[0]!;
    };
    expect((await dayOf()).day).toBe(FIRST);
    const leave = { courtId, personId, kind: "leave" as const };
    await server(made).officials.saveAbsence({ ...leave, fromDay: FIRST, untilDay: FIRST, key: key() });
    expect((await dayOf()).day).toBe(SECOND);
    const { changeId } = await server(made).officials.saveAbsence({
      ...{ ...leave, fromDay: SECOND, untilDay: THIRD, key: key() },
    });
    expect(await dayOf()).toMatchObject({ day: null, because: { code: "away", role: "investigating-officer" } });
    await server(made).changes.undo({ courtId, changeId, key: key() });
    expect((await dayOf()).day).toBe(SECOND);
  });

  test("who is on leave on the day of a listed matter is told", async () => {
    const made = await makeCourt(db);
    const personId = await makeOfficial(made);
    await list(made, await caseWith(made, personId, "prosecutor"), FIRST, "09:00");
    const leave = { courtId: made.courtId, personId, fromDay: FIRST, untilDay: SECOND, kind: "training" as const };
    await server(made).officials.saveAbsence({ ...leave, key: key() });
    const { absences } = await peopleOn(made, FIRST);
    expect(absences).toMatchObject([{ personId, need: "stand-in", kind: "training", untilDay: SECOND, matters: 1 }]);
  });

  test("a party has no leave here, and days do not run backwards", async () => {
    const made = await makeCourt(db);
    const { districtId, courtId } = made;
    const [party] = await db
      .insert(person)
      .values({ districtId, name: "Party", nameKey: "party" })
      .returning({ id: person.id });
    const ask = (personId: number, fromDay: CourtDay, untilDay: CourtDay) =>
      codeOf(server(made).officials.saveAbsence({ courtId, personId, fromDay, untilDay, kind: "leave", key: key() }));
    expect(await ask(party!.id, FIRST, SECOND)).toBe("not-found");
    expect(await ask(await makeOfficial(made), SECOND, FIRST)).toBe("invalid");
  });
});

describe("the planner and the time of day", () => {
  test("an officer held elsewhere until half past ten is planned here for later the same day", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const personId = await makeOfficial(made);
    await list(other, await caseWith(other, personId, "investigating-officer"), FIRST, "09:00");
    const caseId = await caseWith(made, personId, "investigating-officer");
    await server(made).planner.plan({ courtId: made.courtId, fromDay: FIRST, weeks: 2, key: key() });
    const where = and(eq(draftPlacement.courtId, made.courtId), eq(draftPlacement.caseId, caseId));
    const [row] = await db.select().from(draftPlacement).where(where);
    expect(row).toMatchObject({ day: FIRST, block: "10:30" });
  });
});

describe("a prosecutor in turn", () => {
  test("courts that want him on the same days are proposed in turn; accepted, the planner gives him his week", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const { courtId } = made;
    const personId = await makeOfficial(made);
    for (const day of [FIRST, SECOND, THIRD, FOURTH]) {
      await list(made, await caseWith(made, personId, "prosecutor"), day, "09:00");
      await list(other, await caseWith(other, personId, "prosecutor"), day, "12:00");
    }
    const { proposed } = await server(made).presence.rotations({ courtId });
    expect(proposed).toMatchObject([{ personId, fromDay: "2026-12-07", clashesNow: 4, clashesInTurn: 0 }]);
    const courts = proposed[0]!.courts.map(({ id }) => id);
    const answer = await server(made).presence.acceptRotation({
      ...{ courtId, personId, fromDay: proposed[0]!.fromDay, courts, key: key() },
    });
    const after = await server(other).presence.rotations({ courtId: other.courtId });
    expect(after).toMatchObject({ proposed: [], accepted: [{ personId, fromDay: "2026-12-07", untilDay: null }] });
    const mine = courts[0] === courtId ? FIRST : SECOND;
    const caseId = await caseWith(made, personId, "prosecutor");
    await server(made).planner.plan({ courtId, fromDay: courts[0] === courtId ? SECOND : FIRST, weeks: 2, key: key() });
    const where = and(eq(draftPlacement.courtId, courtId), eq(draftPlacement.caseId, caseId));
    const [row] = await db.select().from(draftPlacement).where(where);
    expect(row?.day).toBe(mine === FIRST ? THIRD : SECOND);
    const awayOn = async (day: CourtDay) => (await peopleOn(made, day)).absences.map(({ kind }) => kind);
    expect([await awayOn(FIRST), await awayOn(SECOND)]).toEqual(mine === FIRST ? [[], ["turn"]] : [["turn"], []]);
    await server(made).changes.undo({ courtId, changeId: answer.changeId, key: key() });
    expect((await server(made).presence.rotations({ courtId })).accepted).toEqual([]);
  });

  test("a rotation ends with its week", async () => {
    const made = await makeCourt(db);
    const other = await besides(made);
    const personId = await makeOfficial(made);
    const courts = [made.courtId, other.courtId];
    const asked = { courtId: made.courtId, personId, fromDay: courtDay("2026-12-07"), courts };
    await server(made).presence.acceptRotation({ ...asked, key: key() });
    const [row] = (await server(made).presence.rotations({ courtId: made.courtId })).accepted;
    await server(made).presence.endRotation({ courtId: made.courtId, id: row!.id, version: row!.version, key: key() });
    const [ended] = (await server(made).presence.rotations({ courtId: made.courtId })).accepted;
    expect(ended?.untilDay).toBe("2026-12-07");
  });
});

describe("the way between places", () => {
  test("is kept once for both directions, and only an administrator says it", async () => {
    const made = await makeCourt(db);
    const { courtId, districtId } = made;
    const admin = createCaller(await makeStaff(db, { districtId, courtId: null }, "administrator"));
    const way = { courtId, fromPlace: "Malir Courts", toPlace: "City Courts", minutes: 50 };
    await admin.calendar.saveTravel({ ...way, key: key() });
    await admin.calendar.saveTravel({
      ...way,
      fromPlace: "City Courts",
      toPlace: "Malir Courts",
      minutes: 55,
      key: key(),
    });
    const { ways, places } = await server(made).calendar.travel({ courtId });
    expect(ways).toMatchObject([{ fromPlace: "City Courts", toPlace: "Malir Courts", minutes: 55 }]);
    expect(places).toEqual(["City Courts", "Malir Courts"]);
    expect(await codeOf(server(made).calendar.saveTravel({ ...way, key: key() }))).toBe("not-allowed");
    expect(await codeOf(admin.calendar.saveTravel({ ...way, toPlace: "Malir Courts", key: key() }))).toBe("invalid");
  });
});

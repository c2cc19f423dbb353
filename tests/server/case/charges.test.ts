import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { changeRow } from "../../../db/schema/access.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const NEXT = courtDay("2026-12-10");
const key = () => randomUUID();

type Born = { role?: "accused" | "victim"; birthDay?: string | null };

async function add(court: MadeCourt, caseId: number, name: string, { role = "accused", birthDay = null }: Born = {}) {
  const { people } = createCaller(court.clerk);
  const { casePersonId } = await people.add({
    ...{ courtId: court.courtId, caseId, key: key() },
    person: {
      ...{ name, nameUr: null, nameSd: null, alias: null, sex: null, agency: null, isProtected: false },
      birthDay: birthDay === null ? null : courtDay(birthDay),
    },
    inCase: { role, testimony: null, isForDefence: false, isHostile: false, standsForId: null, note: null },
    contact: { cnic: null, phone: null },
  });
  return casePersonId;
}

async function tried(sections: string[], names = ["Aslam", "Bilal"], columns = {}) {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { sections, cognizanceDay: courtDay("2024-03-01"), ...columns });
  const accused: number[] = [];
  for (const name of names) accused.push(await add(court, caseId, name));
  await listCase(court.clerk, court.courtId, caseId, NEXT);
  const of = { courtId: court.courtId, caseId };
  const api = createCaller(court.clerk);
  await openNames(court.clerk, of.courtId, caseId);
  const versionOf = async (id: number) =>
    (await api.people.ofCase(of)).people.find(({ casePersonId }) => casePersonId === id)!.version;
  const charge = async (casePersonId: number, charged: string[]) =>
    api.people.charge({
      ...{ courtId: of.courtId, casePersonId, version: await versionOf(casePersonId) },
      ...{ sections: charged, key: key() },
    });
  return { court, of, api, accused, charge };
}

const statement = {
  ...{ day: TODAY, statedDay: TODAY, statementReference: "page 41", compoundedById: null, guardianName: null },
  ...{ compoundedAs: "aggrieved" as const, isIncapable: false, askedDay: TODAY, isVoluntary: "yes" as const },
  ...{ leaveDay: null, leaveFor: null },
};

describe("sections charged against one accused", () => {
  test("are all of the case until somebody takes one off, and undo gives it back", async () => {
    const { of, api, accused, charge } = await tried(["PECA 20", "PECA 21"]);
    const chargedOf = async () =>
      (await api.people.ofCase(of)).people.map(({ charged, hasOwnCharges }) => [charged, hasOwnCharges]);
    const all = ["PECA 20", "PECA 21"];
    expect(await chargedOf()).toEqual([
      [all, false],
      [all, false],
    ]);
    const { changeId } = await charge(accused[1]!, ["PECA 20"]);
    expect(await chargedOf()).toEqual([
      [all, false],
      [["PECA 20"], true],
    ]);
    // Lists, custody and restriction go by the whole case.
    expect((await api.cases.file(of)).entry.sections).toContain("21");
    await api.changes.undo({ courtId: of.courtId, changeId, key: key() });
    expect((await chargedOf())[1]).toEqual([all, false]);
  });

  test("are sections of the case, at least one, and of an accused", async () => {
    const { court, of, accused, charge } = await tried(["PECA 20", "PECA 21"]);
    await expect(charge(accused[0]!, [])).rejects.toThrow("invalid");
    await expect(charge(accused[0]!, ["PECA 24"])).rejects.toThrow("invalid");
    await expect(charge(accused[0]!, ["PECA 21", "PECA 20"])).rejects.toThrow("nothing-to-do");
    await expect(charge(await add(court, of.caseId, "Amna", { role: "victim" }), ["PECA 20"])).rejects.toThrow(
      "invalid",
    );
  });

  test("decide who is released by a settlement: s.21 goes on against the other accused alone", async () => {
    const { of, api, accused, charge } = await tried(["PECA 20", "PECA 21"]);
    const [first, second] = accused as [number, number];
    await charge(second, ["PECA 20"]);
    const parts = [first, second].map((accusedId) => ({ accusedId, section: "PECA 20" }));
    expect(await api.life.recordSettlement({ ...of, ...statement, parts, seen: [], key: key() })).toMatchObject({
      isOver: false,
    });
    expect((await api.life.case(of)).accused).toMatchObject([
      { remaining: ["PECA 21"], isReleased: false },
      { charged: ["PECA 20"], remaining: [], isReleased: true },
    ]);
  });

  test("that were compounded with an accused are not taken off him", async () => {
    const { of, api, accused, charge } = await tried(["PECA 20", "PECA 24", "PECA 21"]);
    const parts = [{ accusedId: accused[0]!, section: "PECA 20" }];
    await api.life.recordSettlement({ ...of, ...statement, parts, seen: [], key: key() });
    await expect(charge(accused[0]!, ["PECA 21"])).rejects.toThrow("in-use");
    expect(await charge(accused[0]!, ["PECA 20", "PECA 21"])).toBeTruthy();
  });

  test("have results of their own in the judgment where they differ", async () => {
    const { of, api, accused, charge } = await tried(["PECA 20", "PECA 24", "PECA 21"], undefined, {
      stage: "judgment",
    });
    const [first, second] = accused as [number, number];
    await charge(second, ["PECA 20"]);
    const plain = { months: 0, fine: 0, compensation: 0, isSplit: false, note: null };
    const acquitted = { ...plain, accusedId: second, result: "acquitted" as const };
    const announce = (section: string, result: "acquitted" | "convicted" = "acquitted") => {
      const convicted = { ...plain, accusedId: first, result: "convicted" as const, months: 12 };
      const results = [{ ...convicted, differing: [{ section, result }] }, acquitted];
      return api.life.announceJudgment({ ...of, version: null, day: TODAY, judgeName: "", results, key: key() });
    };
    await expect(announce("PECA 3")).rejects.toMatchObject({ cause: { detail: { field: "differing" } } });
    expect(await announce("PECA 24")).toMatchObject({ isOver: true });
    const [one, other] = (await api.life.case(of)).accused;
    expect(one!.said).toMatchObject({ result: "convicted", differing: [{ section: "PECA 24", result: "acquitted" }] });
    expect(other!.said).toMatchObject({ sections: ["PECA 20"], differing: [] });
  });

  test("go along when a juvenile is split off, and the mark of a minor stays with him alone", async () => {
    const court = await makeCourt(db);
    const columns = { sections: ["PECA 3", "PECA 5"], offenceDay: courtDay("2024-01-10") };
    const caseId = await makeCase(db, court, { ...columns, isRestricted: false, restrictionBecause: "unrestricted" });
    await listCase(court.clerk, court.courtId, caseId, NEXT);
    await add(court, caseId, "Grown Up", { birthDay: "1990-01-01" });
    const casePersonId = await add(court, caseId, "Young One", { birthDay: "2008-01-11" });
    const api = createCaller(court.clerk);
    const rowOf = async (id: number) => (await db.select().from(courtCase).where(eq(courtCase.id, id)))[0]!;
    expect(await rowOf(caseId)).toMatchObject({ hasMinor: true, isRestricted: true });
    const versionNow = async () =>
      (await api.people.ofCase({ courtId: court.courtId, caseId })).people.find(
        (one) => one.casePersonId === casePersonId,
      )!.version;
    const of = { courtId: court.courtId, casePersonId };
    await api.people.charge({ ...of, version: await versionNow(), sections: ["PECA 3"], key: key() });
    const split = { ...of, version: await versionNow(), number: "901/2026", day: null };
    const apart = await api.hearings.splitJuvenile({ ...split, key: key() });
    const young = { hasMinor: true, isRestricted: true, restrictionBecause: "minor", sections: ["PECA 3"] };
    expect(await rowOf(apart.caseId)).toMatchObject({ ...young, institutionMode: "split-up" });
    const left = { hasMinor: false, isRestricted: false, restrictionBecause: "unrestricted" };
    expect(await rowOf(caseId)).toMatchObject({ ...left, sections: ["PECA 3", "PECA 5"], accusedTitle: "Grown Up" });
    await api.changes.undo({ courtId: court.courtId, changeId: apart.changeId, key: key() });
    expect(await rowOf(caseId)).toMatchObject({ hasMinor: true, isRestricted: true });
  });

  test("leave a case with a minor victim marked when the juvenile accused is split off", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, {
      sections: ["PECA 3"],
      offenceDay: courtDay("2024-01-10"),
      hasMinor: true,
    });
    await add(court, caseId, "Grown Up", { birthDay: "1990-01-01" });
    await add(court, caseId, "Amna Private", { role: "victim" });
    const casePersonId = await add(court, caseId, "Young One", { birthDay: "2008-01-11" });
    const split = { courtId: court.courtId, casePersonId, version: 1, number: "902/2026", day: null };
    await createCaller(court.clerk).hearings.splitJuvenile({ ...split, key: key() });
    const [row] = await db.select().from(courtCase).where(eq(courtCase.id, caseId));
    expect(row).toMatchObject({ hasMinor: true, isRestricted: true });
  });
});

describe("who compounds, and an answer that it is not of free will", () => {
  test("a guardian or an heir says what he is to the aggrieved person; his name is in no history", async () => {
    const { court, of, api, accused } = await tried(["PECA 20", "PECA 21"], ["Aslam"]);
    const parts = [{ accusedId: accused[0]!, section: "PECA 20" }];
    const asHeir = { ...of, ...statement, compoundedAs: "heir" as const, guardianName: "Zohra Private", parts };
    const without = await api.life.previewSettlement(asHeir);
    expect(without.findings.map(({ rule, weight }) => [rule, weight])).toEqual([
      ["heir-compounds", "warns"],
      ["relation-not-said", "missing"],
    ]);
    const input = { ...asHeir, relation: "mother" as const };
    const { settlementId } = await api.life.recordSettlement({ ...input, seen: [], key: key() });
    const life = await api.life.case(of);
    expect(life.settlements).toMatchObject([
      { compoundedAs: "heir", relation: "mother", guardianName: "Zohra Private" },
    ]);
    const supervisor = createCaller(await makeStaff(db, court, "supervisor"));
    expect((await supervisor.life.case(of)).settlements).toMatchObject([{ relation: null, guardianName: null }]);
    const reopened = { ...of, settlementId, day: TODAY, because: "Not her hand", judge: "Judge Khan", next: null };
    const { changeId } = await api.life.reopenSettlement({ ...reopened, key: key() });
    expect(JSON.stringify(await db.select().from(changeRow))).not.toContain("Zohra");
    await api.changes.undo({ courtId: of.courtId, changeId, key: key() });
    expect((await api.life.case(of)).settlements).toMatchObject([{ guardianName: "Zohra Private", reopenedDay: null }]);
  });

  test("a no is kept for the judge and the prosecutor, and refuses a settlement until the judge asks on another day", async () => {
    const { court, of, api, accused } = await tried(["PECA 20", "PECA 21"], ["Aslam"]);
    const parts = [{ accusedId: accused[0]!, section: "PECA 20" }];
    const input = { ...of, ...statement, parts };
    const said = await api.life.previewSettlement({ ...input, isVoluntary: "no" });
    expect(said).toMatchObject({ mayRecord: false, findings: [{ rule: "not-voluntary" }] });
    expect(await api.life.recordUnwilling({ ...of, askedDay: TODAY, note: "made to sign", key: key() })).toBeNull();
    const told = JSON.stringify([await api.cases.file(of), await api.life.case(of)]);
    for (const word of ["made to sign", "free-will", "safety"]) expect(told).not.toContain(word);
    const judge = createCaller(await makeStaff(db, court, "judge"));
    const [flag] = await judge.life.flags(of);
    expect(flag).toMatchObject({ kind: "not-of-free-will", askedDay: TODAY, note: "made to sign" });
    await expect(api.life.recordSettlement({ ...input, seen: [], key: key() })).rejects.toThrow("flag-unread");
    await judge.life.acknowledgeFlag({ ...of, flagId: flag!.flagId, words: "heard in chambers", key: key() });
    await expect(api.life.recordSettlement({ ...input, seen: [], key: key() })).rejects.toMatchObject({
      cause: { code: "invalid", detail: { field: "asked-again-after-no" } },
    });
    const later = { ...court.clerk, now: new Date("2026-12-10T05:00:00Z") };
    const again = { ...input, day: NEXT, askedDay: NEXT, seen: [], key: key() };
    expect(await createCaller(later).life.recordSettlement(again)).toMatchObject({ isOver: false });
  });

  test("an answer of a day to come is none", async () => {
    const { of, api } = await tried(["PECA 20"]);
    const to = api.life.recordUnwilling({ ...of, askedDay: NEXT, note: null, key: key() });
    await expect(to).rejects.toThrow("day-to-come");
  });
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { judgment, judgmentResult } from "../../../db/schema/settlements.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Stage } from "../../../server/rules/case/stages.ts";
import { listCase, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const NEXT = courtDay("2026-12-10");
const LATER = courtDay("2026-12-17");
const key = () => randomUUID();

async function atStage(stage: Stage, names = ["Aslam"]) {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { sections: ["PECA 21"], stage });
  const api = createCaller(court.clerk);
  const accused: number[] = [];
  for (const name of names) {
    const { casePersonId } = await api.people.add({
      ...{ courtId: court.courtId, caseId, key: key() },
      person: {
        ...{ name, nameUr: null, nameSd: null, alias: null, sex: null, agency: null, isProtected: false },
        birthDay: null,
      },
      inCase: {
        role: "accused",
        testimony: null,
        isForDefence: false,
        isHostile: false,
        standsForId: null,
        note: null,
      },
      contact: { cnic: null, phone: null },
    });
    accused.push(casePersonId);
  }
  await listCase(court.clerk, court.courtId, caseId, NEXT);
  const of = { courtId: court.courtId, caseId };
  const life = () => api.life.case(of);
  const announce = async (results: Parameters<typeof api.life.announceJudgment>[0]["results"]) =>
    api.life.announceJudgment({
      ...{ ...of, version: (await life()).judgment.version, day: TODAY, judgeName: "", results, key: key() },
    });
  const reserve = async (next: { day: CourtDay; takes: "instead" | "besides" } | null) =>
    api.life.reserveJudgment({
      ...{ ...of, version: (await life()).judgment.version, day: TODAY, judgeName: "", next, key: key() },
    });
  const row = async () => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
  const open = async () =>
    (await db.select().from(hearing).where(eq(hearing.caseId, caseId)))
      .filter(({ state }) => state === "listed")
      .map(({ day, purpose }) => [day, purpose])
      .sort();
  return { court, of, api, accused, life, announce, reserve, row, open };
}

type Result = "convicted" | "acquitted" | "discharged" | "abated" | null;
const resultFor = (accusedId: number, result: Result, isSplit = false) => ({
  ...{ accusedId, result, isSplit, note: null, compensation: 0, fine: 0 },
  months: result === "convicted" ? 24 : 0,
});

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { cause?: { code?: string; detail?: unknown } }) => ({
      code: error.cause?.code,
      detail: error.cause?.detail,
    }),
  );

describe("a judgment entered from the file", () => {
  test("convicts nobody at the stage of the FIR, with no hearing and no charge", async () => {
    const { accused, announce, row } = await atStage("fir");
    const refused = { code: "stage-pair", detail: { result: "convicted", stage: "fir" } };
    expect(await refusalOf(announce([resultFor(accused[0]!, "convicted")]))).toEqual(refused);
    const bySection = { ...resultFor(accused[0]!, "discharged"), differing: [] };
    expect(await refusalOf(announce([resultFor(accused[0]!, "acquitted")]))).toMatchObject({ code: "stage-pair" });
    expect(await announce([bySection])).toMatchObject({ isOver: true });
    expect(await row()).toMatchObject({ stage: "decided", disposal: "discharged" });
  });

  test("convicts on a plea of guilty, and what stands is not asked again at a later stage", async () => {
    const { of, api, accused, announce, row } = await atStage("plea", ["Aslam", "Bilal"]);
    const [first, second] = accused as [number, number];
    expect(await announce([resultFor(first, "convicted")])).toMatchObject({ isOver: false });
    const { version } = await row();
    const step = { stage: "prosecution-evidence" as const, day: TODAY, order: "Bilal denies", isCorrection: false };
    await api.desk.moveStage({ ...of, version, ...step, key: key() });
    expect(await announce([resultFor(first, "convicted"), resultFor(second, "acquitted")])).toMatchObject({
      isOver: true,
    });
  });

  test("announced by mistake is withdrawn once the copy that was noted is taken back", async () => {
    const { of, api, accused, announce, life, row, open } = await atStage("judgment");
    const announced = await announce([resultFor(accused[0]!, "convicted")]);
    const copied = await api.life.copySupplied({
      ...{ ...of, version: (await life()).judgment.version, day: TODAY, key: key() },
    });
    const undo = (changeId: number) => api.changes.undo({ courtId: of.courtId, changeId, key: key() });
    expect(await refusalOf(undo(announced.changeId))).toMatchObject({ code: "changed-since" });
    await undo(copied.changeId);
    await undo(announced.changeId);
    expect(await row()).toMatchObject({ disposal: null, stage: "judgment" });
    expect(await open()).toEqual([[NEXT, "evidence"]]);
  });

  test("is announced by nobody when an accused is only tried apart", async () => {
    const { accused, announce, life, open } = await atStage("prosecution-evidence", ["Aslam", "Bilal"]);
    expect(await announce([resultFor(accused[0]!, null, true)])).toMatchObject({ isOver: false });
    const { judgment, accused: told } = await life();
    expect(judgment).toMatchObject({ state: "pending", announcedDay: null, appeal: null });
    expect(told[0]!.said).toMatchObject({ isSplit: true, result: null });
    expect(await open()).toEqual([[NEXT, "evidence"]]);
    await announce([resultFor(accused[0]!, null)]);
    expect((await life()).accused[0]!.said).toMatchObject({ isSplit: false, result: null });
  });

  test("when it is reserved stands at judgment, with a date for it in place of the evidence, and undo gives all back", async () => {
    const { of, api, reserve, row, open, life } = await atStage("arguments");
    expect(await refusalOf(reserve(null))).toMatchObject({ code: "invalid", detail: { field: "next" } });
    const { changeId } = await reserve({ day: LATER, takes: "instead" });
    expect(await row()).toMatchObject({ stage: "judgment", stageSince: TODAY, nextDay: LATER });
    expect(await open()).toEqual([[LATER, "judgment"]]);
    expect((await life()).judgment).toMatchObject({ state: "reserved", reservedDay: TODAY });
    await api.changes.undo({ courtId: of.courtId, changeId, key: key() });
    expect(await row()).toMatchObject({ stage: "arguments", nextDay: NEXT });
    expect(await open()).toEqual([[NEXT, "evidence"]]);
  });

  test("keeps the open date besides where the court says so, and is not reserved before the trial came to it", async () => {
    const { reserve, open } = await atStage("arguments");
    await reserve({ day: LATER, takes: "besides" });
    expect(await open()).toEqual([
      [NEXT, "evidence"],
      [LATER, "judgment"],
    ]);
    // The date for judgment stands: to reserve it again asks for no other.
    expect(await reserve(null)).toMatchObject({ hearingId: null });
    const early = await atStage("fir");
    expect(await refusalOf(early.reserve({ day: LATER, takes: "instead" }))).toEqual({
      ...{ code: "stage-pair", detail: { result: "reserved", stage: "fir" } },
    });
  });
});

describe("the judge's desk", () => {
  test("shows what was entered from the file on a day without a hearing, and what changed since it was signed", async () => {
    const { court, of, accused, announce } = await atStage("judgment", ["Aslam", "Bilal"]);
    const judge = createCaller(await makeStaff(db, court, "judge"));
    const waiting = async () => (await judge.desk.judge({ courtId: of.courtId })).file;
    const sign = async (seen: Awaited<ReturnType<typeof waiting>>) => {
      const entries = seen.map(({ kind, entryId, fingerprint }) => ({ kind, entryId, fingerprint }));
      return judge.desk.signFile({ courtId: of.courtId, entries, key: key() });
    };
    expect(await waiting()).toEqual([]);
    await announce([resultFor(accused[0]!, "acquitted")]);
    const seen = await waiting();
    expect(seen).toMatchObject([
      { kind: "judgment", said: { announcedDay: TODAY, accused: [{ result: "acquitted" }] }, signedBefore: null },
    ]);
    const { changeId } = await sign(seen);
    expect(await waiting()).toEqual([]);
    await judge.changes.undo({ courtId: of.courtId, changeId, key: key() });
    expect(await waiting()).toHaveLength(1);
    await sign(seen);
    await announce([resultFor(accused[0]!, "convicted"), resultFor(accused[1]!, "abated")]);
    const changed = await waiting();
    expect(changed).toMatchObject([{ said: { accused: [{ result: "convicted", months: 24 }, { result: "abated" }] } }]);
    expect(changed[0]!.signedBefore).toMatchObject({ accused: [{ result: "acquitted" }] });
    // Nobody signs what he has not seen.
    expect(await refusalOf(sign(seen))).toMatchObject({ code: "stale" });
    expect(
      await refusalOf(createCaller(court.clerk).desk.signFile({ courtId: of.courtId, entries: [], key: key() })),
    ).toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("what another system decided before the court used Peshi", () => {
  test("waits for no signature, until somebody writes it anew here", async () => {
    const { court, of, accused, life, announce } = await atStage("judgment");
    const judge = createCaller(await makeStaff(db, court, "judge"));
    const waiting = async () => (await judge.desk.judge({ courtId: court.courtId })).file;
    const announcedDay = courtDay("2026-11-20");
    const [made] = await db
      .insert(judgment)
      .values({ ...of, announcedDay })
      .returning();
    await db.insert(judgmentResult).values({
      ...{ judgmentId: made!.id, caseId: of.caseId, accusedId: accused[0]!, result: "acquitted" },
    });
    expect((await life()).judgment.announcedDay).toBe(announcedDay);
    expect(await waiting()).toEqual([]);
    await announce([resultFor(accused[0]!, "convicted")]);
    expect(await waiting()).toMatchObject([{ kind: "judgment", entryId: made!.id }]);
  });
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { disposalsOf } from "../../../server/rules/applications/application-results.ts";
import {
  APPLICATION_RULES,
  APPLICATIONS,
  type ApplicationKind,
} from "../../../server/rules/applications/applications.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Disposal } from "../../../server/rules/case/outcomes.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const LATER = courtDay("2026-12-10");
const MADE = courtDay("2026-12-01");
const key = () => randomUUID();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { cause?: { code?: string; detail?: { field?: string } } }) => [
      error.cause?.code,
      error.cause?.detail?.field,
    ],
  );

async function application(kind: ApplicationKind, court?: MadeCourt) {
  const at = court ?? (await makeCourt(db));
  const parentCaseId = await makeCase(db, at);
  const caseId = await makeCase(db, at, {
    ...{ docket: "application", applicationKind: kind, parentCaseId, institutionDay: MADE },
    ...{ numberPrefix: "Bail Application", stage: APPLICATION_RULES[kind].stage },
  });
  const api = createCaller(at.clerk);
  const of = { courtId: at.courtId, caseId };
  const row = async () => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
  const decide = async (disposal: Disposal, order = "", day = TODAY) =>
    api.life.decideApplication({ ...of, version: (await row()).version, day, disposal, order, key: key() });
  const states = async () =>
    (await db.select().from(hearing).where(eq(hearing.caseId, caseId))).map(({ day, state }) => [day, state]).sort();
  return { court: at, api, of, parentCaseId, caseId, row, decide, states };
}

describe("an order on an application, entered from its file", () => {
  test("every kind of application can be given each of its results, and none that belongs to trials", async () => {
    const court = await makeCourt(db);
    for (const kind of APPLICATIONS) {
      const { decide, row } = await application(kind, court);
      expect(await refusal(decide("acquitted"))).toEqual(["invalid", "disposal"]);
      for (const disposal of disposalsOf(await row()).filter((one) => one !== "compounded")) {
        const one = await application(kind, court);
        await one.decide(disposal);
        expect(await one.row()).toMatchObject({ disposal, disposalDay: TODAY });
      }
    }
  });

  test("it frees the dates to come, keeps the words on the path, and one undo brings both back", async () => {
    const { court, api, of, caseId, decide, row, states } = await application("bail-497");
    await listCase(court.clerk, court.courtId, caseId, LATER, { purpose: "bail" });
    const { changeId } = await decide("bail-granted", "Surety of Rs. 100,000");
    expect(await row()).toMatchObject({ stage: "decided", disposal: "bail-granted", nextDay: null });
    expect(await states()).toEqual([[LATER, "withdrawn"]]);
    const { path, again } = await api.desk.matter(of);
    expect(path.walked.at(-1)).toMatchObject({ stage: "decided", step: "order", order: "Surety of Rs. 100,000" });
    expect(again).toEqual([]);
    await api.changes.undo({ courtId: court.courtId, changeId, key: key() });
    expect(await row()).toMatchObject({ stage: "bail", disposal: null, nextDay: LATER });
  });

  test("a hearing of that very day gets the outcome, so that the sheet says the same", async () => {
    const { court, api, caseId, decide } = await application("bail-498");
    await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "bail" });
    await decide("interim-bail-confirmed", "on the same terms");
    const { matters } = await api.hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(matters[0]).toMatchObject({ docket: "application", applicationKind: "bail-498" });
    expect(matters[0]?.outcome).toMatchObject({ disposal: "interim-bail-confirmed", note: "on the same terms" });
  });

  test("it is refused before the application was made, for a day to come, twice, and for a trial", async () => {
    const { court, api, parentCaseId, decide } = await application("bail-497");
    expect(await refusal(decide("bail-refused", "", courtDay("2026-11-30")))).toEqual(["invalid", "day"]);
    expect(await refusal(decide("bail-refused", "", LATER))).toEqual(["day-to-come", undefined]);
    const of = { courtId: court.courtId, caseId: parentCaseId, version: 1, day: TODAY, order: "", key: key() };
    expect(await refusal(api.life.decideApplication({ ...of, disposal: "bail-granted" }))).toEqual([
      "invalid",
      "docket",
    ]);
    await decide("not-pressed");
    expect(await refusal(decide("bail-refused"))).toEqual(["nothing-to-do", undefined]);
  });

  test("what may come next of it is its end or another court, no charge and no evidence", async () => {
    const { api, of } = await application("revision");
    const { path } = await api.desk.matter(of);
    expect(path.mayFollow.map(({ stage, step }) => [stage, step])).toEqual([
      ["transfer", "transfer-sought"],
      ["decided", "application-decided"],
    ]);
  });

  test("nobody is judged in it", async () => {
    const { api, of } = await application("appeal-47");
    const judged = { ...of, version: null, day: TODAY, judgeName: "", results: [], key: key() };
    expect(await refusal(api.life.announceJudgment(judged))).toEqual(["invalid", "docket"]);
  });
});

describe("an outcome on the sheet", () => {
  test("ends an application by its own results and a trial by its own, whoever sends the other", async () => {
    const { court, api, caseId, parentCaseId, row } = await application("property-return");
    const bail = await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "application" });
    const trial = await listCase(court.clerk, court.courtId, parentCaseId, TODAY);
    const { matters } = await api.hearings.daySheet({ courtId: court.courtId, day: TODAY });
    const record = (hearingId: number, disposal: Disposal) => {
      const { version } = matters.find((one) => one.hearingId === hearingId)!;
      const said = { hearingId, version, kind: "disposed", disposal, recordedAt: NOW.toISOString() } as const;
      return api.hearings.recordOutcome({ courtId: court.courtId, ...said, isEnteredLater: false, key: key() });
    };
    expect(await refusal(record(bail, "convicted"))).toEqual(["invalid", "disposal"]);
    expect(await refusal(record(trial, "application-granted"))).toEqual(["invalid", "disposal"]);
    const { outcomeId } = await record(bail, "application-partly-granted");
    expect(await row()).toMatchObject({ stage: "decided", disposal: "application-partly-granted" });
    const correction = { hearingId: bail, outcomeId, kind: "disposed", because: "misheard" } as const;
    const correct = (disposal: Disposal) =>
      api.hearings.correctOutcome({
        ...{ courtId: court.courtId, ...correction, disposal, isEnteredLater: true },
        ...{ recordedAt: NOW.toISOString(), key: key() },
      });
    expect(await refusal(correct("acquitted"))).toEqual(["invalid", "disposal"]);
    await correct("infructuous");
    expect(await row()).toMatchObject({ disposal: "infructuous" });
  });
});

describe("the judge's signature under it", () => {
  const withJudge = async (kind: ApplicationKind) => {
    const made = await application(kind);
    const judge = createCaller(await makeStaff(db, made.court, "judge"));
    const file = async () => (await judge.desk.judge({ courtId: made.court.courtId })).file;
    return { ...made, judge, file };
  };

  test("an order entered from the file waits, with its words, until it is signed", async () => {
    const { court, judge, file, decide, caseId } = await withJudge("bail-497");
    await decide("bail-refused", "reasonable grounds");
    const [one] = await file();
    expect(one).toMatchObject({ kind: "application", entryId: caseId });
    expect(one?.said).toMatchObject({ disposal: "bail-refused", order: "reasonable grounds", announcedDay: TODAY });
    const { kind, entryId, fingerprint } = one!;
    const entries = [{ kind, entryId, fingerprint }];
    await judge.desk.signFile({ courtId: court.courtId, entries, key: key() });
    expect(await file()).toEqual([]);
  });

  test("one that a hearing of the day disposed of is signed with its day", async () => {
    const { court, file, decide, caseId } = await withJudge("bail-497");
    await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "bail" });
    await decide("bail-granted");
    expect(await file()).toEqual([]);
  });

  test("an order that was taken back waits for nobody", async () => {
    const { court, api, file, decide } = await withJudge("bail-497");
    const { changeId } = await decide("bail-granted");
    await api.changes.undo({ courtId: court.courtId, changeId, key: key() });
    expect(await file()).toEqual([]);
  });
});

describe("the history of a case", () => {
  test("offers the way back for an act that nobody built on, to whoever may do it, and never twice", async () => {
    const { court, api, of, decide } = await application("bail-497");
    const historyOf = async (caller = api) => (await caller.cases.file(of)).history;
    const { changeId } = await decide("bail-granted");
    expect((await historyOf())[0]).toMatchObject({ changeId, action: "application.decided", undoBar: null });
    const supervisor = createCaller(await makeStaff(db, court, "supervisor"));
    expect((await historyOf(supervisor))[0]?.undoBar).toBe("not-yours");

    const undone = await api.changes.undo({ courtId: court.courtId, changeId, key: key() });
    const marks = (await historyOf()).map((one) => [one.changeId, one.undoBar]);
    expect(marks).toEqual([
      [undone.changeId, "never"],
      [changeId, "undone"],
    ]);

    await decide("bail-refused");
    expect((await historyOf()).map((one) => one.undoBar)).toEqual([null, "never", "undone"]);
  });

  test("offers none where a later act wrote the same row", async () => {
    const { api, of, court, caseId } = await application("revision");
    const kind = { docket: "application", applicationKind: "revision", parentCaseId: null } as const;
    const more = { institutionMode: "instituted", permissionDay: null, fromCourt: null } as const;
    const edit = async (applicationKind: "revision" | "transfer") => {
      const { version } = await api.desk.matter(of);
      return api.cases.editKind({ ...of, version, kind: { ...kind, ...more, applicationKind }, key: key() });
    };
    await edit("transfer");
    await edit("revision");
    const { history } = await api.cases.file({ courtId: court.courtId, caseId });
    expect(history.map(({ undoBar }) => undoBar)).toEqual([null, "built-on"]);
  });
});

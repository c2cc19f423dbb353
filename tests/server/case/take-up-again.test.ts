import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, type CourtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Disposal } from "../../../server/rules/case/outcomes.ts";
import type { Stage } from "../../../server/rules/case/stages.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const NEXT = addDays(TODAY, 7);
const key = () => randomUUID();
const caseOf = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );

type Made = { court: MadeCourt; caseId: number; accusedId: number };

/** A case whose hearing of today is about to end it. */
async function hearingToday(stage: Stage): Promise<Made & { hearingId: number }> {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { stage, sections: ["PECA 21"] });
  const [made] = await db
    .insert(person)
    .values({ districtId: court.districtId, name: "Testwala", nameKey: "testwala" })
    .returning({ id: person.id });
  const of = { caseId, courtId: court.courtId, personId: made!.id, role: "accused" as const };
  const [accused] = await db.insert(casePerson).values(of).returning({ id: casePerson.id });
  const hearingId = await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "judgment" });
  return { court, caseId, accusedId: accused!.id, hearingId };
}

async function convicted(): Promise<Made> {
  const made = await hearingToday("judgment");
  const { court, caseId, accusedId } = made;
  const sentence = { months: 24, fine: 100_000, compensation: 0 };
  await createCaller(court.clerk).life.announceJudgment({
    ...{ courtId: court.courtId, caseId, version: null, day: TODAY, judgeName: "Made Up", key: key() },
    results: [{ accusedId, result: "convicted", ...sentence, isSplit: false, note: null }],
  });
  return made;
}

async function endedBySheet(stage: Stage, disposal: Disposal): Promise<Made> {
  const made = await hearingToday(stage);
  const { court, hearingId } = made;
  await createCaller(court.clerk).hearings.recordOutcome({
    ...{ courtId: court.courtId, hearingId, version: 1, kind: "disposed", disposal, key: key() },
    ...{ recordedAt: court.clerk.now.toISOString(), isEnteredLater: false },
  });
  return made;
}

async function takeUp(
  { court, caseId }: Made,
  stage: Stage,
  more: { day?: CourtDay; order?: string; next?: null } = {},
) {
  const { version } = await caseOf(caseId);
  return createCaller(court.clerk).desk.takeUpAgain({
    ...{ courtId: court.courtId, caseId, version, stage, day: TODAY, key: key() },
    order: "High Court of Sindh: the judgment is set aside, the case is remanded",
    next: { purpose: "arguments", day: NEXT },
    ...more,
  });
}

describe("a case that was decided", () => {
  test("goes on by a retrial that the appeal court ordered, with a date and its old judgment kept", async () => {
    const made = await convicted();
    const at = { courtId: made.court.courtId, caseId: made.caseId };
    const { desk, life } = createCaller(made.court.clerk);
    expect((await desk.matter(at)).again.map(({ stage }) => stage)).toEqual([
      ...["charge", "prosecution-evidence", "arguments"],
    ]);
    await takeUp(made, "arguments");
    expect(await caseOf(made.caseId)).toMatchObject({
      ...{ stage: "arguments", disposal: null, disposalDay: null, nextDay: NEXT, institutionMode: "remanded" },
    });
    const { path, again } = await desk.matter(at);
    expect(again).toEqual([]);
    expect(path.walked.at(-1)).toMatchObject({ fromStage: "decided", stage: "arguments", step: "order" });
    const { judgment, accused } = await life.case(at);
    expect(judgment).toMatchObject({ state: "pending", version: null, setAside: [{ setAsideDay: TODAY }] });
    expect(accused).toMatchObject([{ said: null }]);
  });

  test("gets another judgment after its retrial, and the first stays in the file", async () => {
    const made = await convicted();
    await takeUp(made, "arguments");
    const at = { courtId: made.court.courtId, caseId: made.caseId };
    const { life } = createCaller(made.court.clerk);
    const result = { result: "acquitted" as const, months: 0, fine: 0, compensation: 0, isSplit: false, note: null };
    const results = [{ accusedId: made.accusedId, ...result }];
    await life.announceJudgment({ ...at, version: null, day: TODAY, judgeName: "Made Up", results, key: key() });
    expect(await caseOf(made.caseId)).toMatchObject({ stage: "decided", disposal: "acquitted" });
    const { judgment } = await life.case(at);
    expect(judgment).toMatchObject({ announcedDay: TODAY, setAside: [{ announcedDay: TODAY }] });
    // Its file and its page of the docket look at the judgment that stands.
    const { cases } = createCaller(made.court.clerk);
    expect(await cases.file(at)).toMatchObject({ disposal: "acquitted", bailAlarm: null });
    const found = await cases.search({ courtId: at.courtId, q: "", filters: { state: "all" } });
    expect(found.rows.map(({ caseId }) => caseId)).toEqual([made.caseId]);
  });

  test("is taken up by nothing less: words of the order, a step of the law, a date, and not before it ended", async () => {
    const made = await convicted();
    expect(await codeOf(takeUp(made, "arguments", { order: " " }))).toBe("reason-needed");
    expect(await codeOf(takeUp(made, "plea"))).toBe("stage-pair");
    expect(await codeOf(takeUp(made, "charge", { next: null }))).toBe("last-date");
    expect(await codeOf(takeUp(made, "charge", { day: addDays(TODAY, -1) }))).toBe("invalid");
    expect(await codeOf(takeUp(made, "charge", { day: NEXT }))).toBe("day-to-come");
    expect(await caseOf(made.caseId)).toMatchObject({ stage: "decided", disposal: "convicted" });
  });

  test("is over again when the retrial is taken back: its judgment stands and its date is gone", async () => {
    const made = await convicted();
    const { changeId } = await takeUp(made, "charge");
    const api = createCaller(made.court.clerk);
    await api.changes.undo({ courtId: made.court.courtId, changeId, key: key() });
    expect(await caseOf(made.caseId)).toMatchObject({ disposal: "convicted", institutionMode: "instituted" });
    const { judgment } = await api.life.case({ courtId: made.court.courtId, caseId: made.caseId });
    expect(judgment).toMatchObject({ state: "announced", setAside: [] });
    const open = and(eq(hearing.caseId, made.caseId), eq(hearing.state, "listed"));
    expect(await db.select().from(hearing).where(open)).toEqual([]);
  });
});

test("a case stopped under section 249 is revived where it was stopped", async () => {
  const made = await endedBySheet("charge", "dormant-249");
  expect(await caseOf(made.caseId)).toMatchObject({ stage: "stopped", disposal: "dormant-249" });
  await takeUp(made, "charge");
  expect(await caseOf(made.caseId)).toMatchObject({ stage: "charge", disposal: null, institutionMode: "restored" });
});

test("an inquiry that was closed, and a case that is pending, are not taken up again", async () => {
  const made = await endedBySheet("charge", "acquitted");
  await db.update(courtCase).set({ docket: "inquiry" }).where(eq(courtCase.id, made.caseId));
  expect(await codeOf(takeUp(made, "charge"))).toBe("stage-pair");
  const pending = await hearingToday("charge");
  expect(await codeOf(takeUp(pending, "charge"))).toBe("nothing-to-do");
});

test("the permission to investigate a complaint is recorded when the court gives it", async () => {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { docket: "inquiry", stage: "inquiry" });
  await listCase(court.clerk, court.courtId, caseId, NEXT);
  const { desk } = createCaller(court.clerk);
  const give = async (day: CourtDay) =>
    desk.givePermission({ courtId: court.courtId, caseId, version: (await caseOf(caseId)).version, day, key: key() });
  expect(await codeOf(give(NEXT))).toBe("day-to-come");
  // The complaint came to the court on 1 March 2024.
  expect(await codeOf(give("2024-02-29" as CourtDay))).toBe("invalid");
  const { changeId } = await give(TODAY);
  expect((await desk.matter({ courtId: court.courtId, caseId })).permissionDay).toBe(TODAY);
  await createCaller(court.clerk).changes.undo({ courtId: court.courtId, changeId, key: key() });
  expect((await desk.matter({ courtId: court.courtId, caseId })).permissionDay).toBeNull();
  await db.update(courtCase).set({ docket: "trial" }).where(eq(courtCase.id, caseId));
  expect(await codeOf(give(TODAY))).toBe("invalid");
});

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { caseStage, stagePair } from "../../../db/schema/case-life.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { STAGE_PAIRS } from "../../../server/rules/case/stage-machine.ts";
import { listCase, makeCase, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 2 });
afterAll(() => end());

const pathOf = (caseId: number) =>
  db.select().from(caseStage).where(eq(caseStage.caseId, caseId)).orderBy(caseStage.id);

test("the database knows the same pairs of stages as the rules", async () => {
  const stored = await db.select().from(stagePair);
  const known = (pairs: { from: string; to: string }[]) => pairs.map(({ from, to }) => `${from} → ${to}`).sort();
  expect(known(stored.map((pair) => ({ from: pair.fromStage, to: pair.stage })))).toEqual(known([...STAGE_PAIRS]));
});

test("a step that the law does not know cannot happen, by whatever path it comes", async () => {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { stage: "charge" });
  const jump = db.update(courtCase).set({ stage: "fir" }).where(eq(courtCase.id, caseId));
  await expect(jump).rejects.toMatchObject({ cause: { constraint_name: "case_stage_pair" } });
  expect(await pathOf(caseId)).toEqual([]);
});

test("an outcome that moves a case on is a step of its path, and goes when it is taken back", async () => {
  const court = await makeCourt(db);
  const caseId = await makeCase(db, court, { stage: "copies" });
  const hearingId = await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose: "copies" });
  const api = createCaller(court.clerk);
  const { changeId } = await api.hearings.recordOutcome({
    ...{ courtId: court.courtId, hearingId, version: 1, kind: "held-moved-on", key: randomUUID() },
    next: { purpose: "charge", day: "2026-12-17" },
    recordedAt: court.clerk.now.toISOString(),
  });
  expect(await pathOf(caseId)).toMatchObject([{ fromStage: "copies", stage: "charge", day: TODAY, step: "course" }]);
  await api.changes.undo({ courtId: court.courtId, changeId, key: randomUUID() });
  expect(await pathOf(caseId)).toEqual([]);
  const [row] = await db.select({ stage: courtCase.stage }).from(courtCase).where(eq(courtCase.id, caseId));
  expect(row?.stage).toBe("copies");
});

test("a case has no open date in a court that it left", async () => {
  const court = await makeCourt(db);
  const other = await makeCourt(db);
  const caseId = await makeCase(db, court);
  await listCase(court.clerk, court.courtId, caseId, TODAY);
  const left = db.execute(sql`update court_case set court_id = ${other.courtId} where id = ${caseId}`);
  await expect(left).rejects.toMatchObject({ cause: { constraint_name: "hearing_in_its_court" } });
});

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { change } from "../../../server/core/change.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { endCase } from "../../../server/judgment/end-case.ts";
import { placeHearing } from "../../../server/listing/place-hearings.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { waitsOrIsDone } from "../../support/waits-or-is-done.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 6 });
afterAll(() => end());

const NEXT = courtDay("2026-12-10");
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error & { code?: string }) => error.code ?? error.message,
  );

const datedEndings = async (): Promise<number> => {
  const rows = await db.execute<{ n: number }>(sql`select count(*)::int as n from court_case c
    join hearing h on h.case_id = c.id and h.state = 'listed' where c.disposal_day is not null`);
  return rows[0]!.n;
};

test("an ended case takes no date, and a dated case does not end without losing it", async () => {
  const court = await makeCourt(db);
  const { courtId, clerk } = court;
  const caseId = await makeCase(db, court);
  await listCase(clerk, courtId, caseId, NEXT);
  const act = { permission: "day.record", courtId } as const;
  await change(clerk, { ...act, action: "test.ended" }, (tx) =>
    endCase(tx, clerk, { courtId, caseId, day: TODAY, disposal: "abated", today: TODAY }),
  );
  // Past every check of the application: the date that was withdrawn is made an open one again.
  const again = change(clerk, { ...act, action: "test.listed" }, (tx) =>
    tx.update(hearing).set({ state: "listed" }).where(eq(hearing.caseId, caseId)),
  );
  await expect(again).rejects.toMatchObject({ code: "case-ended" });
  const open = await makeCase(db, court);
  await listCase(court.clerk, court.courtId, open, NEXT);
  const ended = db.update(courtCase).set({ disposalDay: TODAY, disposal: "abated" }).where(eq(courtCase.id, open));
  await expect(ended).rejects.toMatchObject({ cause: { constraint_name: "ended_case_has_no_date" } });
  expect(await datedEndings()).toBe(0);
});

test("one clerk ends a case while another gives it a date, each in a transaction of its own: one of them is refused", async () => {
  for (const first of ["ends", "lists"] as const) {
    const court = await makeCourt(db);
    const { courtId, clerk } = court;
    const caseId = await makeCase(db, court);
    // The case has an earlier date, so that the second one does not touch the row of the case by itself.
    await listCase(clerk, courtId, caseId, NEXT, { purpose: "evidence" });
    const [gate, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const act = { permission: "day.record", courtId } as const;
    const hold = () => {
      reached.resolve();
      return gate.promise;
    };
    const ends = () =>
      change(clerk, { ...act, action: "test.ended" }, async (tx) => {
        await endCase(tx, clerk, { courtId, caseId, day: TODAY, disposal: "abated", today: TODAY });
        if (first === "ends") await hold();
      });
    const lists = () =>
      change(clerk, { ...act, action: "test.listed" }, async (tx) => {
        await placeHearing(tx, courtId, { caseId, day: addDays(NEXT, 7), purpose: "order", source: "plan" });
        if (first === "lists") await hold();
      });
    const one = codeOf(first === "ends" ? ends() : lists());
    await reached.promise;
    const other = codeOf(first === "ends" ? lists() : ends());
    await waitsOrIsDone(db, other);
    gate.resolve();
    const codes = await Promise.all([one, other]);
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => ["case-ended", "busy", "nothing-to-do"].includes(code))).toHaveLength(1);
    expect(await datedEndings()).toBe(0);
  }
});

test("two clerks at once, one with the key D and one with a new date, never leave an ended case with a date", async () => {
  for (let round = 0; round < 12; round += 1) {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { stage: "arguments" });
    const hearingId = await listCase(court.clerk, courtId, caseId, TODAY, { purpose: "arguments" });
    await listCase(court.clerk, courtId, caseId, NEXT, { purpose: "report" });
    const api = createCaller(court.clerk);
    const recordedAt = court.clerk.now.toISOString();
    const disposed = { courtId, hearingId, version: 1, kind: "disposed" as const, disposal: "acquitted" as const };
    const codes = await Promise.all([
      codeOf(api.hearings.recordOutcome({ ...disposed, recordedAt, key: key() })),
      codeOf(api.planner.listMatter({ courtId, caseId, purpose: "order", day: addDays(NEXT, 7), key: key() })),
    ]);
    expect(codes).toContain("done");
    expect(codes).not.toContain("INTERNAL_SERVER_ERROR");
    expect(await datedEndings()).toBe(0);
    const open = await db.select().from(hearing).where(eq(hearing.caseId, caseId));
    const [row] = await db.select().from(courtCase).where(eq(courtCase.id, caseId));
    expect(open.some(({ state }) => state === "listed")).toBe(row!.disposalDay === null);
  }
});

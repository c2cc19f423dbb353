import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { change } from "../../../server/core/change.ts";
import { lockDays } from "../../../server/courts/court-days.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { waitsOrIsDone } from "../../support/waits-or-is-done.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 6 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");

test("an undo waits for the day before it holds a date, so that nobody who has the day waits for it in a ring", async () => {
  const court = await makeCourt(db);
  const { courtId, clerk } = court;
  const caseId = await makeCase(db, court);
  const hearingId = await listCase(clerk, courtId, caseId, DAY);
  const api = createCaller(clerk);
  const now = async () => (await db.select().from(hearing).where(eq(hearing.id, hearingId)))[0]!;

  for (const held of [DAY, addDays(DAY, 7)]) {
    const moving = { courtId, hearingId, version: (await now()).version, day: addDays(DAY, 7), key: randomUUID() };
    const { changeId } = await api.planner.moveHearing(moving);
    const [gate, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const act = { permission: "hearings.plan", courtId, action: "test.held" } as const;
    const holds = change(clerk, act, async (tx) => {
      await lockDays(tx, courtId, [held]);
      reached.resolve();
      await gate.promise;
      await tx.execute(sql`select id from hearing where id = ${hearingId} for update nowait`);
    });
    await reached.promise;
    const undo = api.changes.undo({ courtId, changeId, key: randomUUID() });
    const both = Promise.allSettled([holds, undo]);
    await waitsOrIsDone(db, undo);
    gate.resolve();
    expect(await both).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect((await now()).day).toBe(DAY);
  }
});

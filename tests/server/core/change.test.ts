import { randomUUID } from "node:crypto";
import { and, count, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { changeRow, change as changeTable } from "../../../db/schema/access.ts";
import { courtDay } from "../../../db/schema/districts.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { change } from "../../../server/core/change.ts";
import { placeHearing, placeHearings } from "../../../server/listing/place-hearings.ts";
import { courtDay as day } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 20 });

const THURSDAY = day("2026-12-10");
const NEXT_THURSDAY = day("2026-12-17");
const MONDAY = day("2026-12-07");

const give = (at: MadeCourt, caseId: number, on = THURSDAY, key: string = randomUUID()) =>
  change(
    at.clerk,
    { action: "test.listed", permission: "hearings.plan", courtId: at.courtId, key, input: { caseId, on } },
    async (tx, changeId) => {
      const { hearingId } = await placeHearing(tx, at.courtId, {
        caseId,
        day: on,
        purpose: "evidence",
        source: "plan",
      });
      return { hearingId, changeId };
    },
  );

const loadOf = async (at: MadeCourt, on = THURSDAY) => {
  const [row] = await db
    .select()
    .from(courtDay)
    .where(and(eq(courtDay.courtId, at.courtId), eq(courtDay.day, on)));
  return { matters: row?.listedMatters ?? 0, minutes: row?.listedMinutes ?? 0 };
};

const refusal = (code: string) => expect.objectContaining({ name: "Refused", code });

describe("a change", () => {
  test("takes effect once, however often its key is sent", async () => {
    const at = await makeCourt(db);
    const caseId = await makeCase(db, at);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => give(at, caseId, THURSDAY, key)));
    expect(new Set(answers.map(({ hearingId }) => hearingId)).size).toBe(1);
    expect(await loadOf(at)).toEqual({ matters: 1, minutes: 40 });
  });

  test("refuses a key that comes back with another input", async () => {
    const at = await makeCourt(db);
    const caseId = await makeCase(db, at);
    const key = randomUUID();
    await give(at, caseId, THURSDAY, key);
    await expect(give(at, caseId, NEXT_THURSDAY, key)).rejects.toEqual(refusal("key-reused"));
  });

  test("leaves nothing behind when it fails, not even its audit row", async () => {
    const at = await makeCourt(db);
    const caseId = await makeCase(db, at);
    const action = `test.failed-${randomUUID()}`;
    const failing = change(at.clerk, { action, permission: "hearings.plan", courtId: at.courtId }, async (tx) => {
      await placeHearing(tx, at.courtId, { caseId, day: THURSDAY, purpose: "evidence", source: "plan" });
      throw new Error("the power failed");
    });
    await expect(failing).rejects.toThrow("the power failed");
    expect(await loadOf(at)).toEqual({ matters: 0, minutes: 0 });
    expect(await db.select().from(changeTable).where(eq(changeTable.action, action))).toEqual([]);
  });

  test("of another court's clerk answers as if there were no such court", async () => {
    const [mine, theirs] = [await makeCourt(db), await makeCourt(db)];
    const act = { action: "test.none", permission: "hearings.plan", courtId: theirs.courtId } as const;
    await expect(change(mine.clerk, act, async () => null)).rejects.toEqual(refusal("not-found"));
  });

  test("of somebody without the permission is refused", async () => {
    const at = await makeCourt(db);
    const judge = await makeStaff(db, { districtId: at.districtId, courtId: at.courtId }, "judge");
    const act = { action: "test.none", permission: "hearings.plan", courtId: at.courtId } as const;
    await expect(change(judge, act, async () => null)).rejects.toEqual(refusal("not-allowed"));
  });
});

describe("listing", () => {
  test("fifty clerks cannot put more on a day than its ceiling", async () => {
    const at = await makeCourt(db, { planMatters: 5, ceilingMatters: 10, planMinutes: 300, ceilingMinutes: 900 });
    const cases = await Promise.all(Array.from({ length: 50 }, () => makeCase(db, at)));
    const tries = await Promise.allSettled(
      cases.map((caseId) =>
        change(at.clerk, { action: "test.listed", permission: "hearings.plan", courtId: at.courtId }, (tx) =>
          placeHearing(tx, at.courtId, {
            caseId,
            day: THURSDAY,
            purpose: "mention",
            source: "plan",
            overloadBecause: "by order",
          }),
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect((await loadOf(at)).matters).toBe(10);
  });

  test("past the plan asks for a reason, and keeps it", async () => {
    const at = await makeCourt(db, { planMatters: 1, ceilingMatters: 3 });
    await give(at, await makeCase(db, at));
    await expect(give(at, await makeCase(db, at))).rejects.toEqual(refusal("day-full"));
    const hearingId = await listCase(at.clerk, at.courtId, await makeCase(db, at), THURSDAY, {
      overloadBecause: "Ordered by the High Court",
    });
    const [row] = await db.select().from(hearing).where(eq(hearing.id, hearingId));
    expect(row?.overloadBecause).toBe("Ordered by the High Court");
  });

  test("a judge's order goes beyond the ceiling and is marked as a breach", async () => {
    const at = await makeCourt(db, { planMatters: 1, ceilingMatters: 1 });
    await give(at, await makeCase(db, at));
    const hearingId = await listCase(at.clerk, at.courtId, await makeCase(db, at), THURSDAY, {
      orderedBy: "the judge",
      source: "court",
    });
    const [row] = await db.select().from(hearing).where(eq(hearing.id, hearingId));
    expect(row?.isBeyond).toBe(true);
    expect((await loadOf(at)).matters).toBe(2);
  });

  test("on a working day outside the pattern is for custody, bail and urgent matters", async () => {
    const at = await makeCourt(db);
    await expect(give(at, await makeCase(db, at), MONDAY)).rejects.toEqual(refusal("not-a-hearing-day"));
    await listCase(at.clerk, at.courtId, await makeCase(db, at, { custody: "in" }), MONDAY);
    await listCase(at.clerk, at.courtId, await makeCase(db, at), MONDAY, { purpose: "bail" });
    expect((await loadOf(at, MONDAY)).matters).toBe(2);
  });

  test("a case has one open date for each purpose", async () => {
    const at = await makeCourt(db);
    const caseId = await makeCase(db, at);
    await give(at, caseId);
    await expect(give(at, caseId, NEXT_THURSDAY)).rejects.toEqual(refusal("already-listed"));
    await listCase(at.clerk, at.courtId, caseId, NEXT_THURSDAY, { purpose: "bail" });
  });

  test("many at once spread over the blocks of the day and keep their order", async () => {
    // A charge takes fifteen minutes: two fill the third of the day that a block has.
    const at = await makeCourt(db, { planMinutes: 90 });
    const cases = await Promise.all(Array.from({ length: 6 }, () => makeCase(db, at)));
    const { placed } = await change(
      at.clerk,
      { action: "test.listed", permission: "hearings.plan", courtId: at.courtId },
      (tx) =>
        placeHearings(
          tx,
          at.courtId,
          cases.map((caseId) => ({ caseId, day: THURSDAY, purpose: "charge", source: "plan" })),
        ),
    );
    const rows = await db.select().from(hearing).where(eq(hearing.courtId, at.courtId)).orderBy(hearing.position);
    expect(rows.map(({ caseId }) => caseId)).toEqual(placed.map(({ caseId }) => caseId));
    expect(rows.map(({ block }) => block).sort()).toEqual(["09:00", "09:00", "10:30", "10:30", "12:00", "12:00"]);
    expect(rows[0]?.reportingTime).toBe("08:45");
  });
});

describe("undo", () => {
  test("frees the place and the case in one step, and is a change itself", async () => {
    const at = await makeCourt(db);
    const { changeId } = await give(at, await makeCase(db, at));
    const undone = await undoChange(at.clerk, { courtId: at.courtId, changeId, key: randomUUID() });
    expect(undone.restored).toBe(1);
    expect(await loadOf(at)).toEqual({ matters: 0, minutes: 0 });
    const [history] = await db.select({ rows: count() }).from(changeRow).where(eq(changeRow.changeId, undone.changeId));
    expect(history?.rows).toBe(1);
  });

  test("is refused when somebody changed the row since, and says so", async () => {
    const at = await makeCourt(db);
    const { changeId, hearingId } = await give(at, await makeCase(db, at));
    await change(at.clerk, { action: "test.pinned", permission: "hearings.plan", courtId: at.courtId }, async (tx) => {
      await tx.update(hearing).set({ isPinned: true }).where(eq(hearing.id, hearingId));
    });
    await expect(undoChange(at.clerk, { courtId: at.courtId, changeId, key: randomUUID() })).rejects.toEqual(
      refusal("changed-since"),
    );
    expect((await loadOf(at)).matters).toBe(1);
  });

  test("works once", async () => {
    const at = await makeCourt(db);
    const { changeId } = await give(at, await makeCase(db, at));
    await undoChange(at.clerk, { courtId: at.courtId, changeId, key: randomUUID() });
    await expect(undoChange(at.clerk, { courtId: at.courtId, changeId, key: randomUUID() })).rejects.toEqual(
      refusal("already-undone"),
    );
  });
});

describe("the application's role", () => {
  test("cannot rewrite history, outcomes or published lists", async () => {
    const forbidden = [
      sql`delete from change`,
      sql`update change set action = 'x'`,
      sql`insert into change_row (change_id, batch, table_name, row_id) values (1, 1, 'x', 1)`,
      sql`delete from outcome`,
      sql`delete from hearing`,
      sql`update cause_list set content = '{}'`,
    ];
    for (const statement of forbidden) {
      const refused = await db.execute(statement).then(
        () => "allowed",
        (error) => (error.cause as { code: string }).code,
      );
      expect(refused).toBe("42501");
    }
  });
});

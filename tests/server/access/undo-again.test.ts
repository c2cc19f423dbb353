import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCase, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");
const key = () => randomUUID();
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "done",
    (error: Error) => error.message,
  );

async function desk() {
  const court: MadeCourt = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court);
  const api = createCaller(court.clerk);
  const undo = (changeId: number) => codeOf(api.changes.undo({ courtId, changeId, key: key() }));
  const date = async () => {
    const [row] = await db.select().from(hearing).where(eq(hearing.caseId, caseId));
    return row;
  };
  const list = async () => {
    const given = { courtId, caseId, purpose: "evidence" as const, day: DAY, key: key() };
    return (await api.planner.listMatter(given)).changeId;
  };
  const move = async (day: string) => {
    const { id: hearingId, version } = (await date())!;
    const moved = { courtId, hearingId, version, day: courtDay(day), key: key() };
    return (await api.planner.moveHearing(moved)).changeId;
  };
  const bars = async () => {
    const { history } = await api.cases.file({ courtId, caseId });
    return new Map(history.map(({ changeId, undoBar }) => [changeId, undoBar]));
  };
  return { courtId, caseId, undo, date, list, move, bars };
}

describe("one act after another is taken back", () => {
  test("the last first, down to a case without its first date", async () => {
    const { caseId, undo, date, list, move, bars } = await desk();
    const listed = await list();
    const first = await move(addDays(DAY, 7));
    const second = await move(addDays(DAY, 14));
    expect(await undo(first)).toBe("changed-since");
    expect((await bars()).get(first)).toBe("built-on");
    expect(await undo(second)).toBe("done");
    expect((await bars()).get(first)).toBeNull();
    expect(await undo(first)).toBe("done");
    expect((await date())?.day).toBe(DAY);
    expect((await bars()).get(listed)).toBeNull();
    expect(await undo(listed)).toBe("done");
    expect(await date()).toBeUndefined();
    const [row] = await db.select().from(courtCase).where(eq(courtCase.id, caseId));
    expect(row?.nextDay).toBeNull();
  });

  test("what was done after an undo, and stands, is in the way of what came before it", async () => {
    const { undo, date, list, move, bars } = await desk();
    const listed = await list();
    const first = await move(addDays(DAY, 7));
    expect(await undo(first)).toBe("done");
    const second = await move(addDays(DAY, 14));
    expect(await undo(listed)).toBe("changed-since");
    expect((await bars()).get(listed)).toBe("built-on");
    expect((await date())?.day).toBe(addDays(DAY, 14));
    expect(await undo(second)).toBe("done");
    expect(await undo(listed)).toBe("done");
    expect(await date()).toBeUndefined();
  });

  test("a row that was written past every change is in the way", async () => {
    const { undo, date, list, move } = await desk();
    const listed = await list();
    expect(await undo(await move(addDays(DAY, 7)))).toBe("done");
    await db
      .update(hearing)
      .set({ minutes: 25 })
      .where(eq(hearing.id, (await date())!.id));
    expect(await undo(listed)).toBe("changed-since");
  });
});

import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { causeList } from "../../../db/schema/cause-lists.ts";
import { courtDay as courtDayTable } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../../db/schema/hearings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const SECOND = courtDay("2026-12-10");
const THIRD = courtDay("2026-12-17");
const key = () => randomUUID();
const server = (court: MadeCourt, now?: Date) => createCaller(now ? { ...court.clerk, now } : court.clerk);
const publish = (court: MadeCourt, ...days: CourtDay[]) =>
  server(court).lists.publish({ courtId: court.courtId, days, key: key() });
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "answered",
    (error: Error) => error.message,
  );

const versionsOf = (court: MadeCourt, day: CourtDay) =>
  db
    .select()
    .from(causeList)
    .where(and(eq(causeList.courtId, court.courtId), eq(causeList.day, day)))
    .orderBy(causeList.id);
const draftOf = (court: MadeCourt) => db.select().from(draftPlacement).where(eq(draftPlacement.courtId, court.courtId));
const hearingsOf = (court: MadeCourt) =>
  db.select().from(hearing).where(eq(hearing.courtId, court.courtId)).orderBy(hearing.id);

async function planned(count: number, choice: Parameters<typeof makeCourt>[1] = {}) {
  const court = await makeCourt(db, { planMatters: 2, ceilingMatters: 3, ...choice });
  const cases: number[] = [];
  for (let index = 0; index < count; index += 1) cases.push(await makeCase(db, court));
  await server(court).planner.plan({ courtId: court.courtId, fromDay: SECOND, weeks: 2, key: key() });
  return { court, cases };
}

describe("publishing", () => {
  test("the draft becomes hearings and version 1, and publishing again without a change does nothing", async () => {
    const { court } = await planned(2);
    const answer = await publish(court, SECOND);
    expect(answer).toMatchObject({
      placed: 2,
      returned: [],
      published: [{ day: SECOND, version: 1, matters: 2, added: 0 }],
    });
    expect(await draftOf(court)).toEqual([]);
    expect((await hearingsOf(court)).map(({ day, source, state }) => ({ day, source, state }))).toEqual([
      { day: SECOND, source: "plan", state: "listed" },
      { day: SECOND, source: "plan", state: "listed" },
    ]);
    expect(await codeOf(publish(court, SECOND))).toBe("nothing-to-do");
  });

  test("the list keeps the order, the blocks and the reasons of the draft", async () => {
    const { court } = await planned(2, { planMatters: 10, ceilingMatters: 30 });
    const [draftDay] = (await server(court).planner.board({ courtId: court.courtId, from: SECOND, weeks: 1 })).days;
    await publish(court, SECOND);
    const [listedDay] = (await server(court).planner.board({ courtId: court.courtId, from: SECOND, weeks: 1 })).days;
    const shown = (day: typeof draftDay) =>
      day!.matters.map(({ caseId, block, serial, because }) => ({ caseId, block, serial, because }));
    expect(shown(listedDay)).toEqual(shown(draftDay));
    const [version] = await versionsOf(court, SECOND);
    expect(version!.content.entries.map(({ caseId }) => caseId)).toEqual(draftDay!.matters.map(({ caseId }) => caseId));
  });

  test("version 2 tells what was added, moved and removed since version 1", async () => {
    const { court } = await planned(2, { planMatters: 10, ceilingMatters: 30, planMinutes: 900, ceilingMinutes: 900 });
    await publish(court, SECOND);
    const [moved, leaving] = await hearingsOf(court);
    const { courtId } = court;
    const board = await server(court).planner.board({ courtId, from: SECOND, weeks: 1 });
    const block = board.days[0]!.blocks.find((start) => start !== moved!.block)!;
    await server(court).planner.order({
      courtId,
      day: SECOND,
      moved: { kind: "hearing", id: moved!.id, version: moved!.version },
      block,
      before: null,
      key: key(),
    });
    await server(court).planner.moveHearing({
      courtId,
      hearingId: leaving!.id,
      version: leaving!.version,
      day: THIRD,
      key: key(),
    });
    const added = await makeCase(db, court);
    await listCase(court.clerk, courtId, added, SECOND, { source: "court", isFixed: true });
    const preview = await server(court).lists.preview({ courtId, days: [SECOND], language: "en" });
    expect(preview).toMatchObject([{ version: 2, matters: 2, added: 1, moved: 1, removed: 1, isUnchanged: false }]);
    expect((await publish(court, SECOND)).published).toMatchObject([{ version: 2, added: 1, moved: 1, removed: 1 }]);
    const [first, second] = await versionsOf(court, SECOND);
    expect(first!.content.entries).toHaveLength(2);
    expect(second!.content.removed).toMatchObject([{ hearingUid: leaving!.uid, to: THIRD }]);
    expect(second!.content.entries.map(({ caseId, change, movedFrom }) => ({ caseId, change, movedFrom }))).toEqual(
      expect.arrayContaining([
        { caseId: added, change: "added", movedFrom: null },
        { caseId: moved!.caseId, change: "moved", movedFrom: moved!.block },
      ]),
    );
  });

  test("a row whose place was taken meanwhile goes back to the tray with its reason", async () => {
    const { court } = await planned(2);
    for (const matter of [await makeCase(db, court), await makeCase(db, court)]) {
      await listCase(court.clerk, court.courtId, matter, SECOND, { source: "court", isFixed: true });
    }
    const drafted = await draftOf(court);
    const [preview] = await server(court).lists.preview({ courtId: court.courtId, days: [SECOND], language: "en" });
    expect(preview).toMatchObject({ matters: 2, returned: [{ code: "day-full" }, { code: "day-full" }] });
    expect(await draftOf(court)).toEqual(drafted);
    const answer = await publish(court, SECOND);
    expect(answer).toMatchObject({ placed: 0, returned: [{ code: "day-full" }, { code: "day-full" }] });
    expect(answer.published).toMatchObject([{ matters: 2 }]);
    for (const row of await draftOf(court)) {
      expect(row).toMatchObject({ day: null, because: { code: "place-taken", refusal: "day-full", day: SECOND } });
      expect(row.couldBe).toMatchObject([{ day: "2026-12-03" }, { day: THIRD }, { day: "2026-12-24" }]);
    }
  });

  test("a matter that the judge dated meanwhile is not listed twice", async () => {
    const { court, cases } = await planned(2);
    await listCase(court.clerk, court.courtId, cases[0]!, THIRD, { source: "court", isFixed: true });
    const answer = await publish(court, SECOND);
    expect(answer).toMatchObject({ placed: 1, returned: [] });
    expect(await draftOf(court)).toEqual([]);
  });

  test("the overload that a clerk gave a reason for is kept with it", async () => {
    const { court } = await planned(3);
    const third = (await draftOf(court)).find(({ day }) => day === THIRD)!;
    const row = { id: third.id, version: third.version };
    const overloadBecause = "connected matters";
    await server(court).planner.place({
      courtId: court.courtId,
      rows: [row],
      day: SECOND,
      overloadBecause,
      key: key(),
    });
    expect(await publish(court, SECOND)).toMatchObject({ placed: 3, returned: [] });
    expect((await hearingsOf(court)).filter((one) => one.overloadBecause === overloadBecause)).toHaveLength(1);
    const [day] = await db
      .select()
      .from(courtDayTable)
      .where(and(eq(courtDayTable.courtId, court.courtId), eq(courtDayTable.day, SECOND)));
    expect(day).toMatchObject({ listedMatters: 3, planMatters: 2 });
  });

  test("several days are published at once, each with its own version", async () => {
    const { court } = await planned(4);
    expect((await publish(court, THIRD, SECOND)).published).toMatchObject([
      { day: SECOND, version: 1, matters: 2 },
      { day: THIRD, version: 1, matters: 2 },
    ]);
  });

  test("a day that is over is not published, and a published list is never taken back by undo", async () => {
    const { court } = await planned(1);
    expect(await codeOf(publish(court, courtDay("2026-11-26")))).toBe("day-past");
    const { changeId } = await publish(court, SECOND);
    expect(await codeOf(server(court).changes.undo({ courtId: court.courtId, changeId, key: key() }))).toBe(
      "not-allowed",
    );
  });

  test("the same key publishes once", async () => {
    const { court } = await planned(1);
    const input = { courtId: court.courtId, days: [SECOND], key: key() };
    const first = await server(court).lists.publish(input);
    expect(await server(court).lists.publish(input)).toEqual(first);
    expect(await versionsOf(court, SECOND)).toHaveLength(1);
  });

  test("a matter by FIR only is posted under a mark of its own", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, { firNumber: 32, firYear: 2019 });
    const { courtCase } = await import("../../../db/schema/cases.ts");
    await db.update(courtCase).set({ number: null, year: null, numberKey: null }).where(eq(courtCase.id, caseId));
    await listCase(court.clerk, court.courtId, caseId, SECOND);
    await publish(court, SECOND);
    const [version] = await versionsOf(court, SECOND);
    expect(version!.content.entries[0]!.caseNumber).toBe(`P-${caseId}`);
  });
});

describe("the day itself", () => {
  test("a matter taken up on the day joins the list that is not yet up", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court);
    await server(court).planner.listMatter({ courtId: court.courtId, caseId, purpose: "bail", key: key() });
    expect((await publish(court, TODAY)).published).toMatchObject([{ supplementary: null, matters: 1 }]);
  });

  test("once the list is up, added matters go on supplementary lists that count on", async () => {
    const court = await makeCourt(db);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    await publish(court, TODAY);
    const add = async (purpose: "bail" | "remand") => {
      const caseId = await makeCase(db, court);
      await server(court).planner.listMatter({ courtId: court.courtId, caseId, purpose, key: key() });
      return caseId;
    };
    const bail = await add("bail");
    expect((await publish(court, TODAY)).published).toMatchObject([{ supplementary: 1, version: 1, matters: 1 }]);
    const remand = await add("remand");
    expect((await publish(court, TODAY)).published).toMatchObject([{ supplementary: 2, version: 1, matters: 1 }]);
    const lists = await versionsOf(court, TODAY);
    expect(
      lists.map(({ supplementary, version, content }) => [
        supplementary,
        version,
        content.entries.map((one) => [one.caseId, one.serial]),
      ]),
    ).toEqual([
      [null, 1, [[expect.any(Number), 1]]],
      [1, 1, [[bail, 2]]],
      [2, 1, [[remand, 3]]],
    ]);
    expect(await codeOf(publish(court, TODAY))).toBe("nothing-to-do");
  });

  test("a matter is given a coming date by hand, and what the draft planned for the same purpose is settled by it", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, { stage: "charge" });
    const api = server(court);
    const { courtId } = court;
    await api.planner.plan({ courtId, fromDay: TODAY, weeks: 4, key: key() });
    expect(await draftOf(court)).toHaveLength(1);
    const day = SECOND;
    await api.planner.listMatter({ courtId, caseId, purpose: "charge", day, key: key() });
    expect(await draftOf(court)).toEqual([]);
    expect((await publish(court, day)).published).toMatchObject([{ supplementary: null, matters: 1 }]);
    const yesterday = courtDay("2026-12-02");
    expect(await codeOf(api.planner.listMatter({ courtId, caseId, purpose: "bail", day: yesterday, key: key() }))).toBe(
      "day-past",
    );
  });

  test("an ordinary working day takes bail and custody, nothing else", async () => {
    const court = await makeCourt(db);
    const friday = new Date("2026-12-04T05:00:00Z");
    const add = async (purpose: "bail" | "evidence", custody: "in" | "bail") => {
      const caseId = await makeCase(db, court, { custody });
      return server(court, friday).planner.listMatter({ courtId: court.courtId, caseId, purpose, key: key() });
    };
    expect(await codeOf(add("evidence", "bail"))).toBe("not-a-hearing-day");
    expect(await codeOf(add("bail", "bail"))).toBe("answered");
    expect(await codeOf(add("evidence", "in"))).toBe("answered");
  });

  test("a list comes down with its reason, and the next one hangs without marks", async () => {
    const { court } = await planned(1);
    const { courtId } = court;
    await publish(court, SECOND);
    const takeDown = (reason: string) =>
      server(court).lists.takeDown({ courtId, day: SECOND, supplementary: null, reason, key: key() });
    expect(await codeOf(takeDown(""))).toBe("reason-needed");
    await takeDown("a name on it");
    expect((await versionsOf(court, SECOND))[0]).toMatchObject({ withdrawnBecause: "a name on it" });
    expect(await codeOf(takeDown("again"))).toBe("nothing-to-do");
    expect((await publish(court, SECOND)).published).toMatchObject([{ version: 2, matters: 1, added: 0 }]);
  });
});

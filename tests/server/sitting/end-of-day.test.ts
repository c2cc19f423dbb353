import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { causeList } from "../../../db/schema/cause-lists.ts";
import { hearing } from "../../../db/schema/hearings.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CauseList } from "../../../server/rules/cause-lists/cause-list.ts";
import { listCase, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

describe("ending the day", () => {
  test("it says how many matters have no outcome, and can be done once", async () => {
    const court = await makeCourt(db);
    const { hearings } = createCaller(court.clerk);
    const ids = [];
    for (let at = 0; at < 3; at += 1) {
      ids.push(await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY));
    }
    const at = { courtId: court.courtId, recordedAt: NOW.toISOString() };
    await hearings.recordOutcome({ ...at, key: randomUUID(), hearingId: ids[0]!, version: 1, kind: "not-reached" });
    await expect(hearings.endDay({ courtId: court.courtId, day: TODAY, key: randomUUID() })).rejects.toMatchObject({
      message: "undated-left",
    });
    await hearings.carryOver({ ...at, day: TODAY, key: randomUUID() });
    const ended = await hearings.endDay({ courtId: court.courtId, day: TODAY, key: randomUUID() });
    expect(ended.withoutOutcome).toBe(2);
    const sheet = await hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(sheet.endedAt).not.toBeNull();
    await expect(hearings.endDay({ courtId: court.courtId, day: TODAY, key: randomUUID() })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "nothing-to-do",
    });
  });

  test("a matter can still be entered from paper afterwards", async () => {
    const friday = new Date("2026-12-04T05:00:00Z");
    const court = await makeCourt(db, { now: friday });
    const { hearings } = createCaller(court.clerk);
    const hearingId = await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    await hearings.endDay({ courtId: court.courtId, day: TODAY, key: randomUUID() });
    await hearings.recordOutcome({
      ...{ courtId: court.courtId, key: randomUUID(), hearingId, version: 1, recordedAt: friday.toISOString() },
      ...{ kind: "adjourned", reason: "time-short", next: { purpose: "evidence", day: addDays(TODAY, 7) } },
    });
    const sheet = await hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(sheet.matters[0]?.outcome).toMatchObject({ kind: "adjourned", isEnteredLater: true });
  });

  test("a day that has not come yet is not ended", async () => {
    const court = await makeCourt(db);
    const { hearings } = createCaller(court.clerk);
    const day = addDays(TODAY, 7);
    await expect(hearings.endDay({ courtId: court.courtId, day, key: randomUUID() })).rejects.toMatchObject({
      message: "day-to-come",
    });
    expect((await hearings.daySheet({ courtId: court.courtId, day })).endedAt).toBeNull();
  });

  test("the day taken back is open again", async () => {
    const court = await makeCourt(db);
    const caller = createCaller(court.clerk);
    const { changeId } = await caller.hearings.endDay({ courtId: court.courtId, day: TODAY, key: randomUUID() });
    await caller.changes.undo({ courtId: court.courtId, changeId, key: randomUUID() });
    expect((await caller.hearings.daySheet({ courtId: court.courtId, day: TODAY })).endedAt).toBeNull();
  });
});

describe("the day that Today opens on", () => {
  test("today, where it is a hearing day", async () => {
    const court = await makeCourt(db);
    expect(await createCaller(court.clerk).hearings.comingDay({ courtId: court.courtId })).toMatchObject({
      today: TODAY,
      day: TODAY,
    });
  });

  test("else the coming hearing day, and past days that still have matters without an outcome", async () => {
    const court = await makeCourt(db, { now: new Date("2026-12-04T05:00:00Z") });
    await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    expect(await createCaller(court.clerk).hearings.comingDay({ courtId: court.courtId })).toEqual({
      today: "2026-12-04",
      day: "2026-12-10",
      unfinished: [{ day: TODAY, left: 1 }],
    });
  });

  test("a working day with a prisoner on it comes before the next hearing day", async () => {
    const court = await makeCourt(db, { now: new Date("2026-12-04T05:00:00Z") });
    const caseId = await makeCase(db, court, { custody: "in" });
    await listCase(court.clerk, court.courtId, caseId, courtDay("2026-12-08"), { purpose: "remand" });
    expect((await createCaller(court.clerk).hearings.comingDay({ courtId: court.courtId })).day).toBe("2026-12-08");
  });

  test("an evening in Greenwich is already the next day in Karachi", async () => {
    const court = await makeCourt(db, { now: new Date("2026-12-02T19:30:00Z") });
    expect((await createCaller(court.clerk).hearings.comingDay({ courtId: court.courtId })).today).toBe(TODAY);
  });
});

describe("the sheet", () => {
  test("takes its numbers from the published list and counts on for what was added", async () => {
    const court = await makeCourt(db);
    const { hearings } = createCaller(court.clerk);
    const first = await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    const second = await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    const uids = new Map(
      (await db.select().from(hearing).where(eq(hearing.courtId, court.courtId))).map(({ id, uid }) => [id, uid]),
    );
    // Only what the sheet reads of a published version.
    const version = (number: number, order: readonly number[]) => ({
      ...{
        courtId: court.courtId,
        day: TODAY,
        version: number,
        contentHash: `${number}`,
        publishedAt: NOW.toISOString(),
      },
      content: {
        entries: order.map((id, at) => ({ hearingUid: uids.get(id), serial: at + 1 })),
      } as unknown as CauseList,
    });
    await db.insert(causeList).values([version(1, [first, second]), version(2, [second, first])]);
    const added = await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY, { source: "added" });
    const sheet = await hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(sheet.publishedVersion).toBe(2);
    expect(
      sheet.matters.map(({ serial, hearingId, isOnPublishedList }) => [serial, hearingId, isOnPublishedList]),
    ).toEqual([
      [1, second, true],
      [2, first, true],
      [3, added, false],
    ]);
  });

  test("names counsel and officers, never a complainant, and no witness of a restricted matter", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, { isRestricted: true });
    const roles = ["accused", "complainant", "witness", "counsel", "prosecutor", "investigating-officer"] as const;
    for (const role of roles) {
      const [made] = await db
        .insert(person)
        .values({
          districtId: court.districtId,
          name: `Canary ${role}`,
          nameKey: role,
          nameUr: role === "accused" ? "ملزم" : null,
        })
        .returning({ id: person.id });
      await db.insert(casePerson).values({ caseId, courtId: court.courtId, personId: made!.id, role });
    }
    await listCase(court.clerk, court.courtId, caseId, TODAY);
    const sheet = await createCaller(court.clerk).hearings.daySheet({ courtId: court.courtId, day: TODAY });
    expect(sheet.matters[0]!.people.map(({ role }) => role)).toEqual([
      "counsel",
      "investigating-officer",
      "prosecutor",
    ]);
    expect(sheet.matters[0]!.firstAccusedUr).toBe("ملزم");
    expect(JSON.stringify(sheet)).not.toMatch(/Canary (complainant|witness)/);
  });

  test("is open to a judge of the court and closed to a prosecutor", async () => {
    const court = await makeCourt(db);
    const judge = createCaller(await makeStaff(db, court, "judge"));
    expect((await judge.hearings.daySheet({ courtId: court.courtId, day: TODAY })).matters).toEqual([]);
    const prosecutor = createCaller(await makeStaff(db, court, "prosecutor"));
    await expect(prosecutor.hearings.daySheet({ courtId: court.courtId, day: TODAY })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

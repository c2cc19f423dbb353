import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { closure, district } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../../db/schema/hearings.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { Refused } from "../../../server/core/refused.ts";
import { courtSettings } from "../../../server/courts/court-settings.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { nextDates } from "../../../server/listing/next-dates.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Purpose } from "../../../server/rules/case/purposes.ts";
import { correctOutcome } from "../../../server/sitting/correct-outcome.ts";
import { daySheet } from "../../../server/sitting/day-sheet.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const server = (court: MadeCourt) => createCaller(court.clerk);
const key = () => randomUUID();
const weeks = (count: number) => addDays(TODAY, 7 * count);

async function refusal(work: Promise<unknown>): Promise<{ code: string; rule: unknown }> {
  try {
    await work;
  } catch (error) {
    const refused = error instanceof Refused ? error : (error as Error).cause;
    if (refused instanceof Refused) return { code: refused.code, rule: refused.detail.rule };
    throw error;
  }
  throw new Error("nothing was refused");
}

type Columns = Partial<typeof courtCase.$inferInsert>;

async function listed(court: MadeCourt, columns: Columns, purpose: Purpose = "evidence") {
  const caseId = await makeCase(db, court, columns);
  return { caseId, hearingId: await listCase(court.clerk, court.courtId, caseId, TODAY, { purpose }) };
}

const caseOf = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;

const heard = (court: MadeCourt, hearingId: number, next: { purpose: Purpose; day: CourtDay; orderedBy?: string }) =>
  recordOutcome(court.clerk, {
    ...{ courtId: court.courtId, hearingId, version: 1, kind: "held-moved-on" as const, next },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: key() },
  });

describe("a next date given in court", () => {
  test("a magistrate's custody matter is refused past fifteen days, and kept as a breach on a judge's order", async () => {
    const court = await makeCourt(db, { rank: "magistrate" });
    const { hearingId } = await listed(court, { custody: "in" });
    const late = { purpose: "evidence", day: weeks(3) } as const;
    expect(await refusal(heard(court, hearingId, late))).toEqual({ code: "law-limit", rule: "custody-limit" });
    const answer = await heard(court, hearingId, { ...late, orderedBy: "Judge of tests" });
    expect(answer.warnings).toEqual(["custody-limit"]);
    const [next] = await db.select().from(hearing).where(eq(hearing.id, answer.nextHearingId!));
    expect(next?.orderedBy).toBe("Judge of tests");
  });

  test("a Sessions court is warned of the same day and may give it", async () => {
    const court = await makeCourt(db);
    const { hearingId } = await listed(court, { custody: "in" });
    const answer = await heard(court, hearingId, { purpose: "evidence", day: weeks(3) });
    expect(answer.warnings).toEqual(["custody-limit"]);
  });

  test("the charge comes seven days after the copies that this very hearing supplied", async () => {
    const court = await makeCourt(db);
    const { caseId, hearingId } = await listed(court, { stage: "copies" }, "copies");
    const soon = { purpose: "charge", day: addDays(TODAY, 5) } as const;
    const ordered = { ...soon, orderedBy: "Judge of tests" };
    expect((await refusal(heard(court, hearingId, { ...soon, day: addDays(TODAY, 6) }))).code).not.toBe("answered");
    const answer = await heard(court, hearingId, ordered);
    expect(answer.warnings).toContain("copies-before-charge");
    expect((await caseOf(caseId)).copiesDay).toBe(TODAY);
    await undoChange(court.clerk, { courtId: court.courtId, changeId: answer.changeId, key: key() });
    expect((await caseOf(caseId)).copiesDay).toBeNull();
    await recordOutcome(court.clerk, {
      ...{ courtId: court.courtId, hearingId, kind: "held-moved-on", next: { purpose: "charge", day: weeks(1) } },
      version: (await db.select().from(hearing).where(eq(hearing.id, hearingId)))[0]!.version,
      ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: key() },
    });
    expect((await caseOf(caseId)).copiesDay).toBe(TODAY);
  });

  test("an outcome that is corrected takes its copies back", async () => {
    const court = await makeCourt(db);
    const { caseId, hearingId } = await listed(court, { stage: "copies" }, "copies");
    const { outcomeId } = await heard(court, hearingId, { purpose: "charge", day: weeks(1) });
    await correctOutcome(court.clerk, {
      ...{ courtId: court.courtId, hearingId, outcomeId, because: "copies were not there" },
      ...{ kind: "adjourned", reason: "copies-not-supplied", next: { purpose: "copies", day: weeks(1) } },
      ...{ recordedAt: NOW.toISOString(), isEnteredLater: false, key: key() },
    });
    expect((await caseOf(caseId)).copiesDay).toBeNull();
  });

  test("a proclamation is given its thirty days", async () => {
    const court = await makeCourt(db);
    const { hearingId } = await listed(court, { stage: "absconder", proclamationDay: TODAY }, "appearance");
    const at = (day: CourtDay) => heard(court, hearingId, { purpose: "proclamation", day });
    expect(await refusal(at(weeks(4)))).toEqual({ code: "law-limit", rule: "proclamation-time" });
    expect((await at(weeks(5))).warnings).toEqual([]);
  });

  test("the sheet and the form are told what the server will judge by", async () => {
    const court = await makeCourt(db);
    const { caseId } = await listed(court, { stage: "charge", copiesDay: TODAY, custody: "in" });
    const sheet = await daySheet(court.clerk, { courtId: court.courtId, day: TODAY });
    expect(sheet.matters[0]?.law).toMatchObject({ rank: "sessions", copiesDay: TODAY });
    const asked = { courtId: court.courtId, from: TODAY, n: 5, caseId };
    expect((await nextDates(court.clerk, asked)).law).toMatchObject({ copiesDay: TODAY });
    const other = await makeCourt(db);
    const elsewhere = await makeCase(db, other);
    expect((await nextDates(court.clerk, { ...asked, caseId: elsewhere })).law).toBeNull();
  });
});

describe("dates given by hand, moved and planned", () => {
  test("the form is refused a charge before its time, and takes it on a judge's order", async () => {
    const court = await makeCourt(db);
    const caseId = await makeCase(db, court, { stage: "charge", copiesDay: addDays(TODAY, -1) });
    const { courtId } = court;
    const asked = { courtId, caseId, purpose: "charge" as const, day: TODAY };
    const code = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "answered",
        (error: Error) => error.message,
      );
    expect(await code(server(court).planner.listMatter({ ...asked, key: key() }))).toBe("law-limit");
    const ordered = { ...asked, orderedBy: "Judge of tests", key: key() };
    expect((await server(court).planner.listMatter(ordered)).warnings).toEqual(["copies-before-charge"]);
  });

  test("a listed custody matter before a magistrate is moved past its limit only by order", async () => {
    const court = await makeCourt(db, { rank: "magistrate" });
    const caseId = await makeCase(db, court, { custody: "in" });
    const hearingId = await listCase(court.clerk, court.courtId, caseId, weeks(1));
    const move = { courtId: court.courtId, hearingId, version: 1, day: weeks(3) };
    await expect(server(court).planner.moveHearing({ ...move, key: key() })).rejects.toThrow("law-limit");
    const words = { reason: "witness from abroad", orderedBy: "Judge of tests" };
    const moved = await server(court).planner.moveHearing({ ...move, ...words, key: key() });
    expect(moved.warnings).toEqual(["custody-limit"]);
  });

  test("the plan keeps a charge seven days from its copies, and a closed Thursday leaves custody a weekday", async () => {
    const court = await makeCourt(db, { rank: "magistrate" });
    const { courtId, districtId } = court;
    for (const day of [weeks(1), weeks(2)])
      await db.insert(closure).values({
        ...{ districtId, courtId, fromDay: day, untilDay: day, kind: "gazetted", effect: "closed" },
        ...{ nameEn: "Holiday", isConfirmed: true },
      });
    const charge = await makeCase(db, court, { stage: "charge", copiesDay: addDays(TODAY, -2) });
    const custody = await makeCase(db, court, { custody: "in", stage: "prosecution-evidence" });
    await server(court).planner.plan({ courtId, fromDay: addDays(TODAY, 1), weeks: 6, key: key() });
    const rows = await db.select().from(draftPlacement).where(eq(draftPlacement.courtId, courtId));
    const day = (caseId: number) => rows.find((row) => row.caseId === caseId)!;
    expect(day(charge).day! >= addDays(TODAY, 5)).toBe(true);
    expect(day(custody).day).toBeNull();
    const couldBe = (day(custody).couldBe as { day: CourtDay }[]).map((one) => one.day);
    expect(couldBe.length).toBeGreaterThan(0);
    expect(couldBe.every((one) => one <= addDays(TODAY, 15))).toBe(true);
  });

  test("a list of last year is judged by last year's law: the targets of August 2025 begin on their day", async () => {
    const told = async (now: string) => {
      const court = await makeCourt(db, { now: new Date(`${now}T05:00:00Z`) });
      // A year of a long case (2009) ends on 20 September; the two years of 2025 do not.
      const caseId = await makeCase(db, court, { institutionDay: courtDay("2024-09-20"), sections: ["PPC 302"] });
      const answer = await server(court).planner.listMatter({
        ...{ courtId: court.courtId, caseId, purpose: "evidence", day: courtDay("2025-09-25"), key: key() },
      });
      return answer.warnings;
    };
    expect(await told("2025-08-17")).toContain("trial-target");
    expect(await told("2025-08-18")).not.toContain("trial-target");
  });
});

describe("the numbers of a district", () => {
  const rules = {
    ...{ custodyDays: 14, peca30: "all" as const, adjournmentWarningAt: 5 },
    ...{ statutoryBailNoticeDays: 45, preservationNoticeDays: 21 },
  } as const;

  test("an administrator of the district sets them, dates follow, and it is taken back", async () => {
    const court = await makeCourt(db, { rank: "magistrate" });
    const { courtId, districtId } = court;
    const admin = await makeStaff(db, { districtId, courtId: null }, "administrator");
    const { districtVersion } = await courtSettings(admin, { courtId });
    const input = { courtId, version: districtVersion, ...rules, key: key() };
    const { changeId } = await createCaller(admin).calendar.saveRules(input);
    expect((await courtSettings(admin, { courtId })).rules).toEqual(rules);
    expect((await nextDates(court.clerk, { courtId, from: TODAY, n: 5 })).limits).toMatchObject({
      ...{ custodyDays: 14, peca30: "all" },
    });
    const { hearingId } = await listed(court, { custody: "in" });
    const late = { purpose: "evidence", day: addDays(TODAY, 15) } as const;
    expect((await refusal(heard(court, hearingId, late))).rule).toBe("custody-limit");
    await undoChange(admin, { courtId, changeId, key: key() });
    expect((await courtSettings(admin, { courtId })).rules.custodyDays).toBe(15);
  });

  test("nobody makes custody laxer than the law, nor decides for a district from one court", async () => {
    const court = await makeCourt(db);
    const { courtId, districtId } = court;
    const [row] = await db.select().from(district).where(eq(district.id, districtId));
    const admin = await makeStaff(db, { districtId, courtId: null }, "administrator");
    const save = (ctx: typeof admin, given: object) =>
      createCaller(ctx).calendar.saveRules({ courtId, version: row!.version, ...rules, ...given, key: key() });
    await expect(save(admin, { custodyDays: 16 })).rejects.toThrow("invalid");
    const bound = await makeStaff(db, { districtId, courtId }, "administrator");
    await expect(save(bound, {})).rejects.toThrow("not-allowed");
    await expect(save(court.clerk, {})).rejects.toThrow("not-allowed");
  });
});

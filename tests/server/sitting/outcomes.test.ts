import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { closure, courtDay as courtDayTable } from "../../../db/schema/districts.ts";
import { hearing, outcome } from "../../../db/schema/hearings.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { moveStageByHand } from "../../../server/case/stage/move-stage-by-hand.ts";
import type { Context } from "../../../server/core/context.ts";
import { Refused } from "../../../server/core/refused.ts";
import { nextDates } from "../../../server/listing/next-dates.ts";
import { declareClosure } from "../../../server/lost-days/close-day.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { OUTCOME_RULES, OUTCOMES } from "../../../server/rules/case/outcomes.ts";
import { callMatter } from "../../../server/sitting/call-matter.ts";
import { correctOutcome } from "../../../server/sitting/correct-outcome.ts";
import { daySheet } from "../../../server/sitting/day-sheet.ts";
import type { CorrectOutcomeInput, RecordOutcomeInput } from "../../../server/sitting/outcome-input.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const WEEK = addDays(TODAY, 7);
const FORTNIGHT = addDays(TODAY, 14);

type Listed = { court: MadeCourt; caseId: number; hearingId: number };

async function listed(choice: Parameters<typeof makeCourt>[1] = {}, columns = {}, placement = {}): Promise<Listed> {
  const court = await makeCourt(db, choice);
  const caseId = await makeCase(db, court, columns);
  return { court, caseId, hearingId: await listCase(court.clerk, court.courtId, caseId, TODAY, placement) };
}

const recordIn = (ctx: Context, { court, hearingId }: Listed, given: Partial<RecordOutcomeInput>) =>
  recordOutcome(ctx, {
    courtId: court.courtId,
    hearingId,
    version: 1,
    kind: "adjourned",
    recordedAt: NOW.toISOString(),
    isEnteredLater: false,
    key: randomUUID(),
    ...given,
  });

const adjourned = (day: CourtDay = WEEK) =>
  ({ kind: "adjourned", reason: "witness-absent", next: { purpose: "evidence", day } }) as const;

const correctionOf = (matter: Listed, outcomeId: number, given: Partial<CorrectOutcomeInput>): CorrectOutcomeInput => ({
  courtId: matter.court.courtId,
  hearingId: matter.hearingId,
  outcomeId,
  because: "wrong file was read out",
  kind: "adjourned",
  recordedAt: NOW.toISOString(),
  isEnteredLater: false,
  key: randomUUID(),
  ...given,
});

async function refusal(work: Promise<unknown>): Promise<Refused> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const caseOf = async ({ caseId }: Listed) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const hearingsOf = ({ caseId }: Listed) =>
  db.select().from(hearing).where(eq(hearing.caseId, caseId)).orderBy(hearing.id);
const outcomesOf = ({ caseId }: Listed) =>
  db.select().from(outcome).where(eq(outcome.caseId, caseId)).orderBy(outcome.id);
const loadsOf = async ({ court }: Listed) =>
  new Map(
    (await db.select().from(courtDayTable).where(eq(courtDayTable.courtId, court.courtId)))
      .filter(({ listedMatters }) => listedMatters > 0)
      .map(({ day, listedMinutes, listedMatters }) => [day, [listedMinutes, listedMatters]]),
  );

describe("what a hearing came to", () => {
  test.each(OUTCOMES)("%s is kept, and the hearing is over", async (kind) => {
    const matter = await listed();
    const needsDate = OUTCOME_RULES[kind].nextDate === "required" || kind === "listed-in-error";
    const next = needsDate ? { purpose: "evidence" as const, day: WEEK } : null;
    const extra = { adjourned: { reason: "witness-absent" as const }, disposed: { disposal: "acquitted" as const } };
    await recordIn(matter.court.clerk, matter, { kind, next, ...(extra as Record<string, object>)[kind] });
    const [heard, following] = await hearingsOf(matter);
    expect(heard).toMatchObject({ state: "heard", version: 2 });
    expect(await outcomesOf(matter)).toMatchObject([
      { kind, hearingId: matter.hearingId, nextHearingId: following?.id ?? null },
    ]);
    expect(following === undefined).toBe(next === null);
    expect((await caseOf(matter)).nextDay).toBe(next === null ? null : WEEK);
    expect((await caseOf(matter)).lastDay).toBe(TODAY);
  });

  test("an adjournment keeps its reason, and the side that follows from it", async () => {
    const matter = await listed();
    await recordIn(matter.court.clerk, matter, { ...adjourned(), reason: "prisoner-not-produced" });
    expect(await outcomesOf(matter)).toMatchObject([
      { kind: "adjourned", reason: "prisoner-not-produced", side: "jail" },
    ]);
  });

  test("the reader may put an adjournment against another side", async () => {
    const matter = await listed();
    await recordIn(matter.court.clerk, matter, { ...adjourned(), reason: "settlement-talks", side: "defence" });
    expect(await outcomesOf(matter)).toMatchObject([{ side: "defence" }]);
  });

  test("the next date is a new hearing fixed in court, tied to the one it came from", async () => {
    const matter = await listed();
    await recordIn(matter.court.clerk, matter, adjourned());
    const [, next] = await hearingsOf(matter);
    expect(next).toMatchObject({
      ...{ day: WEEK, state: "listed", source: "court", isFixed: true, purpose: "evidence" },
      previousHearingId: matter.hearingId,
    });
  });

  test("an adjournment without its reason is refused and nothing is written", async () => {
    const matter = await listed();
    const refused = await refusal(recordIn(matter.court.clerk, matter, { ...adjourned(), reason: null }));
    expect(refused.code).toBe("reason-needed");
    expect(await hearingsOf(matter)).toMatchObject([{ state: "listed", version: 1 }]);
    expect(await outcomesOf(matter)).toEqual([]);
  });

  test.each(["held-moved-on", "held-attendance", "adjourned", "reserved"] as const)(
    "%s needs a next date",
    async (kind) => {
      const matter = await listed();
      const refused = await refusal(recordIn(matter.court.clerk, matter, { kind, reason: "time-short", next: null }));
      expect(refused).toMatchObject({ code: "invalid", detail: { field: "next" } });
    },
  );

  test("a next date that is not after the hearing is refused", async () => {
    const matter = await listed();
    expect((await refusal(recordIn(matter.court.clerk, matter, adjourned(TODAY)))).code).toBe("day-past");
  });

  test("held and moved on takes the case to the stage of its next purpose", async () => {
    const matter = await listed({}, { stage: "charge" }, { purpose: "charge" });
    await recordIn(matter.court.clerk, matter, { kind: "held-moved-on", next: { purpose: "plea", day: WEEK } });
    expect(await caseOf(matter)).toMatchObject({ stage: "plea", stageSince: TODAY });
  });

  test("an adjournment leaves the case at its stage", async () => {
    const matter = await listed({}, { stage: "charge", stageSince: courtDay("2026-01-01") }, { purpose: "charge" });
    await recordIn(matter.court.clerk, matter, { ...adjourned(), next: { purpose: "plea", day: WEEK } });
    expect(await caseOf(matter)).toMatchObject({ stage: "charge", stageSince: "2026-01-01" });
  });

  test("a disposal closes the case and leaves it no open date", async () => {
    const matter = await listed({}, { stage: "judgment" });
    await listCase(matter.court.clerk, matter.court.courtId, matter.caseId, FORTNIGHT, { purpose: "application" });
    await recordIn(matter.court.clerk, matter, { kind: "disposed", disposal: "convicted" });
    expect(await caseOf(matter)).toMatchObject({
      ...{ disposal: "convicted", disposalDay: TODAY, stage: "decided", nextDay: null },
    });
    expect((await hearingsOf(matter)).map(({ state }) => state)).toEqual(["heard", "withdrawn"]);
    expect([...(await loadsOf(matter)).keys()]).toEqual([TODAY]);
  });

  test("a trial that stands at the FIR is not ended as convicted; once its stage is put right, it is", async () => {
    const matter = await listed({}, { stage: "fir" });
    const { clerk } = matter.court;
    const convicted = { kind: "disposed", disposal: "convicted" } as const;
    const refused = await refusal(recordIn(clerk, matter, convicted));
    expect(refused).toMatchObject({ code: "stage-pair", detail: { disposal: "convicted", stage: "fir" } });
    expect(await hearingsOf(matter)).toMatchObject([{ state: "listed", version: 1 }]);
    expect(await caseOf(matter)).toMatchObject({ stage: "fir", disposal: null });
    expect(await outcomesOf(matter)).toEqual([]);
    const at = { courtId: matter.court.courtId, caseId: matter.caseId, version: (await caseOf(matter)).version };
    const step = { stage: "judgment", day: TODAY, isCorrection: true, order: "the register was years behind" } as const;
    await moveStageByHand(clerk, { ...at, ...step, key: randomUUID() });
    await recordIn(clerk, matter, convicted);
    expect(await caseOf(matter)).toMatchObject({ stage: "decided", disposal: "convicted" });
  });

  test("what is entered days later is held to the stage like what is entered in court", async () => {
    const matter = await listed({}, { stage: "remand" });
    const later = { kind: "disposed", disposal: "acquitted", isEnteredLater: true } as const;
    expect((await refusal(recordIn(matter.court.clerk, matter, later))).code).toBe("stage-pair");
    await recordIn(matter.court.clerk, matter, { ...later, disposal: "discharged" });
    expect(await caseOf(matter)).toMatchObject({ disposal: "discharged" });
  });

  test("a case that is over has no open date of which an outcome could be recorded, by whatever path it ends", async () => {
    const matter = await listed();
    const ended = db
      .update(courtCase)
      .set({ disposalDay: TODAY, disposal: "abated" })
      .where(eq(courtCase.id, matter.caseId));
    await expect(ended).rejects.toMatchObject({ cause: { constraint_name: "ended_case_has_no_date" } });
  });

  test("what is written down a day later is marked as entered later", async () => {
    const monday = new Date("2026-12-07T06:00:00Z");
    const matter = await listed({ now: monday });
    await recordIn(matter.court.clerk, matter, { ...adjourned(), recordedAt: monday.toISOString() });
    expect(await outcomesOf(matter)).toMatchObject([{ isEnteredLater: true }]);
  });

  test("what was recorded on the day and arrives later, after the network came back, is not entered later", async () => {
    const matter = await listed({ now: new Date("2026-12-04T06:00:00Z") });
    await recordIn(matter.court.clerk, matter, { ...adjourned(), recordedAt: "2026-12-03T07:00:00.000Z" });
    const [kept] = await outcomesOf(matter);
    expect(kept!.isEnteredLater).toBe(false);
    expect(new Date(kept!.recordedAt).toISOString()).toBe("2026-12-03T07:00:00.000Z");
  });

  test("a device whose clock runs ahead records nothing in the future", async () => {
    const matter = await listed();
    await recordIn(matter.court.clerk, matter, { ...adjourned(), recordedAt: "2026-12-03T23:00:00.000Z" });
    expect(new Date((await outcomesOf(matter))[0]!.recordedAt).toISOString()).toBe(NOW.toISOString());
  });
});

describe("two clerks on one list", () => {
  test("the second is refused as stale and sees what the first recorded", async () => {
    const matter = await listed();
    const second = await makeStaff(db, matter.court, "clerk");
    await recordIn(matter.court.clerk, matter, adjourned());
    const refused = await refusal(recordIn(second, matter, { kind: "not-reached" }));
    expect(refused).toMatchObject({
      code: "stale",
      detail: { version: 2, state: "heard", kind: "adjourned", reason: "witness-absent", nextDay: WEEK },
    });
    expect(await outcomesOf(matter)).toHaveLength(1);
  });

  test("of two who press at the same moment exactly one is stored", async () => {
    const matter = await listed();
    const second = await makeStaff(db, matter.court, "clerk");
    const both = await Promise.allSettled([
      recordIn(matter.court.clerk, matter, adjourned(WEEK)),
      recordIn(second, matter, adjourned(FORTNIGHT)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rejected = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect((rejected.reason as Refused).code).toBe("stale");
    expect(await outcomesOf(matter)).toHaveLength(1);
    expect(await hearingsOf(matter)).toHaveLength(2);
  });

  test("the same key twice takes effect once and answers the same", async () => {
    const matter = await listed();
    const given = { ...adjourned(), key: randomUUID() };
    const first = await recordIn(matter.court.clerk, matter, given);
    expect(await recordIn(matter.court.clerk, matter, given)).toEqual(first);
    expect(await outcomesOf(matter)).toHaveLength(1);
    expect(await hearingsOf(matter)).toHaveLength(2);
  });

  test("a clerk of another court learns nothing of the hearing", async () => {
    const matter = await listed();
    const other = await makeCourt(db);
    expect((await refusal(recordIn(other.clerk, matter, adjourned()))).code).toBe("not-found");
    const own = { ...matter, court: other };
    expect((await refusal(recordIn(other.clerk, own, adjourned()))).code).toBe("not-found");
  });
});

describe("the next date", () => {
  test("a closed day is refused, also when a judge orders it", async () => {
    const matter = await listed();
    await db.insert(closure).values({
      ...{ districtId: matter.court.districtId, fromDay: WEEK, untilDay: WEEK, nameEn: "A holiday" },
      ...{ kind: "gazetted", effect: "closed", isConfirmed: true },
    });
    const next = { purpose: "evidence" as const, day: WEEK, orderedBy: "the judge", overloadBecause: "ordered" };
    expect((await refusal(recordIn(matter.court.clerk, matter, { ...adjourned(), next }))).code).toBe("closed-day");
    expect(await hearingsOf(matter)).toMatchObject([{ state: "listed" }]);
  });

  test("a day between hearing days is for custody and urgent matters, or by order", async () => {
    const matter = await listed();
    const friday = addDays(TODAY, 8);
    expect((await refusal(recordIn(matter.court.clerk, matter, adjourned(friday)))).code).toBe("not-a-hearing-day");
    const next = { purpose: "evidence" as const, day: friday, orderedBy: "the judge" };
    await recordIn(matter.court.clerk, matter, { ...adjourned(), next });
    expect((await hearingsOf(matter))[1]).toMatchObject({ day: friday, orderedBy: "the judge" });
  });

  test("a full day needs a reason, which is kept", async () => {
    const matter = await listed({ planMatters: 1, ceilingMatters: 3 });
    const other = await makeCase(db, matter.court);
    await listCase(matter.court.clerk, matter.court.courtId, other, WEEK);
    const refused = await refusal(recordIn(matter.court.clerk, matter, adjourned()));
    expect(refused).toMatchObject({
      code: "day-full",
      detail: { needsReason: true, listedMatters: 1, planMatters: 1 },
    });
    const next = { purpose: "evidence" as const, day: WEEK, overloadBecause: "two witnesses from Lahore" };
    await recordIn(matter.court.clerk, matter, { ...adjourned(), next });
    expect((await hearingsOf(matter))[1]).toMatchObject({
      overloadBecause: "two witnesses from Lahore",
      isBeyond: false,
    });
  });

  test("beyond the ceiling only a judge's order goes, and it is kept as a breach", async () => {
    const matter = await listed({ planMatters: 1, ceilingMatters: 1 });
    const other = await makeCase(db, matter.court);
    await listCase(matter.court.clerk, matter.court.courtId, other, WEEK);
    const next = { purpose: "evidence" as const, day: WEEK, overloadBecause: "no other day" };
    const refused = await refusal(recordIn(matter.court.clerk, matter, { ...adjourned(), next }));
    expect(refused).toMatchObject({ code: "day-full", detail: { needsReason: false } });
    await recordIn(matter.court.clerk, matter, { ...adjourned(), next: { ...next, orderedBy: "the judge" } });
    expect((await hearingsOf(matter))[1]).toMatchObject({ isBeyond: true, orderedBy: "the judge" });
  });

  test("a prisoner's date beyond fifteen days is kept, with a warning", async () => {
    const matter = await listed({}, { custody: "in" });
    const { warnings } = await recordIn(matter.court.clerk, matter, adjourned(addDays(TODAY, 21)));
    expect(warnings).toContain("custody-limit");
  });

  test("the keys 1 to 5 are the court's coming days with their loads, a closed one among them", async () => {
    const matter = await listed();
    await listCase(matter.court.clerk, matter.court.courtId, await makeCase(db, matter.court), FORTNIGHT);
    await db.insert(closure).values({
      ...{ districtId: matter.court.districtId, fromDay: addDays(TODAY, 21), untilDay: addDays(TODAY, 21) },
      ...{ nameEn: "A moon holiday", kind: "tentative", effect: "closed", isConfirmed: false },
    });
    const dates = await nextDates(matter.court.clerk, { courtId: matter.court.courtId, from: TODAY, n: 5 });
    expect(dates.usual).toEqual([7, 14, 21, 28, 35].map((days) => addDays(TODAY, days)));
    const on = (day: CourtDay) => dates.days.find((one) => one.day === day);
    expect(on(FORTNIGHT)).toMatchObject({ listedMatters: 1, listedMinutes: 40, isOpen: true });
    expect(on(addDays(TODAY, 21))).toMatchObject({ isOpen: false, isTentative: true, closureEn: "A moon holiday" });
  });
});

describe("undo", () => {
  test("right after, it restores stage, dates and loads", async () => {
    const matter = await listed({}, { stage: "charge" }, { purpose: "charge" });
    const before = { case: await caseOf(matter), loads: await loadsOf(matter) };
    const { changeId } = await recordIn(matter.court.clerk, matter, {
      ...{ kind: "held-moved-on", next: { purpose: "evidence", day: WEEK } },
    });
    expect(await caseOf(matter)).toMatchObject({ stage: "prosecution-evidence", nextDay: WEEK, hearingsCount: 1 });
    await undoChange(matter.court.clerk, { courtId: matter.court.courtId, changeId, key: randomUUID() });
    const { version: _before, ...was } = before.case;
    const { version: _after, ...is } = await caseOf(matter);
    expect(is).toEqual(was);
    expect(await loadsOf(matter)).toEqual(before.loads);
    expect(await outcomesOf(matter)).toEqual([]);
    expect(await hearingsOf(matter)).toMatchObject([{ id: matter.hearingId, state: "listed" }]);
  });

  test("a disposal taken back gives the case its other dates again", async () => {
    const matter = await listed();
    await listCase(matter.court.clerk, matter.court.courtId, matter.caseId, FORTNIGHT, { purpose: "application" });
    const { changeId } = await recordIn(matter.court.clerk, matter, { kind: "disposed", disposal: "acquitted" });
    await undoChange(matter.court.clerk, { courtId: matter.court.courtId, changeId });
    expect(await caseOf(matter)).toMatchObject({ disposal: null, stage: "prosecution-evidence", nextDay: TODAY });
    expect((await hearingsOf(matter)).map(({ state }) => state)).toEqual(["listed", "listed"]);
  });
});

describe("a mistake found later", () => {
  test("a correction keeps the wrong outcome with its reason, and the right one", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, adjourned());
    await correctOutcome(
      matter.court.clerk,
      correctionOf(matter, wrong.outcomeId, {
        kind: "adjourned",
        reason: "counsel-absent",
        next: { purpose: "evidence", day: WEEK },
      }),
    );
    const [old, right] = await outcomesOf(matter);
    expect(old).toMatchObject({ reason: "witness-absent", withdrawnBecause: "wrong file was read out" });
    expect(old!.withdrawnAt).not.toBeNull();
    expect(right).toMatchObject({ reason: "counsel-absent", supersedesId: old!.id, withdrawnAt: null });
    // The date did not change, so neither did the hearing that people were told of.
    expect(right!.nextHearingId).toBe(old!.nextHearingId);
    expect(await hearingsOf(matter)).toHaveLength(2);
  });

  test("with another date the old next hearing is withdrawn and a new one placed", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, adjourned(WEEK));
    await correctOutcome(matter.court.clerk, correctionOf(matter, wrong.outcomeId, adjourned(FORTNIGHT)));
    expect((await hearingsOf(matter)).map(({ day, state }) => [day, state])).toEqual([
      [TODAY, "heard"],
      [WEEK, "withdrawn"],
      [FORTNIGHT, "listed"],
    ]);
    expect([...(await loadsOf(matter)).keys()].sort()).toEqual([TODAY, FORTNIGHT]);
    expect((await caseOf(matter)).nextDay).toBe(FORTNIGHT);
  });

  test("the stage goes back to where the wrong outcome found it", async () => {
    const matter = await listed({}, { stage: "charge", stageSince: courtDay("2026-01-01") }, { purpose: "charge" });
    const moved = { kind: "held-moved-on", next: { purpose: "evidence", day: WEEK } } as const;
    const wrong = await recordIn(matter.court.clerk, matter, moved);
    const plea = { kind: "held-moved-on", next: { purpose: "plea", day: WEEK } } as const;
    const again = await correctOutcome(matter.court.clerk, correctionOf(matter, wrong.outcomeId, plea));
    expect((await caseOf(matter)).stage).toBe("plea");
    await correctOutcome(
      matter.court.clerk,
      correctionOf(matter, again.outcomeId, { ...adjourned(), next: { purpose: "charge", day: WEEK } }),
    );
    expect(await caseOf(matter)).toMatchObject({ stage: "charge", stageSince: "2026-01-01" });
    expect(await outcomesOf(matter)).toHaveLength(3);
  });

  test("a case disposed of by mistake is open again with its next date", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, { kind: "disposed", disposal: "acquitted" });
    await correctOutcome(matter.court.clerk, correctionOf(matter, wrong.outcomeId, adjourned()));
    expect(await caseOf(matter)).toMatchObject({
      ...{ disposal: null, disposalDay: null, stage: "prosecution-evidence", nextDay: WEEK },
    });
  });

  test("a correction is held to where the case stood before, and the sheet offers those ends", async () => {
    const matter = await listed({}, { stage: "challan" });
    const { clerk, courtId } = matter.court;
    const wrong = await recordIn(clerk, matter, { kind: "disposed", disposal: "discharged" });
    const sheetOf = async () => (await daySheet(clerk, { courtId, day: TODAY })).matters[0];
    expect(await sheetOf()).toMatchObject({ stage: "decided", endsFrom: "challan", hasGoneOn: false });
    const convicted = { kind: "disposed", disposal: "convicted" } as const;
    const refused = await refusal(correctOutcome(clerk, correctionOf(matter, wrong.outcomeId, convicted)));
    expect(refused).toMatchObject({ code: "stage-pair", detail: { disposal: "convicted", stage: "challan" } });
    expect(await caseOf(matter)).toMatchObject({ disposal: "discharged" });
    await correctOutcome(clerk, correctionOf(matter, wrong.outcomeId, { ...convicted, disposal: "report-class-c" }));
    expect(await caseOf(matter)).toMatchObject({ stage: "decided", disposal: "report-class-c" });
    expect(await sheetOf()).toMatchObject({ endsFrom: "challan" });
  });

  test("corrected to a disposal, the next date that came from it goes", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, adjourned());
    await correctOutcome(
      matter.court.clerk,
      correctionOf(matter, wrong.outcomeId, { kind: "disposed", disposal: "acquitted" }),
    );
    expect(await caseOf(matter)).toMatchObject({ disposal: "acquitted", nextDay: null });
  });

  test("it is refused once the next date has an outcome of its own", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, adjourned());
    const later = { ...matter, hearingId: wrong.nextHearingId! };
    await recordIn(matter.court.clerk, later, adjourned(FORTNIGHT));
    const refused = await refusal(
      correctOutcome(matter.court.clerk, correctionOf(matter, wrong.outcomeId, { kind: "not-reached" })),
    );
    expect(refused).toMatchObject({ code: "next-date-heard", detail: { day: WEEK } });
  });

  test("a correction needs its reason", async () => {
    const matter = await listed();
    const wrong = await recordIn(matter.court.clerk, matter, adjourned());
    const input = { ...correctionOf(matter, wrong.outcomeId, adjourned()), because: "  " };
    expect((await refusal(correctOutcome(matter.court.clerk, input))).code).toBe("reason-needed");
  });
});

describe("the sheet of the day", () => {
  test("it stands in calling order and tells what a reader needs", async () => {
    const matter = await listed({}, { custody: "in", custodySince: courtDay("2026-11-19") });
    await callMatter(matter.court.clerk, {
      ...{
        courtId: matter.court.courtId,
        hearingId: matter.hearingId,
        kind: "passed-over",
        calledAt: NOW.toISOString(),
      },
    });
    const second = await makeCase(db, matter.court);
    await listCase(matter.court.clerk, matter.court.courtId, second, TODAY, { source: "added" });
    const sheet = await daySheet(matter.court.clerk, { courtId: matter.court.courtId, day: TODAY });
    expect(sheet.matters).toMatchObject([
      {
        serial: 1,
        caseId: matter.caseId,
        custodyDays: 14,
        lastCall: "passed-over",
        timesPassedOver: 1,
        hearingNumber: 1,
        outcome: null,
        isAdded: false,
      },
      { serial: 2, caseId: second, custodyDays: null, lastCall: null, isAdded: true },
    ]);
    expect(sheet.reasonKeys).toHaveLength(10);
    expect(sheet.publishedVersion).toBeNull();
  });

  test("a matter shows what happened last time, and today's outcome with its next date", async () => {
    const matter = await listed();
    const first = await recordIn(matter.court.clerk, matter, { ...adjourned(), note: "PW-2 ill" });
    const sheetOf = (day: CourtDay) => daySheet(matter.court.clerk, { courtId: matter.court.courtId, day });
    expect((await sheetOf(TODAY)).matters[0]).toMatchObject({
      ...{ version: 2, isHeard: true, hearingNumber: 1 },
      outcome: { outcomeId: first.outcomeId, kind: "adjourned", nextDay: WEEK, nextReportingTime: "08:45" },
    });
    expect((await sheetOf(WEEK)).matters[0]).toMatchObject({
      hearingNumber: 2,
      previousDay: TODAY,
      previous: { kind: "adjourned", reason: "witness-absent", note: "PW-2 ill", day: TODAY },
    });
  });
});

describe("a day that is closed while the court sits", () => {
  test("still lets the reader take a wrong outcome back and record another", async () => {
    const matter = await listed();
    const { clerk, courtId } = matter.court;
    const wrong = await recordIn(clerk, matter, adjourned());
    await declareClosure(clerk, {
      ...{ courtId, isWholeDistrict: false, sweep: false, fromDay: TODAY, untilDay: TODAY },
      ...{ kind: "security", effect: "closed", nameEn: "Security", nameUr: null, source: null },
      ...{ isConfirmed: true, alternatives: null },
    });
    await undoChange(clerk, { courtId, changeId: wrong.changeId, key: randomUUID() });
    const [row] = await db.select().from(hearing).where(eq(hearing.id, matter.hearingId));
    expect(row?.state).toBe("listed");
    const right = await recordIn(clerk, matter, { ...adjourned(FORTNIGHT), version: row!.version });
    expect(right.nextHearingId).not.toBeNull();
  });
});

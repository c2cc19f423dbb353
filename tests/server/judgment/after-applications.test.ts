import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { casePerson } from "../../../db/schema/people.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { applicationsBefore, isBefore, isEndBefore } from "../../../server/rules/applications/application-follows.ts";
import type { ApplicationKind } from "../../../server/rules/applications/applications.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { Disposal } from "../../../server/rules/case/outcomes.ts";
import { listCase, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const key = () => randomUUID();
const MADE = courtDay("2026-11-01");
const NEXT = addDays(TODAY, 7);

/** A trial of these accused, and an application of the first of them, decided so today. */
async function decided(kind: ApplicationKind, disposal: Disposal, accused = ["Zaid Farzi", "Omar Misal"]) {
  const made = await makeCourt(db);
  const { courtId, clerk } = made;
  const api = createCaller(clerk);
  const parties = accused.map((name) => ({ name }));
  const [caseId, applicationId] = (await register(
    made,
    newCase({ accused: parties, custody: "in", custodySince: courtDay("2026-10-05"), stage: "charge" }),
    newCase({ docket: "application", applicationKind: kind, accused: parties.slice(0, 1), stage: "bail" }),
  )) as [number, number];
  await listCase(clerk, courtId, caseId, NEXT, { purpose: "charge" });
  await db.update(courtCase).set({ parentCaseId: caseId, institutionDay: MADE }).where(eq(courtCase.id, applicationId));
  const { version } = await api.cases.file({ courtId, caseId: applicationId });
  await api.life.decideApplication({
    ...{ courtId, caseId: applicationId, version, day: TODAY, disposal, order: "", key: key() },
  });
  const of = { courtId, caseId };
  const left = () => api.life.afterApplications(of);
  const people = async () =>
    (await db.select().from(casePerson).where(eq(casePerson.caseId, caseId)))
      .filter(({ role }) => role === "accused")
      .sort((one, other) => one.ordinal - other.ordinal);
  const undo = (changeId: number) => api.changes.undo({ courtId, changeId, key: key() });
  const written = { ...of, applicationId, day: TODAY };
  return { api, of, applicationId, left, people, undo, written };
}

describe("bail that was granted on an application", () => {
  test("is left to be written in the case, with who asked for it ticked, and changes nothing by itself", async () => {
    const { left, people } = await decided("bail-497", "bail-granted");
    const [order] = (await left()).left;
    expect(order).toMatchObject({ follow: "bail", kind: "bail-497", disposal: "bail-granted", day: TODAY });
    expect(order!.accused.map(({ name, isApplicant, asksSince }) => [name, isApplicant, asksSince])).toEqual([
      ["Zaid Farzi", true, false],
      ["Omar Misal", false, false],
    ]);
    expect((await people()).map(({ custody }) => custody)).toEqual([null, null]);
  });

  test("is written of the one who asked; the other stays in custody, nothing is left, and undo brings it all back", async () => {
    const { api, of, written, left, people, undo } = await decided("bail-497", "bail-granted");
    const [one] = (await left()).left[0]!.accused;
    const { changeId } = await api.life.writeBail({
      ...{ ...written, accused: [{ id: one!.id, version: one!.version, sinceDay: null }], key: key() },
    });
    expect((await people()).map(({ custody }) => custody)).toEqual(["bail", "in"]);
    expect(await api.cases.file(of)).toMatchObject({ custody: "in" });
    expect((await left()).left).toEqual([]);
    await undo(changeId);
    expect((await people()).map(({ custody }) => custody)).toEqual([null, null]);
    expect((await left()).left).toHaveLength(1);
  });

  test("is written of several at once, and is refused for who is on bail already or another's case", async () => {
    const { api, written, left, people } = await decided("bail-498", "interim-bail-confirmed");
    const accused = (await left()).left[0]!.accused.map(({ id, version }) => ({ id, version, sinceDay: null }));
    await api.life.writeBail({ ...written, accused, key: key() });
    expect((await people()).map(({ custody }) => custody)).toEqual(["bail", "bail"]);
    const now = (await people()).map(({ id, version }) => ({ id, version, sinceDay: null }));
    await expect(api.life.writeBail({ ...written, accused: now, key: key() })).rejects.toThrow("nothing-to-do");
    const other = await decided("bail-497", "bail-granted");
    const [stranger] = await other.people();
    const theirs = { id: stranger!.id, version: stranger!.version, sinceDay: null };
    await expect(api.life.writeBail({ ...written, accused: [theirs], key: key() })).rejects.toThrow("not-found");
    await expect(api.life.writeAcquittal({ ...written, accusedIds: [], version: null, key: key() })).rejects.toThrow(
      "invalid",
    );
  });

  test("that was refused, or not granted at all, leaves nothing to be written", async () => {
    for (const disposal of ["bail-refused", "not-pressed"] as const)
      expect((await (await decided("bail-497", disposal)).left()).left).toEqual([]);
  });
});

describe("an acquittal before judgment that was granted on an application", () => {
  test("is written of the one who asked; the case goes on against the other", async () => {
    const { api, of, written, left, undo } = await decided("acquittal-265k", "application-granted");
    const { left: orders, judgmentVersion: version } = await left();
    expect(orders).toMatchObject([{ follow: "acquittal", isOtherRank: false }]);
    const accusedIds = orders[0]!.accused.filter(({ isApplicant }) => isApplicant).map(({ id }) => id);
    const { changeId, isOver } = await api.life.writeAcquittal({ ...written, accusedIds, version, key: key() });
    expect(isOver).toBe(false);
    const life = await api.life.case(of);
    expect(life.accused.map(({ result }) => result)).toEqual(["acquitted", null]);
    expect(life.accused[0]!.said?.note).toContain("265-K CrPC");
    expect(life.openDays).toEqual([NEXT]);
    expect((await left()).left).toEqual([]);
    await undo(changeId);
    expect((await api.life.case(of)).accused.map(({ result }) => result)).toEqual([null, null]);
  });

  test("ends the case by its section where nobody is left to be tried, frees its date, and undo brings it back", async () => {
    const { api, of, written, left, undo } = await decided("acquittal-265k", "application-granted", ["Zaid Farzi"]);
    const { left: orders, judgmentVersion: version } = await left();
    const accusedIds = orders[0]!.accused.map(({ id }) => id);
    const { changeId, freed } = await api.life.writeAcquittal({ ...written, accusedIds, version, key: key() });
    expect(freed).toEqual([NEXT]);
    expect(await api.life.case(of)).toMatchObject({ disposal: "acquitted-265k", disposalDay: TODAY, stage: "decided" });
    expect((await left()).left).toEqual([]);
    await undo(changeId);
    expect(await api.life.case(of)).toMatchObject({ disposal: null, stage: "charge", openDays: [NEXT] });
  });

  test("under the section of the other kind of court is warned of and taken all the same", async () => {
    const { api, of, written, left } = await decided("acquittal-249a", "application-granted", ["Zaid Farzi"]);
    const { left: orders, judgmentVersion: version } = await left();
    expect(orders).toMatchObject([{ kind: "acquittal-249a", isOtherRank: true }]);
    const accusedIds = orders[0]!.accused.map(({ id }) => id);
    await api.life.writeAcquittal({ ...written, accusedIds, version, key: key() });
    expect(await api.life.case(of)).toMatchObject({ disposal: "acquitted-249a" });
  });
});

test("section 249-A is asked of a magistrate and 265-K of a Sessions court; whatever else is asked of both", () => {
  expect([isBefore("acquittal-249a", "magistrate"), isBefore("acquittal-249a", "sessions")]).toEqual([true, false]);
  expect([isBefore("acquittal-265k", "magistrate"), isBefore("acquittal-265k", "sessions")]).toEqual([false, true]);
  expect(applicationsBefore("sessions")).not.toContain("acquittal-249a");
  // What a matter is already stays among them.
  expect(applicationsBefore("sessions", "acquittal-249a")).toContain("acquittal-249a");
  expect(applicationsBefore("magistrate")).toContain("bail-497");
  expect([isEndBefore("acquitted-249a", "sessions"), isEndBefore("acquitted-265k", "sessions")]).toEqual([false, true]);
  expect(isEndBefore("convicted", "magistrate")).toBe(true);
});

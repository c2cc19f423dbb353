import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { court } from "../../../db/schema/districts.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const userOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.userId : "");

async function besides({ districtId }: MadeCourt) {
  const code = `beside-${randomUUID().slice(0, 8)}`;
  const [made] = await db.insert(court).values({ districtId, code, nameEn: "Court beside" }).returning();
  return { districtId, courtId: made!.id };
}

describe("the judge's own leave", () => {
  test("he names who sits instead, who then has the court for those days and no longer", async () => {
    const made = await makeCourt(db);
    const { courtId } = made;
    const judge = createCaller(await makeStaff(db, made, "judge"));
    const other = await makeStaff(db, await besides(made), "judge");
    expect((await judge.desk.linkJudges({ courtId })).judges).toMatchObject([{ courtEn: "Court beside" }]);
    const days = { fromDay: TODAY, untilDay: courtDay("2026-12-05"), orderedBy: "District & Sessions Judge" };
    const { coverId } = await judge.desk.nameLinkJudge({ courtId, userId: userOf(other), ...days, key: key() });
    const { covers } = await judge.desk.linkJudges({ courtId });
    expect(covers).toMatchObject([{ coverId, fromDay: TODAY, untilDay: "2026-12-05" }]);
    expect((await createCaller(other).desk.judge({ courtId })).today).toBe(TODAY);
    await judge.desk.endLinkJudge({ courtId, coverId, version: covers[0]!.version, key: key() });
    await expect(createCaller(other).desk.judge({ courtId })).rejects.toThrow("not-found");
  });

  test("no reader, no judge of another district and nobody of his own court is named, and no reader names anybody", async () => {
    const made = await makeCourt(db);
    const { courtId } = made;
    const own = await makeStaff(db, made, "judge");
    const judge = createCaller(own);
    const reader = await makeStaff(db, await besides(made), "clerk");
    const foreign = await makeStaff(db, await makeCourt(db), "judge");
    const days = { fromDay: TODAY, untilDay: TODAY, orderedBy: null };
    const name = (who: Context, by = judge) =>
      by.desk.nameLinkJudge({ courtId, userId: userOf(who), ...days, key: key() });
    await expect(name(reader)).rejects.toThrow("not-found");
    await expect(name(foreign)).rejects.toThrow("not-found");
    await expect(name(own)).rejects.toThrow("nothing-to-do");
    await expect(name(own, createCaller(made.clerk))).rejects.toThrow("not-allowed");
  });
});

describe("somebody who works here already", () => {
  test("becomes the prosecutor of his own matters, and a reader again, without another sign-in", async () => {
    const made = await makeCourt(db);
    const { courtId, districtId } = made;
    const caseId = await makeCase(db, made);
    const [who] = await db.insert(person).values({ districtId, name: "Prosecutor", nameKey: "prosecutor" }).returning();
    await db.insert(casePerson).values({ caseId, courtId, personId: who!.id, role: "prosecutor" });
    const administrator = createCaller(await makeStaff(db, made, "administrator"));
    const userId = userOf(await makeStaff(db, made, "clerk"));
    const member = async () => (await administrator.staff.list()).find((one) => one.userId === userId)!;
    const change = async (said: { role: "clerk" | "prosecutor"; personId?: number | null; isActive?: boolean }) => {
      const { name, version } = await member();
      const at = { courtId: said.role === "clerk" ? courtId : null, isActive: true };
      return administrator.staff.change({ userId, version, name, ...at, ...said, key: key() });
    };
    await expect(change({ role: "prosecutor" })).rejects.toThrow("invalid");
    const [stranger] = await db.insert(person).values({ districtId, name: "No one", nameKey: "no one" }).returning();
    await expect(change({ role: "prosecutor", personId: stranger!.id })).rejects.toThrow("invalid");
    await change({ role: "prosecutor", personId: who!.id });
    expect(await member()).toMatchObject({ role: "prosecutor", personId: who!.id, courtId: null });
    await change({ role: "prosecutor", isActive: false });
    expect(await member()).toMatchObject({ personId: who!.id, isActive: false });
    await change({ role: "clerk" });
    expect(await member()).toMatchObject({ role: "clerk", personId: null, courtId });
  });
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { caseNote } from "../../../db/schema/case-life.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const key = () => randomUUID();
const caseOf = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const administratorOf = ({ districtId }: MadeCourt) => makeStaff(db, { districtId, courtId: null }, "administrator");
const administrator = async (court: MadeCourt) => createCaller(await administratorOf(court));
const NOTHING_SENSITIVE = {
  statute: "PPC",
  section: "500",
  cognizable: "no",
  bailable: "yes",
  compoundable: "yes",
  victimSensitive: "no",
} as const;
const BY = { confirmedBy: "District Judge, letter of 3 November 2026", because: "Schedule II read" };

describe("a class that the district confirms", () => {
  test("names the cases of that section in every court of the district, in one change that undo takes back", async () => {
    const court = await makeCourt(db);
    const columns = { sections: ["PPC 500"], isRestricted: true, restrictionBecause: "sensitive-section" };
    const caseId = await makeCase(db, court, columns);
    const mixed = await makeCase(db, court, { ...columns, sections: ["PPC 500", "PECA 20"] });
    const elsewhere = await makeCase(db, await makeCourt(db), columns);
    const api = await administrator(court);
    const given = NOTHING_SENSITIVE;
    const { courtId } = court;
    const counts = { cases: 2, named: 1, restricted: 0 };
    expect(await api.life.previewClass({ courtId, of: "PPC 500", given })).toEqual(counts);
    const { changeId, ...told } = await api.life.confirmClass({ courtId, given, ...BY, key: key() });
    expect(told).toEqual(counts);
    expect(await caseOf(caseId)).toMatchObject({ isRestricted: false, restrictionBecause: "unrestricted" });
    expect((await caseOf(mixed)).isRestricted).toBe(true);
    expect((await caseOf(elsewhere)).isRestricted).toBe(true);
    const file = await api.cases.file({ courtId, caseId });
    expect(file.restriction.restricted).toBe(false);
    await api.changes.undo({ courtId, changeId, key: key() });
    expect((await caseOf(caseId)).isRestricted).toBe(true);
    expect((await api.life.sections({ courtId })).find((row) => row.section === "500")?.district).toBeNull();
  });

  test("answers whether a case is compoundable, with who confirmed it", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { sections: ["PPC 500"] });
    const api = await administrator(court);
    const before = (await api.life.case({ courtId, caseId })).caseClass;
    expect(before).toMatchObject({ compoundable: "unknown", confirmed: false });
    await api.life.confirmClass({ courtId, given: NOTHING_SENSITIVE, ...BY, key: key() });
    const after = (await api.life.case({ courtId, caseId })).caseClass;
    expect(after).toMatchObject({ compoundable: "yes", confirmed: true });
    expect(after.sections[0]?.authority).toBe(BY.confirmedBy);
  });

  test("holds for a case that is registered after it", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const admin = await administratorOf(court);
    const api = createCaller(admin);
    await api.life.confirmClass({ courtId, given: NOTHING_SENSITIVE, ...BY, key: key() });
    const old = await makeCase(db, court, { sections: ["PPC 420"] });
    await openNames(admin, courtId, old);
    const file = await api.cases.file({ courtId, caseId: old });
    const entry = { ...file.entry, sections: "500 PPC" };
    await api.cases.edit({ courtId, caseId: old, version: file.version, entry, key: key() });
    expect(await caseOf(old)).toMatchObject({ isRestricted: false, restrictionBecause: "unrestricted" });
  });

  test("never changes a row of the law that is confirmed, and is the administrator's alone", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const given = { ...NOTHING_SENSITIVE, statute: "PECA", section: "21" };
    const api = await administrator(court);
    await expect(api.life.confirmClass({ courtId, given, ...BY, key: key() })).rejects.toMatchObject({
      cause: { code: "nothing-to-do" },
    });
    const clerk = createCaller(court.clerk);
    await expect(
      clerk.life.confirmClass({ courtId, given: NOTHING_SENSITIVE, ...BY, key: key() }),
    ).rejects.toMatchObject({ cause: { code: "not-allowed" } });
  });

  test("taken back, the section stands as the data of the law have it", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { sections: ["PPC 500"] });
    const api = await administrator(court);
    await api.life.confirmClass({ courtId, given: NOTHING_SENSITIVE, ...BY, key: key() });
    expect(await api.life.withdrawClass({ courtId, of: "PPC 500", key: key() })).toMatchObject({ restricted: 1 });
    expect((await caseOf(caseId)).isRestricted).toBe(true);
  });
});

describe("an order that lifts a restriction", () => {
  test("asks for the judge and the reason, and keeps both", async () => {
    const court = await makeCourt(db);
    const { courtId } = court;
    const caseId = await makeCase(db, court, { sections: ["PECA 20"] });
    const api = createCaller(court.clerk);
    await openNames(court.clerk, courtId, caseId);
    const file = await api.cases.file({ courtId, caseId });
    const lift = { courtId, caseId, version: file.version, entry: { ...file.entry, orderedRestricted: false } };
    await expect(api.cases.edit({ ...lift, key: key() })).rejects.toMatchObject({ cause: { code: "reason-needed" } });
    expect((await caseOf(caseId)).orderedRestricted).toBeNull();
    await api.cases.edit({ ...lift, order: { judge: "Judge Khan", because: "asked by the victim" }, key: key() });
    expect((await caseOf(caseId)).orderedRestricted).toBe(false);
    const [note] = await db.select().from(caseNote).where(eq(caseNote.caseId, caseId));
    expect(note?.text).toContain("Judge Khan: asked by the victim");
  });
});

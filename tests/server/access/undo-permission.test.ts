import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { change as changeTable } from "../../../db/schema/access.ts";
import { personContact } from "../../../db/schema/people.ts";
import { PERMISSIONS, type Permission, roleMay } from "../../../server/core/permission.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { listCase, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(async () => {
  await end();
  await owner.end();
});

const key = () => randomUUID();
const SERVER = fileURLToPath(new URL("../../../server", import.meta.url));
const NEVER =
  /^(list\.(published|taken-down)|safety\.|change\.undone|import\.undone|contact\.read|protected\.read|card\.(read|forgotten)|reply\.heard|page\.|reminder\.settled|register\.imported)/;

/** Every act of the application with what it takes, as the use cases write them. */
function actsOfServer(): { action: string; permission: Permission }[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const said = files.flatMap((name) => [
    ...readFileSync(join(SERVER, name), "utf8").matchAll(/action: ["`]([a-z${}.-]+)["`],\s*permission: "([a-z.]+)"/g),
  ]);
  return said.map(([, action, permission]) => ({ action: action!, permission: permission as Permission }));
}

test("every act is undone by those only who may do it", async () => {
  const acts = actsOfServer();
  expect(acts.length).toBeGreaterThan(50);
  for (const { permission } of acts) expect(Object.keys(PERMISSIONS)).toContain(permission);
  const court = await makeCourt(db);
  const { courtId } = court;
  const roles = ["administrator", "clerk", "judge"] as const;
  const callers = await Promise.all(
    roles.map(async (role) => ({ role, api: createCaller(await makeStaff(db, court, role)) })),
  );
  for (const { action, permission } of acts) {
    for (const { role, api } of callers) {
      const [made] = await db
        .insert(changeTable)
        .values({ key: key(), action, permission, source: "screen", courtId, changedAt: NOW.toISOString() })
        .returning({ id: changeTable.id });
      const said = await api.changes.undo({ courtId, changeId: made!.id, key: key() }).then(
        () => "undone",
        (error: Error) => error.message,
      );
      const expected = !NEVER.test(action) && roleMay(role, permission) ? "undone" : "not-allowed";
      expect(`${role} ${action}: ${said}`).toBe(`${role} ${action}: ${expected}`);
    }
  }
});

test("a change keeps what it took", async () => {
  const court = await makeCourt(db);
  await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
  const rows = await db.select().from(changeTable).where(eq(changeTable.courtId, court.courtId));
  expect(rows).toMatchObject([{ action: "test.listed", permission: "hearings.plan" }]);
});

const typed = (name: string, isProtected: boolean, cnic: string | null = null) => ({
  person: {
    ...{ name, nameUr: null, nameSd: null, alias: null, sex: null, birthDay: null, agency: null },
    isProtected,
  },
  inCase: {
    ...{ role: "victim" as const, testimony: null, isForDefence: false, isHostile: false },
    ...{ standsForId: null, note: null },
  },
  contact: { cnic, phone: null },
});

test("an administrator's link of protected persons is not parted by a clerk's undo", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court);
  const clerk = createCaller(court.clerk);
  const administrator = createCaller(
    await makeStaff(db, { districtId: court.districtId, courtId: null }, "administrator"),
  );
  for (const name of ["One Private", "The Same Private"])
    await clerk.people.add({ courtId, caseId, key: key(), ...typed(name, true) });
  const [one, two] = (await clerk.people.ofCase({ courtId, caseId })).people;
  const link = { courtId, from: one!.personId, into: two!.personId, key: key() };
  const { changeId } = await administrator.people.linkProtected(link);
  await expect(clerk.changes.undo({ courtId, changeId, key: key() })).rejects.toThrow("not-allowed");
  await administrator.changes.undo({ courtId, changeId, key: key() });
  expect((await clerk.people.ofCase({ courtId, caseId })).people).toHaveLength(2);
});

test("a protection that was set is taken off by an administrator's undo only", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court);
  await openNames(court.clerk, court.courtId, caseId);
  const clerk = createCaller(court.clerk);
  const administrator = createCaller(
    await makeStaff(db, { districtId: court.districtId, courtId: null }, "administrator"),
  );
  const { casePersonId } = await clerk.people.add({ courtId, caseId, key: key(), ...typed("Somebody", false) });
  const { changeId } = await clerk.people.edit({
    courtId,
    casePersonId,
    version: 1,
    key: key(),
    ...typed("Somebody", true),
  });
  await expect(clerk.changes.undo({ courtId, changeId, key: key() })).rejects.toThrow("not-allowed");
  await administrator.changes.undo({ courtId, changeId, key: key() });
  expect((await clerk.people.ofCase({ courtId, caseId })).people).toMatchObject([{ isProtected: false }]);
});

test("the history says nothing of a number that was rewritten, and undo gives it back", async () => {
  const court = await makeCourt(db);
  const { courtId } = court;
  const caseId = await makeCase(db, court);
  await openNames(court.clerk, court.courtId, caseId);
  const { people, changes } = createCaller(court.clerk);
  const { casePersonId } = await people.add({
    courtId,
    caseId,
    key: key(),
    ...typed("Somebody", false, "42101-1234567-1"),
  });
  const rewritten = typed("Somebody", false, "42101-7654321-1");
  const { changeId } = await people.edit({ courtId, casePersonId, version: 1, key: key(), ...rewritten });
  const told = await db.query.changeRow.findMany();
  expect(JSON.stringify(told)).not.toContain("4210112345671");
  expect(told.some(({ tableName, before }) => tableName === "person_contact" && before !== null)).toBe(true);
  await expect(db.query.changeSecret.findMany()).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(JSON.stringify(await owner.db.query.changeSecret.findMany())).toContain("4210112345671");
  await changes.undo({ courtId, changeId, key: key() });
  const kept = await owner.db
    .select({ cnic: personContact.cnic })
    .from(personContact)
    .where(and(isNotNull(personContact.cnic)));
  expect(kept).toEqual([{ cnic: "4210112345671" }]);
});

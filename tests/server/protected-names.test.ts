import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import type { Context } from "../../server/context.ts";
import { exportRegister } from "../../server/imports/export-register.ts";
import { createCaller } from "../../server/router.ts";
import { addDays } from "../../server/rules/court-day.ts";
import { listCase, makeCourt, makeStaff, TODAY } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";
import { newCase, register } from "../new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const key = () => randomUUID();
const userOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.userId : "");
const readsOf = async (caseId: number) => [
  ...(await db.execute<{ user: string; because: string; words: string | null }>(
    sql`select user_id as user, because, words from protected_read where case_id = ${caseId} order by id`,
  )),
];

/** A restricted matter of the court with an accused, a complainant and a remark. */
async function restricted() {
  const court = await makeCourt(db);
  const [caseId = 0] = await register(
    court,
    newCase({
      ...{ orderedRestricted: true, remarks: "asked for by Amna Gulnaz", counsel: ["Adv. Aslam"] },
      ...{ accused: [{ name: "Gulzar Testwala" }, { name: "Second Man" }], complainants: [{ name: "Amna Gulnaz" }] },
    }),
  );
  return { ...court, caseId, of: { courtId: court.courtId, caseId } };
}

test("a matter that is listed in one's own court today opens by itself, which is recorded once for each reader", async () => {
  const { of, clerk, courtId, caseId, districtId } = await restricted();
  await listCase(clerk, courtId, caseId, TODAY);
  const api = createCaller(clerk);
  await Promise.all([api.cases.file(of), api.people.ofCase(of), api.desk.matter(of)]);
  expect(await api.cases.file(of)).toMatchObject({ isShaded: false, accusedTitle: "Gulzar Testwala & another" });
  expect(await readsOf(caseId)).toMatchObject([{ user: userOf(clerk), because: "listed-today" }]);
  const admin = createCaller(await makeStaff(db, { districtId, courtId: null }, "administrator"));
  expect(await admin.cases.file(of)).toMatchObject({ isShaded: true });
});

test("any other day its file tells aliases and no text, until somebody says what for; the next day it is shaded again", async () => {
  const { of, clerk, caseId } = await restricted();
  const api = createCaller(clerk);
  const file = await api.cases.file(of);
  expect(file.people.map(({ name }) => name)).toEqual(["Accused A", "Complainant", "Adv. Aslam", "Accused B"]);
  expect(file).toMatchObject({ isShaded: true, accusedTitle: "[name withheld]", remarks: "" });
  // Shaded, it shows nobody: there is no reading to put on record.
  expect([...(await db.execute(sql`select 1 from audit_entry where case_ids @> array[${caseId}]::bigint[]`))]).toEqual(
    [],
  );
  expect(JSON.stringify([file, await api.people.ofCase(of), await api.life.case(of)])).not.toMatch(
    /gul|testwala|amna/i,
  );
  const open = { ...of, because: "other" as const, words: "the High Court asks", key: key() };
  await expect(api.cases.openProtected({ ...open, words: " " })).rejects.toThrow("reason-needed");
  await api.cases.openProtected({ ...open, key: key() });
  expect(await api.cases.file(of)).toMatchObject({ isShaded: false, remarks: "asked for by Amna Gulnaz" });
  expect(await readsOf(caseId)).toMatchObject([{ because: "other", words: "the High Court asks" }]);
  const tomorrow = { ...clerk, now: new Date(clerk.now.getTime() + 86_400_000) };
  expect(await createCaller(tomorrow).cases.file(of)).toMatchObject({ isShaded: true });
});

test("what was written from aliases is not kept as names", async () => {
  const { of, clerk } = await restricted();
  const api = createCaller(clerk);
  const { entry, version } = await api.cases.file(of);
  await expect(api.cases.edit({ ...of, version, entry, key: key() })).rejects.toThrow("names-shaded");
});

test("a search by name finds an accused of a restricted matter in one's own court only, by the number", async () => {
  const { courtId, districtId, clerk, caseId } = await restricted();
  const named = { courtId, q: "testwala" };
  const { rows } = await createCaller(clerk).cases.search(named);
  expect(rows).toMatchObject([{ caseId, accusedTitle: "[name withheld]", isRestricted: true }]);
  const supervisor = createCaller(await makeStaff(db, { districtId, courtId: null }, "supervisor"));
  expect((await supervisor.cases.search(named)).rows).toEqual([]);
  expect((await supervisor.cases.search({ courtId, q: rows[0]!.number! })).rows).toHaveLength(1);
});

test("a register that is exported is one entry of the record with every restricted matter in it", async () => {
  const { courtId, clerk, caseId } = await restricted();
  await exportRegister(clerk, { courtId, language: "en" });
  const read = await db.execute(sql`
    select case_ids from audit_entry where chain = ${courtId} and told ->> 'reading' = 'register.exported'`);
  expect([...read]).toEqual([{ case_ids: [String(caseId)] }]);
});

test("a hearing of another day is no reason", async () => {
  const { of, clerk, courtId, caseId } = await restricted();
  await listCase(clerk, courtId, caseId, addDays(TODAY, 7));
  expect(await createCaller(clerk).cases.file(of)).toMatchObject({ isShaded: true });
});

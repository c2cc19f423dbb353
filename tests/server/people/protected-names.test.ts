import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { exportRegister } from "../../../server/imports/export-register.ts";
import { addDays } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const key = () => randomUUID();
const userOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.userId : "");
const readsOf = async (caseId: number) => [
  ...(await db.execute<{ user: string; because: string; words: string | null }>(
    sql`select user_id as user, because, words from protected_read where case_id = ${caseId} and day = ${TODAY} order by id`,
  )),
];

const yesterday = (ctx: Context): Context => ({ ...ctx, now: new Date(ctx.now.getTime() - 86_400_000) });

/** A restricted matter of the court, entered the day before, with an accused, a complainant and a remark. */
async function restricted() {
  const court = await makeCourt(db);
  const [caseId = 0] = await register(
    { ...court, clerk: yesterday(court.clerk) },
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

test("who entered a restricted matter has the names that he typed for the day, which is recorded; nobody else has", async () => {
  const court = await makeCourt(db);
  const [caseId = 0] = await register(
    court,
    newCase({ orderedRestricted: true, accused: [{ name: "Gulzar Testwala" }] }),
  );
  const of = { courtId: court.courtId, caseId };
  expect(await createCaller(court.clerk).cases.file(of)).toMatchObject({ isShaded: false });
  expect(await readsOf(caseId)).toMatchObject([{ user: userOf(court.clerk), because: "entered" }]);
  const other = createCaller(await makeStaff(db, court, "clerk"));
  expect(await other.cases.file(of)).toMatchObject({ isShaded: true });
  const tomorrow = { ...court.clerk, now: new Date(court.clerk.now.getTime() + 86_400_000) };
  expect(await createCaller(tomorrow).cases.file(of)).toMatchObject({ isShaded: true });
});

test("a restricted matter answers to a name only to whom its names are open, and the number is found all the same", async () => {
  const { of, courtId, districtId, clerk, caseId } = await restricted();
  const named = { courtId, q: "testwala" };
  const found = async (ctx: Context) => (await createCaller(ctx).cases.search(named)).rows;
  expect(await found(clerk)).toEqual([]);
  const { number } = await createCaller(clerk).cases.file(of);
  expect((await createCaller(clerk).cases.search({ courtId, q: number! })).rows).toMatchObject([{ caseId }]);

  await createCaller(clerk).cases.openProtected({ ...of, because: "process", words: null, key: key() });
  expect(await found(clerk)).toMatchObject([{ caseId, accusedTitle: "[name withheld]", matched: { by: "protected" } }]);
  const told = await db.execute(sql`
    select 1 from audit_entry where chain = ${courtId} and told ->> 'reading' = 'docket.searched'`);
  expect([...told]).toHaveLength(1);
  const supervisor = await makeStaff(db, { districtId, courtId: null }, "supervisor");
  expect(await found(supervisor)).toEqual([]);
});

test("listed in one's own court today, a restricted matter answers to a name by itself", async () => {
  const { courtId, clerk, caseId, districtId } = await restricted();
  await listCase(clerk, courtId, caseId, TODAY);
  const named = { courtId, q: "testwala" };
  expect((await createCaller(clerk).cases.search(named)).rows).toMatchObject([{ caseId }]);
  const admin = await makeStaff(db, { districtId, courtId: null }, "administrator");
  expect((await createCaller(admin).cases.search(named)).rows).toEqual([]);
});

test("a name that a party says opens the restricted matters of that name, each with the reason; others stay shut", async () => {
  const { of, courtId, clerk, caseId, ...court } = await restricted();
  const [other = 0] = await register(
    { ...court, courtId, clerk: yesterday(clerk) },
    newCase({ orderedRestricted: true, accused: [{ name: "Somebody Else" }] }),
  );
  const api = createCaller(clerk);
  const why = { courtId, because: "party-asks", words: null } as const;
  await expect(api.cases.openByName({ ...why, q: "12/2024", key: key() })).rejects.toThrow("invalid");
  await expect(api.cases.openByName({ ...why, q: "te", key: key() })).rejects.toThrow("invalid");
  await expect(api.cases.openByName({ ...why, because: "other", q: "testwala", key: key() })).rejects.toThrow(
    "reason-needed",
  );
  expect(await api.cases.openByName({ ...why, q: "nobody like that", key: key() })).toMatchObject({ opened: 0 });
  expect(await api.cases.openByName({ ...why, q: "testwala", key: key() })).toMatchObject({ opened: 1 });
  expect((await api.cases.search({ courtId, q: "testwala" })).rows).toMatchObject([{ caseId }]);
  expect(await api.cases.file(of)).toMatchObject({ isShaded: false });
  expect(await readsOf(caseId)).toMatchObject([{ because: "party-asks" }]);
  expect(await readsOf(other)).toEqual([]);
});

test("a name that very many restricted matters bear opens none of them", async () => {
  const court = await makeCourt(db);
  const [one = 0] = await register(
    { ...court, clerk: yesterday(court.clerk) },
    ...Array.from({ length: 21 }, () => newCase({ orderedRestricted: true, accused: [{ name: "Common Testwala" }] })),
  );
  const { cases } = createCaller(court.clerk);
  const why = { courtId: court.courtId, because: "party-asks", words: null } as const;
  await expect(cases.openByName({ ...why, q: "testwala", key: key() })).rejects.toThrow("invalid");
  expect(await readsOf(one)).toEqual([]);
});

test("one reason opens the names of a whole day, and stands with each restricted matter of it", async () => {
  const { of, courtId, clerk, caseId, ...court } = await restricted();
  const [plain = 0, elsewhen = 0] = await register(
    { ...court, courtId, clerk: yesterday(clerk) },
    newCase(),
    newCase({ orderedRestricted: true, accused: [{ name: "Another Day" }] }),
  );
  const day = addDays(TODAY, 7);
  for (const id of [caseId, plain]) await listCase(clerk, courtId, id, day);
  await listCase(clerk, courtId, elsewhen, addDays(TODAY, 14));
  const api = createCaller(clerk);
  const shaded = async () =>
    (await api.hearings.daySheet({ courtId, day })).matters.map((one) => [one.caseId, one.isShaded]);
  expect(Object.fromEntries(await shaded())).toEqual({ [caseId]: true, [plain]: false });
  const open = { courtId, day, because: "preparing", words: null, key: key() } as const;
  expect(await api.cases.openProtectedOfDay(open)).toMatchObject({ opened: 1 });
  expect(Object.fromEntries(await shaded())).toEqual({ [caseId]: false, [plain]: false });
  expect(await api.cases.file(of)).toMatchObject({ isShaded: false });
  expect(await readsOf(caseId)).toMatchObject([{ user: userOf(clerk), because: "preparing" }]);
  expect([...(await readsOf(plain)), ...(await readsOf(elsewhen))]).toEqual([]);
});

test("a register that is exported by name is one entry of the record with every restricted matter in it", async () => {
  const { courtId, clerk, caseId } = await restricted();
  await exportRegister(clerk, { courtId, language: "en" });
  await exportRegister(clerk, { courtId, language: "en", withNames: true });
  const read = await db.execute(sql`
    select case_ids from audit_entry where chain = ${courtId} and told ->> 'reading' = 'register.exported'`);
  expect([...read]).toEqual([{ case_ids: [String(caseId)] }]);
});

test("a hearing of another day is no reason", async () => {
  const { of, clerk, courtId, caseId } = await restricted();
  await listCase(clerk, courtId, caseId, addDays(TODAY, 7));
  expect(await createCaller(clerk).cases.file(of)).toMatchObject({ isShaded: true });
});

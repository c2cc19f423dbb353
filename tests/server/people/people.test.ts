import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { court } from "../../../db/schema/districts.ts";
import { casePerson, person, personContact } from "../../../db/schema/people.ts";
import { changeCases } from "../../../server/case/file/change-cases.ts";
import type { PersonEntry } from "../../../server/case/people/add-person.ts";
import { storedCases } from "../../../server/case/stored-cases.ts";
import { change } from "../../../server/core/change.ts";
import type { Context } from "../../../server/core/context.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { type MadeCourt, makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
// Contacts are behind the second lock, which the owner of the tables passes.
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

const key = () => randomUUID();
const callerOf = (ctx: Context) => createCaller(ctx);
const peopleOf = (made: MadeCourt) => callerOf(made.clerk).people;

const NOBODY: PersonEntry = {
  person: {
    ...{ name: "", nameUr: null, nameSd: null, alias: null, sex: null, birthDay: null, agency: null },
    isProtected: false,
  },
  inCase: { role: "accused", testimony: null, isForDefence: false, isHostile: false, standsForId: null, note: null },
  contact: { cnic: null, phone: null },
};

type Typed = Partial<PersonEntry["person"]> & {
  inCase?: Partial<PersonEntry["inCase"]>;
  contact?: Partial<PersonEntry["contact"]>;
};

function typed(role: CaseRole, name: string, { inCase, contact, ...more }: Typed = {}): PersonEntry {
  return {
    person: { ...NOBODY.person, name, ...more },
    inCase: { ...NOBODY.inCase, role, ...inCase },
    contact: { ...NOBODY.contact, ...contact },
  };
}

async function add(made: MadeCourt, caseId: number, role: CaseRole, name: string, more: Typed = {}) {
  await openNames(made.clerk, made.courtId, caseId);
  return peopleOf(made).add({ courtId: made.courtId, caseId, key: key(), ...typed(role, name, more) });
}

const fileOf = (made: MadeCourt, caseId: number) => peopleOf(made).ofCase({ courtId: made.courtId, caseId });

async function personNamed(made: MadeCourt, caseId: number, name: string) {
  const found = (await fileOf(made, caseId)).people.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const caseRow = async (caseId: number) => (await db.select().from(courtCase).where(eq(courtCase.id, caseId)))[0]!;
const undo = (ctx: Context, courtId: number, changeId: number) =>
  callerOf(ctx).changes.undo({ courtId, changeId, key: key() });

/** A second court of the same district, with its own clerk. */
async function otherCourt(made: MadeCourt): Promise<MadeCourt> {
  const code = `court-${randomUUID().slice(0, 8)}`;
  const [row] = await db
    .insert(court)
    .values({ districtId: made.districtId, code, nameEn: "Other court of tests", casePrefix: "SC" })
    .returning({ id: court.id });
  const at = { districtId: made.districtId, courtId: row!.id };
  return { ...at, code, clerk: await makeStaff(db, at, "clerk") };
}

test("an accused who is added gives the case its title and is found by every name", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { accusedTitle: "" });
  await add(made, caseId, "accused", "Gulzar Testwala s/o Nobody", {
    nameUr: "گلزار",
    nameSd: "گلزار ٽيسٽ",
    alias: "Chitta",
  });
  await add(made, caseId, "victim", "Somebody Private");
  expect((await caseRow(caseId)).accusedTitle).toBe("Gulzar Testwala s/o Nobody");
  for (const q of ["gulzar", "chitta", "گلزار"]) {
    const { rows } = await callerOf(made.clerk).cases.search({ courtId: made.courtId, q });
    expect(rows.map((row) => row.caseId)).toEqual([caseId]);
  }
  const { rows } = await callerOf(made.clerk).cases.search({ courtId: made.courtId, q: "private" });
  expect(rows).toEqual([]);
});

test("a person who is added by mistake is taken back with one undo", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const before = await caseRow(caseId);
  const { changeId } = await add(made, caseId, "accused", "Wrong Person", { contact: { cnic: "42101-1234567-1" } });
  await undo(made.clerk, made.courtId, changeId);
  expect((await fileOf(made, caseId)).people).toEqual([]);
  expect(await caseRow(caseId)).toMatchObject({ accusedTitle: before.accusedTitle, custody: before.custody });
  expect(await db.select().from(person).where(eq(person.districtId, made.districtId))).toEqual([]);
});

test("what the case form does not know of stays when the form is saved", async () => {
  const made = await makeCourt(db);
  const [caseId] = await register(made, newCase({ accused: [{ name: "Gulzar" }], complainants: [{ name: "Amna" }] }));
  await add(made, caseId!, "victim", "Somebody Private", { isProtected: true });
  await add(made, caseId!, "expert", "Dr. Forensic");
  const gulzar = await personNamed(made, caseId!, "Gulzar");
  const { courtId } = made;
  const arrested = { act: "arrested", day: courtDay("2026-01-05"), kind: "police", place: "PS Testabad" } as const;
  await peopleOf(made).custody({
    courtId,
    casePersonId: gulzar.casePersonId,
    version: gulzar.version,
    custody: arrested,
    key: key(),
  });
  const file = await callerOf(made.clerk).cases.file({ courtId, caseId: caseId! });
  const entry = { ...file.entry, accused: ["Gulzar s/o Ahmad"] };
  await callerOf(made.clerk).cases.edit({ courtId, caseId: caseId!, version: file.version, entry, key: key() });
  const { people } = await fileOf(made, caseId!);
  expect(people.map(({ role, name }) => `${role} ${name}`).sort()).toEqual([
    "accused Gulzar s/o Ahmad",
    "complainant Amna",
    "expert Dr. Forensic",
    "victim Somebody Private",
  ]);
  expect(people.find(({ role }) => role === "accused")?.custody?.periods).toHaveLength(1);
});

test("the case form does not take out an accused whose custody is recorded", async () => {
  const made = await makeCourt(db);
  const [caseId] = await register(made, newCase({ accused: [{ name: "Gulzar" }] }));
  const gulzar = await personNamed(made, caseId!, "Gulzar");
  const { courtId } = made;
  const arrested = { act: "arrested", day: courtDay("2026-01-05"), kind: "police", place: null } as const;
  const at = { courtId, casePersonId: gulzar.casePersonId };
  await peopleOf(made).custody({ ...at, version: gulzar.version, custody: arrested, key: key() });
  const file = await callerOf(made.clerk).cases.file({ courtId, caseId: caseId! });
  const edit = (entry: Partial<typeof file.entry>) =>
    callerOf(made.clerk).cases.edit({
      courtId,
      caseId: caseId!,
      version: file.version,
      entry: { ...file.entry, ...entry },
      key: key(),
    });
  await expect(edit({ accused: ["Somebody Else"] })).rejects.toThrow("in-use");
  await expect(edit({ custody: "bail" })).rejects.toThrow("invalid");
  const { version } = await personNamed(made, caseId!, "Gulzar");
  await expect(peopleOf(made).remove({ ...at, version, key: key() })).rejects.toThrow("in-use");
});

test("a register that is imported again leaves recorded custody, ages and other roles as they are", async () => {
  const made = await makeCourt(db);
  const [caseId] = await register(made, newCase({ accused: [{ name: "Gulzar" }], custody: "unknown" }));
  const gulzar = await personNamed(made, caseId!, "Gulzar");
  const { courtId } = made;
  const arrested = { act: "arrested", day: courtDay("2026-01-05"), kind: "judicial", place: "Central Jail" } as const;
  await peopleOf(made).custody({
    courtId,
    casePersonId: gulzar.casePersonId,
    version: gulzar.version,
    custody: arrested,
    key: key(),
  });
  const [stored] = await storedCases(db, courtId, { ids: [caseId!] });
  const accused = [{ name: "Gulzar", custody: null, custodySince: null }];
  const matter = { ...stored!.matter, accused, custody: "bail" as const, custodySince: null };
  await change(made.clerk, { action: "test.imported", permission: "register.import", courtId }, (tx) =>
    changeCases(tx, courtId, made.districtId, [{ caseId: caseId!, version: stored!.version, matter }], "register"),
  );
  expect(await caseRow(caseId!)).toMatchObject({ custody: "in", custodySince: "2026-01-05" });
  expect((await personNamed(made, caseId!, "Gulzar")).custody).toMatchObject({ custody: "in", since: "2026-01-05" });
});

test("an identity number is masked for everybody, and its reading in full stands in the history of the case", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const { casePersonId } = await add(made, caseId, "accused", "Gulzar", {
    contact: { cnic: "۴۲۱۰۱ ۱۲۳۴۵۶۷ ۱", phone: "0300 1234567" },
  });
  const shown = await fileOf(made, caseId);
  expect(shown.people[0]?.contact).toMatchObject({ cnic: "42101-*****67-1", phone: "0300-*****67" });
  const file = await callerOf(made.clerk).cases.file({ courtId: made.courtId, caseId });
  expect(JSON.stringify([shown, file])).not.toMatch(/4210112345671|1234567/);
  const read = await peopleOf(made).contact({ courtId: made.courtId, casePersonId, key: key() });
  expect(read).toMatchObject({ cnic: "42101-1234567-1", phone: "0300-1234567" });
  const after = await callerOf(made.clerk).cases.file({ courtId: made.courtId, caseId });
  expect(after.history[0]).toMatchObject({
    action: "contact.read",
    by: made.clerk.actor.kind === "staff" && made.clerk.actor.name,
  });
  const kept = await db.execute(sql`select answer::text from change where action = 'contact.read'`);
  expect(JSON.stringify(kept)).not.toContain("1234567");
  const judge = await makeStaff(db, made, "judge");
  await expect(callerOf(judge).people.contact({ courtId: made.courtId, casePersonId, key: key() })).rejects.toThrow(
    "names-shaded",
  );
  const supervisor = await makeStaff(db, made, "supervisor");
  await expect(
    callerOf(supervisor).people.contact({ courtId: made.courtId, casePersonId, key: key() }),
  ).rejects.toThrow("not-allowed");
});

test("a number that cannot be read is refused by its field, an empty one is taken out", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const refused = await add(made, caseId, "accused", "Gulzar", { contact: { cnic: "42101" } }).catch(
    (error) => error.cause.detail,
  );
  expect(refused).toEqual({ field: "cnic" });
  const { casePersonId } = await add(made, caseId, "accused", "Gulzar", { contact: { cnic: "4210112345671" } });
  const { version } = await personNamed(made, caseId, "Gulzar");
  const edit = typed("accused", "Gulzar", { contact: { cnic: "" } });
  await peopleOf(made).edit({ courtId: made.courtId, casePersonId, version, key: key(), ...edit });
  const { personId } = await personNamed(made, caseId, "Gulzar");
  expect(await owner.db.select().from(personContact).where(eq(personContact.personId, personId))).toEqual([]);
});

test("an officer's e-mail is masked, kept apart from the history and restored by undo; a party has none", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const email = "zafar.bhatti@nccia.example";
  const wrong = await add(made, caseId, "investigating-officer", "Zafar", {
    contact: { email: "a@b.pk, c@d.pk" },
  }).catch((error) => error.cause.detail);
  expect(wrong).toEqual({ field: "email" });
  const party = await add(made, caseId, "accused", "Gulzar", { contact: { email } }).catch(
    (error) => error.cause.detail,
  );
  expect(party).toEqual({ field: "email" });
  const { casePersonId } = await add(made, caseId, "investigating-officer", "Zafar", {
    contact: { email, prefersEmail: true },
  });
  const before = await personNamed(made, caseId, "Zafar");
  expect(before.contact).toMatchObject({ phone: null, email: "z*****@nccia.example", prefersEmail: true });
  const edit = typed("investigating-officer", "Zafar", { contact: { email: "" } });
  const { version } = before;
  const taken = await peopleOf(made).edit({ courtId: made.courtId, casePersonId, version, key: key(), ...edit });
  expect((await personNamed(made, caseId, "Zafar")).contact).toBeNull();
  const history = await db.execute(sql`select before::text from change_row where table_name = 'person_contact'`);
  expect(JSON.stringify(history)).not.toContain("zafar");
  await callerOf(made.clerk).changes.undo({ courtId: made.courtId, changeId: taken.changeId, key: key() });
  const read = await peopleOf(made).contact({ courtId: made.courtId, casePersonId, key: key() });
  expect(read).toMatchObject({ email, prefersEmail: true });
});

test("two clerks who change one person at once do not overwrite each other", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const { casePersonId } = await add(made, caseId, "witness", "Somebody", { inCase: { testimony: "pending" } });
  const { version } = await personNamed(made, caseId, "Somebody");
  const save = (name: string) =>
    peopleOf(made).edit({ courtId: made.courtId, casePersonId, version, key: key(), ...typed("witness", name) });
  await save("Somebody One");
  await expect(save("Somebody Two")).rejects.toThrow("stale");
});

test("a clerk of another court finds nobody of this one", async () => {
  const made = await makeCourt(db);
  const other = await otherCourt(made);
  const caseId = await makeCase(db, made);
  const { casePersonId } = await add(made, caseId, "accused", "Gulzar", { contact: { cnic: "4210112345671" } });
  const at = { courtId: other.courtId, casePersonId, key: key() };
  await expect(peopleOf(other).contact(at)).rejects.toThrow("not-found");
  await expect(peopleOf(other).remove({ ...at, version: 1 })).rejects.toThrow("not-found");
  await expect(peopleOf(other).ofCase({ courtId: other.courtId, caseId })).rejects.toThrow("not-found");
});

test("counsel is one person over many cases, and two spellings become one, with undo", async () => {
  const made = await makeCourt(db);
  const other = await otherCourt(made);
  const [here, there] = [await makeCase(db, made), await makeCase(db, other)];
  await add(made, here, "counsel", "Adv. Aslam Memon");
  await add(other, there, "counsel", "Muhammad Aslam Memon", { agency: "Bar of Testabad" });
  const { people, pairs } = await peopleOf(made).directory({ courtId: made.courtId, of: "officials", q: "" });
  expect(people).toHaveLength(2);
  expect(pairs).toHaveLength(1);
  const idOf = (name: string) => people.find((one) => one.name === name)!.id;
  const two = { courtId: made.courtId, from: idOf("Adv. Aslam Memon"), into: idOf("Muhammad Aslam Memon") };
  const preview = await peopleOf(made).mergePreview(two);
  expect(preview.from.cases).toHaveLength(1);
  expect(preview.into).toMatchObject({ cases: [], elsewhere: 1 });
  const { changeId } = await peopleOf(made).merge({ ...two, key: key() });
  expect((await fileOf(made, here)).people[0]).toMatchObject({ name: "Muhammad Aslam Memon", otherCases: 1 });
  // The other spelling leads to the same person from now on.
  const third = await makeCase(db, made);
  await add(made, third, "counsel", "Adv. Aslam Memon");
  expect((await fileOf(made, third)).people[0]).toMatchObject({ name: "Muhammad Aslam Memon", otherCases: 2 });
  await undo(made.clerk, made.courtId, changeId);
  expect((await fileOf(made, here)).people[0]).toMatchObject({ name: "Adv. Aslam Memon" });
});

test("who stands twice in one case after a merge stands there once", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { accusedTitle: "" });
  await add(made, caseId, "accused", "Gulzar Testwala");
  await add(made, caseId, "accused", "Gulzar Testwala Khan");
  const [from, into] = (await fileOf(made, caseId)).people.map(({ personId }) => personId);
  const two = { courtId: made.courtId, from: from!, into: into! };
  expect((await peopleOf(made).mergePreview(two)).together).toHaveLength(1);
  const { changeId } = await peopleOf(made).merge({ ...two, key: key() });
  expect((await caseRow(caseId)).accusedTitle).toBe("Gulzar Testwala Khan");
  await undo(made.clerk, made.courtId, changeId);
  expect((await caseRow(caseId)).accusedTitle).toBe("Gulzar Testwala & another");
});

test("a clerk merges no party of another court's cases, and no party with an official", async () => {
  const made = await makeCourt(db);
  const other = await otherCourt(made);
  const [here, there] = [await makeCase(db, made), await makeCase(db, other)];
  await add(made, here, "accused", "Gulzar Testwala");
  await add(made, here, "counsel", "Gulzar Testwala");
  await add(other, there, "accused", "Gulzar Testwala");
  const [accused, counsel] = (await fileOf(made, here)).people.map(({ personId }) => personId);
  const elsewhere = (await fileOf(other, there)).people[0]!.personId;
  const { courtId } = made;
  await expect(peopleOf(made).merge({ courtId, from: accused!, into: elsewhere, key: key() })).rejects.toThrow(
    "not-found",
  );
  await expect(peopleOf(made).merge({ courtId, from: accused!, into: counsel!, key: key() })).rejects.toThrow(
    "invalid",
  );
});

test("a protected person is matched, suggested and found nowhere; only an administrator links one, and it is on record", async () => {
  const made = await makeCourt(db);
  const other = await otherCourt(made);
  const [here, there] = [await makeCase(db, made), await makeCase(db, other)];
  await add(made, here, "victim", "Amna Private", { isProtected: true });
  await add(made, here, "accused", "Gulzar Private", { isProtected: true });
  await add(other, there, "victim", "Amna Private", { isProtected: true });
  const { courtId } = made;

  for (const of of ["officials", "parties"] as const) {
    const found = await peopleOf(made).directory({ courtId, of, q: "private" });
    expect(found).toEqual({ people: [], pairs: [] });
  }
  expect((await callerOf(made.clerk).cases.search({ courtId, q: "private" })).rows).toEqual([]);
  const admin = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  expect((await callerOf(admin).people.directory({ courtId, of: "parties", q: "amna" })).people).toEqual([]);

  const one = (await personNamed(made, here, "Amna Private")).personId;
  const same = (await fileOf(other, there)).people[0]!.personId;
  const two = { courtId, from: one, into: same };
  await expect(peopleOf(made).merge({ ...two, key: key() })).rejects.toThrow("not-found");
  await expect(peopleOf(made).mergePreview(two)).rejects.toThrow("not-found");
  await expect(callerOf(admin).people.merge({ ...two, key: key() })).rejects.toThrow("protected-person");
  await expect(peopleOf(made).linkProtected({ ...two, key: key() })).rejects.toThrow("not-allowed");
  await expect(peopleOf(made).protectedOfCase({ courtId, caseId: here })).rejects.toThrow("not-allowed");

  const { changeId } = await callerOf(admin).people.linkProtected({ ...two, key: key() });
  const linked = await db.select().from(casePerson).where(eq(casePerson.personId, same));
  expect(linked.map(({ caseId }) => caseId).sort()).toEqual([here, there].sort());
  const [{ action, actor_id: actor } = {}] = await db.execute<{ action: string; actor_id: string }>(
    sql`select action, actor_id from change where id = ${changeId}`,
  );
  expect({ action, actor }).toEqual({
    action: "people.protected-linked",
    actor: admin.actor.kind === "staff" && admin.actor.userId,
  });
});

test("the complainant of a restricted matter is guarded as the protected are, although a register marks nobody", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const [one, other] = [await makeCase(db, made), await makeCase(db, made, { isRestricted: false })];
  await add(made, one, "complainant", "Amna Private");
  await add(made, other, "complainant", "Amna Private");
  const found = await peopleOf(made).directory({ courtId, of: "parties", q: "amna" });
  const unguarded = (await fileOf(made, other)).people[0]!.personId;
  expect(found.people.map(({ id }) => id)).toEqual([unguarded]);
  expect(found.pairs).toEqual([]);
  const guarded = (await fileOf(made, one)).people[0]!.personId;
  const merging = peopleOf(made).merge({ courtId, from: guarded, into: unguarded, key: key() });
  await expect(merging).rejects.toThrow("protected-person");
});

test("parties and officials are found by their names in Urdu and Sindhi, whatever keyboard wrote them", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made, { isRestricted: false });
  await add(made, caseId, "witness", "Akram Zahid", { nameUr: "اکرم زاہد", nameSd: "اڪرم زاھد" });
  await add(made, caseId, "counsel", "Adv. Kausar Niazi", { nameUr: "کوثر نیازی" });
  const found = async (of: "officials" | "parties", q: string) =>
    (await peopleOf(made).directory({ courtId: made.courtId, of, q })).people.map(({ name }) => name);
  for (const typed of ["زاہد", "اكرم زاهد", "اڪرم"]) expect(await found("parties", typed)).toEqual(["Akram Zahid"]);
  expect(await found("officials", "نيازي")).toEqual(["Adv. Kausar Niazi"]);
  expect(await found("parties", "نیازی")).toEqual([]);
});

test("a mark of protection is taken off by an administrator only", async () => {
  const made = await makeCourt(db);
  const caseId = await makeCase(db, made);
  const { casePersonId } = await add(made, caseId, "victim", "Amna", { isProtected: true });
  const { version } = await personNamed(made, caseId, "Amna");
  const edit = { courtId: made.courtId, casePersonId, version, ...typed("victim", "Amna") };
  await expect(peopleOf(made).edit({ ...edit, key: key() })).rejects.toThrow("protected-person");
  const admin = await makeStaff(db, { districtId: made.districtId, courtId: null }, "administrator");
  await expect(callerOf(admin).people.edit({ ...edit, key: key() })).rejects.toThrow("names-shaded");
  await openNames(admin, made.courtId, caseId);
  await callerOf(admin).people.edit({ ...edit, key: key() });
  expect((await personNamed(made, caseId, "Amna")).isProtected).toBe(false);
});

test("a birth day that makes an accused a juvenile restricts the matter at once", async () => {
  const made = await makeCourt(db);
  const open = {
    isRestricted: false,
    restrictionBecause: "unrestricted",
    sections: ["PECA 3"],
    offenceDay: courtDay("2024-01-10"),
  };
  const caseId = await makeCase(db, made, open);
  await add(made, caseId, "accused", "Grown Up", { birthDay: courtDay("1990-01-01") });
  expect((await caseRow(caseId)).isRestricted).toBe(false);
  await add(made, caseId, "accused", "Young One", { birthDay: courtDay("2006-01-11") });
  expect(await caseRow(caseId)).toMatchObject({ isRestricted: true, restrictionBecause: "minor", hasMinor: true });
  const { findings, juvenileDueDay } = await fileOf(made, caseId);
  expect(findings.map(({ code }) => code)).toEqual(["juvenile-with-adults", "juvenile-unnamed"]);
  expect(juvenileDueDay).toBe("2024-09-01");
});

test("a surety stands for an accused of the same case only", async () => {
  const made = await makeCourt(db);
  const [caseId, otherId] = [await makeCase(db, made), await makeCase(db, made)];
  const { casePersonId: mine } = await add(made, caseId, "accused", "Gulzar");
  const { casePersonId: others } = await add(made, otherId, "accused", "Somebody");
  await expect(add(made, caseId, "surety", "Uncle", { inCase: { standsForId: others } })).rejects.toThrow("invalid");
  await add(made, caseId, "surety", "Uncle", { inCase: { standsForId: mine } });
  expect((await personNamed(made, caseId, "Uncle")).standsForId).toBe(mine);
});

test("a juvenile is split off into a case of its own with a date, custody and guardian, and undo puts it back", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const fir = { firNumber: 375, firYear: 2024, station: "PS Testabad", stationKey: "testabad" };
  const caseId = await makeCase(db, made, { ...fir, sections: ["PECA 3"], offenceDay: courtDay("2024-01-10") });
  await add(made, caseId, "accused", "Grown Up", { birthDay: courtDay("1990-01-01") });
  const { casePersonId } = await add(made, caseId, "accused", "Young One", { birthDay: courtDay("2008-01-11") });
  await add(made, caseId, "guardian", "Father", { inCase: { standsForId: casePersonId } });
  await add(made, caseId, "victim", "Amna Private", { isProtected: true });
  await add(made, caseId, "witness", "Neighbour", { inCase: { testimony: "examined" } });
  const arrested = { act: "arrested", day: courtDay("2026-10-01"), kind: "judicial", place: "Remand Home" } as const;
  const custody = {
    courtId,
    casePersonId,
    version: (await personNamed(made, caseId, "Young One")).version,
    custody: arrested,
  };
  await peopleOf(made).custody({ ...custody, key: key() });

  const { version } = await personNamed(made, caseId, "Young One");
  const input = { courtId, casePersonId, version, number: "", day: null, key: key() };
  const split = await callerOf(made.clerk).hearings.splitJuvenile(input);
  const apart = await fileOf(made, split.caseId);
  expect(apart.people.map(({ name }) => name).sort()).toEqual(["Father", "Neighbour", "Young One"]);
  expect(apart.people.find(({ name }) => name === "Neighbour")?.testimony).toBe("pending");
  expect(apart.people.find(({ name }) => name === "Young One")?.custody?.periods).toHaveLength(1);
  expect(await caseRow(split.caseId)).toMatchObject({
    ...{ isRestricted: true, restrictionBecause: "minor", custody: "in", institutionMode: "split-up" },
    ...{ accusedTitle: "[name withheld]", firNumber: 375, nextDay: split.day },
  });
  expect((await fileOf(made, caseId)).people.map(({ name }) => name).sort()).toEqual([
    "Amna Private",
    "Grown Up",
    "Neighbour",
  ]);
  expect(await caseRow(caseId)).toMatchObject({ accusedTitle: "Grown Up", custody: "unknown" });

  await undo(made.clerk, courtId, split.changeId);
  expect((await fileOf(made, caseId)).people).toHaveLength(5);
  expect(await db.select().from(courtCase).where(eq(courtCase.id, split.caseId))).toEqual([]);
});

test("a juvenile at liberty gets a hearing day when split off, not a day for custody matters", async () => {
  const made = await makeCourt(db, { rule: "FREQ=WEEKLY;BYDAY=WE" });
  const { courtId } = made;
  const caseId = await makeCase(db, made, { offenceDay: courtDay("2024-01-10") });
  await add(made, caseId, "accused", "Grown Up", { birthDay: courtDay("1990-01-01") });
  const { casePersonId } = await add(made, caseId, "accused", "Young One", { birthDay: courtDay("2008-01-11") });
  const { version } = await personNamed(made, caseId, "Young One");
  const input = { courtId, casePersonId, version, number: "901/2026", day: null, key: key() };
  expect((await callerOf(made.clerk).hearings.splitJuvenile(input)).day).toBe("2026-12-09");
});

test("an adult is not split off, nor a juvenile who is the only accused", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  const caseId = await makeCase(db, made, { offenceDay: courtDay("2024-01-10") });
  const { casePersonId } = await add(made, caseId, "accused", "Young One", { birthDay: courtDay("2008-01-11") });
  const split = async (id: number, name: string) => {
    const { version } = await personNamed(made, caseId, name);
    const input = { courtId, casePersonId: id, version, number: "900/2026", day: null, key: key() };
    return callerOf(made.clerk).hearings.splitJuvenile(input);
  };
  await expect(split(casePersonId, "Young One")).rejects.toThrow("nothing-to-do");
  const { casePersonId: adult } = await add(made, caseId, "accused", "Grown Up", { birthDay: courtDay("1990-01-01") });
  await expect(split(adult, "Grown Up")).rejects.toThrow("invalid");
});

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import { rewriteNote, writeNote } from "../../server/cases/case-notes.ts";
import { createCaller } from "../../server/router.ts";
import { makeCourt, makeStaff } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";
import { newCase, register } from "../new-case.ts";
import { openNames } from "../open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(async () => {
  await end();
  await owner.end();
});

const key = () => randomUUID();

/** Where what was planted may stand: the tables that own it, and what is kept apart for undo alone. */
const OWNERS = new Set([
  ...["person.name", "person.name_ur", "person.name_sd", "person.alias", "person.name_key", "case_person.note"],
  ...["court_case.accused_title", "court_case.accused_key", "court_case.accused_sound", "court_case.remarks"],
  ...["case_note.text", "change_secret.columns"],
]);

/** Every column of the database in which one of these texts is found, looked for as the owner, who sees everything. */
async function foundIn(planted: readonly string[]): Promise<string[]> {
  const columns = await owner.db.execute<{ table: string; column: string }>(sql`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and (c.data_type in ('text', 'jsonb', 'ARRAY') or c.data_type like '%char%') order by 1, 2`);
  expect(columns.length).toBeGreaterThan(150);
  const found: string[] = [];
  const patterns = planted.map((text) => `%${text}%`);
  for (const { table, column } of columns) {
    const rows = await owner.db.execute(sql`
      select 1 from ${sql.identifier(table)} where ${sql.identifier(column)}::text ilike any(${sql.param(patterns)}::text[]) limit 1`);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

const FIRST = { name: "Qanarywala Zarbakht", nameUr: "قنریوالا زربخت", nameSd: "قنريوالو زربخت", alias: "Zbkhtcanary" };
const PLANTED = ["qanarywala", "قنریوالا", "قنريوالو", "zbkhtcanary", "canarynote", "canarybook", "canaryshelf"];
const LATER = { name: "Somebody Else", nameUr: "کوئی اور", nameSd: "ڪو ٻيو", alias: null };

test.each(["complainant", "accused", "witness"] as const)(
  "the old name of a %s is nowhere but where undo reads it, the history tells only that it changed, and undo restores it",
  async (role) => {
    const court = await makeCourt(db);
    const { courtId, clerk } = court;
    const judge = await makeStaff(db, court, "judge");
    const api = createCaller(clerk);
    const cases = [newCase({ orderedRestricted: true }), newCase({ remarks: "canaryshelf 4" })];
    const [caseId = 0, otherId = 0] = await register(court, ...cases);
    await openNames(clerk, courtId, caseId, otherId);
    const facts = { sex: null, birthDay: null, agency: null, isProtected: role === "complainant" };
    const inCase = { role, testimony: null, isForDefence: false, isHostile: false, standsForId: null };
    const none = { cnic: null, phone: null };
    const added = await api.people.add({
      ...{ courtId, caseId, key: key(), contact: none },
      ...{ person: { ...FIRST, ...facts }, inCase: { ...inCase, note: "canarynote: lives in House 7" } },
    });
    const written = await writeNote(judge, { courtId, caseId, text: "canarybook says", isPrivate: true });
    const state = async () => {
      const { people } = await api.people.ofCase({ courtId, caseId });
      const file = await api.cases.file({ courtId, caseId });
      const [note] = await db.execute(sql`select text from case_note where id = ${written.noteId}`);
      const shown = people.map(({ version: _version, ...rest }) => rest);
      const { remarks } = await api.cases.file({ courtId, caseId: otherId });
      return { shown, note, title: file.accusedTitle, remarks };
    };
    const before = await state();
    const now = (await api.people.ofCase({ courtId, caseId })).people;
    const one = now.find(({ casePersonId }) => casePersonId === added.casePersonId)!;
    const edited = await api.people.edit({
      ...{ courtId, casePersonId: one.casePersonId, version: one.version, key: key(), contact: none },
      ...{ person: { ...LATER, ...facts }, inCase: { ...inCase, note: null } },
    });
    const known = await api.cases.file({ courtId, caseId: otherId });
    const remarked = await api.cases.edit({
      ...{ courtId, caseId: otherId, version: known.version, key: key(), order: null },
      entry: { ...known.entry, remarks: "elsewhere" },
    });
    const rewritten = await rewriteNote(judge, { courtId, caseId, noteId: written.noteId, version: 1, text: "other" });

    expect((await foundIn(PLANTED)).filter((place) => !OWNERS.has(place))).toEqual([]);
    // That it is looked for where it is, and kept where undo finds it.
    expect(await foundIn(["qanarywala"])).toEqual(["change_secret.columns"]);
    const { history } = await api.cases.file({ courtId, caseId });
    const fieldsOf = (changeId: number) => history.find((entry) => entry.changeId === changeId)?.fields ?? [];
    expect(fieldsOf(edited.changeId)).toContainEqual({
      field: "person_name",
      before: null,
      after: null,
      isUntold: true,
    });
    expect(fieldsOf(edited.changeId)).toContainEqual({ field: "note", before: null, after: null, isUntold: true });
    const ofOther = (await api.cases.file({ courtId, caseId: otherId })).history[0];
    expect(ofOther?.fields).toEqual([{ field: "remarks", before: null, after: null, isUntold: true }]);
    expect(JSON.stringify(history).toLowerCase()).not.toMatch(new RegExp(PLANTED.join("|")));

    const judges = createCaller(judge);
    await judges.changes.undo({ courtId, changeId: rewritten.changeId, key: key() });
    await api.changes.undo({ courtId, changeId: remarked.changeId, key: key() });
    await api.changes.undo({ courtId, changeId: edited.changeId, key: key() });
    expect(await state()).toEqual(before);

    // Taken out altogether, and put back.
    const again = (await api.people.ofCase({ courtId, caseId })).people;
    const { version } = again.find(({ casePersonId }) => casePersonId === added.casePersonId)!;
    const removed = await api.people.remove({ courtId, casePersonId: added.casePersonId, version, key: key() });
    expect((await foundIn(PLANTED)).filter((place) => !OWNERS.has(place))).toEqual([]);
    await api.changes.undo({ courtId, changeId: removed.changeId, key: key() });
    expect(await state()).toEqual(before);
    await owner.db.execute(sql`truncate change_secret, person, court_case cascade`);
  },
);

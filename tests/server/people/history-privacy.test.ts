import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { rewriteNote, writeNote } from "../../../server/case/case-notes.ts";
import { change } from "../../../server/core/change.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { makeCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

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

test("what was asked of a platform, what a report said and who stood in are in no history, and undo gives them back", async () => {
  const made = await makeCourt(db);
  const { courtId, clerk } = made;
  const api = createCaller(clerk);
  const caseId = await makeCase(db, made, { isRestricted: false, docket: "inquiry" });
  const none = { sourceName: null, dueDay: null, neededFor: null } as const;
  const entry = { kind: "data", source: "meta", ...none, what: "whatcanary", fileReference: "filecanary" } as const;
  const { requestId } = await api.evidence.add({ courtId, caseId, entry, sentDay: null, key: key() });
  const standing = async () => {
    const { requests } = await api.evidence.ofCase({ courtId, caseId });
    const reports = await api.cases.reports({ courtId, caseId });
    const standIns = await db.execute<{ name: string }>(sql`select name from stand_in where court_id = ${courtId}`);
    return JSON.stringify([requests.map(({ what, fileReference }) => [what, fileReference]), reports, standIns]);
  };
  const said = { day: courtDay("2026-12-01"), madeBy: "An officer", says: "sayscanary", isFinal: false };
  const { reportId } = await api.cases.addReport({ courtId, caseId, ...said, key: key() });
  const [away] = await db.execute<{ id: number }>(sql`insert into person (district_id, name, name_key, is_official)
    values (${made.districtId}, 'Somebody', 'somebody', true) returning id`);
  const act = { permission: "day.record", courtId } as const;
  await change(clerk, { action: "stand-in.recorded", ...act }, async (tx) => {
    await tx.execute(sql`insert into stand_in (court_id, day, person_id, name)
      values (${courtId}, '2026-12-03', ${away!.id}, 'standcanary')`);
  });
  const before = await standing();
  const words = ["whatcanary", "filecanary", "sayscanary", "standcanary"];
  for (const word of words) expect(before).toContain(word);

  const edit = { courtId, requestId, version: 1, entry: { ...entry, what: "other", fileReference: null } };
  const edited = await api.evidence.edit({ ...edit, key: key() });
  const taken = await api.cases.removeReport({ courtId, caseId, reportId, version: 1, key: key() });
  const removed = await change(clerk, { action: "stand-in.removed", ...act }, async (tx, changeId) => {
    await tx.execute(sql`delete from stand_in where court_id = ${courtId}`);
    return { changeId };
  });
  expect(await foundIn(words)).toEqual(["change_secret.columns"]);
  for (const { changeId } of [removed, taken, edited]) await api.changes.undo({ courtId, changeId, key: key() });
  expect((await standing()).replace(/"version":\d+/g, "")).toBe(before.replace(/"version":\d+/g, ""));
});

import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Database } from "../../../db/connect.ts";
import { type AuditProblem, auditHeads, type KnownHead, verifyAudit } from "../../../server/access/verify-audit.ts";
import { change } from "../../../server/core/change.ts";
import { terminalContext } from "../../../server/core/context.ts";
import { listDocument } from "../../../server/doors/http/lists-door.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { headsOf } from "../../../server/doors/terminal/audit-command.ts";
import { main } from "../../../server/doors/terminal/command-line.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 2 });
afterAll(async () => {
  await end();
  await owner.end();
});

const key = () => randomUUID();
const verify = (as: Database = owner.db, heads: readonly KnownHead[] = []) =>
  verifyAudit(terminalContext(as, false), heads);

/** What the verifier says of a database in which the owner did this; nothing of it stays. */
async function said(rewrite: SQL | SQL[], heads: readonly KnownHead[] = []): Promise<AuditProblem[]> {
  let problems: AuditProblem[] = [];
  const taken = new Error("taken back");
  await owner.db
    .transaction(async (tx) => {
      for (const one of [rewrite].flat()) await tx.execute(one);
      problems = (await verify(tx as unknown as Database, heads)).problems;
      throw taken;
    })
    .catch((error) => {
      if (error !== taken) throw error;
    });
  return problems;
}

let court: MadeCourt;
let noted: number;
/** The act that the tests rewrite, its entry, and one of its rows with something kept apart. */
let act: { changeId: number; seq: number; row: number };
let undo: { changeId: number; target: number };

async function entryOf(changeId: number): Promise<number> {
  const [row] = await db.execute<{ seq: number }>(
    sql`select seq::float8 as seq from audit_entry where change_id = ${changeId}`,
  );
  return row!.seq;
}

beforeAll(async () => {
  court = await makeCourt(db);
  const { courtId, clerk } = court;
  const cases = createCaller(clerk).cases;
  const [caseId = 0] = await register(
    court,
    newCase({ complainants: [{ name: "Nobody Known" }], orderedRestricted: true }),
  );
  noted = caseId;
  await listCase(clerk, courtId, caseId, TODAY);
  const people = createCaller(clerk).people;
  const known = await people.ofCase({ courtId, caseId });
  const accused = known.people.find(({ role }) => role === "accused")!;
  const edited = await people.edit({
    ...{ courtId, casePersonId: accused.casePersonId, version: accused.version, key: key() },
    person: { ...personOf(accused), name: "Another Accused" },
    ...{ inCase: inCaseOf(accused), contact: { cnic: null, phone: null } },
  });
  const [row] = await db.execute<{ id: number }>(sql`
    select id::float8 as id from change_row where change_id = ${edited.changeId} and table_name = 'person'`);
  act = { changeId: edited.changeId, seq: await entryOf(edited.changeId), row: row!.id };
  const moved = await createCaller(clerk).changes.undo({ courtId, changeId: edited.changeId, key: key() });
  undo = { changeId: moved.changeId, target: edited.changeId };
  await cases.file({ courtId, caseId });
  await listCase(clerk, courtId, await makeCase(db, court), TODAY);
});

type Known = Awaited<ReturnType<ReturnType<typeof createCaller>["people"]["ofCase"]>>["people"][number];
const personOf = ({ name, nameUr, nameSd, alias, sex, birthDay, agency, isProtected }: Known) => ({
  ...{ name, nameUr, nameSd, alias, sex, birthDay, agency, isProtected },
});
const inCaseOf = ({ role, testimony, isForDefence, isHostile, standsForId, note }: Known) => ({
  ...{ role, testimony, isForDefence, isHostile, standsForId, note },
});

test("what was done and read stands as it was written", async () => {
  const answer = await verify();
  expect(answer.problems).toEqual([]);
  expect(answer).toMatchObject({ ok: true, isSecretsRead: true });
  expect(answer.chains.find((one) => one.court === court.code)?.entries).toBeGreaterThan(4);
});

test("the application verifies as well, but for what is kept from it", async () => {
  expect(await verify(db)).toMatchObject({ ok: true, isSecretsRead: false });
});

describe("a row that the owner rewrote is named", () => {
  const OF_CHANGE: [string, SQL][] = [
    ["key", sql`gen_random_uuid()`],
    ["action", sql`'case.edited'`],
    ["permission", sql`'docket.read'`],
    ["source", sql`'timer'`],
    ["actor_id", sql`'somebody'`],
    ["district_id", sql`district_id + 1`],
    ["input_hash", sql`'00'`],
    ["answer", sql`'{"changeId": 1}'`],
    ["changed_at", sql`changed_at - interval '1 minute'`],
    ["undone_by", sql`null`],
  ];
  const TOLD: Record<string, string> = {
    actor_id: "actor",
    district_id: "district",
    input_hash: "input",
    changed_at: "at",
  };
  test.each(OF_CHANGE)("change: %s", async (column, value) => {
    const problems = await said(sql`update change set ${sql.raw(column)} = ${value} where id = ${act.changeId}`);
    expect(problems).toEqual([
      {
        ...{ court: court.code, what: "change-altered", seq: act.seq, changeId: act.changeId },
        columns: [TOLD[column] ?? column],
      },
    ]);
  });

  test("an undo that is ascribed to another act names the act that was undone", async () => {
    const other = sql`(select max(id) from change)`;
    const problems = await said(sql`update change set undone_by = ${other} where id = ${undo.target}`);
    expect(problems).toMatchObject([{ what: "change-altered", changeId: undo.target, columns: ["undone_by"] }]);
  });

  test("an act that goes to another court's books", async () => {
    const other = await makeCourt(db);
    const problems = await said(sql`update change set court_id = ${other.courtId} where id = ${act.changeId}`);
    expect(problems).toContainEqual(
      expect.objectContaining({ what: "change-altered", changeId: act.changeId, columns: ["court"] }),
    );
  });

  test.each([
    ["batch", sql`batch + 1000000`],
    ["table_name", sql`'hearing'`],
    ["row_id", sql`row_id + 1`],
    ["case_id", sql`1`],
    ["before", sql`before || '{"is_protected": true}'`],
    ["after_version", sql`after_version + 1`],
    ["untold", sql`null`],
    ["hash", sql`'00'`],
  ])("row of the history: %s", async (column, value) => {
    const problems = await said(sql`update change_row set ${sql.raw(column)} = ${value} where id = ${act.row}`);
    expect(problems).toContainEqual(
      expect.objectContaining({ what: "row-altered", changeId: act.changeId, rowId: act.row, court: court.code }),
    );
  });

  test("a row of the history with a hash made to fit names its act", async () => {
    const problems = await said(sql`
      update change_row set before = '{}', hash = change_row_hash(change_id, batch, table_name, row_id, case_id, '{}', after_version, untold)
      where id = ${act.row}`);
    expect(problems).toMatchObject([{ what: "rows-altered", changeId: act.changeId, seq: act.seq }]);
  });

  test.each([
    ["salt", sql`gen_random_uuid()`],
    ["columns", sql`'{"name": "Somebody Else"}'`],
  ])("what is kept apart: %s", async (column, value) => {
    const problems = await said(
      sql`update change_secret set ${sql.raw(column)} = ${value} where change_row_id = ${act.row}`,
    );
    expect(problems).toMatchObject([{ what: "secret-altered", changeId: act.changeId, rowId: act.row }]);
  });

  test.each([
    ["told", sql`told || '{"action": "case.edited"}'`],
    ["previous", sql`hash`],
    ["hash", sql`previous`],
    ["change_id", sql`null`],
    ["case_ids", sql`'{1}'`],
  ])("entry: %s", async (column, value) => {
    const of = sql`chain = ${court.courtId} and seq = ${act.seq}`;
    const problems = await said(sql`update audit_entry set ${sql.raw(column)} = ${value} where ${of}`);
    expect(problems).toContainEqual({ court: court.code, what: "entry-altered", seq: act.seq });
  });

  test("an entry with a hash made to fit breaks the link that follows it", async () => {
    const of = sql`chain = ${court.courtId} and seq = ${act.seq}`;
    const told = sql`told || '{"actor": "somebody"}'`;
    const problems = await said(
      sql`update audit_entry set told = ${told}, hash = audit_hash(previous, chain, seq, ${told}) where ${of}`,
    );
    expect(problems).toContainEqual({ court: court.code, what: "entry-unlinked", seq: act.seq + 1 });
    expect(problems).toContainEqual(expect.objectContaining({ what: "change-altered", changeId: act.changeId }));
  });

  test("what somebody read, and who", async () => {
    const of = sql`chain = ${court.courtId} and told ->> 'reading' = 'case.read'`;
    const problems = await said(sql`update audit_entry set told = told || '{"actor": "somebody"}' where ${of}`);
    expect(problems).toMatchObject([{ what: "entry-altered", court: court.code }]);
  });
});

describe("what was taken out is missed", () => {
  const of = (seq: number) => sql`chain = ${court.courtId} and seq = ${seq}`;
  const last = async () => (await auditHeads(terminalContext(db, false))).find((one) => one.court === court.code)!;

  test("an entry in the middle", async () => {
    const problems = await said(sql`delete from audit_entry where ${of(act.seq)}`);
    expect(problems).toContainEqual({ court: court.code, what: "entries-missing", seq: act.seq, until: act.seq });
    expect(problems).toContainEqual(expect.objectContaining({ what: "change-unsealed", changeId: act.changeId }));
  });

  test("an act with its rows", async () => {
    const problems = await said([
      sql`delete from change_row where change_id = ${act.changeId}`,
      sql`delete from change where id = ${act.changeId}`,
    ]);
    expect(problems).toContainEqual(
      expect.objectContaining({ what: "change-gone", changeId: act.changeId, seq: act.seq }),
    );
  });

  test("one row of the history", async () => {
    const problems = await said(sql`delete from change_row where id = ${act.row}`);
    expect(problems).toContainEqual(
      expect.objectContaining({ what: "rows-altered", changeId: act.changeId, seq: act.seq }),
    );
  });

  test("the tail, by the head of the chain", async () => {
    const { seq } = await last();
    const problems = await said(sql`delete from audit_entry where ${of(seq)}`);
    expect(problems).toContainEqual({ court: court.code, what: "truncated", seq, until: seq });
  });

  test("the tail with everything that knew of it, by a head that left", async () => {
    const { seq, hash } = await last();
    const shortened = [
      sql`delete from change_row where change_id = (select change_id from audit_entry where ${of(seq)})`,
      sql`delete from change where id = (select change_id from audit_entry where ${of(seq)})`,
      sql`delete from audit_entry where ${of(seq)}`,
      sql`update audit_head set seq = ${seq - 1}, hash = (select hash from audit_entry where ${of(seq - 1)})
        where chain = ${court.courtId}`,
    ];
    expect(await said(shortened)).toEqual([]);
    // From a print, where only the beginning of the hash stands.
    const printed = { court: court.code, seq, hash: hash.slice(0, 12), from: "print" };
    expect(await said(shortened, [printed])).toEqual([
      { court: court.code, what: "truncated", seq, until: seq, from: "print" },
    ]);
    expect((await verify(owner.db, [printed])).problems).toEqual([]);
  });

  test("a chain that was written anew does not have the head that left", async () => {
    const { seq, hash } = await last();
    const other = { court: court.code, seq, hash: `${hash[0] === "0" ? "1" : "0"}${hash.slice(1)}`, from: "kept" };
    expect((await verify(owner.db, [other])).problems).toEqual([
      { court: court.code, what: "entry-altered", seq, from: "kept" },
    ]);
  });

  test("two entries that changed places are both named", async () => {
    const swap = sql`update audit_entry set seq = -1 * seq where chain = ${court.courtId} and seq in (${act.seq}, ${act.seq + 1})`;
    const back = sql`update audit_entry set seq = case when seq = ${-act.seq} then ${act.seq + 1}::bigint else ${act.seq}::bigint end
      where chain = ${court.courtId} and seq < 0`;
    const altered = (await said([swap, back])).filter(({ what }) => what === "entry-altered").map(({ seq }) => seq);
    expect(altered).toEqual([act.seq, act.seq + 1]);
  });

  test("an act that was written past the chain", async () => {
    const problems = await said([
      sql`alter table change disable trigger seal_insert`,
      sql`insert into change (action, source, court_id, changed_at) values ('case.edited', 'screen', ${court.courtId}, now())`,
    ]);
    expect(problems).toMatchObject([{ what: "change-unsealed", court: court.code, seq: null }]);
  });
});

describe("what may happen later breaks nothing", () => {
  test("an answer that is dropped after its thirty days", async () => {
    expect(await said(sql`update change set answer = null where id = ${act.changeId}`)).toEqual([]);
  });

  test("the application rewrites no entry", async () => {
    for (const statement of [
      sql`update audit_entry set told = '{}'`,
      sql`delete from audit_entry`,
      sql`insert into audit_entry (chain, seq, told, previous, hash) values (0, 1, '{}', '', '')`,
      sql`update audit_head set seq = 0`,
      sql`delete from audit_head`,
      sql`select append_audit(0, '{}', null, null)`,
      sql`truncate audit_entry`,
    ]) {
      const code = await db.execute(statement).then(
        () => "done",
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );
      expect(code).toBe("42501");
    }
  });
});

test("what a refused act would have done is in no chain", async () => {
  const made = await makeCourt(db);
  await listCase(made.clerk, made.courtId, await makeCase(db, made), TODAY);
  const refused = change(
    made.clerk,
    { action: "test.failed", permission: "docket.change", courtId: made.courtId },
    () => Promise.reject(new Error("no")),
  );
  await expect(refused).rejects.toThrow("no");
  const { chains } = await verify();
  expect(chains.find((one) => one.court === made.code)).toMatchObject({ entries: 1, seq: 1 });
});

test("two courts never wait for each other's chain, and acts of one court stand in it one after the other", async () => {
  const [one, other] = [await makeCourt(db), await makeCourt(db)];
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // The owner holds one court's head as long as the other court has its say.
  await listCase(one.clerk, one.courtId, await makeCase(db, one), TODAY);
  const holding = owner.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from audit_head where chain = ${one.courtId} for update`);
    await held;
  });
  const waiting = listCase(one.clerk, one.courtId, await makeCase(db, one), TODAY);
  await listCase(other.clerk, other.courtId, await makeCase(db, other), TODAY);
  release();
  await Promise.all([holding, waiting]);
  const matters = await Promise.all(Array.from({ length: 12 }, () => makeCase(db, one)));
  await Promise.all(matters.map((id) => listCase(one.clerk, one.courtId, id, TODAY, { minutes: 1 })));
  const { problems, chains } = await verify();
  expect(problems).toEqual([]);
  expect(chains.find(({ court: code }) => code === one.code)).toMatchObject({ entries: 14, seq: 14 });
});

test("a reader of a protected person is on record once in a quarter of an hour, with the case and not the name", async () => {
  const { courtId, districtId } = court;
  const judge = await makeStaff(db, { districtId, courtId }, "judge");
  const readings = async () => {
    const userId = judge.actor.kind === "staff" ? judge.actor.userId : "";
    return [
      ...(await db.execute<{ told: object }>(
        sql`select told from audit_entry where told ->> 'actor' = ${userId} and told ? 'reading' order by seq`,
      )),
    ];
  };
  await createCaller(judge).cases.file({ courtId, caseId: noted });
  await createCaller(judge).people.ofCase({ courtId, caseId: noted });
  expect(await readings()).toMatchObject([{ told: { reading: "case.read", cases: [noted], court: courtId } }]);
  const later = { ...judge, now: new Date(judge.now.getTime() + 16 * 60_000) };
  await createCaller(later).cases.file({ courtId, caseId: noted });
  expect(await readings()).toHaveLength(2);
  expect(JSON.stringify(await readings())).not.toContain("Nobody");
  const [plain = 0] = await register(court, newCase({ complainants: [{ name: "Nobody Hidden" }] }));
  await createCaller(later).cases.file({ courtId, caseId: plain });
  expect(await readings()).toHaveLength(2);
});

test("a published list carries where the court's record stood, in every form", async () => {
  const made = await makeCourt(db);
  const day = courtDay("2026-12-10");
  await listCase(made.clerk, made.courtId, await makeCase(db, made), day);
  const [before] = (await auditHeads(terminalContext(db, false))).filter((one) => one.court === made.code);
  await createCaller(made.clerk).lists.publish({ courtId: made.courtId, days: [day], key: key() });
  const document = async (format: "json" | "csv" | "text" | "html") => {
    const order = { courtCode: made.code, day, audience: "public", format, language: "en" } as const;
    return String((await listDocument(terminalContext(db, false), order)).body);
  };
  for (const format of ["json", "csv"] as const) expect(headsOf(await document(format))).toEqual([before]);
  for (const format of ["text", "html"] as const)
    expect(await document(format)).toContain(`Record ${before!.seq} · ${before!.hash.slice(0, 12)}`);
  // Kept with the version, so that the verifier has it without any file.
  expect((await verify()).headsCompared).toBe(1);
  const cut = [
    sql`delete from audit_entry where chain = ${made.courtId}`,
    sql`delete from audit_head where chain = ${made.courtId}`,
    sql`delete from change_row where change_id in (select id from change where court_id = ${made.courtId})`,
    sql`delete from change where court_id = ${made.courtId}`,
  ];
  expect(await said(cut)).toContainEqual(expect.objectContaining({ court: made.code, from: "2026-12-10 v1" }));
});

test("the terminal ends with 1 where something was rewritten", async () => {
  const env = { NODE_ENV: "test", DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl } as const;
  expect(await main(["audit", "verify", "--json"], env)).toBe(0);
  const before = sql`select action from change where id = ${act.changeId}`;
  const [{ action } = { action: "" }] = await db.execute<{ action: string }>(before);
  await owner.db.execute(sql`update change set action = 'case.edited' where id = ${act.changeId}`);
  expect(await main(["audit", "verify"], env)).toBe(1);
  await owner.db.execute(sql`update change set action = ${action} where id = ${act.changeId}`);
  expect(await main(["audit", "verify"], env)).toBe(0);
});

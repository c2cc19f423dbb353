import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database, Transaction } from "../../../db/connect.ts";
import type { Context } from "../../../server/core/context.ts";
import { type Permission, type Role, roleMay } from "../../../server/core/permission.ts";
import { appRouter, createCaller } from "../../../server/doors/http/router.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { filledTexts, type TextPlace, textsOf, withText } from "../../support/input-texts.ts";
import { connect } from "../../support/open-database.ts";
import { VALID_INPUTS, World } from "../../support/valid-inputs.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db } = connect(database.appUrl, { max: 6 });

type Hostile = { class: string; text: string; repeat?: number };
const { strings } = JSON.parse(readFileSync(new URL("../../golden/hostile-strings.json", import.meta.url), "utf8")) as {
  strings: Hostile[];
};
const textOf = ({ text, repeat = 1 }: Hostile) => text.repeat(repeat);
const ofClass = (...classes: string[]) => strings.filter((one) => classes.includes(one.class)).map(textOf);

/** What no database holds as it is; a clear refusal is the only answer to it. */
const UNHOLDABLE = ofClass("nul", "half a character");
const HUGE = ofClass("huge");
/** What may stand first in a text and mean something there. */
const LEADING = ofClass("formula");
const OTHERS = strings.map(textOf).filter((text) => ![UNHOLDABLE, HUGE, LEADING].flat().includes(text));

type Described = {
  _def: { type: string; inputs: Parameters<typeof textsOf>[0][]; meta: { permission: Permission } };
};
const mutations = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>)
  .filter(([, { _def }]) => _def.type === "mutation")
  .map(([name, { _def }]) => ({ name, permission: _def.meta.permission, inputs: _def.inputs }))
  .map((one) => ({ ...one, texts: one.inputs.flatMap((schema) => textsOf(schema)) }));
const written = mutations.filter(({ texts }) => texts.length > 0);

/** Texts that are not stored as they came, and why; none of them may be more than refused. */
const NOT_KEPT: Record<string, string> = {
  "cases.edit entry.number": "read as a number",
  "cases.edit entry.fir": "read as a number",
  "cases.openByName q": "a name that is looked for",
  "cases.edit entry.sections": "read as sections",
  "cases.saveRegister rows[].cells.*":
    "some cells are read as numbers and sections; each text of them is in cases.edit",
  "desk.register entry.number": "read as a number",
  "desk.register entry.fir": "read as a number",
  "desk.register entry.sections": "read as sections",
  "people.add contact.phone": "kept as figures",
  "people.add contact.cnic": "kept as figures",
  "people.add contact.email": "read as an address",
  "people.edit contact.email": "read as an address",
  "people.edit contact.phone": "kept as figures",
  "people.edit contact.cnic": "kept as figures",
  "officials.importMine text": "read as a calendar; days and hours of it are kept",
  "officials.addRemoteFeed address": "read as an address",
  "closures.declare orderedBy": "kept with the dates that move, of which there are none",
  "closures.declare mark": "compared and not kept",
  "closures.confirm orderedBy": "kept with the dates that move, of which there are none",
  "closures.confirm mark": "compared and not kept",
  "lostDays.lose mark": "compared and not kept",
  "life.recordSettlement seen[]": "names of findings, compared and not kept",
  "reminders.testGateway address": "a number or address, under a seal until the test is sent",
  "planner.place overloadBecause": "kept when the draft is accepted on a day above its plan",
  "planner.swap overloadBecause": "kept when the draft is accepted on a day above its plan",
};
/** Mutations that cannot be tried inside a transaction that is taken back. */
const ELSEWHERE: Record<string, string> = {
  "planner.start": "plans in a process of its own; its text is the one that planner.plan stores",
  "account.endSessions": "of a browser's own session; its text names one and is not kept",
  "feeds.make": "the secret of an address is 43 letters and figures and kept as a hash",
  "feeds.makeOfDistrict": "as of feeds.make",
  "officials.previewMine": "stores nothing; its text is the one that officials.importMine reads",
  "account.setPin": "of a browser's own session; a PIN is figures and kept as a hash",
  "staff.handOver": "its texts name sign-ins and are not kept",
  "staff.resetCode": "its text names a sign-in and is not kept",
  "reminders.saveCard": "its texts lie under a seal; reminder-board.test.ts gives them back",
  "imports.previewLines": "stores nothing; its text chooses which lines are shown",
};

/** An oracle of its own: what of a text is kept. White space at the ends and its kind are the court's to tidy. */
const isMark = (code: number) =>
  (code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code)) ||
  (code >= 0x7f && code <= 0x9f) ||
  [0x061c, 0x200e, 0x200f, 0xfeff].includes(code) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);
const tidy = (text: string) =>
  [...text]
    .filter((sign) => !isMark(sign.codePointAt(0)!))
    .join("")
    .replace(/\s+/gu, " ")
    .trim();

const TAKEN_BACK = new Error("taken back");

/** Runs `fn` in a transaction of which nothing stays. */
async function takenBack<T>(
  parent: { transaction<R>(fn: (tx: Transaction) => Promise<R>): Promise<R> },
  fn: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let answer: { value: T } | undefined;
  await parent
    .transaction(async (tx) => {
      answer = { value: await fn(tx) };
      throw TAKEN_BACK;
    })
    .catch((error) => {
      if (error !== TAKEN_BACK) throw error;
    });
  return answer!.value;
}

type Outcome = { code: string; stored: string[] };

/** What the mutation answers, and every text of the rows that it wrote; some stand there within a sentence. */
function attempt(world: World, context: Context, name: string, input: object, wanted = ""): Promise<Outcome> {
  return takenBack(world.tx, async (tx) => {
    const [before] = await tx.execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from change`);
    const caller = createCaller({ ...context, db: tx as unknown as Database });
    const mutation = name.split(".").reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], caller);
    try {
      const answer = await (mutation as (input: object) => Promise<unknown>)({ ...input, key: randomUUID() });
      // The grid tells its faults cell by cell.
      if ((answer as { isSaved?: boolean } | null)?.isSaved === false)
        return { code: "told in the answer", stored: [] };
    } catch (error) {
      const { code, cause } = error as { code?: string; cause?: { code?: string; name?: string; message?: string } };
      return {
        code: code === "INTERNAL_SERVER_ERROR" ? `${code} ${cause?.message}` : `${code} ${cause?.code}`,
        stored: [],
      };
    }
    await tx.execute(sql`set constraints all immediate`);
    const stored = await textsWritten(tx, Number(before!.id));
    return { code: "ok", stored: wanted === "" || holds(stored, wanted) ? stored : await textsOfAll(tx) };
  });
}

async function textsWritten(tx: Transaction, after: number): Promise<string[]> {
  const rows = await tx.execute<{ table_name: string; ids: string[] }>(
    sql`select table_name, array_agg(distinct row_id)::text[] as ids from change_row where change_id > ${after} group by 1`,
  );
  const found: string[] = [];
  for (const { table_name: table, ids } of rows) {
    const of = await tx.execute<{ row: unknown }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where id = any(${sql.raw(`'{${ids.join(",")}}'`)}::bigint[])`,
    );
    for (const { row } of of) collect(row, found);
  }
  return found;
}

/** Not every table has its rows recorded for the history: the rest are looked through whole. */
async function textsOfAll(tx: Transaction): Promise<string[]> {
  const found: string[] = [];
  for (const table of UNRECORDED) {
    const rows = await tx.execute<{ row: unknown }>(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t`);
    for (const { row } of rows) collect(row, found);
  }
  return found;
}
const UNRECORDED = [
  "staff",
  "protected_read",
  "court_staff",
  "courtroom",
  "cause_list",
  "case_note",
  "case_stage",
  "stand_in",
];

const holds = (stored: readonly string[], wanted: string) => stored.some((one) => tidy(one).includes(wanted));

function collect(value: unknown, into: string[]): void {
  if (typeof value === "string") into.push(value);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) collect(one, into);
}

const ROLES: Role[] = ["clerk", "judge", "administrator", "prosecutor", "investigating-officer"];

describe("every text that a screen sends", () => {
  test("has an input in which it is tried", () => {
    const missing = written.filter(({ name }) => !(name in VALID_INPUTS) && !(name in ELSEWHERE));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(written.length).toBeGreaterThan(50);
  });

  test.for(written.filter(({ name }) => name in VALID_INPUTS))("$name", async ({ name, permission, inputs, texts }) => {
    const role = ROLES.find((one) => roleMay(one, permission))!;
    const faults = await takenBack(db, async (tx) => {
      const world = await World.make(tx);
      const context = await world.staff(role);
      const valid = await VALID_INPUTS[name]!(world);
      const told: string[] = [];
      const filled = new Set<string>();
      for (const input of valid) {
        const plain = await attempt(world, context, name, input);
        if (plain.code !== "ok") told.push(`the valid input: ${plain.code}`);
        const places = inputs.flatMap((schema) => filledTexts(schema, input));
        for (const place of places) {
          filled.add(place.name);
          for (const text of textsFor(place)) told.push(...(await faultOf(world, context, name, input, place, text)));
        }
      }
      return [...told, ...texts.filter((text) => !filled.has(text)).map((text) => `${text} is in no valid input`)];
    });
    expect(faults).toEqual([]);
  });
});

const AT_ONCE = 3;

/**
 * What cannot be held, what is huge and what means something at the start stand alone; the rest is packed into texts as
 * long as the place allows. Each place takes its turn: over all places every string is tried many times.
 */
function textsFor(place: TextPlace): string[] {
  const seed = [...place.path.join(".")].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
  const turns = (texts: readonly string[], many: number) =>
    Array.from({ length: Math.min(many, texts.length) }, (_, at) => texts[(seed + at) % texts.length]!);
  return [
    ...turns(UNHOLDABLE, 2),
    ...turns(HUGE, 1),
    ...turns(LEADING, 2),
    ...turns(packed(OTHERS, place.most), AT_ONCE),
  ];
}

function packed(texts: readonly string[], most: number): string[] {
  const found: string[] = [];
  for (const text of texts) {
    const joined = `${found.at(-1)} · ${text}`;
    if (found.length > 0 && joined.length <= most) found[found.length - 1] = joined;
    else found.push(text);
  }
  return found;
}

async function faultOf(
  world: World,
  context: Context,
  name: string,
  input: object,
  place: TextPlace,
  text: string,
): Promise<string[]> {
  const wanted = `${name} ${place.name}` in NOT_KEPT ? "" : tidy(text);
  const { code, stored } = await attempt(world, context, name, withText(input, place.path, text) as object, wanted);
  const at = `${place.path.join(".")} ${JSON.stringify(text.slice(0, 40))}`;
  if (code.startsWith("INTERNAL")) return [`${at}: ${code}`];
  if (UNHOLDABLE.includes(text)) return code.startsWith("BAD_REQUEST") ? [] : [`${at}: ${code}, not refused`];
  return code !== "ok" || wanted === "" || holds(stored, wanted) ? [] : [`${at}: stored otherwise`];
}

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../../../db/connect.ts";
import { seedDemo } from "../../../db/seed/demo/seed-demo.ts";
import { type Permission, roleMay } from "../../../server/access/permission.ts";
import type { Context } from "../../../server/context.ts";
import { appRouter, createCaller } from "../../../server/router.ts";
import { courtDay } from "../../../server/rules/court-day.ts";
import { freshDatabase } from "../../fresh-database.ts";
import { type Identity, identitiesOf, type World } from "./identities.ts";
import { contactsIn, type Kind, type Planted, plant, plantedIn } from "./planted.ts";
import { inputFor, type Target, targetOf } from "./target.ts";

const TODAY = courtDay("2026-12-03");
const NOW = new Date("2026-12-03T05:00:00Z");

type Described = { _def: { type: string; inputs: z.ZodType[]; meta?: { permission?: Permission } } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>).map(
  ([path, { _def }]) => ({
    path,
    permission: _def.meta!.permission!,
    isQuery: _def.type === "query",
    inputs: _def.inputs,
    schemas: _def.inputs.map((input) => z.toJSONSchema(input, { unrepresentable: "any", io: "input" })) as never[],
  }),
);
type Procedure = (typeof procedures)[number];

const database = await freshDatabase();
const connected = connect(database.appUrl, { max: 4 });
let identities: Identity[];
let own: Target;
let foreign: Target;
/** Cases that are listed or were heard today. */
let ofToday: ReadonlySet<number>;

/** Of a restricted matter these are open to nobody without a reason; the judge's own notes are his, officers are public. */
const PROTECTED: ReadonlySet<Kind> = new Set(
  (["accused", "juvenile", "guarded", "title", "note", "order", "evidence", "contact"] as const).values(),
);

/** What is named by its work, whoever does it: each is on record as a reading, or tells of the day in court. */
const BY_WORK: ReadonlySet<string> = new Set([
  "hearings.daySheet", // the sheet in court, which opens shaded
  "cases.registerPage", // the register itself, written by name
  "cases.registerRows",
  "evidence.letters", // the text of a letter that goes out, names withheld in it
  "process.ofDay", // summonses and warrants, made out by name
]);

beforeAll(async () => {
  await seedDemo({ ownerUrl: database.ownerUrl, today: TODAY });
  await plant(database.superUrl);
  const world = await worldOf();
  identities = await identitiesOf(world);
  const today = await connected.db.execute<{ id: number }>(
    sql`select distinct case_id::int as id from hearing where day = ${TODAY} and state <> 'withdrawn'`,
  );
  ofToday = new Set(today.map(({ id }) => id));
  own = await targetOf(connected.db, "east-adj-11", TODAY);
  // A note of the office on the matter that is asked for, as the others are planted.
  await connected.db.execute(sql`insert into case_note (case_id, court_id, text, is_private, written_by, written_at)
    values (${own.caseId}, ${own.courtId}, ${`Xqnotek${own.courtId}c${own.caseId}rz`}, false, 'terminal', ${NOW.toISOString()})`);
  foreign = await targetOf(connected.db, "south-adj-10", TODAY);
}, 120_000);
afterAll(() => connected.end());

async function worldOf(): Promise<World> {
  const { db } = connected;
  const courts = await db.execute<{ id: number; code: string; district: number }>(
    sql`select id::int as id, code, district_id::int as district from court`,
  );
  const of = (code: string) => courts.find((one) => one.code === code)!;
  const court = of("east-adj-11");
  const busiest = async (role: "prosecutor" | "investigating-officer") => {
    const [most] = await db.execute<{ person: number }>(sql`
      select cp.person_id::int as person from case_person cp
      where cp.role = ${role} and cp.court_id = ${court.id} group by 1 order by count(*) desc limit 1`);
    const all = await db.execute<{ id: number }>(
      sql`select case_id::int as id from case_person where role = ${role} and person_id = ${most!.person}`,
    );
    return { personId: most!.person, cases: new Set(all.map(({ id }) => id)) };
  };
  const prosecutor = await busiest("prosecutor");
  const officer = await busiest("investigating-officer");
  return {
    db,
    now: NOW,
    districtId: court.district,
    courtIds: courts.filter(({ district }) => district === court.district).map(({ id }) => id),
    courtId: court.id,
    neighbourId: of("east-adj-4").id,
    foreignDistrictId: of("south-adj-10").district,
    foreignCourtId: of("south-adj-10").id,
    prosecutorId: prosecutor.personId,
    prosecuted: prosecutor.cases,
    officerId: officer.personId,
    investigated: officer.cases,
  };
}

/** `writes`: rows that were written, also those that were taken back; `changes`: what stands in the audit. */
type Answer = { code: string; text: string; writes: number; changes: number };

// The rows written count on from the transaction before, on the same connection.
const WRITTEN = sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as writes,
  (select count(*)::int from change) as changes from pg_stat_xact_user_tables`;

class TakenBack extends Error {}

/** Calls a procedure and takes back whatever it did; `writes` are the rows it wrote meanwhile. */
async function ask({ path }: Procedure, ctx: Context, input: unknown, asksFor?: Target): Promise<Answer> {
  let answer: Answer | undefined;
  await connected.db
    .transaction(async (tx) => {
      const caller = createCaller({ ...ctx, db: tx as never });
      if (asksFor) await caller.cases.openProtected(reasonFor(asksFor));
      const written = async () => (await tx.execute<{ writes: number; changes: number }>(WRITTEN))[0]!;
      const before = await written();
      const call = path.split(".").reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], caller);
      const said = await (call as (input: unknown) => Promise<unknown>)(input).then(
        (value) => ({ code: "answered", text: JSON.stringify(value) ?? "" }),
        (error: { code?: string; message: string; cause?: object }) => ({
          code: error.code ?? "defect",
          text: `${error.message} ${JSON.stringify(error.cause ?? {})}`,
        }),
      );
      const after = await written();
      answer = { ...said, writes: after.writes - before.writes, changes: after.changes - before.changes };
      throw new TakenBack();
    })
    .catch((error) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return answer!;
}

const reasonFor = ({ courtId, caseId }: Target) =>
  ({ courtId, caseId, because: "party-asks", words: null, key: randomUUID() }) as const;

/** Whether the role lets somebody ask at all; whose court and matter it is, is asked inside. */
const isHis = ({ ctx: { actor } }: Identity, { permission }: Procedure): boolean =>
  actor.kind === "staff" &&
  !((actor.isPasswordDue || actor.isCodeDue) && permission !== "self.read") &&
  roleMay(actor.role, permission);

/** What a call did that it must not do. */
function faultsOf(
  identity: Identity,
  procedure: Procedure,
  { courtId }: Target,
  answer: Answer,
  asked?: Target,
): string[] {
  const { code, text, writes, changes } = answer;
  const isOfCourt = procedure.schemas.some((schema: { properties?: object }) => "courtId" in (schema.properties ?? {}));
  return [
    ...leaks(identity, text).map((leak) => `reads ${leak}`),
    ...(BY_WORK.has(procedure.path) ? [] : unasked(identity, text, asked).map((leak) => `reads unasked ${leak}`)),
    ...(code === "INTERNAL_SERVER_ERROR" || code === "defect" ? [`${code} ${text}`] : []),
    ...(code !== "answered" && changes > 0 ? ["is refused, and changed something"] : []),
    ...(isHis(identity, procedure)
      ? []
      : code !== "FORBIDDEN" || writes > 0
        ? [`is let in: ${code}, ${writes} rows`]
        : []),
    ...(isOfCourt && !identity.courts.includes(courtId) && code === "answered"
      ? ["is answered in a court that is not his"]
      : []),
  ];
}

function leaks(identity: Identity, text: string): string[] {
  const words = told(plantedIn(text).filter((planted) => !identity.maySee(planted)));
  return [...new Set([...words, ...(contactsIn(text).length > 0 ? ["a whole telephone or identity number"] : [])])];
}

const mayOpen = (identity: Identity, { courtId }: Target): boolean =>
  identity.opens !== "own" && identity.courts.includes(courtId);

/** What is protected of restricted matters for which he has no reason: neither the day's list nor one that he gave. */
function unasked(identity: Identity, text: string, asked?: Target): string[] {
  const isOpen = ({ caseId, courtId }: Planted) =>
    identity.opens === "own" ||
    caseId === asked?.caseId ||
    (identity.opens === "court" && identity.courts.includes(courtId) && ofToday.has(caseId));
  return told(plantedIn(text).filter((one) => one.isRestricted && PROTECTED.has(one.kind) && !isOpen(one)));
}

const told = (words: readonly Planted[]): string[] => [
  ...new Set(
    words.map(
      ({ kind, courtId, isRestricted }) =>
        `${kind}${isRestricted ? " of a restricted matter" : ""} of court ${courtId}`,
    ),
  ),
];

describe("who reads what", () => {
  test.each(procedures)("$path is asked for as the screens do", async ({ inputs, schemas }) => {
    const input = inputFor(schemas, own, TODAY);
    for (const schema of inputs) expect((await schema.safeParseAsync(input)).error?.issues ?? []).toEqual([]);
  });

  test.each(procedures)(
    "$path tells nobody more than is his",
    async (procedure) => {
      const faults: string[] = [];
      for (const identity of identities) {
        for (const target of [own, foreign]) {
          const answer = await ask(procedure, identity.ctx, inputFor(procedure.schemas, target, TODAY));
          const whose = target === own ? "a matter of the court" : "a matter of another district";
          const found = faultsOf(identity, procedure, target, answer);
          faults.push(...found.map((fault) => `${identity.name}, ${whose}: ${fault}`));
        }
        if (!procedure.isQuery || !isHis(identity, procedure) || !mayOpen(identity, own)) continue;
        const answer = await ask(procedure, identity.ctx, inputFor(procedure.schemas, own, TODAY), own);
        const found = faultsOf(identity, procedure, own, answer, own);
        faults.push(...found.map((fault) => `${identity.name}, after asking: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );

  test.each([...["cases.file", "desk.matter", "people.ofCase", "process.orderSheet", "evidence.ofCase", "life.case"]])(
    "%s tells of a restricted matter once somebody said what for, a supervisor too, and not before",
    async (path) => {
      const procedure = procedures.find((one) => one.path === path)!;
      const input = inputFor(procedure.schemas, own, TODAY);
      const protectedIn = async (identity: Identity, asked?: Target) => {
        const { code, text } = await ask(procedure, identity.ctx, input, asked);
        expect(code).toBe("answered");
        return plantedIn(text).filter(({ caseId, kind }) => caseId === own.caseId && PROTECTED.has(kind)).length;
      };
      const those = identities.filter((identity) => isHis(identity, procedure) && mayOpen(identity, own));
      expect(those.length).toBeGreaterThan(3);
      for (const identity of those) {
        expect(await protectedIn(identity), identity.name).toBe(0);
        expect(await protectedIn(identity, own), identity.name).toBeGreaterThan(0);
      }
    },
  );

  test("the words that were planted are found, and nobody may read those of another court", async () => {
    const search = procedures.find(({ path }) => path === "cases.search")!;
    const { text } = await ask(search, identities[0]!.ctx, { courtId: own.courtId });
    expect(plantedIn(text).length).toBeGreaterThan(10);
    expect(leaks(identities[1]!, text).length).toBeGreaterThan(0);
  });
});

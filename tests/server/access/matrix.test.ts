import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Connection, connect } from "../../../db/connect.ts";
import type { Context } from "../../../server/core/context.ts";
import { type Permission, roleMay } from "../../../server/core/permission.ts";
import { openToAll } from "../../../server/core/second-lock.ts";
import { appRouter, createCaller } from "../../../server/doors/http/router.ts";
import { plansAreOver } from "../../../server/planner/plan-jobs.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { setWebEnvironment } from "../../support/signed-in.ts";
import { commandsAreTried } from "./commands.ts";
import { doorsAreTried } from "./doors-tried.ts";
import type { Identity } from "./identities.ts";
import { leaks, mayOpen, PROTECTED, protectedIn, unasked } from "./oracle.ts";
import { contactsIn, plantedIn } from "./planted.ts";
import { inputFor, type Target } from "./target.ts";
import { type Asking, plantedWorld, TODAY } from "./world.ts";

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
/** Identities that ask at once: each waits for the database most of its time. */
const AT_ONCE = 6;
const connected = connect(database.appUrl, { max: AT_ONCE });
let asking: Asking;
/** The newest change that stands: nothing of what the procedures are asked here is kept. */
let newest = 0;

/** Papers that the court itself writes by name: open to who works in it, each reading on record; to others as the file is. */
const OWN_PAPERS: ReadonlySet<string> = new Set([
  "cases.registerPage",
  "cases.registerRows",
  "evidence.letters", // names are withheld in its text
  "process.ofDay", // summonses and warrants
]);

/** Every line that was printed, of calls, doors and defects. */
const printed: string[] = [];

beforeAll(async () => {
  setWebEnvironment(database.appUrl);
  process.env.PESHI_LOG = "all";
  const keep = (...words: unknown[]) => void printed.push(words.map(String).join(" "));
  for (const name of ["log", "error", "warn", "info"] as const) vi.spyOn(console, name).mockImplementation(keep);
  asking = await plantedWorld(database, openToAll(connected.db));
  newest = (await standsIn(connected.db)).newest;
});
afterAll(() => connected.end());

/** `writes`: rows that were written, also those that were taken back; `changes`: whether something stands in the audit. */
type Written = { writes: number; changes: boolean };
type Answer = { code: string; text: string } & Written;

// Whoever wrote nothing has no number, and the count need not be asked for. What the transaction before wrote is counted no
// more, since each has its own count sent off at its end.
const STANDS = sql`select pg_current_xact_id_if_assigned() is not null as "isWriting",
  (select coalesce(max(id), 0)::float8 from change) as newest, pg_stat_force_next_flush()`;
// That somebody asked at all is counted by his account, also of whoever is refused.
const WRITES = sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as writes from pg_stat_xact_user_tables
  where relname <> 'sign_in_try'`;

async function standsIn(tx: Connection): Promise<{ writes: number; newest: number }> {
  const [{ isWriting, newest }] = (await tx.execute(STANDS)) as unknown as [{ isWriting: boolean; newest: number }];
  const [counted] = isWriting ? await tx.execute<{ writes: number }>(WRITES) : [];
  return { writes: counted?.writes ?? 0, newest };
}

class TakenBack extends Error {}

type Counted = <T>(work: () => Promise<T>) => Promise<T & Written>;

/** Runs it in a transaction and takes back whatever it did; what it answers is kept, and how much each part wrote. */
async function takenBack<Said>(run: (tx: Context["db"], counted: Counted) => Promise<Said>): Promise<Said> {
  let said: { value: Said } | undefined;
  await connected.db
    .transaction(async (tx) => {
      let before = { writes: 0, newest };
      const value = await run(tx as never, async (work) => {
        const done = await work();
        const after = await standsIn(tx);
        const written = { writes: after.writes - before.writes, changes: after.newest > before.newest };
        before = after;
        return { ...done, ...written };
      });
      said = { value };
      throw new TakenBack();
    })
    .catch((error) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return said!.value;
}

/** What a procedure says, as its line of the log and its answer over HTTP would. */
function call({ path }: Procedure, ctx: Context, input: unknown): Promise<Pick<Answer, "code" | "text">> {
  const caller = createCaller({ ...ctx, requestId: "matr-xxxx" });
  const of = path.split(".").reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], caller);
  return (of as (input: unknown) => Promise<unknown>)(input).then(
    (value) => ({ code: "answered", text: JSON.stringify(value) ?? "" }),
    (error: { code?: string; message: string; cause?: object }) => ({
      code: error.code ?? "defect",
      text: `${error.message} ${JSON.stringify(error.cause ?? {})}`,
    }),
  );
}

type Question = { target: Target; asked?: Target };

const ask = (procedure: Procedure, ctx: Context, { target, asked }: Question): Promise<Answer> =>
  takenBack(async (db, counted) => {
    const said = () => createCaller({ ...ctx, db }).cases.openProtected(reasonFor(target));
    if (asked) await counted(said);
    return counted(async () => {
      const answer = await call(procedure, { ...ctx, db }, inputFor(procedure.schemas, target, TODAY));
      // A planning that takes long answers before it is over: it ends here, on this transaction, and not in another's.
      await plansAreOver();
      return answer;
    });
  });

/** Asks that name a row of either court; others are asked once. */
const namesRows = ({ schemas }: Procedure, { own, foreign }: Asking): boolean => {
  const [here, there] = [own, foreign].map((target) =>
    JSON.stringify({ ...inputFor(schemas, target, TODAY), key: "" }),
  );
  return here !== there;
};

/** Of those whose role may not ask: each is refused, and all of them together wrote nothing. */
const refusedAll = (procedure: Procedure, outsiders: readonly Identity[], input: unknown): Promise<string[]> =>
  takenBack(async (db, counted) => {
    const faults: string[] = [];
    const { writes } = await counted(async () => {
      for (const { ctx, name } of outsiders) {
        const { code, text } = await call(procedure, { ...ctx, db }, input);
        if (code !== "FORBIDDEN" || plantedIn(text).length > 0) faults.push(`${name} is let in: ${code}`);
      }
      return {};
    });
    return writes > 0 ? [...faults, `somebody who is refused wrote ${writes} rows`] : faults;
  });

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
  const reason = { ofToday: asking.ofToday, asked, isOwnPaper: OWN_PAPERS.has(procedure.path) };
  const isOfCourt = procedure.schemas.some((schema: { properties?: object }) => "courtId" in (schema.properties ?? {}));
  return [
    ...leaks(identity, text).map((leak) => `reads ${leak}`),
    ...unasked(identity, text, reason).map((leak) => `reads unasked ${leak}`),
    // Who said what for is on record by that.
    ...(writes === 0 && asked === undefined && protectedIn(text).length > 0
      ? ["reads protected names without a record"]
      : []),
    ...(code === "INTERNAL_SERVER_ERROR" || code === "defect" ? [`${code} ${text}`] : []),
    ...(code !== "answered" && changes ? ["is refused, and changed something"] : []),
    ...(isOfCourt && !identity.courts.includes(courtId) && code === "answered"
      ? ["is answered in a court that is not his"]
      : []),
  ];
}

describe("who reads what", () => {
  test.each(procedures)("$path is asked for as the screens do", async ({ inputs, schemas }) => {
    const input = inputFor(schemas, asking.own, TODAY);
    for (const schema of inputs) expect((await schema.safeParseAsync(input)).error?.issues ?? []).toEqual([]);
  });

  test.each(procedures)("$path tells nobody more than is his", async (procedure) => {
    const { identities, own, foreign } = asking;
    const [insiders, outsiders] = [true, false].map((is) => identities.filter((one) => isHis(one, procedure) === is));
    // The role is asked before the input is looked at, whosever matter it names.
    const refused = refusedAll(procedure, outsiders!, inputFor(procedure.schemas, own, TODAY));
    const faults = insiders!.map(async (identity) => {
      const opens = procedure.isQuery && mayOpen(identity, own);
      const questions: Question[] = [
        { target: own },
        ...(namesRows(procedure, asking) ? [{ target: foreign }] : []),
        ...(opens ? [{ target: own, asked: own }] : []),
      ];
      const found: string[] = [];
      for (const question of questions) {
        const { target, asked } = question;
        const when = asked ? "after asking" : `a matter of ${target === own ? "the court" : "another district"}`;
        const answer = await ask(procedure, identity.ctx, question);
        const wrong = faultsOf(identity, procedure, target, answer, asked);
        found.push(...wrong.map((fault) => `${identity.name}, ${when}: ${fault}`));
      }
      return found;
    });
    expect((await Promise.all([refused, ...faults])).flat()).toEqual([]);
  });

  test.each([...["cases.file", "desk.matter", "people.ofCase", "process.orderSheet", "evidence.ofCase", "life.case"]])(
    "%s tells of a restricted matter once somebody said what for, a supervisor too, and not before",
    async (path) => {
      const { identities, own } = asking;
      const procedure = procedures.find((one) => one.path === path)!;
      const those = identities.filter((identity) => isHis(identity, procedure) && mayOpen(identity, own));
      expect(those.length).toBeGreaterThan(3);
      const told = those.map(async ({ name, ctx }) => {
        const answers = [
          await ask(procedure, ctx, { target: own }),
          await ask(procedure, ctx, { target: own, asked: own }),
        ];
        const [before, after] = answers.map(
          ({ text }) => plantedIn(text).filter((one) => one.caseId === own.caseId && PROTECTED.has(one.kind)).length,
        );
        const codes = answers.map(({ code }) => code);
        expect({ name, codes, before }).toEqual({ name, codes: ["answered", "answered"], before: 0 });
        expect(after, name).toBeGreaterThan(0);
      });
      await Promise.all(told);
    },
  );

  test("the words that were planted are found, and nobody may read those of another court", async () => {
    const search = procedures.find(({ path }) => path === "cases.search")!;
    const [clerk, other] = asking.identities;
    const { text } = await ask(search, clerk!.ctx, { target: asking.own });
    expect(plantedIn(text).length).toBeGreaterThan(10);
    expect(leaks(other!, text).length).toBeGreaterThan(0);
  });
});

doorsAreTried(database, () => asking);
commandsAreTried(database, () => asking);

test("nothing that was planted stands in any line of the log", () => {
  expect(printed.length).toBeGreaterThan(500);
  expect(printed.filter((line) => plantedIn(line).length > 0 || contactsIn(line).length > 0)).toEqual([]);
});

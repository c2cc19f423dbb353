import { createHash, createHmac, randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { change as changeTable } from "../../db/schema/access.ts";
import { afterChange } from "./after-change.ts";
import { noteReading } from "./audit-heads-store.ts";
import type { Context } from "./context.ts";
import type { Permission } from "./permission.ts";
import { isPassing, Refused, refusedByDatabase } from "./refused.ts";
import { districtOf, requireCourt, requirePermission } from "./scope.ts";
import { lockOpened, openTo } from "./second-lock.ts";

export type Act = {
  /** Past tense, `hearing.adjourned`: what the audit says was done. */
  action: string;
  permission: Permission;
  courtId?: number | null;
  /** Made by the client; the same key never takes effect twice. Terminal commands may leave it out. */
  key?: string;
  /** What was asked, to tell a repeated key from a reused one. */
  input?: unknown;
};

const MOST_TRIES = 5;

/*
 * Whatever writes takes its locks in one order, so that nobody waits for another in a ring: court, then its days by date,
 * then people by id, then hearings by id, then reminders. `lockDays` (districts/court-days.ts) takes the first two, `lockRequiredPeople`
 * (hearings/presence-store.ts) and `book_people` in the database the third, `lockHearings` (hearings/store.ts) the last.
 * A ring that closes all the same (facts about people are written without a day) ends one of its transactions: it is
 * tried again here.
 */

/**
 * The one way to write: permission, scope, one transaction, the idempotency key and the audit row.
 * `fn` returns ids and days only, since its answer is kept with the key. Throws `Refused`.
 */
export async function change<Answer>(
  ctx: Context,
  act: Act,
  fn: (tx: Transaction, changeId: number) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(ctx, act.permission, (tx) => oneChange(tx, ctx, act, fn));
}

/**
 * The same in several courts at once: one transaction with a change of its own in each court. What one court refuses is
 * written in none, and each court takes its own part back.
 */
export async function changeEach<Answer>(
  ctx: Context,
  act: Omit<Act, "courtId">,
  courtIds: readonly number[],
  fn: (tx: Transaction, changeId: number, courtId: number) => Promise<Answer>,
): Promise<Answer[]> {
  return inTransaction(ctx, act.permission, async (tx) => {
    const answers: Answer[] = [];
    for (const courtId of [...courtIds].sort((one, other) => one - other)) {
      const ofCourt = act.key === undefined ? {} : { key: keyOfCourt(act.key, courtId) };
      answers.push(
        await oneChange(tx, ctx, { ...act, ...ofCourt, courtId }, (_tx, changeId) => fn(tx, changeId, courtId)),
      );
    }
    return answers;
  });
}

/** Runs it in one transaction, again where a fault passes by itself; throws `Refused` for what the database refuses. */
async function inTransaction<Answer>(
  ctx: Context,
  permission: Permission,
  run: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  requirePermission(ctx.actor, permission);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.db.transaction(run);
    } catch (error) {
      if (isPassing(error) && attempt < MOST_TRIES) {
        await pause(attempt);
        continue;
      }
      throw refusedByDatabase(error) ?? error;
    }
  }
}

async function oneChange<Answer>(
  tx: Transaction,
  ctx: Context,
  act: Act,
  fn: (tx: Transaction, changeId: number) => Promise<Answer>,
): Promise<Answer> {
  if (act.courtId != null) await requireCourt(tx, ctx, act.courtId);
  const opened = await openChange(tx, ctx, act);
  if (opened.repeated) return opened.answer as Answer;
  const answer = await fn(tx, opened.id);
  await afterChange(tx, ctx, { changeId: opened.id, action: act.action, permission: act.permission });
  await tx
    .update(changeTable)
    .set({ answer: (answer ?? null) as object })
    .where(eq(changeTable.id, opened.id));
  return answer;
}

export type Asked<Answer> = {
  permission: Permission;
  courtId?: number | null;
  /** Of what shows protected people: what it is called in the audit, and of which cases, or of which in which court, the answer shows some. */
  reading?: { action: string; cases: (answer: Answer) => readonly number[] | ReadonlyMap<number, readonly number[]> };
};

/** The one way to read what belongs to a court or a district. What shows protected people is on record before it is answered. */
export async function read<Answer>(
  ctx: Context,
  asked: Asked<Answer>,
  fn: (connection: Connection) => Promise<Answer>,
): Promise<Answer> {
  const { permission, courtId = null } = asked;
  requirePermission(ctx.actor, permission);
  if (courtId !== null) await requireCourt(ctx.db, ctx, courtId);
  const answer = await fn(openTo(ctx, courtId));
  await noteShown(ctx, asked, answer);
  return answer;
}

async function noteShown<Answer>(ctx: Context, { reading, courtId }: Asked<Answer>, answer: Answer): Promise<void> {
  const { actor, now, source } = ctx;
  if (!reading || actor.kind === "public") return;
  const shown = reading.cases(answer);
  const actorId = actor.kind === "staff" ? actor.userId : "terminal";
  const ofCourts = shown instanceof Map ? [...shown] : courtId == null ? [] : [[courtId, shown] as const];
  for (const [of, caseIds] of ofCourts) {
    if (caseIds.length === 0) continue;
    await noteReading(ctx.db, { courtId: of, action: reading.action, actorId, source, caseIds }, now.toISOString());
  }
}

type Opened = { id: number; repeated: false } | { repeated: true; answer: unknown };

async function openChange(tx: Transaction, ctx: Context, act: Act): Promise<Opened> {
  const key = act.key ?? randomUUID();
  const inputHash = act.input === undefined ? null : saltedHash(ctx, key, act.input);
  const [row] = await tx
    .insert(changeTable)
    .values({
      key,
      action: act.action,
      permission: act.permission,
      source: ctx.source,
      actorId: actorIdOf(ctx),
      districtId: districtOf(ctx),
      courtId: act.courtId ?? null,
      inputHash,
      changedAt: ctx.now.toISOString(),
    })
    .onConflictDoNothing({ target: changeTable.key })
    // By the statement that makes it the change is told to the triggers, and the lock opens.
    .returning({ id: changeTable.id, opened: openedFor(ctx, act) });
  if (row) return { id: row.id, repeated: false };
  return repeatedAnswer(tx, ctx, act, inputHash);
}

const openedFor = (ctx: Context, act: Act) => sql`(select row(
  set_config('peshi.change_id', ${changeTable.id}::text, true), ${sql.raw(lockOpened(ctx, act.courtId ?? null))})::text)`;

async function repeatedAnswer(tx: Transaction, ctx: Context, act: Act, inputHash: string | null): Promise<Opened> {
  const [earlier] = await tx
    .select()
    .from(changeTable)
    .where(and(eq(changeTable.key, act.key ?? ""), eq(changeTable.action, act.action)));
  if (!earlier || earlier.inputHash !== inputHash || earlier.actorId !== actorIdOf(ctx))
    throw new Refused("key-reused");
  return { repeated: true, answer: earlier.answer };
}

const actorIdOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.userId : null);

/** A key for each court of an act, the same whenever the act is repeated. */
function keyOfCourt(key: string, courtId: number): string {
  const hex = hashOf([key, courtId]);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** Of what was typed the database keeps only this: without the key and the server's own salt nobody can try words on it. */
function saltedHash({ salt = "" }: Context, key: string, input: unknown): string {
  return createHmac("sha256", salt)
    .update(`${key}\0${canonical(input)}`)
    .digest("hex");
}

function hashOf(input: unknown): string {
  return createHash("sha256").update(canonical(input)).digest("hex");
}

/** JSON with sorted keys, so that the order in which a client writes its fields does not matter. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(",")}}`;
}

const pause = (attempt: number) =>
  new Promise((resume) => setTimeout(resume, 10 * 2 ** attempt + Math.floor(Math.random() * 20)));

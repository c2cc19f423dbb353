import { createHash } from "node:crypto";
import type { Connection, Transaction } from "../../db/connect.ts";
import type { StaffActor } from "../core/actor.ts";
import { type Asked, change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { openTo } from "../core/second-lock.ts";
import { shade } from "../rules/access/shade.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import {
  findGuarded,
  findRestrictedOf,
  findSightFacts,
  type ReadCause,
  type SightFacts,
  saveReads,
} from "./sight-store.ts";

type OfCase = { courtId: number; caseId: number };

/**
 * Whether the protected names of a case are open to who asks: it is not restricted, or it is listed or was heard in his
 * own court today (reason enough, recorded by itself), or he said today what he needs them for, or he entered it today.
 */
export function isInSight(ctx: Context, ofCase: OfCase): Promise<boolean> {
  const key = `${ofCase.courtId}/${ofCase.caseId}`;
  const asked = ctx.sights?.get(key) ?? askSight(ctx, ofCase);
  ctx.sights?.set(key, asked);
  return asked;
}

async function askSight(ctx: Context, { courtId, caseId }: OfCase): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return actor.kind === "terminal";
  const facts = await factsOf(ctx.db, ctx, actor, { courtId, caseId });
  const sight = facts ? sightOf(actor, facts) : null;
  if (!facts || sight !== "listed-today") return sight !== null;
  const key = keyOf([actor.userId, caseId, facts.today]);
  await record(ctx, { courtId, caseId, key, because: "listed-today", words: null });
  return true;
}

async function factsOf(connection: Connection, { now }: Context, { userId }: StaffActor, { courtId, caseId }: OfCase) {
  return (await findSightFacts(connection, { courtId, caseIds: [caseId], userId, now })).get(caseId);
}

/** Why they are open to him; `null` where they are not. Who is bound to a court and was let into this one has it today. */
export function sightOf({ courtId }: StaffActor, facts: SightFacts): "unrestricted" | "asked" | "listed-today" | null {
  if (!facts.isRestricted) return "unrestricted";
  if (facts.hasRead) return "asked";
  return facts.isOfToday && courtId !== null ? "listed-today" : null;
}

/** As `read`, of what tells of the people of one case: shaded where they are not open to who asks. */
export function readInSight<Answer extends object>(
  ctx: Context,
  asked: Asked<Answer & { isShaded: boolean }>,
  ofCase: OfCase,
  fn: (connection: Connection) => Promise<Answer>,
): Promise<Answer & { isShaded: boolean }> {
  return read(ctx, asked, async (connection) => inSightOf(ctx, ofCase, await fn(connection)));
}

export { keepEnteredOpen } from "./sight-store.ts";

/** What is told of one case as it is open, or shaded, to who asks. */
export async function inSightOf<Answer extends object>(ctx: Context, ofCase: OfCase, answer: Answer) {
  if (await isInSight(ctx, ofCase)) return { ...answer, isShaded: false };
  const guarded = await findGuarded(openTo(ctx, ofCase.courtId), [ofCase.caseId]);
  return { ...shade(answer, guarded.get(ofCase.caseId) ?? []), isShaded: true };
}

/** Refuses words that were written from what is shaded, where an alias or nothing would take the place of a name. */
export async function requireSight(tx: Transaction, ctx: Context, ofCase: OfCase): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return;
  const facts = await factsOf(tx, ctx, actor, ofCase);
  if (facts && sightOf(actor, facts) === null) throw new Refused("names-shaded");
}

export type OpenInput = OfCase & {
  because: Exclude<ReadCause, "listed-today" | "entered">;
  words: string | null;
  key?: string;
};

/** Opens the protected names of a matter to who asks, for the day. Throws `not-found`, also for a case of another court. */
export function openProtected(ctx: Context, input: OpenInput): Promise<{ changeId: number }> {
  requireWords(input);
  return record(ctx, input);
}

export type OpenDayInput = Omit<OpenInput, "caseId"> & { day: CourtDay };

/** Opens the names of every restricted matter of a court's day at once; the reason stands with each of them. */
export function openProtectedOfDay(ctx: Context, input: OpenDayInput): Promise<{ changeId: number; opened: number }> {
  const { day, ...why } = input;
  return openAll(ctx, why, { day }, (tx) => findRestrictedOf(tx, input.courtId, day));
}

export type Why = Omit<OpenInput, "caseId">;

/** Opens those matters of a court that `find` answers, for one reason; `of`: what was asked beside it. */
export function openAll(
  ctx: Context,
  { key, ...why }: Why,
  of: Record<string, unknown>,
  find: (tx: Transaction) => Promise<readonly number[]>,
): Promise<{ changeId: number; opened: number }> {
  requireWords(why);
  const { courtId } = why;
  const act = { action: "protected.read", permission: "docket.read", courtId, input: { ...why, ...of } } as const;
  return change(ctx, key === undefined ? act : { ...act, key }, async (tx, changeId) => ({
    changeId,
    opened: await saveOpened(tx, ctx, why, await find(tx), changeId),
  }));
}

function requireWords({ because, words }: Pick<OpenInput, "because" | "words">): void {
  if (because === "other" && !words?.trim()) throw new Refused("reason-needed");
}

function record(ctx: Context, input: OfCase & { because: ReadCause; words: string | null; key?: string | undefined }) {
  const { key, ...asked } = input;
  const { courtId, caseId } = asked;
  const act = { action: "protected.read", permission: "docket.read", courtId, input: asked } as const;
  return change(ctx, key === undefined ? act : { ...act, key }, async (tx, changeId) => {
    if ((await saveOpened(tx, ctx, asked, [caseId], changeId)) === 0) throw new Refused("not-found");
    return { changeId };
  });
}

/** How many of the cases are of that court, and now open. */
async function saveOpened(
  tx: Transaction,
  { actor, now, sights }: Context,
  { courtId, because, words }: { courtId: number; because: ReadCause; words: string | null },
  caseIds: readonly number[],
  changeId: number,
): Promise<number> {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  const { userId } = actor;
  const facts = await findSightFacts(tx, { courtId, caseIds, userId, now });
  sights?.clear();
  const [said, readAt] = [because === "other" ? words : null, now.toISOString()];
  const rowOf = (caseId: number, day: CourtDay) => ({
    ...{ userId, caseId, courtId, day, because, words: said, changeId, readAt },
  });
  await saveReads(
    tx,
    [...facts].map(([caseId, { today }]) => rowOf(caseId, today)),
  );
  return facts.size;
}

/** The same for whatever is asked of one matter in one day: many parts of a file that open at once write one record. */
function keyOf(of: readonly unknown[]): string {
  const hex = createHash("sha256")
    .update(JSON.stringify(["protected.read", ...of]))
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

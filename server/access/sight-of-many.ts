import type { Connection, Transaction } from "../../db/connect.ts";
import type { StaffActor } from "../core/actor.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type Guarded, shade } from "../rules/access/shade.ts";
import { sightOf } from "./sight.ts";
import { findGuarded, findSightFacts } from "./sight-store.ts";

type OfCourt = {
  courtId: number;
  /**
   * A paper that the court itself writes by name (its register, the summonses of a day): open to who works in that court;
   * whoever looks on from elsewhere has each matter as its file shows it to him. Its reading is put on record by `read`.
   */
  isOwnPaper?: boolean;
};

/** What is told of several cases of a court, each as it is open, or shaded, to who asks. */
export async function inSightEach<Row extends { caseId: number }>(
  connection: Connection,
  ctx: Context,
  of: OfCourt,
  rows: readonly Row[],
): Promise<(Row & { isShaded: boolean })[]> {
  const caseIds = rows.map(({ caseId }) => caseId);
  return shadedBy(await shadesOf(connection, ctx, of, caseIds), rows);
}

/** Whose people each matter hides from who asks; a matter that is open to him is not among them. */
export type Shades = ReadonlyMap<number, readonly Guarded[]>;

/** For a screen that reads its matters in the same breath, and shades them after. */
export async function shadesOf(
  connection: Connection,
  ctx: Context,
  of: OfCourt,
  caseIds: readonly number[],
): Promise<Shades> {
  const all = new Set(caseIds);
  const open = await casesInSight(connection, ctx, of, all);
  const shut = [...all].filter((caseId) => !open.has(caseId));
  const guarded = shut.length === 0 ? new Map<number, Guarded[]>() : await findGuarded(connection, shut);
  return new Map(shut.map((caseId) => [caseId, guarded.get(caseId) ?? []]));
}

export function shadedBy<Row extends { caseId: number }>(
  shades: Shades,
  rows: readonly Row[],
): (Row & { isShaded: boolean })[] {
  return rows.map((row) => {
    const people = shades.get(row.caseId);
    return people ? { ...shade(row, people), isShaded: true } : { ...row, isShaded: false };
  });
}

/** Those of the cases whose protected people are open to who asks. */
export async function casesInSight(
  connection: Connection,
  ctx: Context,
  of: OfCourt,
  caseIds: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const { actor, now } = ctx;
  if (actor.kind === "terminal" || caseIds.size === 0) return caseIds;
  if (actor.kind !== "staff") return new Set();
  if (of.isOwnPaper && isOfCourt(actor)) return caseIds;
  const asked = { courtId: of.courtId, caseIds: [...caseIds], userId: actor.userId, now };
  const facts = await findSightFacts(connection, asked);
  return new Set([...facts].filter(([, each]) => sightOf(actor, each) !== null).map(([caseId]) => caseId));
}

/** Who is bound to a court and was let into this one works there today. */
const isOfCourt = ({ courtId }: StaffActor) => courtId !== null;

/** Refuses to write over what somebody was shown shaded, of any of the cases. */
export async function requireSightOfAll(
  tx: Transaction,
  ctx: Context,
  of: OfCourt,
  caseIds: readonly number[],
): Promise<void> {
  const open = await casesInSight(tx, ctx, of, new Set(caseIds));
  if (caseIds.some((caseId) => !open.has(caseId))) throw new Refused("names-shaded");
}

import type { Connection, Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { Closure } from "../rules/calendar/court-calendar.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import {
  type ClosureRow,
  findClosure,
  findClosureRows,
  insertClosure,
  type NewClosure,
  updateClosure,
} from "./calendar-store.ts";
import { courtAndPolicy } from "./court-days.ts";
import { isOfWholeDistrict, mayChangeClosure } from "./court-settings.ts";
import { type ListedDay, refreshCourtDays } from "./refresh-days.ts";
import { type CourtRow, findCourts, lockCourts } from "./store.ts";

export type { ClosureRow } from "./calendar-store.ts";

/** The courts that a closure concerns, locked for a change of their calendars, and the day it is there. */
export type Closing = { courts: CourtRow[]; districtId: number; today: CourtDay };

/** Locks one court, or every court of its district. Throws `Refused` when the actor may not decide for all of them. */
export async function openClosing(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  isWholeDistrict: boolean,
): Promise<Closing> {
  if (isWholeDistrict && !isOfWholeDistrict(ctx.actor)) throw new Refused("not-allowed");
  const { court, timezone } = await courtAndPolicy(tx, courtId);
  const concerned = isWholeDistrict ? await findCourts(tx, { districtId: court.districtId }) : [court];
  const courts = await lockCourts(
    tx,
    concerned.map(({ id }) => id),
    "no key update",
  );
  return { courts, districtId: court.districtId, today: dayAt(ctx.now, timezone) };
}

export type ClosureFacts = Pick<
  NewClosure,
  "fromDay" | "untilDay" | "kind" | "effect" | "nameEn" | "nameUr" | "source" | "isConfirmed" | "alternatives"
>;

export async function addClosure(
  tx: Transaction,
  closing: Closing,
  courtId: number | null,
  facts: ClosureFacts & { blocks?: string[] | null },
): Promise<ClosureRow> {
  if (facts.untilDay < facts.fromDay) throw new Refused("invalid", { field: "untilDay" });
  const id = await insertClosure(tx, { ...facts, districtId: closing.districtId, courtId, declaredOn: closing.today });
  return (await findClosure(tx, closing.districtId, id))!;
}

/** The closure that a person is about to decide on. Throws `Refused`: not-found, not-allowed, already withdrawn. */
export async function closureToChange(
  tx: Transaction,
  ctx: Context,
  courtId: number,
  closureId: number,
): Promise<ClosureRow> {
  const { court } = await courtAndPolicy(tx, courtId);
  const row = await findClosure(tx, court.districtId, closureId);
  if (!row || (row.courtId !== null && row.courtId !== courtId)) throw new Refused("not-found");
  if (!mayChangeClosure(ctx.actor, row)) throw new Refused("not-allowed");
  if (row.withdrawnAt !== null) throw new Refused("nothing-to-do");
  return row;
}

export async function saveClosure(
  tx: Transaction,
  row: ClosureRow,
  version: number,
  values: Partial<ClosureRow>,
): Promise<ClosureRow> {
  if ((await updateClosure(tx, { id: row.id, version }, values)) === 0) throw new Refused("stale");
  return { ...row, ...values };
}

/** The leave of a court's own judge that is not over by a day, the soonest first. */
export async function leaveAhead(connection: Connection, courtId: number, from: CourtDay): Promise<ClosureRow[]> {
  const { court } = await courtAndPolicy(connection, courtId);
  const rows = await findClosureRows(connection, court.districtId, courtId, from);
  return rows.filter((row) => row.kind === "leave" && row.courtId === courtId && row.withdrawnAt === null);
}

/** Brings the written days of every court concerned to what the calendar says now. */
export async function refreshClosing(tx: Transaction, { courts, today }: Closing, from: CourtDay) {
  const blocked: ListedDay[] = [];
  const leftBehind: ListedDay[] = [];
  for (const court of courts) {
    const refreshed = await refreshCourtDays(tx, court, from, today);
    blocked.push(...refreshed.blocked);
    leftBehind.push(...refreshed.leftBehind);
  }
  return { blocked, leftBehind };
}

/** The row as the rules of the calendar read it. */
export const closureOf = (row: ClosureRow): Closure => ({
  from: row.fromDay,
  until: row.untilDay,
  kind: row.kind,
  effect: row.effect,
  name: { en: row.nameEn, ur: row.nameUr },
  source: row.source,
  confirmed: row.isConfirmed,
  withdrawn: row.withdrawnAt !== null,
  declaredOn: row.declaredOn,
  alternatives: row.alternatives ?? [],
});

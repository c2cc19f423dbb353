import type { Connection, Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { AbsenceKind } from "../rules/people/people.ts";
import {
  type Absence,
  deleteAbsence,
  findAbsences,
  findComesFrom,
  insertAbsence,
  updateComesFrom,
} from "./absence-store.ts";
import { type PersonRow, personOf } from "./keep-people.ts";
import { findRemoteBusy } from "./remote-feed-store.ts";

export type Away = Absence;

/** Who of a district is away on these days, or taken for a stretch of one, by courts elsewhere too: what the planner obeys. */
export async function absencesBetween(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<Away[]> {
  const [said, elsewhere] = await Promise.all([
    findAbsences(connection, districtId, { from, until }),
    findRemoteBusy(connection, districtId, from, until),
  ]);
  return [...said, ...elsewhere];
}

/** The absences of officials that are not over, and where those who come from elsewhere come from. */
export function officialsAway(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const { court, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [absences, comesFrom] = await Promise.all([
      findAbsences(connection, court.districtId, { from: today, until: null }),
      findComesFrom(connection, court.districtId),
    ]);
    const shown = absences.map(({ saidBy, ...one }) => ({ ...one, isOwnWord: saidBy !== null }));
    return { today, absences: shown, comesFrom };
  });
}

export type AbsenceInput = {
  courtId: number;
  personId: number;
  fromDay: CourtDay;
  untilDay: CourtDay;
  kind: AbsenceKind;
  key?: string;
};

/** A longer stretch is a slip of the pen, or a transfer that is said year by year. */
export const MOST_DAYS = 366;

/** Keeps that an official is away. Refused as `invalid` where the days run backwards, `day-past` when they are over. */
export function saveAbsence(ctx: Context, input: AbsenceInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "absence.saved", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    await writeAbsence(tx, ctx, input);
    return { changeId };
  });
}

/** The same as a part of another change, as the confirming of an officer's report is one. */
export async function writeAbsence(tx: Transaction, ctx: Context, input: AbsenceInput): Promise<void> {
  const { courtId, personId, fromDay, untilDay, kind } = input;
  const { court, timezone } = await courtAndPolicy(tx, courtId);
  if (untilDay < fromDay || untilDay > addDays(fromDay, MOST_DAYS)) throw new Refused("invalid", { field: "untilDay" });
  if (untilDay < dayAt(ctx.now, timezone)) throw new Refused("day-past", { day: untilDay });
  await officialOf(tx, court.districtId, personId);
  await insertAbsence(tx, { personId, fromDay, untilDay, kind });
}

/** Whether somebody is away for the whole of a day already. */
export async function isAwayOn(
  connection: Connection,
  districtId: number,
  personId: number,
  day: CourtDay,
): Promise<boolean> {
  const found = await findAbsences(connection, districtId, { from: day, until: day }, [personId]);
  return found.some(({ fromMinute }) => fromMinute === null);
}

export function removeAbsence(
  ctx: Context,
  input: { courtId: number; id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...seen } = input;
  const act = { action: "absence.removed", permission: "docket.change", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    if (!(await deleteAbsence(tx, court.districtId, seen))) throw new Refused("stale");
    return { changeId };
  });
}

/** Where an official comes from when called; null: from where the courts sit. */
export function saveComesFrom(
  ctx: Context,
  input: { courtId: number; personId: number; comesFrom: string | null; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "person.comes-from", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    await officialOf(tx, court.districtId, asked.personId);
    await updateComesFrom(tx, asked.personId, asked.comesFrom?.trim() || null);
    return { changeId };
  });
}

/** An official or counsel of the district. Parties and witnesses have no leave here. */
export async function officialOf(connection: Connection, districtId: number, personId: number): Promise<PersonRow> {
  const found = await personOf(connection, districtId, personId);
  if (!found.isOfficial || found.isProtected || found.mergedIntoId !== null) throw new Refused("not-found");
  return found;
}

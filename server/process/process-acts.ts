import type { Connection, Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { ProcessCause } from "../rules/process/process-causes.ts";
import { mayGoTo, type ProcessKind, type ProcessState, type Server } from "../rules/process/process-states.ts";
import { misdirected } from "../rules/process/production.ts";
import {
  findOpenHearingsById,
  findPeopleIds,
  findPlacesHeld,
  insertProcesses,
  lockProcesses,
  type ProcessChange,
  type ProcessRow,
  updateProcesses,
} from "./process-store.ts";

export type AcceptedProcess = {
  hearingId: number;
  kind: ProcessKind;
  casePersonId: number | null;
  requestId: number | null;
  servedBy: Server;
  addressee: string | null;
  /** Left out, the court ordered it. */
  because?: ProcessCause;
};

export type AcceptInput = {
  courtId: number;
  items: readonly AcceptedProcess[];
  /** `issued`: it goes out at once. `struck`: it is not to go out, and is not proposed again for this date. */
  as: "to-issue" | "issued" | "struck";
  key?: string;
};

/** Takes proposals over as processes of their hearings, or strikes them. What stands already is left as it is. */
export function acceptProcess(ctx: Context, input: AcceptInput): Promise<{ changeId: number; ids: number[] }> {
  const { courtId, key, ...asked } = input;
  const action = input.as === "struck" ? "process.struck" : "process.accepted";
  return change(ctx, { action, permission: "day.record", courtId, key, input: asked }, async (tx, changeId) => {
    const ids = [...new Set(input.items.map(({ hearingId }) => hearingId))];
    const hearings = new Map((await findOpenHearingsById(tx, courtId, ids)).map((one) => [one.id, one]));
    if (hearings.size < ids.length) throw new Refused("not-found");
    const people = await findPeopleIds(tx, [...new Set([...hearings.values()].map(({ caseId }) => caseId))]);
    const caseOf = new Map(people.map(({ id, caseId }) => [id, caseId]));
    const today = await todayOf(tx, ctx, courtId);
    const rows = input.items.map(({ casePersonId, ...item }) => {
      const { caseId, day } = hearings.get(item.hearingId)!;
      if (casePersonId !== null && caseOf.get(casePersonId) !== caseId) throw new Refused("not-found");
      return {
        ...{ ...item, addressee: item.addressee?.trim() || null, casePersonId, caseId, courtId, forDay: day },
        because: item.because ?? ("ordered" as const),
        state: input.as === "struck" ? ("recalled" as const) : input.as,
        issuedDay: input.as === "issued" ? today : null,
      };
    });
    return { changeId, ids: await insertProcesses(tx, rows) };
  });
}

export type MarkProcessInput = {
  courtId: number;
  ids: readonly number[];
  to: ProcessState;
  /** The day it went out or was reported; today where nothing is said. */
  day?: CourtDay | null;
  note?: string | null;
  key?: string;
};

/** Issued, served, unserved, returned or recalled: several at once. Refused as `invalid` for a step that cannot be. */
export function markProcess(ctx: Context, input: MarkProcessInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "process.marked", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    await writeMarks(tx, ctx, input);
    return { changeId };
  });
}

/** The same as a part of another change, as the confirming of an officer's report is one. */
export async function writeMarks(tx: Transaction, ctx: Context, input: MarkProcessInput): Promise<void> {
  const { courtId } = input;
  const rows = await lockProcesses(tx, courtId, input.ids);
  if (rows.length < new Set(input.ids).size) throw new Refused("not-found");
  if (rows.some(({ state }) => !mayGoTo(state, input.to))) throw new Refused("invalid", { field: input.to });
  const day = input.day ?? (await todayOf(tx, ctx, courtId));
  const note = input.note?.trim();
  await updateProcesses(
    tx,
    rows.map(({ id }) => id),
    { ...changeTo(input.to, day), ...(note ? { note } : {}) },
  );
  if (input.to === "issued") await nameJails(tx, rows);
}

/** An order that goes out keeps the jail it went to, also where nobody had written one and the custody tells it. */
async function nameJails(tx: Transaction, rows: readonly ProcessRow[]): Promise<void> {
  const unnamed = rows.filter(({ kind, addressee }) => kind === "production-order" && addressee === null);
  const jails = await placesOf(tx, unnamed);
  for (const { id, casePersonId } of unnamed) {
    const addressee = jails.get(casePersonId ?? 0);
    if (addressee) await updateProcesses(tx, [id], { addressee });
  }
}

const placesOf = (tx: Transaction, rows: readonly ProcessRow[]) =>
  findPlacesHeld(
    tx,
    rows.flatMap(({ casePersonId }) => casePersonId ?? []),
  );

export type RemakeInput = { courtId: number; ids: readonly number[]; key?: string };

/**
 * Production orders that went to a jail where the prisoner is not any more: each is recalled, and made anew for where he
 * is held now, to be issued. `invalid` for any other process.
 */
export function remakeOrders(ctx: Context, input: RemakeInput): Promise<{ changeId: number; ids: number[] }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "process.remade", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const rows = await lockProcesses(tx, courtId, input.ids);
    if (rows.length < new Set(input.ids).size) throw new Refused("not-found");
    const jails = await placesOf(tx, rows);
    const fresh = rows.map((row) => {
      const { hearingId, caseId, casePersonId, kind, servedBy, because, forDay, addressee, state } = row;
      const place = jails.get(casePersonId ?? 0) ?? null;
      if (misdirected({ kind, state, addressee }, { custody: "in", place }) === null)
        throw new Refused("invalid", { field: "ids" });
      return { hearingId, caseId, courtId, casePersonId, kind, servedBy, because, forDay, addressee: place };
    });
    // What has not gone out needs no recall: it is only written to the right jail.
    for (const [at, { id, state }] of rows.entries())
      await updateProcesses(
        tx,
        [id],
        state === "to-issue" ? { addressee: fresh[at]!.addressee } : { state: "recalled" },
      );
    const out = fresh.filter((_, at) => rows[at]!.state !== "to-issue");
    return { changeId, ids: await insertProcesses(tx, out) };
  });
}

function changeTo(state: ProcessState, day: CourtDay): ProcessChange {
  if (state === "issued") return { state, issuedDay: day, isServed: null, reportedDay: null };
  if (state === "served" || state === "unserved") return { state, isServed: state === "served", reportedDay: day };
  if (state === "returned") return { state, reportedDay: day };
  return { state };
}

export type AddressInput = { courtId: number; ids: readonly number[]; addressee: string; key?: string };

/** The jail, station or officer to whom papers go, where the register did not say or says it wrongly. */
export function addressProcess(ctx: Context, input: AddressInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "process.addressed", permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const rows = await lockProcesses(tx, courtId, input.ids);
    if (rows.length < new Set(input.ids).size) throw new Refused("not-found");
    await updateProcesses(
      tx,
      rows.map(({ id }) => id),
      { addressee: input.addressee.trim() || null },
    );
    return { changeId };
  });
}

export async function todayOf(connection: Connection, ctx: Context, courtId: number): Promise<CourtDay> {
  const { timezone } = await courtAndPolicy(connection, courtId);
  return dayAt(ctx.now, timezone);
}

import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { type LedgerEventKind, mayRecord } from "../rules/evidence/evidence-ledger.ts";
import { CHASER_DAYS } from "../rules/evidence/reply-days.ts";
import { findRequests, insertEvents, lockRequests, type RequestRow, touchRequests } from "./store.ts";

type Recorded = { changeId: number; eventIds: number[] };
type Said = {
  courtId: number;
  kind: LedgerEventKind;
  day: CourtDay;
  /** Of a chaser: by when its letter asks for the reply; left out, after the usual days. */
  byDay?: CourtDay | null;
  note?: string | null;
};
type Input = Said & { requestIds: readonly number[]; key?: string };

/**
 * Writes down that the same happened to each of the requests on a day: all of them or none. A chaser gets the next number
 * of its request. Throws `not-found`, `stale` where the ledger does not allow it any more, `day-to-come`, and `invalid`
 * for a day before the last that is recorded, or a reply asked for before the reminder.
 */
export function recordEvents(ctx: Context, input: Input): Promise<Recorded> {
  const { courtId, kind, key } = input;
  const act = { action: `evidence.${kind}`, permission: "docket.change", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => ({ changeId, eventIds: await writeEvents(tx, ctx, input) }));
}

/** The same as a part of another change, as the confirming of an officer's report is one. */
export async function writeEvents(tx: Transaction, ctx: Context, input: Input): Promise<number[]> {
  const { courtId, kind, day, note = null } = input;
  const byDay = kind === "chased" ? (input.byDay ?? addDays(day, CHASER_DAYS)) : null;
  const { timezone } = await courtAndPolicy(tx, courtId);
  if (day > dayAt(ctx.now, timezone)) throw new Refused("day-to-come", { day });
  if (byDay !== null && byDay <= day) throw new Refused("invalid", { field: "byDay" });
  const rows = await requireRequests(tx, courtId, input.requestIds);
  for (const row of rows) requirePossible(row, kind, day);
  const events = rows.map((row) => ({
    ...{ requestId: row.requestId, caseId: row.caseId, kind, day, byDay, note },
    number: kind === "chased" ? Math.max(0, ...row.events.map((event) => event.number ?? 0)) + 1 : null,
  }));
  // Once something came after the sending, asking and sending are not taken back any more; later steps are, one by one.
  const begun = rows.filter((row) => row.events.length <= 1);
  await touchRequests(
    tx,
    begun.map(({ requestId }) => requestId),
  );
  return insertEvents(tx, events);
}

async function requireRequests(tx: Transaction, courtId: number, ids: readonly number[]): Promise<RequestRow[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw new Refused("nothing-to-do");
  await lockRequests(tx, wanted);
  const rows = await findRequests(tx, courtId, { requestIds: wanted });
  if (rows.length < wanted.length) throw new Refused("not-found");
  // In the order asked for: so are the letters printed.
  return rows.sort((one, other) => wanted.indexOf(one.requestId) - wanted.indexOf(other.requestId));
}

function requirePossible(row: RequestRow, kind: LedgerEventKind, day: CourtDay): void {
  if (!mayRecord(row, kind)) throw new Refused("stale");
  const last = row.events.at(-1)?.day;
  if (last !== undefined && day < last) throw new Refused("invalid", { field: "day" });
}

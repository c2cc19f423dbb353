import { createHash } from "node:crypto";
import type { Connection } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import {
  type CalendarEntry,
  type CalendarProblem,
  readCalendar,
  type Stretch,
} from "../rules/calendar/read-calendar.ts";
import type { AbsenceKind } from "../rules/people/people.ts";
import {
  deleteOwnAbsence,
  deleteSourced,
  findAbsences,
  findSelf,
  findSourceKeys,
  insertAbsence,
  insertAbsences,
} from "./absence-store.ts";
import { MOST_DAYS } from "./absences.ts";

/** Who a sign-in is among the people of the cases; null: nobody. */
export const ownPerson = (connection: Connection, userId: string) => findSelf(connection, userId);

async function self(connection: Connection, { actor, now }: Context) {
  const own = actor.kind === "staff" ? await findSelf(connection, actor.userId) : null;
  if (actor.kind !== "staff" || !own) throw new Refused("not-found");
  return { ...own, userId: actor.userId, today: dayAt(now, own.timezone) };
}

/** One's own leave and other dates that are not over, those too that the office recorded. */
export function ownAbsences(ctx: Context) {
  return read(ctx, { permission: "absence.own" }, async (connection) => {
    const { personId, districtId, userId, today } = await self(connection, ctx);
    const found = await findAbsences(connection, districtId, { from: today, until: null }, [personId]);
    return { today, absences: found.map(({ saidBy, ...one }) => ({ ...one, isOwnWord: saidBy === userId })) };
  });
}

export type OwnAbsenceInput = Stretch & { kind: AbsenceKind; key?: string };

/** Keeps that one is away oneself, for whole days or for hours of one day: the planner obeys it as what the office records. */
export function saveOwnAbsence(ctx: Context, input: OwnAbsenceInput): Promise<{ changeId: number }> {
  const { key, ...asked } = input;
  const act = { action: "absence.said", permission: "absence.own", key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { personId, userId, today } = await self(tx, ctx);
    requireSound(asked, today);
    await insertAbsence(tx, { ...asked, personId, saidBy: userId });
    return { changeId };
  });
}

function requireSound({ fromDay, untilDay, fromMinute, untilMinute }: Stretch, today: CourtDay): void {
  if (untilDay < fromDay || untilDay > addDays(fromDay, MOST_DAYS)) throw new Refused("invalid", { field: "untilDay" });
  if (untilDay < today) throw new Refused("day-past", { day: untilDay });
  if (fromMinute === null && untilMinute === null) return;
  const isStretch = fromMinute !== null && untilMinute !== null && fromMinute < untilMinute && fromDay === untilDay;
  if (!isStretch) throw new Refused("invalid", { field: "untilMinute" });
}

/** One is there after all. What the office recorded is the office's to take out. */
export function removeOwnAbsence(
  ctx: Context,
  input: { id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { key, ...seen } = input;
  const act = { action: "absence.unsaid", permission: "absence.own", key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { userId } = await self(tx, ctx);
    if (!(await deleteOwnAbsence(tx, { ...seen, saidBy: userId }))) throw new Refused("stale");
    return { changeId };
  });
}

/** Only the hash of an entry's own name is kept, which may hold an address of somebody. */
const keyOf = (uid: string): string => createHash("sha256").update(uid).digest("hex");

/** What is kept of a calendar: from today on, as far as a court gives dates. */
const DAYS_AHEAD = 400;

export type CalendarPreview =
  | { fault: CalendarProblem }
  | {
      fault: null;
      entries: (Pick<CalendarEntry, "title"> & { first: Stretch; times: number; stands: boolean })[];
      /** Entries that stood and are off in this file: they go. */
      gone: number;
      outside: number;
      problems: readonly CalendarProblem[];
    };

/** What a calendar file would bring, entry by entry; nothing of it is written. Titles are shown to nobody else and not kept. */
export function previewCalendar(ctx: Context, { text }: { text: string }): Promise<CalendarPreview> {
  return read(ctx, { permission: "absence.own" }, async (connection): Promise<CalendarPreview> => {
    const own = await self(connection, ctx);
    const found = readOwn(text, own);
    if ("code" in found) return { fault: found };
    const standing = await findSourceKeys(connection, own.personId, own.userId);
    const entries = found.entries.map(({ uid, title, stretches }) => {
      return { title, first: soonest(stretches), times: stretches.length, stands: standing.has(keyOf(uid)) };
    });
    const gone = found.cancelled.filter((uid) => standing.has(keyOf(uid))).length;
    const { outside, problems } = found;
    return { fault: null, entries: entries.sort(byDay), gone, outside, problems };
  });
}

const readOwn = (text: string, { today, timezone }: { today: CourtDay; timezone: string }) =>
  readCalendar(text, { from: today, until: addDays(today, DAYS_AHEAD), timezone });

const soonest = (stretches: readonly Stretch[]): Stretch =>
  stretches.reduce((first, one) => (one.fromDay < first.fromDay ? one : first));

const byDay = (one: { first: Stretch }, other: { first: Stretch }) =>
  one.first.fromDay < other.first.fromDay ? -1 : 1;

export type ImportAnswer = { changeId: number; entries: number; stretches: number; replaced: number };

/**
 * Takes over the entries of a calendar file that can be read: each takes the place of what stood by its own name, one that
 * is off there goes, and what the file does not name stays. Refused as `wrong-file` where it is no calendar.
 */
export function importCalendar(
  ctx: Context,
  input: { text: string; kind: AbsenceKind; key?: string },
): Promise<ImportAnswer> {
  const { key, ...asked } = input;
  const act = { action: "absence.imported", permission: "absence.own", key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const own = await self(tx, ctx);
    const { personId, userId: saidBy, today } = own;
    const found = readOwn(asked.text, own);
    if ("code" in found) throw new Refused("wrong-file", { line: found.line });
    const keys = [...found.entries.map(({ uid }) => uid), ...found.cancelled].map(keyOf);
    const replaced = await deleteSourced(tx, { personId, saidBy, keys, from: today });
    const rows = found.entries.flatMap(({ uid, stretches }) =>
      stretches.map((one) => ({ ...one, personId, saidBy, kind: asked.kind, sourceKey: keyOf(uid) })),
    );
    if (rows.length + replaced === 0) throw new Refused("nothing-to-do");
    await insertAbsences(tx, rows);
    return { changeId, entries: found.entries.length, stretches: rows.length, replaced };
  });
}

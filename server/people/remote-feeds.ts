import type { Connection } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { openToAll } from "../core/second-lock.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { addDays, type CourtDay, dayAt, daysFrom } from "../rules/calendar/court-day.ts";
import { type CalendarEntry, readCalendar } from "../rules/calendar/read-calendar.ts";
import { searchKey } from "../rules/text/search-key.ts";
import { officialOf } from "./absences.ts";
import { type Fetched, fetchCalendar, isAskable } from "./fetch-calendar.ts";
import {
  type BusyRow,
  deleteFeed,
  type FeedRow,
  findFeeds,
  findRemoteBusy,
  insertFeed,
  noteFailed,
  noteSame,
  saveBusy,
} from "./remote-feed-store.ts";

/** Courts on another Peshi whose dates count here, and how fresh they are. Of an address only its computer is shown. */
export function remoteFeeds(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "settings.change", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    const rows = await findFeeds(connection, court.districtId);
    return rows.map(({ address, etag: _, districtId: __, timezone: ___, ...row }) => ({
      ...row,
      host: URL.parse(address)?.host ?? "",
    }));
  });
}

export type AddFeedInput = {
  courtId: number;
  name: string;
  address: string;
  /** Whose dates they all are; null: of those whom the calendar names. */
  personId: number | null;
  key?: string;
};

/**
 * Adds a district on another Peshi by the address of its calendar, or the calendar of one person; it is fetched at once and
 * from then on by itself. Refused as `invalid` for an address that is not `https`.
 */
export async function addRemoteFeed(ctx: Context, input: AddFeedInput, options: Fetching = {}) {
  const { courtId, key, ...asked } = input;
  const act = { action: "remote-feed.added", permission: "settings.change", courtId, key, input: asked } as const;
  const answer = await change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    const address = asked.address.trim().replace(/^webcal:/i, "https:");
    if (!isAskable(address)) throw new Refused("invalid", { field: "feedAddress" });
    if (asked.personId !== null) await officialOf(tx, court.districtId, asked.personId);
    const row = { districtId: court.districtId, name: asked.name.trim(), address, personId: asked.personId };
    const feedId = await insertFeed(tx, { ...row, addedAt: ctx.now.toISOString() });
    return { changeId, feedId };
  });
  await refreshRemoteFeeds(ctx, { ...options, only: answer.feedId });
  return answer;
}

export function removeRemoteFeed(ctx: Context, input: { courtId: number; id: number; version: number; key?: string }) {
  const { courtId, key, ...seen } = input;
  const act = { action: "remote-feed.removed", permission: "settings.change", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    if (!(await deleteFeed(tx, court.districtId, seen))) throw new Refused("stale");
    return { changeId };
  });
}

/** How many matters people of a district have in courts of another Peshi, by person and day. */
export async function mattersElsewhere(connection: Connection, districtId: number, from: CourtDay, until: CourtDay) {
  const found = new Map<number, Map<CourtDay, number>>();
  for (const { personId, fromDay, matters } of await findRemoteBusy(connection, districtId, from, until)) {
    const ofPerson = found.get(personId) ?? new Map<CourtDay, number>();
    found.set(personId, ofPerson.set(fromDay, (ofPerson.get(fromDay) ?? 0) + matters));
  }
  return found;
}

/** Asks one of them again at somebody's wish. */
export async function refreshRemoteFeed(ctx: Context, input: { courtId: number; id: number }): Promise<void> {
  const { courtId, id } = input;
  await read(ctx, { permission: "settings.change", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    if ((await findFeeds(connection, court.districtId, id)).length === 0) throw new Refused("not-found");
  });
  await refreshRemoteFeeds(ctx, { only: id });
}

export type Fetching = {
  only?: number;
  fetch?: (ask: { address: string; etag: string | null; isLan: boolean }) => Promise<Fetched>;
};

/**
 * Fetches the calendars of other courts and puts what they say in the place of what they said; where one cannot be fetched
 * or read, what stood stays. What a calendar says is nobody's act: no change is written.
 */
export async function refreshRemoteFeeds(ctx: Pick<Context, "db" | "now">, options: Fetching = {}) {
  const [db, now] = [openToAll(ctx.db), ctx.now];
  const { only, fetch = fetchCalendar } = options;
  const isLan = process.env.PESHI_LAN === "1";
  const feeds = await findFeeds(db, null, only);
  let failed = 0;
  for (const feed of feeds) {
    const { address, etag } = feed;
    const fetched = await fetch({ address, etag, isLan });
    if (!(await keep(db, feed, fetched, now))) failed += 1;
  }
  return { feeds: feeds.length, failed };
}

/** How far back and ahead dates of other courts matter here. */
const DAYS_AHEAD = 400;

async function keep(db: Connection, feed: FeedRow, fetched: Fetched, now: Date): Promise<boolean> {
  if (fetched.kind === "same") {
    await noteSame(db, feed.id, now);
    return true;
  }
  const busy = fetched.kind === "new" ? busyIn(fetched.text, feed, now) : null;
  if (fetched.kind === "failed" || busy === null) {
    await noteFailed(db, feed.id, now, fetched.kind === "failed" ? fetched.why : "unreadable");
    return false;
  }
  await saveBusy(db, feed.id, busy, { at: now, etag: fetched.etag });
  return true;
}

/** Null for what is no calendar, or one of which an entry cannot be read: half of it would free people who are not. */
function busyIn(text: string, { timezone, personId }: FeedRow, now: Date): BusyRow[] | null {
  const today = dayAt(now, timezone);
  const found = readCalendar(text, { from: today, until: addDays(today, DAYS_AHEAD), timezone });
  if ("code" in found || found.problems.length > 0) return null;
  return found.entries.flatMap((entry) => (personId === null && entry.person === null ? [] : busyOf(entry, personId)));
}

function busyOf({ person, matters, stretches }: CalendarEntry, personId: number | null): BusyRow[] {
  const nameKey = personId === null && person !== null ? searchKey(person) : null;
  return stretches.flatMap(({ fromDay, untilDay, fromMinute, untilMinute }) =>
    daysFrom(fromDay, untilDay).map((day) => ({
      ...{ nameKey, day, matters },
      ...{ fromMinute: fromMinute ?? 0, untilMinute: untilMinute ?? 1440 },
    })),
  );
}

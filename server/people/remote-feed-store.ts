import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { remoteFeed } from "../../db/schema/calendar-feeds.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { FetchFailure } from "../rules/people/fetch-failures.ts";
import type { Absence } from "./absence-store.ts";

export type FeedRow = {
  id: number;
  version: number;
  districtId: number;
  name: string;
  address: string;
  personId: number | null;
  personName: string | null;
  timezone: string;
  asOf: string | null;
  failedSince: string | null;
  failure: FetchFailure | null;
  etag: string | null;
  /** Days and hours that stand, and how many people they are of. */
  dates: number;
  people: number;
  /** Names that the calendar tells and nobody here has, or two have. */
  unknown: number;
};

/** The calendars of other courts, of one district or of all. */
export async function findFeeds(connection: Connection, districtId: number | null, id?: number): Promise<FeedRow[]> {
  const rows = await connection.execute<FeedRow>(sql`
    select f.id::float8 as id, f.version, f.district_id::float8 as "districtId", f.name, f.address,
      f.person_id::float8 as "personId", p.name as "personName", d.timezone, t.as_of as "asOf",
      t.failed_since as "failedSince", t.failure, t.etag, b.dates, b.people, b.unknown
    from remote_feed f join district d on d.id = f.district_id left join person p on p.id = f.person_id
      left join remote_feed_fetch t on t.feed_id = f.id
      cross join lateral (
        select coalesce(sum(x.n), 0)::int as dates, count(*) filter (where x.known)::int as people,
          count(*) filter (where not x.known)::int as unknown
        from (select r.name_key, count(*) as n, r.name_key is null or 1 = (
            select count(distinct coalesce(o.merged_into_id, o.id)) from person o where o.district_id = f.district_id
              and o.is_official and not o.is_protected and o.name_key = r.name_key) as known
          from remote_busy r where r.feed_id = f.id group by r.name_key) x) b
    where (${districtId}::bigint is null or f.district_id = ${districtId}::bigint)
      and (${id ?? null}::bigint is null or f.id = ${id ?? null}::bigint)
    order by f.name, f.id`);
  return [...rows];
}

export async function insertFeed(tx: Transaction, row: typeof remoteFeed.$inferInsert): Promise<number> {
  const [made] = await tx.insert(remoteFeed).values(row).returning({ id: remoteFeed.id });
  return made!.id;
}

/** False when it has another version by now, or is of another district. */
export async function deleteFeed(
  tx: Transaction,
  ofDistrict: number,
  seen: { id: number; version: number },
): Promise<boolean> {
  const { id, version, districtId } = remoteFeed;
  const where = and(eq(id, seen.id), eq(version, seen.version), eq(districtId, ofDistrict));
  return (await tx.delete(remoteFeed).where(where).returning({ id })).length === 1;
}

export type BusyRow = {
  nameKey: string | null;
  day: CourtDay;
  fromMinute: number;
  untilMinute: number;
  matters: number;
};

/** What the calendar says now takes the place of what it said before, in one step. */
export async function saveBusy(
  connection: Connection,
  feedId: number,
  rows: readonly BusyRow[],
  { at, etag }: { at: Date; etag: string | null },
): Promise<void> {
  const all = <Value>(of: (row: BusyRow) => Value) => sql.param(rows.map(of));
  await connection.execute(sql`
    with gone as (delete from remote_busy where feed_id = ${feedId}),
    said as (
      insert into remote_feed_fetch (feed_id, as_of, tried_at, etag)
        select id, ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz, ${etag} from remote_feed where id = ${feedId}
        on conflict (feed_id) do update set as_of = excluded.as_of, tried_at = excluded.tried_at, etag = excluded.etag,
          failed_since = null, failure = null)
    insert into remote_busy (feed_id, name_key, day, from_minute, until_minute, matters)
      select f.id, b.* from remote_feed f cross join unnest(${all((row) => row.nameKey)}::text[], ${all((row) => row.day)}::text[]::date[],
        ${all((row) => row.fromMinute)}::int[], ${all((row) => row.untilMinute)}::int[], ${all((row) => row.matters)}::int[]) b
      where f.id = ${feedId}`);
}

/** It is as it was: known to be so as of now. */
export async function noteSame(connection: Connection, feedId: number, at: Date): Promise<void> {
  await connection.execute(sql`
    update remote_feed_fetch set as_of = ${at.toISOString()}, tried_at = ${at.toISOString()}, failed_since = null, failure = null
    where feed_id = ${feedId}`);
}

/** What stood stays, and since when it is no longer known to be so. */
export async function noteFailed(connection: Connection, feedId: number, at: Date, why: FetchFailure): Promise<void> {
  await connection.execute(sql`
    insert into remote_feed_fetch (feed_id, tried_at, failed_since, failure)
      select id, ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz, ${why} from remote_feed where id = ${feedId}
      on conflict (feed_id) do update set tried_at = excluded.tried_at, failure = excluded.failure,
        failed_since = coalesce(remote_feed_fetch.failed_since, excluded.failed_since)`);
}

/**
 * When people of a district are in courts of another Peshi. Whom its calendar names is the official of that name, where
 * there is one and no namesake.
 */
export async function findRemoteBusy(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
): Promise<(Absence & { matters: number })[]> {
  const rows = await connection.execute<Absence & { matters: number }>(sql`
    select coalesce(p.merged_into_id, p.id)::float8 as "personId", b.day::text as "fromDay", b.day::text as "untilDay",
      'court' as kind, case when not w.is_whole then b.from_minute end as "fromMinute",
      case when not w.is_whole then b.until_minute end as "untilMinute", b.matters,
      jsonb_build_object('name', f.name, 'asOf', t.as_of) as feed
    from remote_feed f left join remote_feed_fetch t on t.feed_id = f.id join remote_busy b on b.feed_id = f.id
      cross join lateral (select b.from_minute = 0 and b.until_minute = 1440 as is_whole) w
      join person p on p.district_id = f.district_id and case
        when b.name_key is null then p.id = f.person_id
        else p.id = (select case when count(distinct coalesce(o.merged_into_id, o.id)) = 1 then min(o.id) end from person o
          where o.district_id = f.district_id and o.is_official and not o.is_protected and o.name_key = b.name_key) end
    where f.district_id = ${districtId} and b.day between ${from} and ${until}
    order by b.day, b.from_minute, p.id`);
  return [...rows];
}

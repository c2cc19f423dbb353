import { eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { roomOn } from "../../db/court-room.ts";
import { ownCases } from "../../db/own-cases.ts";
import { staff } from "../../db/schema/access.ts";
import { calendarFeed, districtFeed } from "../../db/schema/calendar-feeds.ts";
import { district } from "../../db/schema/districts.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { NAMED_ROLES } from "../rules/listing/needed-people.ts";
import type { OfficialPresence } from "../rules/own-days/busy-events.ts";
import type { DatedHearing } from "../rules/own-days/calendar-events.ts";

export type FeedRow = typeof calendarFeed.$inferSelect;
export type NewFeed = Pick<FeedRow, "userId" | "tokenHash" | "level" | "language" | "madeAt">;

export async function findOwnFeed(connection: Connection, userId: string): Promise<FeedRow | null> {
  const [found] = await connection.select().from(calendarFeed).where(eq(calendarFeed.userId, userId));
  return found ?? null;
}

/** The feed that takes the place of whatever the person had. */
export async function saveFeed(tx: Transaction, feed: NewFeed): Promise<void> {
  const { userId, ...columns } = feed;
  await tx
    .insert(calendarFeed)
    .values(feed)
    .onConflictDoUpdate({ target: calendarFeed.userId, set: { ...columns, lastFetchedAt: null, fetches: 0 } });
}

export async function deleteFeed(tx: Transaction, userId: string): Promise<boolean> {
  const gone = await tx.delete(calendarFeed).where(eq(calendarFeed.userId, userId)).returning();
  return gone.length > 0;
}

/** Whose address it is, as long as he works here. */
export async function findFeed(connection: Connection, tokenHash: string) {
  const [found] = await connection
    .select({ feed: calendarFeed, member: staff, timezone: district.timezone })
    .from(calendarFeed)
    .innerJoin(staff, eq(staff.userId, calendarFeed.userId))
    .innerJoin(district, eq(district.id, staff.districtId))
    .where(eq(calendarFeed.tokenHash, tokenHash));
  return found?.member.isActive ? found : null;
}

export async function noteFetched(connection: Connection, userId: string, at: Date): Promise<void> {
  await connection
    .update(calendarFeed)
    .set({ lastFetchedAt: at.toISOString(), fetches: sql`${calendarFeed.fetches} + 1` })
    .where(eq(calendarFeed.userId, userId));
}

type Asked = { userId: string; language: "en" | "ur"; fromDay: CourtDay; cancelledSince: Date };

/**
 * The dates of a prosecutor's or officer's matters from a day on, and those withdrawn since an instant. Dates in court
 * only: what is still a draft is nobody's yet.
 */
export async function findDatesOf(connection: Connection, asked: Asked): Promise<DatedHearing[]> {
  const { userId, language, fromDay, cancelledSince } = asked;
  const inUrdu = language === "ur";
  const rows = await connection.execute<Omit<DatedHearing, "changedAt"> & { changedAt: string }>(sql`
    with dated as (
      select h.*, coalesce((
        select max(ch.changed_at) from change_row r join change ch on ch.id = r.change_id
        where r.case_id = h.case_id and r.table_name = 'hearing' and r.row_id = h.id), h.listed_at) as changed_at
      from hearing h where h.case_id in ${ownCases(userId)} and h.day >= ${fromDay})
    select d.uid, d.version, d.day::text, d.reporting_time as "reportingTime", d.purpose,
      d.state = 'withdrawn' as "isWithdrawn", d.changed_at::text as "changedAt", ${NUMBER_COLUMNS}, c.id::float8 as "caseId",
      (select min(b.starts_at) from court_day_block b
        where b.court_id = d.court_id and b.day = d.day and b.starts_at > coalesce(d.block, d.reporting_time)) as "nextBlock",
      case when d.block is null then
        (select max(b.starts_at) from court_day_block b where b.court_id = d.court_id and b.day = d.day) end as "lastBlock",
      ${inUrdu ? sql`coalesce(k.name_ur, k.name_en)` : sql`k.name_en`} as court,
      ${inUrdu ? sql`coalesce(m.name_ur, m.name)` : sql`m.name`} as room
    from dated d join court_case c on c.id = d.case_id join court k on k.id = d.court_id
      left join lateral ${roomOn(sql`d.court_id`, sql`d.day`)} m on true
    where d.state <> 'withdrawn' or d.changed_at >= ${cancelledSince.toISOString()}
    order by d.day, d.reporting_time, d.uid`);
  return [...rows].map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

export async function findDistrictFeed(connection: Connection, tokenHash: string) {
  const [found] = await connection
    .select({ districtId: districtFeed.districtId, madeAt: districtFeed.madeAt, timezone: district.timezone })
    .from(districtFeed)
    .innerJoin(district, eq(district.id, districtFeed.districtId))
    .where(eq(districtFeed.tokenHash, tokenHash));
  return found ?? null;
}

export async function findFeedOfDistrict(connection: Connection, districtId: number) {
  const [found] = await connection.select().from(districtFeed).where(eq(districtFeed.districtId, districtId));
  return found ?? null;
}

export async function saveDistrictFeed(
  tx: Transaction,
  feed: { districtId: number; tokenHash: string; madeAt: string },
): Promise<void> {
  const { districtId, ...columns } = feed;
  await tx
    .insert(districtFeed)
    .values(feed)
    .onConflictDoUpdate({ target: districtFeed.districtId, set: { ...columns, lastFetchedAt: null, fetches: 0 } });
}

export async function deleteDistrictFeed(tx: Transaction, districtId: number): Promise<boolean> {
  const gone = await tx.delete(districtFeed).where(eq(districtFeed.districtId, districtId)).returning();
  return gone.length > 0;
}

export async function noteDistrictFetched(connection: Connection, districtId: number, at: Date): Promise<void> {
  await connection
    .update(districtFeed)
    .set({ lastFetchedAt: at.toISOString(), fetches: sql`${districtFeed.fetches} + 1` })
    .where(eq(districtFeed.districtId, districtId));
}

const NAMED = sql.raw(NAMED_ROLES.map((role) => `'${role}'`).join(", "));

/** Officials and counsel at what is listed in a district from a day on, those who are called by their names. */
export async function findPresences(
  connection: Connection,
  districtId: number,
  from: CourtDay,
): Promise<OfficialPresence[]> {
  const rows = await connection.execute<OfficialPresence>(sql`
    select p.id::float8 as "personId", p.name, cp.role, cp.testimony, cp.is_for_defence as "isForDefence",
      h.court_id::float8 as "courtId", h.day::text as day, coalesce(h.block, h.reporting_time) as time,
      (select min(b.starts_at) from court_day_block b
        where b.court_id = h.court_id and b.day = h.day and b.starts_at > coalesce(h.block, h.reporting_time)) as "nextBlock",
      case when h.block is null then
        (select max(b.starts_at) from court_day_block b where b.court_id = h.court_id and b.day = h.day) end as "lastBlock",
      h.purpose
    from hearing h join court k on k.id = h.court_id and k.district_id = ${districtId}
      join case_person cp on cp.case_id = h.case_id and cp.role in (${NAMED})
      join person p on p.id = cp.person_id and p.is_official and not p.is_protected
    where h.state = 'listed' and h.day >= ${from}`);
  return [...rows];
}

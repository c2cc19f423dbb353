import { eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { staff } from "../../db/schema/access.ts";
import { calendarFeed } from "../../db/schema/calendar-feeds.ts";
import { district } from "../../db/schema/districts.ts";
import type { DatedHearing } from "../rules/calendar-events.ts";
import type { CourtDay } from "../rules/court-day.ts";

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
    with own as (
      select distinct cp.case_id from staff s join person p on p.id = s.person_id
        join case_person cp on cp.person_id = coalesce(p.merged_into_id, p.id) and cp.role = s.role
      where s.user_id = ${userId} and s.is_active),
    dated as (
      select h.*, coalesce((
        select max(ch.changed_at) from change_row r join change ch on ch.id = r.change_id
        where r.case_id = h.case_id and r.table_name = 'hearing' and r.row_id = h.id), h.listed_at) as changed_at
      from hearing h join own on own.case_id = h.case_id where h.day >= ${fromDay})
    select d.uid, d.version, d.day::text, d.reporting_time as "reportingTime", d.purpose,
      d.state = 'withdrawn' as "isWithdrawn", d.changed_at::text as "changedAt", ${NUMBER_COLUMNS}, c.id::float8 as "caseId",
      (select min(b.starts_at) from court_day_block b
        where b.court_id = d.court_id and b.day = d.day and b.starts_at > coalesce(d.block, d.reporting_time)) as "nextBlock",
      ${inUrdu ? sql`coalesce(k.name_ur, k.name_en)` : sql`k.name_en`} as court,
      ${inUrdu ? sql`coalesce(m.name_ur, m.name)` : sql`m.name`} as room
    from dated d join court_case c on c.id = d.case_id join court k on k.id = d.court_id
      left join court_day t on t.court_id = d.court_id and t.day = d.day
      left join lateral (
        select r.name, r.name_ur from courtroom r where r.court_id = k.id and (r.id = t.courtroom_id or t.courtroom_id is null
          and (select count(*) from courtroom o where o.court_id = k.id) = 1)) m on true
    where d.state <> 'withdrawn' or d.changed_at >= ${cancelledSince.toISOString()}
    order by d.day, d.reporting_time, d.uid`);
  return [...rows].map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

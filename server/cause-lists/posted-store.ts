import { inArray, sql } from "drizzle-orm";
import { type Connection, executePrepared } from "../../db/connect.ts";
import { causeList } from "../../db/schema/cause-lists.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CauseList, RemovedEntry } from "../rules/cause-lists/cause-list.ts";

export type PostedVersion = {
  id: number;
  /** Null for the list itself. */
  supplementary: number | null;
  version: number;
  publishedAt: string;
  isWithdrawn: boolean;
};

/** All that decides what the wall of a court shows of a day. A version is never changed, so its id stands for its content. */
export type PostedState = {
  courtCode: string;
  nameEn: string;
  nameUr: string | null;
  timezone: string;
  /** Oldest first. */
  versions: PostedVersion[];
  isClosed: boolean;
  isNoWork: boolean;
  because: string | null;
  becauseUr: string | null;
  previous: CourtDay | null;
  next: CourtDay | null;
};

/** One small statement, asked for every reader: no content, and every line of it by a key. Null for an unknown court. */
export async function findPostedState(
  connection: Connection,
  courtCode: string,
  day: CourtDay,
): Promise<PostedState | null> {
  const rows = await executePrepared<PostedState>(
    connection,
    sql`select k.code as "courtCode", k.name_en as "nameEn", k.name_ur as "nameUr", d.timezone,
      (select coalesce(json_agg(json_build_object('id', l.id, 'supplementary', l.supplementary, 'version', l.version,
          'publishedAt', l.published_at, 'isWithdrawn', l.withdrawn_at is not null)
          order by l.supplementary nulls first, l.version), '[]')
        from cause_list l where l.court_id = k.id and l.day = ${day}::date) as versions,
      coalesce(not t.is_open, false) as "isClosed", coalesce(t.is_no_work, false) as "isNoWork",
      t.because, t.because_ur as "becauseUr",
      (select l.day::text from cause_list l where l.court_id = k.id and l.day < ${day}::date
        and l.supplementary is null and l.withdrawn_at is null order by l.day desc limit 1) as previous,
      (select l.day::text from cause_list l where l.court_id = k.id and l.day > ${day}::date
        and l.supplementary is null and l.withdrawn_at is null order by l.day limit 1) as next
    from court k join district d on d.id = k.district_id
      left join court_day t on t.court_id = k.id and t.day = ${day}::date
    where k.code = ${courtCode}`,
  );
  return rows[0] ?? null;
}

export async function findContents(connection: Connection, ids: readonly number[]): Promise<Map<number, CauseList>> {
  const { id, content } = causeList;
  const rows = await connection
    .select({ id, content })
    .from(causeList)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.content]));
}

/** What each of some versions says was removed, in the order of the ids. */
export async function findRemoved(connection: Connection, ids: readonly number[]): Promise<RemovedEntry[]> {
  if (ids.length === 0) return [];
  const { id, content } = causeList;
  const rows = await connection
    .select({ removed: sql<RemovedEntry[] | null>`${content} -> 'removed'` })
    .from(causeList)
    .where(inArray(id, [...ids]))
    .orderBy(id);
  return rows.flatMap(({ removed }) => removed ?? []);
}

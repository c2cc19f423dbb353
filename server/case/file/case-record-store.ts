import { sql } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";

/** An act on a case, or a reading of its protected people; `seq` is its place in the court's chain. */
export type RecordEntry = {
  at: string;
  seq: number | null;
  kind: "act" | "reading";
  action: string;
  source: "screen" | "terminal" | "timer";
  actorId: string | null;
  by: string | null;
  role: string | null;
  /** What he said the names were needed for, where it was no reason of the list. */
  words: string | null;
  isUndone: boolean;
};

export type RecordFilter = { kind: RecordEntry["kind"] | null; actorId: string | null };

/** Acts in which somebody looked at what is masked everywhere else. */
const READINGS = ["contact.read", "card.read"];
/** A private word for the judge is in nobody's record; its own readers have it. */
const UNTOLD = ["safety_flag"];

const everything = (caseId: number) => sql`(
  select c.changed_at as at, e.seq, case when c.action = any(${sql.param(READINGS)}::text[]) then 'reading' else 'act' end as kind,
    c.action, c.source, c.actor_id as actor, c.undone_by is not null as undone, c.id as tie, null as words
  from change c left join audit_entry e on e.change_id = c.id
  where c.id in (select r.change_id from change_row r
    where r.case_id = ${caseId} and r.table_name <> all(${sql.param(UNTOLD)}::text[]))
  union all
  select to_timestamp((e.told ->> 'at')::bigint / 1000000.0), e.seq, 'reading', e.told ->> 'reading', e.told ->> 'source',
    nullif(e.told ->> 'actor', 'terminal'), false, 0, null
  from audit_entry e where e.case_ids @> array[${caseId}]::bigint[]
  union all
  select p.read_at, e.seq, 'reading', 'protected.' || p.because, 'screen', p.user_id, false, p.change_id, p.words
  from protected_read p left join audit_entry e on e.change_id = p.change_id where p.case_id = ${caseId})`;

/** Who saw and did what to a case, the latest first. */
export async function findRecord(
  connection: Connection,
  caseId: number,
  { kind, actorId }: RecordFilter,
  most: number,
): Promise<RecordEntry[]> {
  const rows = await connection.execute<RecordEntry>(sql`
    select to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, x.seq::float8 as seq, x.kind, x.action, x.source,
      x.actor as "actorId", s.name as by, s.role, x.words, x.undone as "isUndone"
    from ${everything(caseId)} x left join staff s on s.user_id = x.actor
    where (${kind}::text is null or x.kind = ${kind}) and (${actorId}::text is null or x.actor = ${actorId})
    order by x.at desc, x.seq desc nulls last, x.tie desc limit ${most}`);
  return [...rows];
}

export type RecordPerson = { actorId: string; name: string; role: string; acts: number; readings: number };

/** Everybody who stands in the record of a case, whoever has most in it first. */
export async function findRecordPeople(connection: Connection, caseId: number): Promise<RecordPerson[]> {
  const rows = await connection.execute<RecordPerson>(sql`
    select x.actor as "actorId", s.name, s.role, (count(*) filter (where x.kind = 'act'))::int as acts,
      (count(*) filter (where x.kind = 'reading'))::int as readings
    from ${everything(caseId)} x join staff s on s.user_id = x.actor
    group by x.actor, s.name, s.role order by count(*) desc, s.name`);
  return [...rows];
}

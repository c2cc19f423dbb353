import { type SQL, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";

/**
 * What the chain should say, computed here from what the tables say now. None of it asks a function of the database: whoever
 * rewrote a row may have rewritten those as well.
 */

const textHash = (text: SQL): SQL => sql`encode(sha256(convert_to(coalesce(${text}, ''), 'UTF8')), 'hex')`;
const hashOf = (...parts: SQL[]): SQL =>
  sql`encode(sha256(convert_to(jsonb_build_array(${sql.join(parts, sql`, `)})::text, 'UTF8')), 'hex')`;
const TOLD = sql`jsonb_build_object('change', c.id, 'key', c.key, 'action', c.action, 'permission', c.permission,
  'source', c.source, 'actor', c.actor_id, 'district', c.district_id, 'court', c.court_id,
  'input', c.input_hash, 'at', (extract(epoch from c.changed_at) * 1000000)::bigint)`;
const ROW_HASH = hashOf(
  ...["change_id", "batch", "table_name", "row_id", "case_id", "before", "after_version", "untold"].map((name) =>
    sql.raw(`r.${name}`),
  ),
);
/** An answer is dropped after thirty days, and never another one. */
const ANSWER_DIFFERS = sql`(answer is not null and told ->> 'answer' is distinct from ${textHash(sql`answer::text`)})`;
const ROWS_HASH = textHash(sql`string_agg(r.id || ':' || r.hash, ',' order by r.id)`);

export type BrokenEntry = {
  chain: number;
  seq: number;
  isAltered: boolean;
  isUnlinked: boolean;
  isAltersBefore: boolean;
  /** The entry before it, when that is not the one that should be. */
  after: number | null;
};

/** Entries whose hash is not theirs, that do not follow the one before them, or before which some are missing. */
export async function findBrokenEntries(connection: Connection): Promise<BrokenEntry[]> {
  const rows = await connection.execute<BrokenEntry>(sql`
    with entry as (
      select e.chain, e.seq, e.previous,
        e.hash <> ${hashOf(sql`e.previous`, sql`e.chain`, sql`e.seq`, sql`e.told`)}
          or e.change_id::text is distinct from e.told ->> 'change'
          or to_jsonb(e.case_ids) is distinct from e.told -> 'cases' as altered, e.hash
      from audit_entry e),
    placed as (
      select *, lag(seq) over place as before_seq, lag(hash) over place as before_hash, lag(altered) over place as alters_before
      from entry window place as (partition by chain order by seq))
    select chain::float8 as chain, seq::float8 as seq, altered as "isAltered",
      previous <> coalesce(before_hash, '') as "isUnlinked", coalesce(alters_before, false) as "isAltersBefore",
      case when coalesce(before_seq, 0) + 1 <> seq then coalesce(before_seq, 0) end::float8 as after
    from placed
    where altered or previous <> coalesce(before_hash, '') or coalesce(before_seq, 0) + 1 <> seq
    order by chain, seq`);
  return [...rows];
}

export type BrokenChange = {
  chain: number;
  seq: number | null;
  changeId: number;
  what: "change-gone" | "change-altered" | "rows-altered" | "change-unsealed";
  columns: string[] | null;
};

/** Acts that are not what their entry says of them, whose rows are not those that were sealed, or that no entry knows. */
export async function findBrokenChanges(connection: Connection): Promise<BrokenChange[]> {
  const rows = await connection.execute<BrokenChange>(sql`
    with touched as (
      select r.change_id, count(*) as rows, ${ROWS_HASH} as hash from change_row r group by r.change_id),
    undone as (
      select t.target::bigint as target, e.change_id as by
      from audit_entry e cross join lateral jsonb_array_elements_text(e.told -> 'undoes') t (target)
      where jsonb_typeof(e.told -> 'undoes') = 'array'),
    first as (select e.chain, (e.told ->> 'genesis')::bigint as until from audit_entry e where e.told ? 'genesis'),
    looked as (
      select coalesce(e.chain, c.court_id, 0) as chain, e.seq, coalesce(e.change_id, c.id) as change_id, e.told, c.id,
        f.until, u.by, c.undone_by, ${TOLD} as now, c.answer,
        coalesce(t.rows, 0) as rows, coalesce(t.hash, ${textHash(sql`null`)}) as hash
      from (select * from audit_entry where change_id is not null) e full join change c on c.id = e.change_id
        left join touched t on t.change_id = coalesce(e.change_id, c.id)
        left join first f on f.chain = coalesce(c.court_id, 0)
        left join undone u on u.target = c.id),
    judged as (
      select *, case when seq is null and id <= coalesce(until, 0) then null when id is null then 'change-gone'
          when seq is null then 'change-unsealed'
          when not told @> now or ${ANSWER_DIFFERS} then 'change-altered'
          when (told ->> 'rows')::bigint is distinct from rows or told ->> 'rowsHash' is distinct from hash then 'rows-altered' end as what,
        undone_by is distinct from by and not (by is null and undone_by > id and undone_by <= coalesce(until, 0)) as miscalled
      from looked)
    select chain::float8 as chain, seq::float8 as seq, change_id::float8 as "changeId",
      coalesce(what, 'change-altered') as what,
      case when what is null or what = 'change-altered' then
        (select coalesce(array_agg(k order by k), '{}') from jsonb_each(now) n (k, v) where told -> k is distinct from v and what is not null)
        || case when miscalled then array['undone_by'] else '{}' end
        || case when what is not null and ${ANSWER_DIFFERS} then array['answer'] else '{}' end end as columns
    from judged where what is not null or (id is not null and miscalled)
    order by 1, 3`);
  return [...rows];
}

export type BrokenRow = { chain: number; changeId: number; rowId: number; table: string; ofRow: number };

/** Rows of the history that are not as they were written. */
export async function findBrokenRows(connection: Connection): Promise<BrokenRow[]> {
  const rows = await connection.execute<BrokenRow>(sql`
    select coalesce(c.court_id, 0)::float8 as chain, r.change_id::float8 as "changeId", r.id::float8 as "rowId",
      r.table_name as "table", r.row_id::float8 as "ofRow"
    from change_row r left join change c on c.id = r.change_id
    where r.hash is distinct from ${ROW_HASH} order by r.id`);
  return [...rows];
}

/** The same of what is kept apart of the history; null where the asker may not read it. */
export async function findBrokenSecrets(connection: Connection): Promise<BrokenRow[] | null> {
  const [may] = await connection.execute<{ may: boolean }>(
    sql`select has_table_privilege('change_secret', 'select') as may`,
  );
  if (!may?.may) return null;
  const rows = await connection.execute<BrokenRow>(sql`
    with sealed as (
      select r.change_id, ${textHash(sql`string_agg(r.id || ':' || s.hash, ',' order by r.id)`)} as hash
      from change_row r join change_secret s on s.change_row_id = r.id group by r.change_id)
    select coalesce(c.court_id, 0)::float8 as chain, r.change_id::float8 as "changeId", r.id::float8 as "rowId",
      r.table_name as "table", r.row_id::float8 as "ofRow"
    from change_secret s join change_row r on r.id = s.change_row_id left join change c on c.id = r.change_id
    where s.hash is distinct from ${hashOf(sql`s.salt`, sql`s.columns`)}
    union all
    select e.chain::float8, e.change_id::float8, 0, '', 0
    from audit_entry e left join sealed z on z.change_id = e.change_id
    where e.change_id is not null and e.told ->> 'secretsHash' is distinct from coalesce(z.hash, ${textHash(sql`null`)})
    order by 3`);
  return [...rows];
}

/** Chains of which what was done before their first entry is not what it says. */
export async function findBrokenBeginnings(connection: Connection): Promise<{ chain: number; seq: number }[]> {
  const rows = await connection.execute<{ chain: number; seq: number }>(sql`
    select e.chain::float8 as chain, e.seq::float8 as seq
    from audit_entry e
      cross join lateral (
        select count(*) as changes, ${textHash(sql`string_agg(${TOLD}::text, ',' order by c.id)`)} as hash,
          ${textHash(sql`string_agg(c.id || ':' || c.undone_by, ',' order by c.id)
            filter (where c.undone_by <= (e.told ->> 'genesis')::bigint)`)} as undone
        from change c where coalesce(c.court_id, 0) = e.chain and c.id <= (e.told ->> 'genesis')::bigint) c
      cross join lateral (
        select count(*) as rows, ${ROWS_HASH} as hash
        from change_row r join change o on o.id = r.change_id
        where coalesce(o.court_id, 0) = e.chain and o.id <= (e.told ->> 'genesis')::bigint) r
    where e.told ? 'genesis' and ((e.told ->> 'changes')::bigint <> c.changes or e.told ->> 'changesHash' <> c.hash
      or e.told ->> 'undoneHash' <> c.undone
      or (e.told ->> 'rows')::bigint <> r.rows or e.told ->> 'rowsHash' <> r.hash)`);
  return [...rows];
}

export type Chain = {
  chain: number;
  court: string | null;
  entries: number;
  seq: number;
  headSeq: number | null;
  isHead: boolean;
};

/** How far each chain goes, and whether its head says so. */
export async function findChains(connection: Connection): Promise<Chain[]> {
  const rows = await connection.execute<Chain>(sql`
    select coalesce(e.chain, h.chain)::float8 as chain, c.code as court, coalesce(e.entries, 0)::float8 as entries,
      coalesce(e.seq, 0)::float8 as seq, h.seq::float8 as "headSeq", h.hash is not distinct from l.hash as "isHead"
    from (select chain, count(*) as entries, max(seq) as seq from audit_entry group by chain) e
      full join audit_head h on h.chain = e.chain
      left join audit_entry l on l.chain = e.chain and l.seq = e.seq
      left join court c on c.id = coalesce(e.chain, h.chain)
    order by 1`);
  return [...rows];
}

export type PublishedHead = { court: string; seq: number; hash: string; from: string };

/** The heads that went out with published lists. */
export async function findPublishedHeads(connection: Connection): Promise<PublishedHead[]> {
  const rows = await connection.execute<PublishedHead>(sql`
    select c.code as court, (l.content -> 'auditHead' ->> 'seq')::float8 as seq, l.content -> 'auditHead' ->> 'hash' as hash,
      l.day || ' v' || l.version as "from"
    from cause_list l join court c on c.id = l.court_id
    where l.content -> 'auditHead' ->> 'seq' is not null order by l.id`);
  return [...rows];
}

/** The hashes of entries, by `chain/seq`. */
export async function findHashes(
  connection: Connection,
  places: readonly { chain: number; seq: number }[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await connection.execute<{ place: string; hash: string }>(sql`
    select e.chain || '/' || e.seq as place, e.hash from audit_entry e
      join unnest(${sql.param(places.map(({ chain }) => chain))}::bigint[], ${sql.param(places.map(({ seq }) => seq))}::bigint[])
        as p (chain, seq) on p.chain = e.chain and p.seq = e.seq`);
  return new Map(rows.map(({ place, hash }) => [place, hash]));
}

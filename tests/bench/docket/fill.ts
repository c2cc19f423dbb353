import type postgres from "postgres";
import { stationKey } from "../../../server/rules/case/case-number.ts";
import { accusedKey } from "../../../server/rules/cause-lists/accused-title.ts";
import { accusedSound } from "../../../server/rules/text/name-sound.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";

/** What the measured queries look for, the same in a docket of any size. */
export const RARE_NAME = "zarbakht";
export const COMMON_NAME = "mohammed";
export const STATIONS = 60;
export const MATTERS_A_DAY = 45;
/** The last day that has a list; lists reach back from here, 45 matters each. */
export const LAST_DAY = "2026-06-30";

const GIVEN = [
  "Gul",
  "Zaman",
  "Karim",
  "Sabir",
  "Nadir",
  "Jamil",
  "Rafiq",
  "Anwar",
  "Tufail",
  "Bashir",
  "Latif",
  "Munir",
];
const SYLLABLES = [
  "ba",
  "dil",
  "far",
  "gol",
  "han",
  "jun",
  "kar",
  "lat",
  "mir",
  "naz",
  "pir",
  "raz",
  "sam",
  "tor",
  "wal",
  "zor",
];

type Pool = { names: string[]; keys: string[]; sounds: string[] };

/** About four thousand surnames that nobody has; one accused in five is a Muhammad, seven in the whole docket are rare. */
function namePool(): Pool {
  const surnames = SYLLABLES.flatMap((one) => SYLLABLES.flatMap((two) => SYLLABLES.map((three) => one + two + three)));
  const names = surnames.map((surname, index) => {
    const given = index % 5 === 0 ? "Muhammad" : GIVEN[index % GIVEN.length];
    return `${given} ${surname[0]!.toUpperCase()}${surname.slice(1)}`;
  });
  const keys = names.map((name) => accusedKey([searchKey(name)]));
  return { names, keys, sounds: keys.map(accusedSound) };
}

/**
 * Fills one court with `count` cases: the hardest docket for every query, since no other court shares the tables.
 * Six in ten have had a hearing, on lists of 45 matters a day that reach back as far as they must; triggers are off.
 */
export async function fill(sql: postgres.Sql, count: number): Promise<{ courtId: number; districtId: number }> {
  const [district] =
    await sql`insert into district (code, name_en, timezone) values ('bench', 'Bench', 'Asia/Karachi') returning id`;
  const [court] =
    await sql`insert into court (district_id, code, name_en) values (${district!.id}, 'bench', 'Bench') returning id`;
  const courtId = Number(court!.id);
  const pool = namePool();
  await sql.begin(async (tx) => {
    for (const table of TABLES) await tx.unsafe(`alter table ${table} disable trigger user`);
    const indexes = await dropIndexes(tx);
    await fillCases(tx, courtId, count, pool);
    await fillPeople(tx, courtId, Number(district!.id), count, pool.names);
    await tx`analyze court_case`;
    await fillHearings(tx, courtId, Math.floor(count * 0.6));
    await fillRequests(tx, courtId, count);
    await tx`set local maintenance_work_mem = '256MB'`;
    for (const { indexdef } of indexes) await tx.unsafe(indexdef);
    for (const table of TABLES) await tx.unsafe(`alter table ${table} enable trigger user`);
  });
  await sql`vacuum analyze`;
  return { courtId, districtId: Number(district!.id) };
}

const TABLES = [
  ...["court_case", "person", "case_person", "hearing", "outcome", "court_day"],
  ...["attendance", "evidence_request", "evidence_event"],
];

/** Building an index at the end is several times faster than growing it; what holds a constraint stays. */
async function dropIndexes(tx: postgres.TransactionSql): Promise<{ indexdef: string }[]> {
  const indexes = await tx<{ indexname: string; indexdef: string }[]>`
    select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = any(${TABLES})
      and not exists (select 1 from pg_constraint c where c.conindid = format('%I', i.indexname)::regclass)`;
  for (const { indexname } of indexes) await tx.unsafe(`drop index ${indexname}`);
  return indexes;
}

/** Numbers count up in each of ten years; FIRs in each year of sixty stations; one case in twenty is over. */
async function fillCases(tx: postgres.TransactionSql, courtId: number, count: number, { names, keys, sounds }: Pool) {
  const rare = accusedKey([searchKey("Zarbakht Mithai")]);
  await tx`
    with pool as (select ${names}::text[] as names, ${keys}::text[] as keys, ${sounds}::text[] as sounds, cardinality(${names}::text[]) as size)
    insert into court_case (court_id, number_prefix, number, year, number_key, fir_number, fir_year, station, station_key,
      sections, institution_day, stage, custody, custody_since, is_restricted, restriction_because, accused_title, accused_key, accused_sound,
      next_day, last_day, hearings_count, not_reached_count, disposal_day, disposal)
    select ${courtId}::bigint, 'Special Case', n / 10 + 1, 2016 + n % 10, (n / 10 + 1) || '/' || (2016 + n % 10),
      (n / 10) / ${STATIONS} + 1, 2016 + n % 10, 'Station ' || (n / 10) % ${STATIONS}, ${stationKey("Station")} || ' ' || (n / 10) % ${STATIONS},
      case when n % 50 = 0 then array['PECA 10'] when n % 3 = 0 then array['PECA 20', 'PECA 24'] else array['PECA 14'] end,
      date '2016-01-01' + (n % 10) * 365 + hashint4(n) % 180 + 180,
      (array['copies', 'charge', 'prosecution-evidence', 'arguments', 'judgment'])[1 + abs(hashint4(n + 7)) % 5],
      (array['in', 'bail', 'bail', 'bail', 'at-large', 'bail', 'unknown'])[1 + abs(hashint4(n + 13)) % 7],
      case when abs(hashint4(n + 13)) % 7 = 0 then date '2026-02-26' - abs(hashint4(n + 17)) % 500 end,
      n % 50 = 0, 'unrestricted',
      case when is_rare then 'Zarbakht Mithai' else pool.names[at] end,
      case when is_rare then ${rare} else pool.keys[at] end,
      case when is_rare then ${accusedSound(rare)} else pool.sounds[at] end,
      case when abs(hashint4(n + 3)) % 10 < 4 then null else date '2026-03-05' + 7 * (abs(hashint4(n + 5)) % 26) end,
      date '2026-02-26' - n % 200, n % 12, abs(hashint4(n + 11)) % 4,
      case when n % 20 = 0 then date '2025-01-01' + n % 365 end, case when n % 20 = 0 then 'acquitted' end
    from generate_series(0, ${count - 1}::int) n, pool,
      lateral (select 1 + abs(hashint4(n + 1)) % pool.size as at, n in (3, 77, 191, 402, 603, 801, 999) as is_rare) x`;
}

async function fillPeople(
  tx: postgres.TransactionSql,
  courtId: number,
  districtId: number,
  count: number,
  names: string[],
) {
  const officials = 50;
  await tx`insert into person (district_id, name, name_key, is_official)
    select ${districtId}::bigint, 'Counsel ' || n, 'counsel ' || n, true from generate_series(1, ${officials}::int) n`;
  await tx`
    with pool as (select ${names}::text[] as names, cardinality(${names}::text[]) as size)
    insert into person (district_id, name, name_key)
    select ${districtId}::bigint, pool.names[at], lower(pool.names[at])
    from generate_series(0, ${count - 1}::int) n, pool, lateral (select 1 + abs(hashint4(n + 1)) % pool.size as at) x`;
  const [first] = await tx`select min(id) as counsel, min(id) filter (where not is_official) as accused from person`;
  const [start] = await tx`select min(id) as id from court_case`;
  await tx`insert into case_person (case_id, court_id, person_id, role)
    select ${start!.id}::bigint + n, ${courtId}::bigint, ${first!.accused}::bigint + n, 'accused' from generate_series(0, ${count - 1}::int) n
    union all
    select ${start!.id}::bigint + n, ${courtId}::bigint, ${first!.counsel}::bigint + n % ${officials}, 'counsel' from generate_series(0, ${count - 1}::int) n`;
}

async function fillHearings(tx: postgres.TransactionSql, courtId: number, count: number) {
  const days = Math.ceil(count / MATTERS_A_DAY);
  await tx`insert into court_day (court_id, day, kind, plan_minutes, plan_matters, ceiling_minutes, ceiling_matters, listed_matters)
    select ${courtId}::bigint, ${LAST_DAY}::date - n, 'dedicated', 300, 45, 900, 135, 45 from generate_series(0, ${days}::int) n`;
  await tx`insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, position, state, source, block)
    select c.id, ${courtId}::bigint, ${LAST_DAY}::date - (row - 1) / ${MATTERS_A_DAY}, '08:45', 'evidence', 10, row % ${MATTERS_A_DAY}, 'heard', 'plan', '09:00'
    from (select id, (row_number() over (order by hashint8(id)))::int as row from court_case) c where row <= ${count}`;
  await tx`insert into outcome (hearing_id, case_id, court_id, kind, reason, side, recorded_at)
    select id, case_id, court_id, 'adjourned', 'witness-absent', 'prosecution', now() from hearing`;
  await tx`insert into attendance (hearing_id, case_person_id, case_id, court_id, recorded_at, mark)
    select h.id, p.id, h.case_id, h.court_id, now(), case when h.id % 3 = 0 then 'absent' else 'present' end
    from hearing h join case_person p on p.case_id = h.case_id`;
}

/** Three cases in ten asked a platform or the laboratory, and half of these have the answer. */
async function fillRequests(tx: postgres.TransactionSql, courtId: number, count: number) {
  await tx`insert into evidence_request (case_id, court_id, kind, source, needed_for)
    select id, ${courtId}::bigint, 'data', (array['meta', 'google', 'forensic-laboratory'])[1 + id % 3], 'evidence'
    from (select id from court_case order by hashint8(id + 1) limit ${Math.floor(count * 0.3)}) c`;
  await tx`insert into evidence_event (request_id, case_id, kind, day)
    select id, case_id, 'sent', ${LAST_DAY}::date - 200 + (id % 150)::int from evidence_request
    union all
    select id, case_id, 'answered', ${LAST_DAY}::date - 100 + (id % 150)::int from evidence_request where id % 2 = 0`;
}

import type postgres from "postgres";
import type { createCaller } from "../../../server/doors/http/router.ts";
import { stationKey } from "../../../server/rules/case/case-number.ts";
import { namePatterns } from "../../../server/rules/text/name-sound.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";
import { COMMON_NAME, LAST_DAY, MATTERS_A_DAY, RARE_NAME, STATIONS } from "./fill.ts";

type Caller = ReturnType<typeof createCaller>;
/** One question asked twice: through the application, and in SQL written by hand. Both answer how many rows came. */
export type Question = {
  name: string;
  ours(caller: Caller, courtId: number, turn: number): Promise<number>;
  sql(sql: postgres.Sql, courtId: number, turn: number): Promise<number>;
};

/** What the table of the docket shows, and the last outcome, which is another row. */
const COLUMNS = `c.id, c.version, c.number_prefix, c.number, c.number_suffix, c.year, c.fir_number, c.fir_year, c.station, c.accused_title,
  c.sections, c.unread_sections, c.stage, c.custody, c.custody_since, c.is_restricted, c.restriction_because, c.institution_day, c.next_day,
  c.last_day, c.disposal_day, c.disposal, c.hearings_count, c.not_reached_count`;
const AGE = "coalesce(c.institution_day, 'infinity'::date)";

/** The last outcome of a case, and what its accused in custody can claim by now. */
const BESIDE = `left join lateral (select kind, side from outcome where case_id = p.id and withdrawn_at is null order by id desc limit 1) o on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('custody', cp.custody, 'since', cp.custody_since, 'sex', q.sex, 'refused', cp.bail_refused_day,
        'announced', j.announced_day, 'periods', (select jsonb_agg(jsonb_build_object('from', k.from_day, 'until', k.until_day, 'because', k.ended_because))
          from custody_period k where k.case_person_id = cp.id))) as detained
      from case_person cp join person q on q.id = cp.person_id left join judgment j on j.case_id = cp.case_id and j.set_aside_day is null
      where cp.case_id = p.id and cp.role = 'accused' and p.custody = 'in' and p.disposal_day is null and p.custody_since <= date '2026-01-01'
    ) d on true`;

/** The restricted matters that a search by name may tell of: those that the reader opened today, and those of today's list. */
const TOLD = `with told as (
    select r.case_id from protected_read r where r.user_id = 'bench' and r.day = date '2026-03-02'
    union all select h.case_id from hearing h where h.court_id = $1 and h.day = date '2026-03-02'
      and (h.state = 'listed' or exists (select 1 from outcome o where o.hearing_id = h.id and o.withdrawn_at is null)))`;
const IS_TOLD = "(not c.is_restricted or c.id = any(array(select case_id from told)))";

/** A page of 50 and whether there is more, oldest first. */
function page(sql: postgres.Sql, test: string, values: (string | number)[]): Promise<number> {
  const text = `select p.*, o.kind, o.side, d.detained from (
      select ${COLUMNS} from court_case c where c.court_id = $1 and ${test} order by ${AGE}, c.id limit 51) p
    ${BESIDE}`;
  return sql.unsafe(text, values, { prepare: true }).then((rows) => Math.min(50, rows.length));
}

const search = async (caller: Caller, courtId: number, input: object) =>
  (await caller.cases.search({ courtId, ...input })).rows.length;

/** Cases that every size has, another at each turn. */
const caseAt = (turn: number) => {
  const n = (turn * 37) % 1100;
  return {
    number: Math.floor(n / 10) + 1,
    year: 2016 + (n % 10),
    fir: Math.floor(Math.floor(n / 10) / STATIONS) + 1,
    station: Math.floor(n / 10) % STATIONS,
  };
};

const byName = (name: string, typed: string): Question => ({
  name,
  ours: (caller, courtId) => search(caller, courtId, { q: typed }),
  sql: (sql, courtId) => pageByName(sql, courtId, typed),
});

/** Whoever is called so or begins so, then other spellings and the other script: the same answer, asked in one go. */
function pageByName(sql: postgres.Sql, courtId: number, typed: string): Promise<number> {
  const { start, anywhere, folded, sound } = namePatterns(searchKey(typed))[0]!;
  const tier = (test: string) =>
    `(select ${COLUMNS} from court_case c where c.court_id = $1 and c.disposal_day is null and ${IS_TOLD} and ${test} order by ${AGE}, c.id limit 51)`;
  const freely =
    "(c.accused_key like $3 or c.accused_sound like $4 or c.accused_sound like $5) and not c.accused_key like $2";
  const text = `${TOLD} select p.*, o.kind, o.side, d.detained
    from (select * from (${tier("c.accused_key like $2")} union all ${tier(freely)}) both_tiers limit 51) p
    ${BESIDE}`;
  return sql
    .unsafe(text, [courtId, start, anywhere, folded, sound], { prepare: true })
    .then((rows) => Math.min(50, rows.length));
}

/** Days whose lists every size has. */
const dayAt = (turn: number) => new Date(Date.parse(LAST_DAY) - (turn % 15) * 86_400_000).toISOString().slice(0, 10);

export const QUESTIONS: readonly Question[] = [
  {
    name: "number",
    ours: (caller, courtId, turn) => search(caller, courtId, { q: `SC ${caseAt(turn).number}/${caseAt(turn).year}` }),
    sql: (sql, courtId, turn) => {
      const { number, year } = caseAt(turn);
      const test =
        "((c.number = $2 and c.year = $3) or (c.number_key is null and c.fir_number = $2 and c.fir_year = $3))";
      return page(sql, test, [courtId, number, year]);
    },
  },
  {
    name: "fir",
    ours: (caller, courtId, turn) => {
      const { fir, year, station } = caseAt(turn);
      return search(caller, courtId, { q: `FIR ${fir}/${year} PS Station ${station}` });
    },
    sql: (sql, courtId, turn) => {
      const { fir, year, station } = caseAt(turn);
      const test = "c.fir_number = $2 and c.fir_year = $3 and strpos(c.station_key, $4) > 0";
      return page(sql, test, [courtId, fir, year, stationKey(`Station ${station}`)]);
    },
  },
  byName("name-rare", RARE_NAME),
  byName("name-common", COMMON_NAME),
  {
    name: "filter",
    ours: (caller, courtId) => search(caller, courtId, { filters: { stage: "arguments", custody: "in" } }),
    sql: (sql, courtId) =>
      page(sql, "c.disposal_day is null and c.stage = $2 and c.custody = 'in'", [courtId, "arguments"]),
  },
  {
    name: "day",
    ours: async (caller, courtId, turn) =>
      (await caller.hearings.daySheet({ courtId, day: dayAt(turn) })).matters.length,
    sql: async (sql, courtId, turn) => (await dayByHand(sql, courtId, dayAt(turn))).length,
  },
];

export const EXPECTED: Readonly<Record<string, (rows: number) => boolean>> = {
  number: (rows) => rows >= 1,
  fir: (rows) => rows >= 1,
  "name-rare": (rows) => rows === 7,
  "name-common": (rows) => rows === 50,
  filter: (rows) => rows > 0,
  day: (rows) => rows === MATTERS_A_DAY,
};

/**
 * The sheet of a day as one would write it for a report: matter, last date, outcome, calls, who appears and came before,
 * adjournments by side, the days its next date is counted from, the replies it waits for, and how long those sources took.
 */
async function dayByHand(sql: postgres.Sql, courtId: number, day: string) {
  const [matters] = await Promise.all([mattersByHand(sql, courtId, day), repliesByHand(sql, courtId)]);
  return matters;
}

function repliesByHand(sql: postgres.Sql, courtId: number) {
  return sql`
    select s.source, l.sent, l.answered from unnest(array['meta', 'google', 'forensic-laboratory']) s (source)
    cross join lateral (
      select x.sent, y.answered from evidence_request r
      join lateral (select min(day) as sent from evidence_event where request_id = r.id and kind = 'sent') x on x.sent is not null
      join lateral (select min(day) as answered from evidence_event where request_id = r.id and kind = 'answered') y on y.answered is not null
      where r.source = s.source and r.kind <> 'preservation' and r.court_id = ${courtId} order by r.id desc limit 100) l`;
}

function mattersByHand(sql: postgres.Sql, courtId: number, day: string) {
  return sql`
    with last_list as (
      select distinct on (supplementary) content from cause_list
      where court_id = ${courtId} and day = ${day} and withdrawn_at is null order by supplementary, version desc
    ), serial as (
      select (e ->> 'hearingUid')::uuid as uid, min((e ->> 'serial')::int) as serial
      from last_list, jsonb_array_elements(content -> 'entries') e group by 1
    )
    select h.id, h.uid, h.version, h.block, h.reporting_time, h.purpose, h.purpose_text, h.minutes, h.state, h.source, h.is_fixed,
      s.serial, c.id as case_id, c.number_prefix, c.number, c.number_suffix, c.year, c.fir_number, c.fir_year, c.station, c.cfms_code,
      c.sections, c.accused_title, c.stage, c.custody, c.custody_since, c.is_restricted, c.hearings_count, c.not_reached_count,
      c.prior_day, to_jsonb(o) as outcome, to_jsonb(p) as previous, k.last_call, k.passed, w.people, w.coming, b.by_side, r.requests,
      c.stage_since, c.institution_day, c.offence_day, c.cognizance_day, c.copies_day, c.proclamation_day,
      (select min(institution_day) from court_case where parent_case_id = c.id and disposal_day is null and application_kind like 'bail%') as bail_day,
      exists (select 1 from hearing where case_id = h.case_id and state = 'listed' and id <> h.id) as has_other_date
    from hearing h
    join court_case c on c.id = h.case_id
    left join serial s on s.uid = h.uid
    left join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
    left join lateral (
      select h2.day, h2.purpose, o2.kind, o2.reason, o2.side, o2.note from hearing h2
      join outcome o2 on o2.hearing_id = h2.id and o2.withdrawn_at is null
      where h2.case_id = h.case_id and h2.day < h.day order by h2.day desc limit 1
    ) p on true
    left join lateral (
      select (array_agg(kind order by called_at desc))[1] as last_call, count(*) filter (where kind = 'passed-over') as passed
      from hearing_call where hearing_id = h.id
    ) k on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('role', cp.role, 'name', q.name, 'nameUr', q.name_ur) order by cp.role, cp.ordinal)
          filter (where cp.role <> 'complainant') as people,
        jsonb_agg(jsonb_build_object('id', cp.id, 'role', cp.role, 'name', q.name, 'custody', cp.custody, 'since', cp.custody_since,
          'sex', q.sex, 'born', q.birth_day, 'refused', cp.bail_refused_day, 'testimony', cp.testimony, 'mark', a.mark, 'before', m.marks,
          'periods', (select jsonb_agg(jsonb_build_object('from', from_day, 'until', until_day)) from custody_period where case_person_id = cp.id))
          order by cp.ordinal) as coming
      from case_person cp join person q on q.id = cp.person_id
        left join attendance a on a.hearing_id = h.id and a.case_person_id = cp.id
        left join lateral (
          select jsonb_agg(a2.mark order by h4.day) as marks from attendance a2 join hearing h4 on h4.id = a2.hearing_id
          where a2.case_person_id = cp.id and a2.case_id = h.case_id and h4.day < h.day) m on true
      where cp.case_id = h.case_id
    ) w on true
    left join lateral (
      select jsonb_object_agg(side, times) as by_side from (
        select o3.side, count(*) as times from outcome o3 join hearing h3 on h3.id = o3.hearing_id
        where o3.case_id = h.case_id and o3.kind = 'adjourned' and o3.withdrawn_at is null and h3.day <= h.day and h3.id <> h.id group by 1) t
    ) b on true
    left join lateral (
      select jsonb_agg(to_jsonb(q) || jsonb_build_object('events', (
          select jsonb_agg(to_jsonb(e) order by e.day, e.id) from evidence_event e where e.request_id = q.id))) as requests
      from evidence_request q where q.case_id = h.case_id
        and not exists (select 1 from evidence_event e where e.request_id = q.id and e.kind in ('refused', 'withdrawn', 'answered'))
    ) r on true
    where h.court_id = ${courtId} and h.day = ${day} and h.state <> 'withdrawn'
    order by s.serial nulls last, h.block nulls last, h.position, h.id`;
}

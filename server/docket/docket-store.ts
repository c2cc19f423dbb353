import { type SQL, sql } from "drizzle-orm";
import { type Connection, executePrepared } from "../../db/connect.ts";
import { type Looking, openCases } from "../access/open-to.ts";
import { EARLIEST_ALARM_DAYS } from "../case/bail-alarms.ts";
import type { DetainedRow } from "../case/case-people-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Side } from "../rules/case/adjournment.ts";
import { SHORT_TRIAL_SECTIONS, TRIAL_TARGET_MONTHS } from "../rules/case/clocks.ts";
import type { RestrictionCause } from "../rules/case/offences.ts";
import type { Disposal, Outcome } from "../rules/case/outcomes.ts";
import { STAGES, type Stage } from "../rules/case/stages.ts";
import type { Custody } from "../rules/people/custody.ts";
import { type DocketSearch, formerNumber, type NumberBefore, searchTiers } from "./search-store.ts";

export const SORTS = ["age", "next", "number", "stage", "disposed"] as const;
export type Sort = (typeof SORTS)[number];

export type DocketFilters = {
  docket?: "trial" | "inquiry" | "application" | undefined;
  stage?: Stage | undefined;
  custody?: Custody | undefined;
  /** As a case keeps it, `PECA 20`. */
  section?: string | undefined;
  olderThanMonths?: number | undefined;
  isUndated?: boolean | undefined;
  isPastTarget?: boolean | undefined;
  /** Not reached at two hearings or more since it was last taken up. */
  isNotReached?: boolean | undefined;
  isRestricted?: boolean | undefined;
  /** Left out: pending ones; a search by number or FIR then finds all. */
  state?: "pending" | "disposed" | "all" | undefined;
};

export type DocketQuery = {
  courtId: number;
  now: Date;
  search: DocketSearch | null;
  /** Whose names a search may tell of: a restricted matter answers to a name only to whom it is open. */
  looking: Looking;
  filters: DocketFilters;
  sort: Sort;
  isDescending: boolean;
  /** The last row seen: how closely it answered, its keys as texts, its id. */
  after: { tier: number; keys: readonly string[]; id: number } | null;
  limit: number;
};

type Key = { value: SQL; type: SQL };
const DATE = sql.raw("date");
const INT = sql.raw("int");

/** What a page is sorted by; the expressions are those of the indexes in db/schema/cases.ts. */
const KEYS: Readonly<Record<Sort, readonly Key[]>> = {
  age: [{ value: sql`coalesce(c.institution_day, 'infinity'::date)`, type: DATE }],
  next: [{ value: sql`coalesce(c.next_day, 'infinity'::date)`, type: DATE }],
  number: [
    { value: sql`coalesce(c.year, 0)`, type: INT },
    { value: sql`coalesce(c.number, 0)`, type: INT },
  ],
  // The order of the Code, which no index keeps: a new stage would have to rebuild it.
  stage: [
    { value: sql.raw(`array_position(array[${STAGES.map((stage) => `'${stage}'`).join(",")}], c.stage)`), type: INT },
    { value: sql`coalesce(c.institution_day, 'infinity'::date)`, type: DATE },
  ],
  disposed: [{ value: sql`c.disposal_day`, type: DATE }],
};

export type DocketRecord = {
  id: string;
  version: number;
  number_prefix: string | null;
  number: number | null;
  number_suffix: string | null;
  year: number | null;
  fir_number: number | null;
  fir_year: number | null;
  station: string | null;
  accused_title: string;
  sections: string[];
  unread_sections: string[];
  stage: Stage;
  custody: Custody;
  custody_since: CourtDay | null;
  is_restricted: boolean;
  restriction_because: RestrictionCause;
  institution_day: CourtDay | null;
  next_day: CourtDay | null;
  last_day: CourtDay | null;
  disposal_day: CourtDay | null;
  disposal: Disposal | null;
  hearings_count: number;
  not_reached_count: number;
  last_outcome: Outcome | null;
  last_side: Side | null;
  /** Its accused where its custody lasts long enough for an alarm. */
  detained: DetainedRow[] | null;
  /** What the court's district set, as stored, and its clock: beside those accused, whom it is asked for. */
  rules: { policy: unknown; timezone: string } | null;
  /** The number that it bore before, where that is the one searched for. */
  former: NumberBefore | null;
  /** How closely it answers the search: 0 as it was typed, then ever more freely. */
  tier: number;
  keys: string[];
};

const COLUMNS = sql.raw(
  "id version number_prefix number number_suffix year fir_number fir_year station accused_title sections unread_sections stage custody custody_since is_restricted restriction_because institution_day next_day last_day disposal_day disposal hearings_count not_reached_count"
    .split(" ")
    .map((name) => `c.${name}`)
    .join(", "),
);

/**
 * One page of a docket: no offset and no count, so that the last page costs what the first does. The closest answers to a
 * search come first; freer ones are looked for only when these do not fill the page.
 */
export async function findDocketPage(connection: Connection, query: DocketQuery): Promise<DocketRecord[]> {
  const branches = branchesOf(query);
  return branches.length === 0 ? [] : findBranches(connection, query, branches);
}

/** The restricted cases that a search by name may tell of, asked once for all its tiers; null where it may tell of all. */
function toldTo({ looking, courtId, search }: DocketQuery): SQL | null {
  return search?.kind === "name" && looking ? openCases(looking, courtId, sql`(select day from of_court)`) : null;
}

type Branch = { tests: SQL[]; tier: number };

/** What each tier of a search asks of a case, from the tier on where the page before ended. */
function branchesOf(query: DocketQuery): Branch[] {
  const tests = [...testsOf(query), ...(toldTo(query) ? [IS_TOLD] : [])];
  if (!query.search) return [{ tests: [...tests, ...pageTest(query)], tier: 0 }];
  const first = query.after?.tier ?? 0;
  return searchTiers(query.search)
    .map((ofTier, tier) => ({ tests: [...tests, ...ofTier, ...(tier === first ? pageTest(query) : [])], tier }))
    .slice(first);
}

/** The order of a page within a tier. */
function orderOf({ sort, isDescending }: DocketQuery): SQL {
  const keys = [...KEYS[sort].map(({ value }) => value), sql`c.id`];
  return sql.join(
    keys.map((value) => (isDescending ? sql`${value} desc` : value)),
    sql`, `,
  );
}

/** The first cases of the branches in their order; a branch is read only as far as those before it leave room. */
function pageOf(query: DocketQuery, branches: readonly Branch[]): SQL {
  // The limit is written out: a plan made for any limit would not know how short a page is.
  const limit = sql.raw(String(Math.trunc(query.limit)));
  const [only = sql``, ...others] = branches.map(
    ({ tests, tier }) =>
      sql`(select ${COLUMNS}, ${sql.raw(String(tier))} as tier from court_case c where ${sql.join(tests, sql` and `)} order by ${orderOf(query)} limit ${limit})`,
  );
  return others.length === 0
    ? only
    : sql`select * from (${sql.join([only, ...others], sql` union all `)}) t limit ${limit}`;
}

async function findBranches(
  connection: Connection,
  query: DocketQuery,
  branches: readonly Branch[],
): Promise<DocketRecord[]> {
  const told = toldTo(query);
  const keys = sql.join(
    KEYS[query.sort].map(({ value }) => sql`${value}::text`),
    sql`, `,
  );
  const longSince = addDays(dayAt(query.now, "UTC"), 1 - EARLIEST_ALARM_DAYS);
  const isLong = sql`c.custody = 'in' and c.disposal_day is null and c.custody_since <= ${longSince}`;
  // Asked once for the page, past the plan of it: each part of a page is planned anew for a name.
  const statement = sql`
    with of_court as materialized (
        select jsonb_build_object('policy', d.policy, 'timezone', d.timezone) as rules,
          (${query.now.toISOString()}::timestamptz at time zone d.timezone)::date as day
        from court k join district d on d.id = k.district_id where k.id = ${query.courtId}),
      ${told === null ? sql`` : sql`told as materialized (${told}),`} page as materialized (${pageOf(query, branches)}),
      held as materialized (
        select detained_of(long.ids) as by_case from (select array_agg(c.id) as ids from page c where ${isLong}) long
        where long.ids is not null)
    select ${COLUMNS}, c.tier, array[${keys}] as keys, o.kind as last_outcome, o.side as last_side,
      ${formerNumber(query.search)} as former,
      case when ${isLong} then (select by_case -> c.id::text from held) end as detained,
      case when ${isLong} then (select rules from of_court) end as rules
    from page c
    left join lateral (
      select kind, side from outcome where case_id = c.id and withdrawn_at is null order by id desc limit 1
    ) o on true
    order by c.tier, ${orderOf(query)}`;
  // How rare a name is decides how it is looked for; a plan that is kept for any name reads the whole docket.
  return executePrepared<DocketRecord>(connection, statement, { isPlannedAnew: query.search?.kind === "name" });
}

/** Restricted matters of a court, pending or decided, that answer a search; in no order. */
export async function findProtectedNamed(
  connection: Connection,
  courtId: number,
  search: DocketSearch,
  most: number,
): Promise<number[]> {
  const tiers = searchTiers(search).map((tests) => sql`(${sql.join(tests, sql` and `)})`);
  const rows = await connection.execute<{ id: number }>(sql`
    select c.id::float8 as id from court_case c
    where c.court_id = ${courtId} and c.is_restricted and (${sql.join(tiers, sql` or `)}) limit ${most}`);
  return rows.map(({ id }) => id);
}

/** The day it is at the court. */
function todayOf({ now, courtId }: { now: Date; courtId: number }): SQL {
  return sql`(select (${now.toISOString()}::timestamptz at time zone d.timezone)::date
    from court k join district d on d.id = k.district_id where k.id = ${courtId})`;
}

/** `isPastTarget` of rules/clocks.ts in SQL. */
function pastTarget(today: SQL): SQL {
  const monthsAgo = (months: number) => sql`${today} - ${`${months} months`}::interval`;
  return sql`(c.disposal_day is null and c.institution_day is not null
    and c.institution_day <= ${monthsAgo(TRIAL_TARGET_MONTHS.short)}
    and (c.institution_day <= ${monthsAgo(TRIAL_TARGET_MONTHS.long)}
      or (c.sections <> '{}' and c.sections <@ ${sql.param(SHORT_TRIAL_SECTIONS)}::text[])))`;
}

const IS_TOLD = sql`(not c.is_restricted or c.id = any(array(select case_id from told)))`;

function testsOf(query: DocketQuery): SQL[] {
  const { courtId, filters } = query;
  return [
    sql`c.court_id = ${courtId}`,
    ...stateTests(query),
    // Written out, as custody is: inquiries and applications have an index of their own.
    ...(filters.docket ? [sql`c.docket = ${sql.raw(`'${filters.docket}'`)}`] : []),
    ...(filters.stage ? [sql`c.stage = ${filters.stage}`] : []),
    // Written out: an index of custody matters is found by its own words only.
    ...(filters.custody === "in"
      ? [sql`c.custody = 'in'`]
      : filters.custody
        ? [sql`c.custody = ${filters.custody}`]
        : []),
    ...(filters.section ? [sql`c.sections @> ${sql.param([filters.section])}::text[]`] : []),
    ...(filters.olderThanMonths
      ? [sql`c.institution_day <= ${todayOf(query)} - ${`${filters.olderThanMonths} months`}::interval`]
      : []),
    ...(filters.isUndated
      ? [sql`c.next_day is null and (c.review_day is null or c.review_day < ${todayOf(query)})`]
      : []),
    ...(filters.isNotReached ? [sql`c.not_reached_count >= 2`] : []),
    ...(filters.isRestricted === undefined ? [] : [sql`c.is_restricted = ${filters.isRestricted}`]),
    ...(filters.isPastTarget ? [pastTarget(todayOf(query))] : []),
  ];
}

function stateTests({ filters, search, sort }: DocketQuery): SQL[] {
  const isByNumber = search !== null && search.kind !== "name";
  const state = filters.state ?? (isByNumber ? "all" : "pending");
  if (sort === "disposed" || state === "disposed") return [sql`c.disposal_day is not null`];
  return state === "pending" ? [sql`c.disposal_day is null`] : [];
}

function pageTest({ after, sort, isDescending }: DocketQuery): SQL[] {
  if (!after) return [];
  const keys = KEYS[sort];
  const left = sql.join([...keys.map(({ value }) => value), sql`c.id`], sql`, `);
  const right = sql.join(
    [...keys.map(({ type }, index) => sql`${after.keys[index] ?? ""}::${type}`), sql`${after.id}::bigint`],
    sql`, `,
  );
  return [isDescending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`];
}

export const TABS = ["all", "undated", "custody", "past-target", "not-reached"] as const;
export type Tab = (typeof TABS)[number];

export const TAB_FILTERS: Readonly<Record<Tab, DocketFilters>> = {
  all: {},
  undated: { isUndated: true },
  custody: { custody: "in" },
  "past-target": { isPastTarget: true },
  "not-reached": { isNotReached: true },
};

/** How many cases each tab holds, counted up to `most + 1` only. */
export async function countTabs(
  connection: Connection,
  courtId: number,
  now: Date,
  most: number,
): Promise<Record<Tab, number>> {
  const counts = TABS.map((tab) => {
    const query: DocketQuery = {
      courtId,
      now,
      ...{ search: null, looking: null },
      filters: TAB_FILTERS[tab],
      sort: "age",
      isDescending: false,
      after: null,
      limit: most,
    };
    return sql`(select count(*)::int from (select 1 from court_case c where ${sql.join(testsOf(query), sql` and `)} limit ${most + 1}) x) as ${sql.identifier(tab)}`;
  });
  const [found] = await connection.execute<Record<Tab, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return found as Record<Tab, number>;
}

/** Sections charged in the pending cases of a court, the most frequent first; read from its newest cases. */
export async function findChargedSections(connection: Connection, courtId: number): Promise<string[]> {
  const rows = await connection.execute<{ section: string }>(sql`
    select section from (
      select c.sections from court_case c where c.court_id = ${courtId} and c.disposal_day is null
      order by coalesce(c.institution_day, 'infinity'::date) desc, c.id desc limit 2000
    ) newest, unnest(newest.sections) as section
    group by section order by count(*) desc, section limit 40`);
  return rows.map(({ section }) => section);
}

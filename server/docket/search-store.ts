import { type SQL, sql } from "drizzle-orm";
import { type Search, stationKey } from "../rules/case/case-number.ts";
import { namePatterns, type WordPatterns } from "../rules/text/name-sound.ts";

/** What a docket is asked for; a code is that of the High Court's system. */
export type DocketSearch = Search | { kind: "code"; code: string };

/**
 * What a search asks of a case, from the closest answer to the freest. No case answers two tiers, so that a page goes on
 * from one to the next.
 */
export function searchTiers(search: DocketSearch): SQL[][] {
  if (search.kind === "name") return nameTiers(namePatterns(search.key));
  if (search.kind === "code") return [[sql`c.cfms_code in (${search.code}, ${search.code.toUpperCase()})`]];
  // Also after it has a number: the list on which it hung without one is still in people's hands.
  if (search.kind === "posted") return [[sql`c.id = ${search.caseId}::bigint`]];
  if (search.kind === "fir") {
    const station = search.station ? stationKey(search.station) : "";
    return [[isFir(search), ...(station === "" ? [] : [sql`strpos(c.station_key, ${station}) > 0`])]];
  }
  return numberTiers(search);
}

const isFir = ({ number, year }: { number: number; year: number | null }) =>
  sql`c.fir_number = ${number} and c.fir_year = ${year}`;

/** Cases of the court that bore the number before: as an inquiry, or in the court they came from. Read once, then looked up by id. */
function wasNumber({ number, year, suffix }: { number: number; year: number | null; suffix: string | null }): SQL {
  const ofYear = year === null ? sql`` : sql` and f.year = ${year}`;
  const ofSuffix = suffix === null ? sql`` : sql` and f.number_suffix = ${suffix}`;
  return sql`c.id = any(array(select f.case_id from former_number f where f.number = ${number}${ofYear}${ofSuffix}))`;
}

export type NumberBefore = { prefix: string | null; number: number; suffix: string | null; year: number };

/** The number under which a case `c` answers a search that its own does not answer. */
export function formerNumber(search: DocketSearch | null): SQL {
  if (search?.kind !== "case-number") return sql`null`;
  const { number, year, suffix } = search;
  const same = (own: SQL, asked: string | number | null) =>
    asked === null ? sql`true` : sql`${own} is not distinct from ${asked}`;
  const isOwn = sql`c.number = ${number} and ${same(sql`c.year`, year)} and ${same(sql`c.number_suffix`, suffix)}`;
  return sql`case when (${isOwn}) is not true then (
    select jsonb_build_object('prefix', f.number_prefix, 'number', f.number, 'suffix', f.number_suffix, 'year', f.year)
    from former_number f where f.case_id = c.id and f.number = ${number} and ${same(sql`f.year`, year)}
      and ${same(sql`f.number_suffix`, suffix)} order by f.id desc limit 1) end`;
}

function numberTiers(search: Extract<Search, { kind: "case-number" }>): SQL[][] {
  const suffix = search.suffix === null ? sql`true` : sql`c.number_suffix = ${search.suffix}`;
  if (search.year === null) return [[sql`((c.number = ${search.number} and ${suffix}) or ${wasNumber(search)})`]];
  const isNumber = sql`c.number = ${search.number} and c.year = ${search.year} and ${suffix}`;
  // A case that has no number yet is known by its FIR, which looks the same.
  const close = sql`((${isNumber}) or (c.number_key is null and ${isFir(search)}) or ${wasNumber(search)})`;
  if (search.prefix !== null || search.suffix !== null) return [[close]];
  // Nothing says that it is no FIR: cases of that FIR follow those of that number.
  return [
    [close],
    [isFir(search), sql`c.number_key is not null and (${isNumber}) is not true and not ${wasNumber(search)}`],
  ];
}

/**
 * Each word as it was typed, or as the beginning of one; then inside a word, in another spelling or the other script. Two
 * tiers and no more: each costs a plan, and a name that many bear must not be sorted whole.
 */
function nameTiers(words: readonly WordPatterns[]): SQL[][] {
  const all = (test: (word: WordPatterns) => SQL) => sql`(${sql.join(words.map(test), sql` and `)})`;
  const start = all((word) => sql`c.accused_key like ${word.start}`);
  const freely = all((word) => sql`(${sql.join(freePatterns(word), sql` or `)})`);
  const isFreer = words.some((word) => freePatterns(word).length > 1 || word.anywhere !== word.start);
  return [[start], ...(isFreer ? [[freely, sql`not ${start}`]] : [])];
}

function freePatterns({ anywhere, folded, sound }: WordPatterns): SQL[] {
  const sounds = [folded, sound].filter((pattern) => pattern !== null);
  return [sql`c.accused_key like ${anywhere}`, ...sounds.map((pattern) => sql`c.accused_sound like ${pattern}`)];
}

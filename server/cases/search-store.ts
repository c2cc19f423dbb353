import { type SQL, sql } from "drizzle-orm";
import { type Search, stationKey } from "../rules/case-number.ts";
import { namePatterns, type WordPatterns } from "../rules/name-sound.ts";

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

function numberTiers(search: Extract<Search, { kind: "case-number" }>): SQL[][] {
  const suffix = search.suffix === null ? sql`true` : sql`c.number_suffix = ${search.suffix}`;
  if (search.year === null) return [[sql`c.number = ${search.number}`, suffix]];
  const isNumber = sql`c.number = ${search.number} and c.year = ${search.year} and ${suffix}`;
  // A case that has no number yet is known by its FIR, which looks the same.
  const close = sql`((${isNumber}) or (c.number_key is null and ${isFir(search)}))`;
  if (search.prefix !== null || search.suffix !== null) return [[close]];
  // Nothing says that it is no FIR: cases of that FIR follow those of that number.
  return [[close], [isFir(search), sql`c.number_key is not null and (${isNumber}) is not true`]];
}

/** The word itself; its beginning; its spelling otherwise or inside another; the other script. */
function nameTiers(words: readonly WordPatterns[]): SQL[][] {
  const all = (test: (word: WordPatterns) => SQL) => sql`(${sql.join(words.map(test), sql` and `)})`;
  const whole = all(({ whole: [inside, last] }) => sql`(c.accused_key like ${inside} or c.accused_key like ${last})`);
  const start = all((word) => sql`c.accused_key like ${word.start}`);
  const folded = all((word) => sql`(${sql.join(freely(word), sql` or `)})`);
  const sound = all((word) => sql`(${sql.join([...freely(word), ...inOtherScript(word)], sql` or `)})`);
  const hasFolded = words.some(({ folded, start, anywhere }) => folded !== null || anywhere !== start);
  const hasSound = words.some((word) => word.sound !== null);
  return [
    [whole],
    [start, sql`not ${whole}`],
    ...(hasFolded ? [[folded, sql`not ${start}`]] : []),
    ...(hasSound ? [[sound, sql`${hasFolded ? folded : start} is not true`]] : []),
  ];
}

function freely({ anywhere, folded }: WordPatterns): SQL[] {
  const inside = sql`c.accused_key like ${anywhere}`;
  return folded === null ? [inside] : [inside, sql`c.accused_sound like ${folded}`];
}

const inOtherScript = ({ sound }: WordPatterns): SQL[] => (sound === null ? [] : [sql`c.accused_sound like ${sound}`]);

import { lookingOf } from "../access/open-to.ts";
import { alarmLevel } from "../case/bail-alarms.ts";
import { numberOf } from "../case/find-duplicates.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { dayAt, isCourtDay } from "../rules/calendar/court-day.ts";
import { postedMark } from "../rules/case/case-label.ts";
import { type Fir, parseSearch } from "../rules/case/case-number.ts";
import { policyOf } from "../rules/courts/policy.ts";
import { WITHHELD } from "../rules/people/withheld-names.ts";
import { foldDigits, foldSpaces } from "../rules/text/search-key.ts";
import { type Matched, matcherOf } from "./docket-match.ts";
import {
  countTabs,
  type DocketFilters,
  type DocketQuery,
  type DocketRecord,
  findChargedSections,
  findDocketPage,
  type Sort,
  type Tab,
} from "./docket-store.ts";

export type DocketSearch = {
  courtId: number;
  q?: string | undefined;
  filters?: DocketFilters | undefined;
  sort?: Sort | undefined;
  isDescending?: boolean | undefined;
  /** Where the page before ended; left out for the first. */
  cursor?: string | null | undefined;
};

export type DocketRow = ReturnType<typeof rowOf> & { matched: Matched | null };
export type DocketPage = { rows: DocketRow[]; next: string | null };

const PAGE = 50;

/**
 * One page of the docket. `q` is a number or an FIR in any writing, the mark of a posted list, a CFMS code, or the name
 * of an accused in Roman or Urdu; the closest answers come first. Complainants are not searched, and a restricted matter
 * is found by a name only while its names are open to who asks: elsewhere the number alone would tell. Throws `invalid` for a cursor that is not of this sort.
 */
export function searchDocket(ctx: Context, input: DocketSearch): Promise<DocketPage> {
  const sort = input.sort ?? "age";
  const search = searchOf(input.q ?? "");
  const query: DocketQuery = {
    courtId: input.courtId,
    now: ctx.now,
    search,
    looking: lookingOf(ctx),
    filters: input.filters ?? {},
    sort,
    isDescending: input.isDescending ?? false,
    after: input.cursor ? readCursor(input.cursor, sort) : null,
    limit: PAGE + 1,
  };
  // Found by a name it tells whose it is, though the row does not say so.
  const isByName = search?.kind === "name";
  const reading = {
    action: "docket.searched",
    cases: ({ rows }: DocketPage) =>
      isByName ? rows.filter(({ isRestricted }) => isRestricted).map(({ caseId }) => caseId) : [],
  };
  return read(ctx, { permission: "docket.read", courtId: input.courtId, reading }, async (connection) => {
    const records = await findDocketPage(connection, query);
    const rows = records.slice(0, PAGE);
    const last = rows.at(-1);
    const alarmOf = bailAlarms(rows, ctx.now);
    const matchOf = matcherOf(search);
    const shown = rows.map((record) => ({ ...rowOf(record, alarmOf(record)), matched: matchOf(record) }));
    return { rows: shown, next: records.length > PAGE && last ? cursorOf(last) : null };
  });
}

const MOST_COUNTED = 1000;

/** What the tabs of the docket say: how many, `1001` for more than a thousand. */
export function docketTabs(
  ctx: Context,
  courtId: number,
): Promise<{ counts: Record<Tab, number>; sections: string[] }> {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => ({
    counts: await countTabs(connection, courtId, ctx.now, MOST_COUNTED),
    sections: await findChargedSections(connection, courtId),
  }));
}

export function searchOf(q: string): DocketQuery["search"] {
  const text = foldDigits(foldSpaces(q));
  if (text === "") return null;
  // Longer than any case number: the code of the High Court's system.
  if (/^[a-z]{0,8}-?\d{8,}$/i.test(text)) return { kind: "code", code: text };
  const search = parseSearch(text);
  return search.kind === "name" && search.key === "" ? null : search;
}

function cursorOf(record: DocketRecord): string {
  return [record.tier, ...record.keys, record.id].join("~");
}

/** What the keys of each sort look like: a day or a number. */
const SHAPES: Readonly<Record<Sort, readonly ((key: string) => boolean)[]>> = {
  age: [isDayKey],
  next: [isDayKey],
  number: [isNumberKey, isNumberKey],
  stage: [isNumberKey, isDayKey],
  disposed: [isDayKey],
};

function isDayKey(key: string): boolean {
  return key === "infinity" || isCourtDay(key);
}

function isNumberKey(key: string): boolean {
  return /^\d{1,9}$/.test(key);
}

const MOST_TIERS = 2;

function readCursor(cursor: string, sort: Sort): NonNullable<DocketQuery["after"]> {
  const [tier = "", ...parts] = cursor.split("~");
  const id = Number(parts.pop());
  const shape = SHAPES[sort];
  const isSound = parts.length === shape.length && shape.every((fits, index) => fits(parts[index] ?? ""));
  const isTier = /^\d$/.test(tier) && Number(tier) < MOST_TIERS;
  if (!isSound || !isTier || !Number.isSafeInteger(id)) throw new Refused("invalid", { field: "cursor" });
  return { tier: Number(tier), keys: parts, id };
}

/** Asks each record for its alarm. The rules come beside the records that need them, and are the same beside each. */
function bailAlarms(records: readonly DocketRecord[], now: Date): (record: DocketRecord) => "soon" | "reached" | null {
  const rules = records.find((record) => record.rules !== null)?.rules;
  if (!rules) return () => null;
  const today = dayAt(now, rules.timezone);
  const { statutoryBailNoticeDays } = policyOf(rules.policy);
  return ({ id, custody, custody_since: custodySince, disposal_day: disposalDay, detained }) =>
    detained &&
    alarmLevel({ id: Number(id), custody, custodySince, disposalDay }, detained, today, statutoryBailNoticeDays);
}

function rowOf(record: DocketRecord, bailAlarm: "soon" | "reached" | null) {
  const { fir_number, fir_year, station } = record;
  return {
    caseId: Number(record.id),
    version: record.version,
    number: numberOf({
      number: record.number,
      year: record.year,
      numberPrefix: record.number_prefix,
      numberSuffix: record.number_suffix,
    }),
    posted: postedMark(Number(record.id), record.number),
    fir: fir_number !== null && fir_year !== null ? ({ number: fir_number, year: fir_year, station } as Fir) : null,
    accusedTitle: record.is_restricted ? WITHHELD : record.accused_title,
    sections: record.sections,
    unreadSections: record.unread_sections.length,
    stage: record.stage,
    custody: record.custody,
    custodySince: record.custody_since,
    /** The right to bail for delay of an accused of it: near, or there. */
    bailAlarm,
    isRestricted: record.is_restricted,
    restrictionBecause: record.restriction_because,
    institutionDay: record.institution_day,
    nextDay: record.next_day,
    lastDay: record.last_day,
    disposalDay: record.disposal_day,
    disposal: record.disposal,
    hearingsCount: record.hearings_count,
    notReachedCount: record.not_reached_count,
    lastOutcome: record.last_outcome,
    lastSide: record.last_side,
  };
}

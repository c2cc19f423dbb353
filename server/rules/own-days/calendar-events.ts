import type { CalendarEvent } from "../calendar/calendar-text.ts";
import { type CourtDay, instantOf } from "../calendar/court-day.ts";
import { type NumberFacts, postedNumber } from "../case/case-label.ts";
import { type Purpose, publishedPurpose } from "../case/purposes.ts";

/** A date of hearing as its row tells it. */
export type DatedHearing = NumberFacts & {
  readonly uid: string;
  readonly version: number;
  readonly day: CourtDay;
  readonly reportingTime: string;
  /** Start of the block after its own on that day; null: there is none. */
  readonly nextBlock: string | null;
  /** Of a date without an hour: start of the last block of that day, till the end of which it may be called. */
  readonly lastBlock: string | null;
  readonly purpose: Purpose;
  readonly isWithdrawn: boolean;
  readonly changedAt: Date;
  readonly court: string;
  readonly room: string | null;
};

export type FeedWords = {
  readonly busy: string;
  readonly cancelled: string;
  readonly purpose: (purpose: Purpose | null) => string;
};

export type FeedChoice = { readonly level: "full" | "busy"; readonly timezone: string; readonly domain: string };

const HOURS_OF_THE_LAST_BLOCK = 2;

/** Till when somebody is taken by a date: to the next block, or without an hour to the end of the court's day. */
export function endOf(
  { day, nextBlock, lastBlock }: Pick<DatedHearing, "day" | "nextBlock" | "lastBlock">,
  start: Date,
  timezone: string,
): Date {
  if (lastBlock === null && nextBlock !== null) return instantOf(day, nextBlock, timezone);
  const last = lastBlock === null ? start.getTime() : instantOf(day, lastBlock, timezone).getTime();
  return new Date(Math.max(start.getTime(), last) + HOURS_OF_THE_LAST_BLOCK * 3_600_000);
}

/**
 * What a subscribed calendar says of a hearing: number, court, room and purpose, and nobody's name; it is fetched and kept
 * by companies abroad, so a matter without a case number never shows its FIR. "busy" says only that the time is taken.
 */
export function eventOf(
  hearing: DatedHearing,
  { level, timezone, domain }: FeedChoice,
  words: FeedWords,
): CalendarEvent {
  const start = instantOf(hearing.day, hearing.reportingTime, timezone);
  const said =
    level === "busy" ? words.busy : `${postedNumber(hearing)} · ${words.purpose(publishedPurpose(hearing.purpose))}`;
  const { uid, version, isWithdrawn, changedAt, court, room } = hearing;
  return {
    uid: `${uid}@${domain}`,
    sequence: Math.max(0, version - 1),
    changedAt,
    start,
    end: endOf(hearing, start, timezone),
    // Some programs show a cancelled date like any other.
    title: isWithdrawn ? `${words.cancelled}: ${said}` : said,
    place: level === "busy" ? null : [court, room].filter((part) => part !== null).join(", "),
    isCancelled: isWithdrawn,
  };
}

import type { CalendarEvent } from "./calendar-text.ts";
import { type NumberFacts, postedNumber } from "./case-label.ts";

import { type CourtDay, instantOf } from "./court-day.ts";
import { type Purpose, publishedPurpose } from "./purposes.ts";

/** A date of hearing as its row tells it. */
export type DatedHearing = NumberFacts & {
  readonly uid: string;
  readonly version: number;
  readonly day: CourtDay;
  readonly reportingTime: string;
  /** Start of the block after its own on that day; null: there is none. */
  readonly nextBlock: string | null;
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
  const next = hearing.nextBlock === null ? null : instantOf(hearing.day, hearing.nextBlock, timezone);
  const ends = next ?? new Date(start.getTime() + HOURS_OF_THE_LAST_BLOCK * 60 * 60_000);
  const said =
    level === "busy" ? words.busy : `${postedNumber(hearing)} · ${words.purpose(publishedPurpose(hearing.purpose))}`;
  const { uid, version, isWithdrawn, changedAt, court, room } = hearing;
  return {
    uid: `${uid}@${domain}`,
    sequence: Math.max(0, version - 1),
    changedAt,
    start,
    end: ends,
    // Some programs show a cancelled date like any other.
    title: isWithdrawn ? `${words.cancelled}: ${said}` : said,
    place: level === "busy" ? null : [court, room].filter((part) => part !== null).join(", "),
    isCancelled: isWithdrawn,
  };
}

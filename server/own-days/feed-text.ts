import type { Connection } from "../../db/connect.ts";
import { isPersonRole } from "../core/permission.ts";
import { type CalendarEvent, calendarText } from "../rules/calendar/calendar-text.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import { busyEvents } from "../rules/own-days/busy-events.ts";
import { eventOf, type FeedWords } from "../rules/own-days/calendar-events.ts";
import { WORDING } from "../wording/languages.ts";
import {
  findDatesOf,
  findDistrictFeed,
  findFeed,
  findPresences,
  noteDistrictFetched,
  noteFetched,
} from "./feed-store.ts";
import { isFeedToken, tokenHashOf } from "./own-feed.ts";

const DAYS_CANCELLED_SHOWN = 30;
const DAYS_BACK = 90;
/** Of the addresses of events: no host of ours, so that a court that moves to another keeps its dates. */
const DOMAIN = "peshi.invalid";

export type Feed = { text: string; changedAt: Date };

/**
 * The calendar behind a secret address, or null where there is none (unknown, ended, its owner gone). It follows from the
 * dates alone, so that asking again without a change gives the same octets. Who has no date gets one entry that says so:
 * readers take an empty calendar for a fault and keep or wipe what they had.
 */
export async function feedText(connection: Connection, token: string, now: Date): Promise<Feed | null> {
  if (!isFeedToken(token)) return null;
  const found = await findFeed(connection, tokenHashOf(token));
  if (!found) return districtFeedText(connection, token, now);
  if (!isPersonRole(found.member.role)) return null;
  const { feed, member, timezone } = found;
  const { level, language, userId } = feed;
  const dates = await findDatesOf(connection, {
    userId,
    language,
    fromDay: addDays(dayAt(now, timezone), -DAYS_BACK),
    cancelledSince: new Date(now.getTime() - DAYS_CANCELLED_SHOWN * 24 * 60 * 60_000),
  });
  const events = dates.map((date) => eventOf(date, { level, timezone, domain: DOMAIN }, wordsIn(language)));
  const shown = events.length > 0 ? events : [nothingYet(new Date(feed.madeAt), member.userId, language)];
  const changedAt = new Date(
    Math.max(...[feed.madeAt, ...shown.map((event) => event.changedAt)].map((at) => new Date(at).getTime())),
  );
  await noteFetched(connection, userId, now);
  return { text: calendarText({ name: WORDING[language].feeds.name, timezone, language, events: shown }), changedAt };
}

/** When officials of a district are in its courts, for another Peshi: their names and hours, and nothing of any matter. */
async function districtFeedText(connection: Connection, token: string, now: Date): Promise<Feed | null> {
  const found = await findDistrictFeed(connection, tokenHashOf(token));
  if (!found) return null;
  const { districtId, timezone, madeAt } = found;
  const changedAt = new Date(madeAt);
  const presences = await findPresences(connection, districtId, dayAt(now, timezone));
  const events = busyEvents(presences, { timezone, changedAt, domain: DOMAIN });
  const shown = events.length > 0 ? events : [nothingYet(changedAt, `district ${districtId}`, "en")];
  await noteDistrictFetched(connection, districtId, now);
  return { text: calendarText({ name: WORDING.en.feeds.name, timezone, language: "en", events: shown }), changedAt };
}

function wordsIn(language: "en" | "ur"): FeedWords {
  const { feeds, terms } = WORDING[language];
  return {
    busy: feeds.busy,
    cancelled: feeds.cancelled,
    purpose: (purpose: Purpose | null) => (purpose === null ? terms.list.hearing : terms.purposes[purpose]),
  };
}

function nothingYet(madeAt: Date, userId: string, language: "en" | "ur"): CalendarEvent {
  const uid = `none-${tokenHashOf(userId).slice(0, 32)}@${DOMAIN}`;
  const end = new Date(madeAt.getTime() + 15 * 60_000);
  const shown = { title: WORDING[language].feeds.none, place: null, isCancelled: false, isFree: true };
  return { uid, sequence: 0, changedAt: madeAt, start: madeAt, end, ...shown };
}

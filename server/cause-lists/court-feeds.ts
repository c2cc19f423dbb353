import type { Connection } from "../../db/connect.ts";
import { type CalendarEvent, calendarText } from "../rules/calendar/calendar-text.ts";
import { addDays, dayAt, instantOf } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import { type ListLanguage, nameIn } from "../rules/cause-lists/cause-list.ts";
import { fill } from "../wording/fill.ts";
import { WORDING } from "../wording/languages.ts";
import { pathOfList } from "./posted-pages.ts";
import { html } from "./print-page.ts";
import { type CourtOfList, findCourtOfList, findPostings, type Posting } from "./store.ts";

export type CourtFeed = "atom" | "calendar";

const DAYS_BACK = 30;
/** No host of ours: a court that moves to another keeps its entries. */
const DOMAIN = "peshi.invalid";

type Asked = { courtCode: string; language: ListLanguage; now: Date };

/**
 * What a court's lists were posted, changed and taken down, for news readers (RFC 4287) or calendars (RFC 5545): days,
 * versions and how many matters; nothing of any matter. Null for a court that is not there.
 */
export async function courtFeed(connection: Connection, feed: CourtFeed, asked: Asked): Promise<string | null> {
  const court = await findCourtOfList(connection, { code: asked.courtCode });
  if (!court) return null;
  const from = addDays(dayAt(asked.now, court.district.timezone), -DAYS_BACK);
  const postings = await findPostings(connection, court.court.id, from);
  return feed === "atom" ? atomText(court, postings, asked.language) : listCalendar(court, postings, asked.language);
}

const nameOf = ({ court }: CourtOfList, language: ListLanguage) =>
  nameIn({ name: court.nameEn, nameUr: court.nameUr }, language);

function titleOf({ day, supplementary, version, matters, isWithdrawn }: Posting, language: ListLanguage): string {
  const says = WORDING[language].planner.posted.feed;
  const text = isWithdrawn ? says.withdrawn : supplementary === null ? says.posted : says.supplementary;
  return fill(text, {
    day: dayWords(day, language),
    version: String(version),
    n: String(matters),
    number: String(supplementary ?? ""),
  });
}

function atomText(court: CourtOfList, postings: readonly Posting[], language: ListLanguage): string {
  const code = court.court.code;
  const lang = language === "ur" ? "?lang=ur" : "";
  // The latest change comes first.
  const updated = postings[0]?.changedAt ?? new Date(0);
  const entries = postings.map((posting) => {
    const part = posting.supplementary === null ? "" : `/${posting.supplementary}`;
    const asked = [...(lang ? ["lang=ur"] : []), ...(part ? [`s=${posting.supplementary}`] : [])].join("&");
    const href = pathOfList(code, posting.day) + (asked && `?${asked}`);
    return html`<entry><id>tag:${DOMAIN},2026:${code}/${posting.day}${part}</id><title>${titleOf(posting, language)}</title><updated>${posting.changedAt.toISOString()}</updated><link href="${href}"/></entry>
`;
  });
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><id>tag:${DOMAIN},2026:${code}</id><title>${nameOf(court, language)}</title><updated>${updated.toISOString()}</updated><author><name>${nameOf(court, language)}</name></author><link href="/lists/${encodeURIComponent(code)}${lang}"/>
${entries}</feed>
`.text;
}

function listCalendar(court: CourtOfList, postings: readonly Posting[], language: ListLanguage): string {
  const { timezone } = court.district;
  const place = nameOf(court, language);
  const events = postings
    .filter(({ supplementary }) => supplementary === null)
    .map((posting): CalendarEvent => {
      const { day, version, changedAt, from, until, isWithdrawn } = posting;
      const start = instantOf(day, from ?? "09:00", timezone);
      const last = instantOf(day, until ?? from ?? "09:00", timezone);
      return {
        uid: `list-${court.court.code}-${day}@${DOMAIN}`,
        sequence: version - 1 + (isWithdrawn ? 1 : 0),
        changedAt,
        start,
        end: new Date(Math.max(last.getTime(), start.getTime()) + 2 * 60 * 60_000),
        title: titleOf(posting, language),
        place,
        isCancelled: isWithdrawn,
        isFree: true,
      };
    });
  return calendarText({ name: place, timezone, language, events });
}

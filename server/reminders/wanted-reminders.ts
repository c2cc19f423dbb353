import { type CourtDay, clockInstant, dayAt } from "../rules/calendar/court-day.ts";
import {
  type CardFacts,
  type HearingFacts,
  type PlannedReminder,
  planReminders,
  type ReminderLanguage,
  type RouteFacts,
} from "../rules/reminders/reminder-plan.ts";

/** A date that stands. */
export type StandingDate = {
  readonly hearingId: number;
  readonly hearingUid: string;
  readonly caseId: number;
  readonly courtId: number;
  readonly version: number;
  readonly day: CourtDay;
  readonly reportingTime: string;
  readonly timezone: string;
};

/** Somebody who is to know of it. */
export type RemindedPerson = {
  readonly hearingId: number;
  readonly casePersonId: number;
  readonly audience: "guarded" | "open";
  readonly isPlaceKnown: boolean;
  /** Told of nothing but what changes shortly before a day, unless a card says more. */
  readonly onlyShortNotice?: boolean;
  /** How he is reached who has no card of his own and needs none; null: nobody writes to him without one. */
  readonly usual: { readonly channel: "sms" | "email"; readonly language: ReminderLanguage } | null;
};

/** What reminders are told of some cases; they do not ask. */
export type DatesToRemindOf = {
  readonly dates: readonly StandingDate[];
  readonly people: readonly RemindedPerson[];
  /** Officials who are told of a date that is off, though they are among the people of none that stands. */
  readonly officials?: readonly { readonly casePersonId: number; readonly channel: "sms" | "email" }[];
};

/** Of which date of a hearing a person is reminded, as it is kept. */
export type KeptDate = {
  readonly hearingId: number;
  readonly casePersonId: number;
  readonly caseId: number;
  readonly courtId: number;
  readonly hearingUid: string;
  readonly hearingVersion: number;
  readonly state: "standing" | "cancelled";
  readonly day: CourtDay;
  readonly reportingTime: string;
  /** Of a standing date: the one it took the place of. Of a cancelled one: itself where people know of it. */
  readonly previousDay: CourtDay | null;
  readonly previousTime: string | null;
  readonly fixedAt: Date;
  readonly wasTold: boolean;
  /** False for who is in the case no more. */
  readonly isThere?: boolean;
};

export type KeptCard = CardFacts & { readonly changedAt: Date };

export type WantedReminder = PlannedReminder & {
  readonly date: KeptDate;
  readonly audience: "guarded" | "open";
  readonly cardVersion: number | null;
};

type Kept = {
  readonly dates: readonly KeptDate[];
  readonly cards: ReadonlyMap<number, KeptCard>;
  /** Audience and usual way of who is no longer among the people of a date. */
  readonly audiences: ReadonlyMap<number, "guarded" | "open">;
  readonly timezones: ReadonlyMap<number, string>;
};

/**
 * Of which dates people are reminded from now on, and every message and call that is wanted for them. Told the same facts
 * again it answers the same, whatever the time: what is due counts from when a date was fixed.
 */
export function wantedReminders(told: DatesToRemindOf, kept: Kept, now: Date, route: RouteFacts) {
  const dates = nextDates(told, kept, now);
  const people = new Map(told.people.map((one) => [keyOf(one), one]));
  const byPerson = Map.groupBy(dates, ({ casePersonId }) => casePersonId);
  const officials = new Map((told.officials ?? []).map((one) => [one.casePersonId, one.channel]));
  const plan = planningOnce(route);
  const wanted = dates.flatMap((date) =>
    remindersOf(
      date,
      people.get(keyOf(date)) ?? officialOf(date, officials),
      kept,
      byPerson.get(date.casePersonId)!,
      plan,
    ),
  );
  return { dates, wanted };
}

const keyOf = ({ hearingId, casePersonId }: { hearingId: number; casePersonId: number }) =>
  `${hearingId}/${casePersonId}`;

/** Of a date that is off nobody is among the people any more; an official is told of it all the same. */
function officialOf(
  { hearingId, casePersonId, state }: KeptDate,
  officials: ReadonlyMap<number, "sms" | "email">,
): RemindedPerson | undefined {
  const channel = officials.get(casePersonId);
  if (channel === undefined || state !== "cancelled") return undefined;
  const usual = { channel, language: "en" as const };
  return { hearingId, casePersonId, audience: "open", isPlaceKnown: true, onlyShortNotice: true, usual };
}

function nextDates({ dates, people }: DatesToRemindOf, kept: Kept, now: Date): KeptDate[] {
  const standing = new Map(dates.map((one) => [one.hearingId, one]));
  const known = new Map(kept.dates.map((one) => [keyOf(one), one]));
  const next = people.map((person) => standingDate(standing.get(person.hearingId)!, person, known, now));
  const isNext = new Set(next.map(keyOf));
  const nextOf = Map.groupBy(next, ({ casePersonId }) => casePersonId);
  // Who need not come any more keeps what he was told last, as long as the date stands.
  const rest = kept.dates.filter((one) => !isNext.has(keyOf(one)));
  const gone = rest.map((one) => {
    if (standing.has(one.hearingId) || one.state === "cancelled") return one;
    return cancelled(one, kept, nextOf.get(one.casePersonId) ?? [], now);
  });
  const goneOf = Map.groupBy(
    gone.filter((one) => isNew(one, now) && !hasBegun(one, kept, now)),
    ({ casePersonId }) => casePersonId,
  );
  return [...next.map((one) => withFormer(one, goneOf.get(one.casePersonId) ?? [], now)), ...gone];
}

const isNew = (date: KeptDate, now: Date) => date.fixedAt.getTime() === now.getTime();

function hasBegun({ day, reportingTime, caseId }: KeptDate, { timezones }: Kept, now: Date): boolean {
  const at = clockInstant(day, minuteOf(reportingTime), timezones.get(caseId) ?? "UTC");
  return at !== null && at <= now;
}

/** A date that stands, for one person: the one that is kept, or the next version of it. */
function standingDate(
  date: StandingDate,
  { casePersonId }: RemindedPerson,
  known: ReadonlyMap<string, KeptDate>,
  now: Date,
): KeptDate {
  const { hearingId, hearingUid, caseId, courtId, day, reportingTime, version, timezone } = date;
  const was = known.get(keyOf({ hearingId, casePersonId }));
  const isSame = was?.state === "standing" && was.day === day && was.reportingTime === reportingTime;
  if (isSame) return { ...was, courtId };
  const next = { hearingId, casePersonId, caseId, courtId, hearingUid, day, reportingTime, state: "standing" as const };
  const hearingVersion = Math.max(version, (was?.hearingVersion ?? 0) + 1);
  return {
    ...next,
    hearingVersion,
    fixedAt: now,
    wasTold: false,
    ...formerOf(was, { day, reportingTime }, now, timezone),
  };
}

const NONE = { previousDay: null, previousTime: null };

/** Which date people have in mind, where it is another than the one that stands now. */
function formerOf(was: KeptDate | undefined, now: Pick<KeptDate, "day" | "reportingTime">, at: Date, timezone: string) {
  if (!was) return NONE;
  const own = { previousDay: was.day, previousTime: was.reportingTime };
  // Whoever was told that it is off must hear that it is on again, at the same hour too.
  if (was.state === "cancelled") return was.wasTold ? own : withoutItself(own, now);
  if (isKnown(was, at, timezone)) return own;
  return withoutItself({ previousDay: was.previousDay, previousTime: was.previousTime }, now);
}

function withoutItself(
  former: Pick<KeptDate, "previousDay" | "previousTime">,
  { day, reportingTime }: Pick<KeptDate, "day" | "reportingTime">,
) {
  return former.previousDay === day && former.previousTime === reportingTime ? NONE : former;
}

/** Not known to anybody: given and taken back on one day, before a word of it went out. */
const isKnown = (date: KeptDate, at: Date, timezone: string) =>
  date.wasTold || dayAt(date.fixedAt, timezone) < dayAt(at, timezone);

/** A date that is off. Who knows it, or the one in the place of which it came without a word, is told. */
function cancelled(was: KeptDate, kept: Kept, standing: readonly KeptDate[], now: Date): KeptDate {
  const isOwnKnown = isKnown(was, now, kept.timezones.get(was.caseId) ?? "UTC");
  const [day, reportingTime] = isOwnKnown ? [was.day, was.reportingTime] : [was.previousDay, was.previousTime];
  const version = { hearingVersion: was.hearingVersion + 1, fixedAt: now, wasTold: false };
  const comesAllTheSame = standing.some((one) => one.day === day);
  if (day === null || reportingTime === null || comesAllTheSame)
    return { ...was, ...version, ...NONE, state: "cancelled" };
  const said = { day, reportingTime, previousDay: day, previousTime: reportingTime };
  return { ...was, ...version, ...said, state: "cancelled" };
}

/** One act that takes a date away and gives another is one message: the new date says what it took the place of. */
function withFormer(date: KeptDate, gone: readonly KeptDate[], now: Date): KeptDate {
  if (!isNew(date, now) || date.previousDay !== null) return date;
  const former = gone.find((one) => one.previousDay !== null);
  return former ? { ...date, previousDay: former.day, previousTime: former.reportingTime } : date;
}

function remindersOf(
  date: KeptDate,
  person: RemindedPerson | undefined,
  kept: Kept,
  own: readonly KeptDate[],
  plan: Plan,
): WantedReminder[] {
  const timezone = kept.timezones.get(date.caseId);
  if (timezone === undefined || !isSaid(date, person, own)) return [];
  const audience = person?.audience ?? kept.audiences.get(date.casePersonId) ?? "guarded";
  const card = kept.cards.get(date.casePersonId) ?? usualCard(person);
  // Nobody calls counsel or an accused whose number the court does not have, or who wants to hear nothing; nor who has left.
  if (audience === "open" && (card === null || card.level === 0)) return [];
  if (card === null && date.isThere === false) return [];
  if (person?.onlyShortNotice && !kept.cards.has(date.casePersonId) && !isShortNotice(date, timezone)) return [];
  const since = card && !date.wasTold && card.changedAt > date.fixedAt ? card.changedAt : date.fixedAt;
  const facts = {
    hearingId: String(date.hearingId),
    hearingVersion: date.hearingVersion,
    day: date.day,
    reportingMinute: minuteOf(date.reportingTime),
    placeKnown: person?.isPlaceKnown ?? false,
    state: date.state,
    previous:
      date.state === "standing" && date.previousDay !== null && date.previousTime !== null
        ? { day: date.previousDay, reportingMinute: minuteOf(date.previousTime) }
        : null,
  };
  const cardVersion = kept.cards.get(date.casePersonId)?.version ?? null;
  const isNoticeOnly = person?.onlyShortNotice === true && cardVersion === null;
  return plan(card, facts, since, timezone)
    .filter(({ lead }) => !isNoticeOnly || lead === "notice")
    .map((one) => ({ ...one, date, audience, cardVersion }));
}

const SHORT_HOURS = 48;

/** Whether it was fixed, changed or taken back within two days of itself, or of the date it took the place of. */
function isShortNotice(
  { day, reportingTime, previousDay, previousTime, fixedAt }: KeptDate,
  timezone: string,
): boolean {
  const ends = [
    clockInstant(day, minuteOf(reportingTime), timezone),
    previousDay === null || previousTime === null ? null : clockInstant(previousDay, minuteOf(previousTime), timezone),
  ];
  return ends.some((at) => at !== null && at > fixedAt && at.getTime() - fixedAt.getTime() <= SHORT_HOURS * 3_600_000);
}

type Plan = (card: KeptCard | null, hearing: HearingFacts, since: Date, timezone: string) => readonly PlannedReminder[];

/** Of a published list a hundred people have the same day, hour and kind of card: each sort is planned once. */
function planningOnce(route: RouteFacts): Plan {
  const known = new Map<string, PlannedReminder[]>();
  return (card, hearing, since, timezone) => {
    const { hearingId: _, hearingVersion: __, ...date } = hearing;
    const { version: ___, changedAt: ____, ...agreed } = card ?? { version: 0, changedAt: null };
    const key = JSON.stringify([card === null, agreed, date, since.getTime(), timezone]);
    const planned = known.get(key) ?? planReminders(card, hearing, since, timezone, route);
    known.set(key, planned);
    return planned;
  };
}

/** A cancelled date that nobody knew of, or in the place of which another is told, is not spoken of; nor a second one of a day. */
function isSaid(date: KeptDate, person: RemindedPerson | undefined, own: readonly KeptDate[]): boolean {
  if (date.state === "cancelled") {
    const isReplaced = own.some(
      (one) =>
        one.state === "standing" &&
        one.fixedAt.getTime() === date.fixedAt.getTime() &&
        one.previousDay === date.day &&
        one.previousTime === date.reportingTime,
    );
    return date.previousDay !== null && !isReplaced;
  }
  if (!person) return false;
  const isEarlier = (one: KeptDate) =>
    one.reportingTime === date.reportingTime ? one.hearingId < date.hearingId : one.reportingTime < date.reportingTime;
  return !own.some((one) => one.state === "standing" && one.day === date.day && isEarlier(one));
}

function usualCard(person: RemindedPerson | undefined): KeptCard | null {
  if (!person?.usual) return null;
  // The address itself is asked for as the message leaves.
  const channel = { ...person.usual, address: "", sharedPhone: false, verified: true };
  // What changes in the evening for the morning cannot wait for office hours.
  const window = person.onlyShortNotice
    ? { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 6 * 60, untilMinute: 23 * 60 }
    : null;
  const rest = { window, repliesAllowed: false, iWillCall: false, paused: false, reviewDay: null };
  return { version: 0, level: 3, channels: [channel], ...rest, changedAt: new Date(0) };
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

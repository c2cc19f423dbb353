import { addDays, type CourtDay, clockInstant, dayAt, weekdayOf } from "../calendar/court-day.ts";

/** A new channel: one word here, one file in reminders/channels, one registry line. */
export const REMINDER_CHANNELS = ["sms", "email", "desk"] as const;
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number];

/** How much a message may say: 0 nothing, 1 please call, 2 a neutral date and time, 3 everything (officials). */
export const CARD_LEVELS = [0, 1, 2, 3] as const;
export type CardLevel = (typeof CARD_LEVELS)[number];

/** What the text says. */
export const REMINDER_KINDS = ["date", "changed", "cancelled", "please-call"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** 7, 3 and 1 court-local days before; notice: at once (fixed late, changed, cancelled). */
export const REMINDER_LEADS = ["week", "three-days", "eve", "notice"] as const;
export type ReminderLead = (typeof REMINDER_LEADS)[number];

export const LANGUAGES_OF_REMINDERS = ["en", "ur", "ur-Latn", "sd"] as const;
export type ReminderLanguage = (typeof LANGUAGES_OF_REMINDERS)[number];

/** Why somebody at the desk has to call: the first ones no text may answer, the later ones what came back. */
export const CALL_TASK_CAUSES = [
  "no-card",
  "level-nothing",
  "paused",
  "i-will-call",
  "chosen",
  "review-due",
  "place-not-known",
  "shared-phone",
  "not-verified",
  "no-safe-time",
  "not-confirmed",
  "unclear",
  "says-cannot",
  "asks-for-call",
  "unknown-reply",
  "page-locked",
  "no-gateway",
] as const;
export type CallTaskCause = (typeof CALL_TASK_CAUSES)[number];

/** When she can be reached safely: ISO weekdays 1 … 7, minutes of the court-local day. */
export type SafeWindow = {
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly untilMinute: number;
};

/** A way on which the address of a private page may stand: never on a phone or in a mailbox that others use, never by text. */
export const mayHoldLink = (way: { channel: ReminderChannel; isSharedPhone: boolean; isVerified: boolean }): boolean =>
  way.channel === "email" && way.isVerified && !way.isSharedPhone;

export type CardChannel = {
  readonly channel: ReminderChannel;
  readonly address: string;
  readonly language: ReminderLanguage;
  readonly sharedPhone: boolean;
  readonly verified: boolean;
};

/** The safe-contact card of a person in a case. */
export type CardFacts = {
  readonly version: number;
  readonly level: CardLevel;
  /** In the order of her choice; of each kind the first one counts. */
  readonly channels: readonly CardChannel[];
  readonly window: SafeWindow | null;
  readonly repliesAllowed: boolean;
  readonly iWillCall: boolean;
  readonly paused: boolean;
  readonly reviewDay: CourtDay | null;
};

export type HearingFacts = {
  readonly hearingId: string;
  readonly hearingVersion: number;
  readonly day: CourtDay;
  readonly reportingMinute: number;
  /** She was last told, or last attended, exactly this court and room. */
  readonly placeKnown: boolean;
  readonly state: "standing" | "cancelled";
  readonly previous: { readonly day: CourtDay; readonly reportingMinute: number } | null;
};

export type PlannedReminder = {
  readonly channel: ReminderChannel;
  readonly kind: ReminderKind;
  readonly lead: ReminderLead;
  readonly level: CardLevel;
  readonly dueAt: Date;
  readonly notAfter: Date;
  readonly language: ReminderLanguage;
  readonly callTask: CallTaskCause | null;
};

/** What the routes can do. Without validity a phone switched on at night gets the morning's text at night. */
export type RouteFacts = { readonly smsEndsWithWindow: boolean };

/** Where nobody said when: a decent hour, any day. */
export const USUAL_WINDOW: SafeWindow = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 9 * 60, untilMinute: 18 * 60 };

const DAYS_BEFORE = { week: 7, "three-days": 3, eve: 1 } as const;
const LEADS = ["week", "three-days", "eve"] as const;

/**
 * The messages and calls that a hearing asks for, for one person: what still lies ahead at `now`, at most one a day on
 * each channel. No text goes where the card does not allow it; then one call task stands in its place.
 * Source: 7/3/1 days is the series that was tried (New York, Santa Clara); safe hours are the survivor-safety rules.
 * @param now the instant at which the date was fixed, moved or withdrawn, or the card changed: the same instant gives
 * the same plan again. @param route what the gateway can do; what is not known is taken as not possible.
 */
export function planReminders(
  card: CardFacts | null,
  hearing: HearingFacts,
  now: Date,
  timezone: string,
  route: RouteFacts = { smsEndsWithWindow: false },
): PlannedReminder[] {
  const times = timesOf(card, hearing, now, timezone);
  if (times.reportingAt <= now) return [];
  const { texts, causes } = card === null ? { texts: [], causes: ["no-card" as const] } : textsOf(card, times, route);
  const [cause] = causes;
  return cause === undefined ? texts : [...texts, callTaskOf(card, times, cause)];
}

type Moment = { readonly dueAt: Date; readonly notAfter: Date };
type Slot = Moment & { readonly lead: ReminderLead };
type Times = {
  readonly hearing: HearingFacts;
  readonly now: Date;
  readonly timezone: string;
  readonly reportingAt: Date;
  /** By when she has to know: before she sets out for a date that was moved, too. */
  readonly latest: Date;
  /** The first safe moment from now on; null: none before the reporting time. */
  readonly notice: Moment | null;
  readonly leads: readonly Slot[];
};

function timesOf(card: CardFacts | null, hearing: HearingFacts, now: Date, timezone: string): Times {
  const window = card?.window ?? USUAL_WINDOW;
  const reportingAt = clockAt(hearing.day, hearing.reportingMinute, timezone);
  const former = hearing.previous && clockAt(hearing.previous.day, hearing.previous.reportingMinute, timezone);
  return {
    ...{ hearing, now, timezone, reportingAt },
    latest: former !== null && former > now && former < reportingAt ? former : reportingAt,
    notice: noticeOf(window, { day: hearing.day, reportingAt }, now, timezone),
    leads: leadsOf(window, hearing.day, now, timezone),
  };
}

/** The instant of a minute of a day; where the clocks jump over it, the first one after. */
function clockAt(day: CourtDay, minute: number, timezone: string): Date {
  for (let at = minute; at < 1440; at += 1) {
    const instant = clockInstant(day, at, timezone);
    if (instant !== null) return instant;
  }
  return clockInstant(day, 1440, timezone) ?? clockAt(addDays(day, 1), 0, timezone);
}

/** The safe hours of one day; null: none. A day on which the clocks change within them is left out. */
function hoursOn(window: SafeWindow, day: CourtDay, timezone: string): Moment | null {
  if (!window.days.includes(weekdayOf(day))) return null;
  const [dueAt, notAfter] = [window.fromMinute, window.untilMinute].map((minute) =>
    clockInstant(day, minute, timezone),
  );
  if (!dueAt || !notAfter) return null;
  const minutes = window.untilMinute - window.fromMinute;
  return minutes > 0 && notAfter.getTime() - dueAt.getTime() === minutes * 60_000 ? { dueAt, notAfter } : null;
}

/** What is left of safe hours at an instant, and before another; null: nothing. */
function leftOf(hours: Moment | null, now: Date, before: Date): Moment | null {
  if (hours === null) return null;
  const dueAt = hours.dueAt > now ? hours.dueAt : now;
  const notAfter = hours.notAfter < before ? hours.notAfter : before;
  return dueAt < notAfter ? { dueAt, notAfter } : null;
}

function noticeOf(
  window: SafeWindow,
  { day, reportingAt }: { day: CourtDay; reportingAt: Date },
  now: Date,
  timezone: string,
): Moment | null {
  const today = dayAt(now, timezone);
  const last = addDays(today, 13);
  for (let on = today; on <= day && on <= last; on = addDays(on, 1)) {
    const moment = leftOf(hoursOn(window, on, timezone), now, reportingAt);
    if (moment !== null) return moment;
  }
  return null;
}

/** The reminders before a day that are still to come, each moved back to the last safe hours; never two on one day. */
function leadsOf(window: SafeWindow, day: CourtDay, now: Date, timezone: string): Slot[] {
  const slots = LEADS.flatMap((lead) => {
    const hours = lastHoursBy(window, addDays(day, -DAYS_BEFORE[lead]), timezone);
    const moment = hours && leftOf(hours, now, hours.notAfter);
    return moment ? [{ lead, ...moment }] : [];
  });
  return slots.filter((slot, index) => slots[index + 1]?.notAfter.getTime() !== slot.notAfter.getTime());
}

function lastHoursBy(window: SafeWindow, day: CourtDay, timezone: string): Moment | null {
  for (let back = 0; back < 7; back += 1) {
    const hours = hoursOn(window, addDays(day, -back), timezone);
    if (hours !== null) return hours;
  }
  return null;
}

/** The texts of every channel that may carry one, and why the others may not. */
function textsOf(card: CardFacts, times: Times, route: RouteFacts) {
  const causes: CallTaskCause[] = [];
  const texts: PlannedReminder[] = [];
  const whole = cardBar(card, times.hearing);
  if (whole !== null) return { texts, causes: [whole] };
  const slots = slotsOf(times);
  for (const channel of firstOfEach(card.channels)) {
    const bar = channelBar(card.level, channel, route);
    if (bar !== null) causes.push(bar);
    else
      texts.push(
        ...slots.filter((slot) => isReviewed(card, slot, times)).map((slot) => text(card, channel, slot, times)),
      );
  }
  if (slots[0] === undefined || slots[0].dueAt >= times.latest) causes.push("no-safe-time");
  if (slots.some((slot) => !isReviewed(card, slot, times))) causes.push("review-due");
  return { texts, causes };
}

/** The notice that goes at once and the reminders of later days. A date fixed too late for its first one has a notice. */
function slotsOf({ hearing, notice, leads, timezone }: Times): Slot[] {
  const first: Slot[] = notice === null ? [] : [{ lead: "notice", ...notice }];
  if (hearing.state === "cancelled") return first;
  if (hearing.previous === null && leads[0]?.lead === "week") return [...leads];
  const told = first[0] && dayAt(first[0].dueAt, timezone);
  return [...first, ...leads.filter((lead) => told === undefined || dayAt(lead.dueAt, timezone) > told)];
}

/** Why nothing may go to her by itself, whatever the channel; null: it may. */
function cardBar(card: CardFacts, hearing: HearingFacts): CallTaskCause | null {
  if (card.paused) return "paused";
  if (card.iWillCall) return "i-will-call";
  if (card.level === 0) return "level-nothing";
  if (card.channels.length === 0) return "no-card";
  // Officials are told the room itself; who need not come needs no place.
  const isPlaceSaid = card.level < 3 && hearing.state === "standing";
  return isPlaceSaid && !hearing.placeKnown ? "place-not-known" : null;
}

/** Why nothing may go to her on this way by itself, so that the desk calls; null: it may. */
export function channelBar(
  level: CardLevel,
  channel: Pick<CardChannel, "channel" | "verified" | "sharedPhone">,
  route: RouteFacts,
): "chosen" | "not-verified" | "shared-phone" | null {
  if (channel.channel === "desk") return "chosen";
  if (!channel.verified) return "not-verified";
  const staysOnPhone = channel.channel === "sms" && channel.sharedPhone && !route.smsEndsWithWindow;
  return staysOnPhone && level > 1 ? "shared-phone" : null;
}

function firstOfEach(channels: readonly CardChannel[]): CardChannel[] {
  return REMINDER_CHANNELS.flatMap((word) => channels.find((one) => one.channel === word) ?? []);
}

/** What is safe changes: past the day on which the card is to be asked about again, nothing goes by itself. */
function isReviewed(card: CardFacts, slot: Slot, times: Times): boolean {
  return card.reviewDay === null || dayAt(slot.dueAt, times.timezone) <= card.reviewDay;
}

function text(card: CardFacts, channel: CardChannel, slot: Slot, times: Times): PlannedReminder {
  return {
    channel: channel.channel,
    kind: card.level === 1 ? "please-call" : kindOf(times.hearing, slot.lead),
    ...{ lead: slot.lead, level: card.level, dueAt: slot.dueAt, notAfter: slot.notAfter },
    ...{ language: channel.language, callTask: null },
  };
}

function kindOf(hearing: HearingFacts, lead: ReminderLead): ReminderKind {
  if (hearing.state === "cancelled") return "cancelled";
  return hearing.previous !== null && lead === "notice" ? "changed" : "date";
}

/** One call: at once for what changed or was fixed late, else three days before the day, or on its eve. */
function callTaskOf(card: CardFacts | null, times: Times, cause: CallTaskCause): PlannedReminder {
  const slots = slotsOf(times);
  const [first] = slots;
  const calm = slots.find((slot) => slot.lead !== "week");
  const slot = first === undefined || first.lead === "notice" ? first : (calm ?? first);
  // Where no safe hour is left before she has to know, a person decides at once.
  const isTooLate = slot === undefined || slot.dueAt >= times.latest;
  const lead = slot?.lead ?? "notice";
  return {
    ...{ channel: "desk", kind: kindOf(times.hearing, lead), lead, level: card?.level ?? 0 },
    ...(isTooLate ? { dueAt: times.now, notAfter: times.latest } : { dueAt: slot.dueAt, notAfter: slot.notAfter }),
    ...{ language: card?.channels[0]?.language ?? "ur", callTask: cause },
  };
}

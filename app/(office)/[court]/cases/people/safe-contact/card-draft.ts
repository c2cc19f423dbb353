"use client";

import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../../../server/doors/http/router.ts";
import { addDays, type CourtDay } from "../../../../../../server/rules/calendar/court-day.ts";
import { readEmail, readPhone } from "../../../../../../server/rules/people/contact.ts";
import type {
  CardLevel,
  ReminderChannel,
  ReminderLanguage,
} from "../../../../../../server/rules/reminders/reminder-plan.ts";

type Outputs = inferRouterOutputs<AppRouter>["reminders"];
export type CardLine = Outputs["cards"]["cards"][number];
export type OpenCard = NonNullable<Outputs["card"]>;
export type CardSaid = inferRouterInputs<AppRouter>["reminders"]["saveCard"]["card"];

export type WayDraft = {
  /** Of the form alone: fields keep their place when one is taken out. */
  id: number;
  channel: ReminderChannel;
  address: string;
  language: ReminderLanguage;
  isSharedPhone: boolean;
  isVerified: boolean;
};

export type CardDraft = {
  level: CardLevel;
  ways: WayDraft[];
  hasWindow: boolean;
  days: number[];
  from: string;
  until: string;
  isReplyAllowed: boolean;
  iWillCall: boolean;
  reviewDay: CourtDay | null;
  contactName: string;
  contactRelation: string;
  contactPhone: string;
  neverTell: string;
  agreedWord: string;
};

/** What is safe is asked again after so many days. */
const REVIEW_DAYS = 90;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What was agreed, or an empty card: the least that can be said, nothing that was not agreed. */
export function draftOf(card: OpenCard | null, today: CourtDay, isGuarded: boolean): CardDraft {
  const window = card?.window ?? null;
  return {
    level: card?.level ?? (isGuarded ? 1 : 3),
    ways: card?.ways.map((way, id) => ({ ...way, id })) ?? [],
    hasWindow: window !== null,
    days: window ? [...window.days] : [1, 2, 3, 4, 5, 6],
    from: clock(window?.fromMinute ?? 9 * 60),
    until: clock(window?.untilMinute ?? 18 * 60),
    isReplyAllowed: card?.isReplyAllowed ?? false,
    iWillCall: card?.iWillCall ?? false,
    // Asked again today, it holds for as long again.
    reviewDay: addDays(today, REVIEW_DAYS),
    contactName: card?.contactPerson?.name ?? "",
    contactRelation: card?.contactPerson?.relation ?? "",
    contactPhone: card?.contactPerson?.phone ?? "",
    neverTell: card?.neverTell ?? "",
    agreedWord: card?.agreedWord ?? "",
  };
}

export function minuteOf(time: string): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

export const isAddress = ({ channel, address }: Pick<WayDraft, "channel" | "address">): boolean => {
  const text = address.trim();
  if (channel === "email") return readEmail(text) !== null;
  return readPhone(text) !== null || (channel === "desk" && text === "");
};

/** The hours of the form; null: none are set, or they cannot be. */
function windowOf({ hasWindow, days, from, until }: CardDraft) {
  const [fromMinute, untilMinute] = [minuteOf(from), minuteOf(until)];
  if (!hasWindow || fromMinute === null || untilMinute === null) return null;
  return { days: [...days].sort(), fromMinute, untilMinute };
}

export function isWindowRight(draft: CardDraft): boolean {
  if (!draft.hasWindow) return true;
  const window = windowOf(draft);
  return window !== null && window.days.length > 0 && window.fromMinute < window.untilMinute;
}

/** What keeps the card from being saved; null: nothing. */
export function missingIn(draft: CardDraft): "address" | "days" | "hours" | null {
  if (!draft.ways.every(isAddress)) return "address";
  if (isWindowRight(draft)) return null;
  return draft.days.length === 0 ? "days" : "hours";
}

export const isRight = (draft: CardDraft): boolean => missingIn(draft) === null;

export function saidIn(draft: CardDraft): CardSaid {
  const { level, isReplyAllowed, iWillCall, reviewDay, contactName, contactRelation, contactPhone } = draft;
  const name = contactName.trim();
  return {
    ...{ level, isReplyAllowed, iWillCall, reviewDay, window: windowOf(draft) },
    ways: draft.ways.map(({ id: _, address, ...way }) => ({ ...way, address: address.trim() })),
    contactPerson: name === "" ? null : { name, relation: contactRelation.trim(), phone: contactPhone.trim() || null },
    ...{ neverTell: draft.neverTell.trim(), agreedWord: draft.agreedWord.trim() },
  };
}

export type SetCard = (values: Partial<CardDraft>) => void;

import type { Transaction } from "../../../db/connect.ts";
import type { CardRoute } from "../../../db/schema/reminders.ts";
import { requireSight } from "../../access/sight.ts";
import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { readEmail, readPhone } from "../../rules/people/contact.ts";
import { GUARDED_ROLES } from "../../rules/people/people.ts";
import type { CardLevel, SafeWindow } from "../../rules/reminders/reminder-plan.ts";
import {
  type CardRow,
  dropSalt,
  dropWords,
  findCard,
  insertCard,
  keepSalt,
  lockCard,
  lockPersonOfCase,
  resumeWherever,
  updateCard,
} from "./cards-store.ts";
import { deletePage } from "./private-pages-store.ts";
import { newSalt, type SealedCard, seal, unseal } from "./seal.ts";

/** A way to a person as it is agreed with him; of `desk` the number to call, or nothing. */
export type CardWay = CardRoute & { readonly address: string };

export type CardSaid = {
  level: CardLevel;
  /** In the order of his choice. */
  ways: readonly CardWay[];
  window: SafeWindow | null;
  isReplyAllowed: boolean;
  iWillCall: boolean;
  reviewDay: CourtDay | null;
} & Pick<SealedCard, "contactPerson" | "neverTell" | "agreedWord">;

type OfPerson = { courtId: number; casePersonId: number; key?: string };
export type SaveCard = OfPerson & { version: number | null; card: CardSaid };

const WRITES = "reminders.handle" as const;

/**
 * Writes down how somebody wants to be reached, asked anew in person: that ends an earlier stop, and a pause. Throws
 * `invalid` naming the field, `stale` where the card was changed in the meantime, `not-found`.
 */
export function saveCard(ctx: Context, input: SaveCard): Promise<{ changeId: number }> {
  const { courtId, casePersonId, version, card, key } = input;
  const act = {
    action: "card.saved",
    permission: WRITES,
    courtId,
    key,
    input: { casePersonId, version, card },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const person = await personInSight(tx, ctx, input);
    const isGuarded = (GUARDED_ROLES as readonly string[]).includes(person.role);
    if (isGuarded && card.level === 3) throw new Refused("invalid", { field: "level" });
    const kept = await lockCard(tx, casePersonId);
    if ((kept?.version ?? null) !== version) throw new Refused("stale");
    const values = await valuesOf(tx, ctx, casePersonId, card);
    if (kept) await updateCard(tx, kept.id, { ...values, pausedAt: null, stoppedAt: null });
    else await insertCard(tx, { ...values, caseId: person.caseId, casePersonId });
    if (!isGuarded) await resumeWherever(tx, casePersonId);
    return { changeId };
  });
}

async function valuesOf(tx: Transaction, { now, actor }: Context, casePersonId: number, card: CardSaid) {
  const { level, ways, window, isReplyAllowed, iWillCall, reviewDay, contactPerson, neverTell, agreedWord } = card;
  const addresses = ways.map(addressOf);
  const salt = await keepSalt(tx, casePersonId, newSalt());
  const at = now.toISOString();
  return {
    ...{ level, isReplyAllowed, iWillCall, reviewDay, safeWindow: sensible(window) },
    routes: ways.map(({ channel, language, isSharedPhone, isVerified }) => ({
      channel,
      language,
      isSharedPhone,
      isVerified,
    })),
    sealed: seal({ addresses, contactPerson, neverTell, agreedWord }, salt, casePersonId),
    ...{ askedBy: actor.kind === "staff" ? actor.userId : null, askedAt: at, changedAt: at },
  };
}

function addressOf({ channel, address }: CardWay, at: number): string {
  const text = address.trim();
  const read = text === "" && channel === "desk" ? "" : writtenAddress(channel === "email" ? "email" : "sms", text);
  if (read === null) throw new Refused("invalid", { field: `ways.${at}.address` });
  return read;
}

/** A number or e-mail address as it is kept; null for what is none. */
export const writtenAddress = (channel: "sms" | "email", text: string): string | null =>
  channel === "email" ? readEmail(text.trim()) : readPhone(text);

function sensible(window: SafeWindow | null): SafeWindow | null {
  if (window === null) return null;
  const { days, fromMinute, untilMinute } = window;
  const isWhole = days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!isWhole || !(fromMinute >= 0 && fromMinute < untilMinute && untilMinute <= 1440))
    throw new Refused("invalid", { field: "window" });
  return { days: [...new Set(days)].sort(), fromMinute, untilMinute };
}

/** Stops, or takes up again, all that goes to somebody by itself; what is already planned is held to it as it is sent. */
export function pauseCard(ctx: Context, input: OfPerson & { isPaused: boolean }): Promise<{ changeId: number }> {
  const { courtId, casePersonId, isPaused, key } = input;
  const action = isPaused ? "card.paused" : "card.resumed";
  const act = { action, permission: "reminders.pause", courtId, key, input } as const;
  return change(ctx, act, async (tx, changeId) => {
    const kept = await cardOf(tx, courtId, casePersonId);
    if ((kept.pausedAt !== null) === isPaused) throw new Refused("nothing-to-do");
    const at = ctx.now.toISOString();
    await updateCard(tx, kept.id, { pausedAt: isPaused ? at : null, changedAt: at });
    return { changeId };
  });
}

/** She, or somebody who held her phone, said stop: nothing goes to her until she is asked again in person. */
export function stopCard(ctx: Context, input: OfPerson): Promise<{ changeId: number }> {
  const { courtId, casePersonId, key } = input;
  const act = { action: "card.stopped", permission: WRITES, courtId, key, input: { casePersonId } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const kept = await cardOf(tx, courtId, casePersonId);
    const at = ctx.now.toISOString();
    if (kept.stoppedAt === null) await updateCard(tx, kept.id, { stoppedAt: at, changedAt: at });
    return { changeId };
  });
}

/** Two messages in a row did not arrive: the number may be somebody else's by now. Nothing goes there before she is asked. */
export function lowerCard(ctx: Context, { courtId, casePersonId }: OfPerson): Promise<{ changeId: number }> {
  const act = { action: "card.lowered", permission: WRITES, courtId, input: { casePersonId } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const kept = await lockCard(tx, casePersonId);
    if (kept && kept.level > 0) await updateCard(tx, kept.id, { level: 0, changedAt: ctx.now.toISOString() });
    return { changeId };
  });
}

/** Forgets how somebody is reached, on his wish or when the case is long over: no copy of the database opens it again. */
export function forgetCard(ctx: Context, input: OfPerson): Promise<{ changeId: number }> {
  const { courtId, casePersonId, key } = input;
  const act = { action: "card.forgotten", permission: WRITES, courtId, key, input: { casePersonId } } as const;
  return change(ctx, act, async (tx, changeId) => {
    const kept = await cardOf(tx, courtId, casePersonId);
    const at = ctx.now.toISOString();
    const nothing = { level: 0 as const, routes: [], sealed: null, safeWindow: null, iWillCall: false, changedAt: at };
    await updateCard(tx, kept.id, nothing);
    await dropSalt(tx, casePersonId);
    await dropWords(tx, casePersonId);
    await deletePage(tx, casePersonId);
    return { changeId };
  });
}

/** Somebody of a case of this court, where the names of the case are open to who asks. Throws `not-found`, `names-shaded`. */
export async function personInSight(tx: Transaction, ctx: Context, { courtId, casePersonId }: OfPerson) {
  const person = await lockPersonOfCase(tx, courtId, casePersonId);
  if (!person) throw new Refused("not-found");
  await requireSight(tx, ctx, { courtId, caseId: person.caseId });
  return person;
}

async function cardOf(tx: Transaction, courtId: number, casePersonId: number): Promise<CardRow> {
  const person = await lockPersonOfCase(tx, courtId, casePersonId);
  const kept = person && (await lockCard(tx, casePersonId));
  if (!kept) throw new Refused("not-found");
  return kept;
}

export type OpenCard = CardSaid & { version: number; isPaused: boolean; isStopped: boolean; askedAt: string };

/**
 * The card in full. Asking is an act of its own: it stands in the history of the case with who asked and when. Null where
 * nothing was agreed yet.
 */
export async function readCard(ctx: Context, input: OfPerson): Promise<OpenCard | null> {
  const { courtId, casePersonId, key } = input;
  const act = { action: "card.read", permission: "contacts.read", courtId, key, input: { casePersonId } } as const;
  const noted = await change(ctx, act, async (tx) => {
    const person = await personInSight(tx, ctx, input);
    const kept = await lockCard(tx, casePersonId);
    // Written as it is: the row is how the history of the case knows of it.
    if (kept) await updateCard(tx, kept.id, { level: kept.level });
    return { caseId: person.caseId, hasCard: kept !== undefined };
  });
  if (!noted.hasCard) return null;
  return read(ctx, { permission: "contacts.read", courtId }, async (connection) => {
    const found = await findCard(connection, courtId, casePersonId);
    return found ? opened(found.card, found.salt) : null;
  });
}

function opened(card: CardRow, salt: string | null): OpenCard {
  const secret = unseal(card.sealed, salt, card.casePersonId);
  const { level, safeWindow, isReplyAllowed, iWillCall, reviewDay, version, askedAt } = card;
  return {
    ...{ level, window: safeWindow, isReplyAllowed, iWillCall, reviewDay, version, askedAt },
    ways: card.routes.map((route, at) => ({ ...route, address: secret?.addresses[at] ?? "" })),
    contactPerson: secret?.contactPerson ?? null,
    neverTell: secret?.neverTell ?? "",
    agreedWord: secret?.agreedWord ?? "",
    isPaused: card.pausedAt !== null,
    isStopped: card.stoppedAt !== null,
  };
}

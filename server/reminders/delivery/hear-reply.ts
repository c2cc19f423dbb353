import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { readPhone } from "../../rules/people/contact.ts";
import type { CallTaskCause } from "../../rules/reminders/reminder-plan.ts";
import { type ReplyAnswer, readReply, reminderOfReply } from "../../rules/reminders/reply-words.ts";
import { stripControls } from "../../rules/text/search-key.ts";
import { lockCard, stopWherever, updateCard } from "../cards/cards-store.ts";
import { unseal } from "../cards/seal.ts";
import type { Incoming } from "../channels/gateway.ts";
import { callOnce, findOpenReminders, insertReply, type OpenReminder } from "./replies-store.ts";

export type Heard = { reminderId: number | null; answer: ReplyAnswer; isRepeated: boolean };

/** What a call is made for; a yes needs none. */
const CALLED_FOR: Partial<Record<ReplyAnswer, CallTaskCause>> = {
  cannot: "says-cannot",
  unknown: "unknown-reply",
};

/**
 * An answer by somebody who held the phone. It moves, excuses, opens and closes nothing: the day's list says what the phone
 * said, a no is a call, a stop ends all messages until she is asked again in person. What cannot be read, or is of a number
 * that two share without a code, is for a person to read. However often a gateway brings it, it counts once.
 */
export async function hearReply(ctx: Context, gateway: string, incoming: Incoming): Promise<Heard> {
  const { from } = incoming;
  const [reference, text] = [storable(incoming.reference), storable(incoming.text)];
  const said = readReply(text);
  const own = await openRemindersOf(ctx, from);
  // Of the reminders of one person, to which of them a bare word answers makes no difference.
  const codes = [...new Map(own.map((one) => [one.casePersonId, one.code])).values()];
  const code = reminderOfReply(said, said.code === null ? codes : own.map((one) => one.code));
  const about = own.find((one) => one.code === code) ?? null;
  if (about) return answered(ctx, { gateway, reference, about, answer: said.answer, text });
  // A stop of a phone is a stop of everybody it is the number of.
  if (said.answer === "stop" && own.length > 0) {
    const people = [...new Map(own.map((one) => [one.casePersonId, one])).values()];
    const heard = await Promise.all(
      people.map((one) =>
        answered(ctx, { gateway, reference: `${reference}/${one.casePersonId}`, about: one, answer: "stop", text }),
      ),
    );
    return heard[0]!;
  }
  const nobody = {
    gateway,
    reference,
    reminderId: null,
    courtId: own[0]?.courtId ?? null,
    word: said.answer,
    said: text.slice(0, 500),
  };
  return { reminderId: null, answer: said.answer, isRepeated: (await insertReply(ctx.db, nobody, ctx.now)) === null };
}

/** Whatever a phone sent, as the database can hold it. */
const storable = (text: string) => stripControls(text.replaceAll("\0", "").toWellFormed());

/** Messages that went to this number; the numbers are under the seal, so each card is opened and none is written out. */
async function openRemindersOf(ctx: Context, from: string): Promise<OpenReminder[]> {
  const phone = readPhone(from);
  if (phone === null) return [];
  const open = await findOpenReminders(ctx.db, "sms", ctx.now);
  const cards = new Map<number, boolean>();
  return open.filter(({ casePersonId, sealed, salt, routes, phone: usual }) => {
    const known = cards.get(casePersonId);
    if (known !== undefined) return known;
    const addresses = unseal(sealed, salt, casePersonId)?.addresses ?? [];
    const isOnCard = routes?.some(({ channel }, at) => channel === "sms" && addresses[at] === phone) ?? false;
    const isHers = isOnCard || usual === phone;
    cards.set(casePersonId, isHers);
    return isHers;
  });
}

type Answer = { gateway: string; reference: string; about: OpenReminder; answer: ReplyAnswer; text: string };

function answered(ctx: Context, { gateway, reference, about, answer, text }: Answer): Promise<Heard> {
  const { id, courtId } = about;
  const act = {
    action: "reply.heard",
    permission: "reminders.handle",
    courtId,
    input: { gateway, reference },
  } as const;
  return change(ctx, act, async (tx) => {
    const said = answer === "unknown" ? text.slice(0, 500) : null;
    const kept = await insertReply(tx, { gateway, reference, reminderId: id, courtId, word: answer, said }, ctx.now);
    if (kept !== null) await follow(tx, ctx, about, answer);
    return { reminderId: id, answer, isRepeated: kept === null };
  });
}

async function follow(tx: Transaction, { now }: Context, about: OpenReminder, answer: ReplyAnswer): Promise<void> {
  const at = now.toISOString();
  if (answer === "stop") {
    const card = await lockCard(tx, about.casePersonId);
    if (card && card.stoppedAt === null) await updateCard(tx, card.id, { stoppedAt: at, changedAt: at });
    if (about.audience === "open") await stopWherever(tx, about.casePersonId, at);
  }
  const because = CALLED_FOR[answer];
  if (because) await callOnce(tx, about, because, now);
}

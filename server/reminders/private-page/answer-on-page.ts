import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { PageSecret } from "../../rules/reminders/page-token.ts";
import type { CallTaskCause } from "../../rules/reminders/reminder-plan.ts";
import { lockCard, updateCard } from "../cards/cards-store.ts";
import {
  callFromPage,
  deletePage,
  type FoundPage,
  insertAnswer,
  lockPage,
  updatePage,
} from "../cards/private-pages-store.ts";
import { pageCodeHash, pageTokenHash } from "./page-secrets.ts";
import { sealedFor } from "./private-pages.ts";

export const PAGE_ANSWERS = ["coming", "cannot", "call", "stop"] as const;
export type PageWord = (typeof PAGE_ANSWERS)[number];

export type PageAnswerInput = {
  word: PageWord;
  /** The date that was answered; null: none was shown. */
  hearingId: number | null;
  /** Of the form that was sent: however often it comes, it counts once. */
  form: string;
  today: CourtDay;
};

const CALLED_FOR: Partial<Record<PageWord, CallTaskCause>> = { cannot: "says-cannot", call: "asks-for-call" };

/**
 * What was said on a page counts as an answer to a message does: it moves, excuses and closes nothing. The day's list tells
 * it, a no and a wish to be called are calls, a stop ends all messages until she is asked again in person.
 */
export async function answerOnPage(ctx: Context, page: FoundPage, input: PageAnswerInput): Promise<void> {
  const { courtId, casePersonId } = page;
  const { word, hearingId, form, today } = input;
  const reference = `${casePersonId}/${form}`;
  const act = { action: "page.answered", permission: "reminders.handle", courtId, input: { reference } } as const;
  await change(ctx, act, async (tx) => {
    if (!(await insertAnswer(tx, { ...page, reference, hearingId, word }, ctx.now))) return;
    if (word === "stop") await stop(tx, casePersonId, ctx.now.toISOString());
    const because = CALLED_FOR[word];
    if (because) await callFromPage(tx, page, { because, hearingId, today }, ctx.now);
  });
}

async function stop(tx: Transaction, casePersonId: number, at: string): Promise<void> {
  const card = await lockCard(tx, casePersonId);
  if (card && card.stoppedAt === null) await updateCard(tx, card.id, { stoppedAt: at, changedAt: at });
}

/** She has another address and another code at once; false where the page was closed or replaced a moment ago. */
export function replaceOwnPage(ctx: Context, page: FoundPage, old: string, fresh: PageSecret): Promise<boolean> {
  const { courtId, casePersonId } = page;
  const act = { action: "page.replaced", permission: "reminders.handle", courtId, input: { casePersonId } } as const;
  return change(ctx, act, async (tx) => {
    const kept = await lockPage(tx, pageTokenHash(old));
    if (!kept) return false;
    const hashes = { tokenHash: pageTokenHash(fresh.token), codeHash: pageCodeHash(fresh) };
    const sealedToken = kept.sealedToken === null ? null : await sealedFor(tx, casePersonId, fresh.token);
    const made = { madeAt: ctx.now.toISOString(), madeBy: null, openedAt: null };
    await updatePage(tx, casePersonId, { ...hashes, sealedToken, ...made, tries: 0 });
    return true;
  });
}

/** She closes it herself; its address is one that never was. */
export function closeOwnPage(ctx: Context, { courtId, casePersonId }: FoundPage): Promise<boolean> {
  const act = { action: "page.closed", permission: "reminders.handle", courtId, input: { casePersonId } } as const;
  return change(ctx, act, (tx) => deletePage(tx, casePersonId));
}

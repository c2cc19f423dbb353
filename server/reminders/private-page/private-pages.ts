import type { Transaction } from "../../../db/connect.ts";
import type { CardRoute } from "../../../db/schema/reminders.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { mayHoldLink } from "../../rules/reminders/reminder-plan.ts";
import { type CardRow, keepSalt, lockCard, updateCard } from "../cards/cards-store.ts";
import { deletePage, savePage } from "../cards/private-pages-store.ts";
import { personInSight } from "../cards/save-card.ts";
import { newSalt, sealText } from "../cards/seal.ts";
import { pageCodeHash, pageTokenHash } from "./page-secrets.ts";

type OfPerson = { courtId: number; casePersonId: number; key?: string };
export type MakePage = OfPerson & { token: string; code: string; isMailed: boolean };

/** With the version that her card has by now: the row is how the history of the case knows of it. */
export type PageSaved = { changeId: number; version: number };

/**
 * Opens a page of her own under an address and a code that the clerk's browser made, in place of whatever she had: so a
 * repeated call means the same address, and neither stands in an answer that is kept. Throws `not-found` where nothing is
 * agreed with her yet, and `invalid` where the address is to go in e-mails that others may read.
 */
export function makePage(ctx: Context, input: MakePage): Promise<PageSaved> {
  const { courtId, casePersonId, token, code, isMailed, key } = input;
  const hashes = { tokenHash: pageTokenHash(token), codeHash: pageCodeHash({ token, code }) };
  const act = { action: "page.made", permission: "reminders.handle", courtId, key } as const;
  return change(ctx, { ...act, input: { casePersonId, ...hashes, isMailed } }, async (tx, changeId) => {
    const { caseId } = await personInSight(tx, ctx, input);
    const card = await lockCard(tx, casePersonId);
    // A card that was forgotten agrees to nothing.
    if (!card || card.sealed === null) throw new Refused("not-found");
    if (isMailed && !mayMail(card)) throw new Refused("invalid", { field: "isMailed" });
    const sealedToken = isMailed ? await sealedFor(tx, casePersonId, token) : null;
    const made = { madeAt: ctx.now.toISOString(), madeBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null };
    await savePage(tx, { casePersonId, caseId, ...hashes, sealedToken, ...made });
    return { changeId, version: await noted(tx, card) };
  });
}

/** Closes her page: its address answers from now on as one that never was. */
export function endPage(ctx: Context, input: OfPerson): Promise<PageSaved> {
  const { courtId, casePersonId, key } = input;
  const act = { action: "page.ended", permission: "reminders.handle", courtId, key, input: { casePersonId } } as const;
  return change(ctx, act, async (tx, changeId) => {
    await personInSight(tx, ctx, input);
    const card = await lockCard(tx, casePersonId);
    if (!card || !(await deletePage(tx, casePersonId))) throw new Refused("not-found");
    return { changeId, version: await noted(tx, card) };
  });
}

const mayMail = ({ level, routes }: CardRow) => level >= 2 && routes.some((route: CardRoute) => mayHoldLink(route));

/** Of a page for that person alone: as a card's own words it opens for nothing else. */
export const whosePage = (casePersonId: number) => `page/${casePersonId}`;

export async function sealedFor(tx: Transaction, casePersonId: number, token: string): Promise<string> {
  return sealText(token, await keepSalt(tx, casePersonId, newSalt()), whosePage(casePersonId));
}

async function noted(tx: Transaction, card: CardRow): Promise<number> {
  await updateCard(tx, card.id, { level: card.level });
  return card.version + 1;
}

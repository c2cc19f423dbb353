import type { Connection } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { PageSecret } from "../../rules/reminders/page-token.ts";
import { callFromPage, type FoundPage, findPageOf, lockPage, updatePage } from "../cards/private-pages-store.ts";
import { isSame, pageCodeHash, pageTokenHash } from "./page-secrets.ts";

/** Wrong codes one after the other that shut a page for good. */
export const MOST_WRONG_CODES = 5;

/** Whose page an address opens; null for one that is unknown, closed, or shut. */
export async function pageUnder(connection: Connection, token: string): Promise<FoundPage | null> {
  return (await findPageOf(connection, pageTokenHash(token))) ?? null;
}

/**
 * Whether a code opens a page. Each try is counted before the code is looked at and in the page's own turn, so that many at
 * once try no more than one after another. The fifth wrong one shuts it: that is a call at the desk, and to whoever tries
 * it looks like any other.
 */
export function tryPageCode(ctx: Context, page: FoundPage, secret: PageSecret, today: CourtDay): Promise<boolean> {
  const { courtId, casePersonId } = page;
  const act = { action: "page.tried", permission: "reminders.handle", courtId, input: { casePersonId } } as const;
  return change(ctx, act, async (tx) => {
    const kept = await lockPage(tx, pageTokenHash(secret.token));
    if (!kept) return false;
    const at = ctx.now.toISOString();
    if (isSame(kept.codeHash, pageCodeHash(secret))) {
      await updatePage(tx, casePersonId, { tries: 0, openedAt: at });
      return true;
    }
    const tries = kept.tries + 1;
    const isShut = tries >= MOST_WRONG_CODES;
    await updatePage(tx, casePersonId, { tries, lockedAt: isShut ? at : null });
    if (isShut) await callFromPage(tx, page, { because: "page-locked", hearingId: null, today }, ctx.now);
    return false;
  });
}

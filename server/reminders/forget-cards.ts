import type { Context } from "../context.ts";
import { addDays, dayAt } from "../rules/court-day.ts";
import { findCardsToForget } from "./cards-store.ts";
import { forgetCard } from "./save-card.ts";

/** Days after a judgment within which an appeal may be brought (Limitation Act 1908, arts. 150 to 157: at most sixty), doubled. */
const AFTER_DAYS = 120;

/** How people of cases that are long over were reached is forgotten. Answers of how many. */
export async function forgetOldCards(ctx: Context): Promise<number> {
  const before = addDays(dayAt(ctx.now, "Asia/Karachi"), -AFTER_DAYS);
  const cards = await findCardsToForget(ctx.db, before);
  for (const card of cards) await forgetCard(ctx, card);
  return cards.length;
}

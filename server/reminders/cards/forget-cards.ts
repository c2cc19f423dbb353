import type { Context } from "../../core/context.ts";
import { addDays, dayAt } from "../../rules/calendar/court-day.ts";
import { APPEAL_DAYS } from "../../rules/judgment/judgment.ts";
import { findCardsToForget } from "./cards-store.ts";
import { forgetCard } from "./save-card.ts";

/**
 * Days after a case is over. An appeal may be brought for thirty days from the supply of the certified copy (PECA s.47), and
 * when that was nobody may have noted: four times as long.
 */
const AFTER_DAYS = 4 * APPEAL_DAYS;

/** How people of cases that are long over, and under no appeal or revision, were reached is forgotten. Answers of how many. */
export async function forgetOldCards(ctx: Context): Promise<number> {
  const before = addDays(dayAt(ctx.now, "Asia/Karachi"), -AFTER_DAYS);
  const cards = await findCardsToForget(ctx.db, before);
  for (const card of cards) await forgetCard(ctx, card);
  return cards.length;
}

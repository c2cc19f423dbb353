import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { differingReminders, keepReminders } from "./keep-reminders.ts";
import { casesToRemindOf, courtsToRemindOf, datesToRemindOf } from "./reminder-facts.ts";

const AT_ONCE = 400;

export type Reconciled = { courtId: number; cases: number; added: number; retimed: number; dropped: number };

/**
 * Recomputes every reminder from the dates and cards of today, court by court, and mends and reports what differs. On the
 * first night after reminders came to a court that is all of them; later it means that something wrote behind our back.
 */
export async function reconcileReminders(ctx: Context): Promise<Reconciled[]> {
  const found: Reconciled[] = [];
  for (const courtId of await courtsToRemindOf(ctx.db)) {
    const cases = await casesToRemindOf(ctx.db, courtId);
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const caseIds = cases.slice(from, from + AT_ONCE);
      const differing = await differenceOf(ctx, caseIds);
      const { added, retimed, dropped } = differing;
      if (added + retimed + dropped === 0) continue;
      await mend(ctx, courtId, caseIds);
      found.push({ courtId, cases: caseIds.length, ...differing });
    }
  }
  return found;
}

const differenceOf = async ({ db, now }: Context, caseIds: readonly number[]) =>
  differingReminders(db, { caseIds, told: await datesToRemindOf(db, caseIds), now });

function mend(ctx: Context, courtId: number, caseIds: readonly number[]) {
  const act = { action: "reminders.reconciled", permission: "reminders.handle", courtId, input: { caseIds } } as const;
  return change(ctx, act, async (tx) =>
    keepReminders(tx, { caseIds, told: await datesToRemindOf(tx, caseIds), now: ctx.now }),
  );
}

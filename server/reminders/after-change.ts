import type { Transaction } from "../../db/connect.ts";
import { keepEnteredOpen } from "../access/sight.ts";
import { connectAfterChange, type Made } from "../core/after-change.ts";
import type { Context } from "../core/context.ts";
import { openPeople } from "../core/second-lock.ts";
import { refreshUndone } from "../courts/undone-calendar.ts";
import { keepReminders } from "./keep-reminders.ts";
import { casesTouched, datesToRemindOf } from "./reminder-facts.ts";

/**
 * What every change brings with it, whichever use case made it: names that somebody entered stay open to him for the day,
 * reminders follow the dates, and the days of a calendar that was taken back are derived anew. It goes by the rows that
 * the database noted of the change, so that no path can forget it, an undo neither.
 */
async function afterChange(tx: Transaction, ctx: Context, { changeId, action, permission }: Made): Promise<void> {
  const { actor, now } = ctx;
  if (permission === "docket.change" && actor.kind === "staff")
    await keepEnteredOpen(tx, { userId: actor.userId, changeId, now });
  await openPeople(tx);
  if (action === "change.undone") await refreshUndone(tx, now, changeId);
  const caseIds = await casesTouched(tx, changeId);
  if (caseIds.length === 0) return;
  await keepReminders(tx, { caseIds, told: await datesToRemindOf(tx, caseIds), now });
}

connectAfterChange(afterChange);

import type { Transaction } from "../../db/connect.ts";
import { refreshUndone } from "../courts/undone-calendar.ts";
import { keepReminders } from "./keep-reminders.ts";
import { casesTouched, datesToRemindOf } from "./reminder-facts.ts";

/**
 * What every change brings with it, whichever use case made it: the reminders of the dates it touched, and of a calendar that
 * was taken back the days. It goes by the rows
 * that the database noted of the change, so that a path that is written later cannot forget it, and an undo neither.
 */
export async function afterChange(tx: Transaction, now: Date, changeId: number, action: string): Promise<void> {
  if (action === "change.undone") await refreshUndone(tx, now, changeId);
  const caseIds = await casesTouched(tx, changeId);
  if (caseIds.length === 0) return;
  await keepReminders(tx, { caseIds, told: await datesToRemindOf(tx, caseIds), now });
}

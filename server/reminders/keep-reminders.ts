import type { Connection } from "../../db/connect.ts";
import { routeFacts } from "./delivery/gateways.ts";
import { findCards, findKeptDates, findSurroundings, type Kept, saveWanted } from "./keep-store.ts";
import { type DatesToRemindOf, wantedReminders } from "./wanted-reminders.ts";

export type KeepAsk = { caseIds: readonly number[]; told: DatesToRemindOf; now: Date };

/**
 * Makes the reminders of these cases what their dates, people and cards ask for, inside the transaction that changed them.
 * Doing it again changes nothing. What was handed over stays; a date that was taken back is told to who knew of it.
 */
export const keepReminders = (connection: Connection, ask: KeepAsk): Promise<Kept> => keep(connection, ask, false);

/** What keeping them would change: nothing, unless a way of changing a date forgot them. */
export const differingReminders = (connection: Connection, ask: KeepAsk): Promise<Kept> => keep(connection, ask, true);

async function keep(connection: Connection, { caseIds, told, now }: KeepAsk, isTrial: boolean): Promise<Kept> {
  const dates = await findKeptDates(connection, caseIds);
  if (dates.length === 0 && told.people.length === 0) return { added: 0, retimed: 0, dropped: 0 };
  const cards = await findCards(connection, caseIds);
  const surroundings = await findSurroundings(connection, caseIds);
  const wanted = wantedReminders(told, { dates, cards, ...surroundings }, now, routeFacts(process.env));
  return saveWanted(connection, caseIds, wanted, now, isTrial);
}

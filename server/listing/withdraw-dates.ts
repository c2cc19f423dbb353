import type { Transaction } from "../../db/connect.ts";
import { recallMoved } from "../process/process-recall.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type OpenDate, openDates } from "./open-dates.ts";
import { lockHearings } from "./store.ts";
import { withdrawWithWords } from "./undated-store.ts";

/**
 * Takes every open date of the cases off, with its reason and the judge, and answers what they were. `lock` takes the
 * days' locks before the hearings are locked.
 */
export async function withdrawDates(
  tx: Transaction,
  courtId: number,
  caseIds: readonly number[],
  words: { because: string; orderedBy: string | null },
  lock: (days: CourtDay[]) => Promise<unknown>,
): Promise<OpenDate[]> {
  const seen = [...(await openDates(tx, courtId, caseIds)).values()].flat();
  await lock(seen.map(({ day }) => day));
  const rows = await lockHearings(
    tx,
    courtId,
    seen.map(({ id }) => id),
  );
  const open = rows.filter(({ state }) => state === "listed");
  await withdrawWithWords(
    tx,
    open.map(({ id }) => id),
    words,
  );
  await recallMoved(tx, open, null);
  return open;
}

"use client";

import { useEffect } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { keepCopy } from "../../../components/outbox-store.ts";
import { useServerClient } from "../../../components/server-data.tsx";
import { type KeptToday, startSheetWorker } from "../../../components/sheet-worker.ts";
import { useCourt } from "../../court-context.tsx";

export const copyOf = (what: "sheet" | "dates", courtId: number, day: CourtDay): string => `${what}/${courtId}/${day}`;
export const keptToday = (courtCode: string, day: CourtDay): KeptToday => ({
  from: `/${courtCode}/today`,
  to: `/${courtCode}/day/${day}`,
});

/** Court, day: kept once for each time the program is opened. */
const kept = new Set<string>();

/**
 * Puts the sheet on which *today* opens (that of today, or of the coming hearing day) on the device of who records it,
 * from the first screen on: it opens afresh when the network has gone before anybody looked at it. Its reading is on
 * record like any other.
 */
export function useKeepToday(): void {
  const { me, court } = useCourt();
  const client = useServerClient();
  const records = me.role === "clerk" || me.role === "judge";
  useEffect(() => {
    if (!records || !("serviceWorker" in navigator)) return;
    const keep = async () => {
      const { day } = await client.hearings.comingDay.query({ courtId: court.id });
      if (kept.has(`${court.id}/${day}`)) return;
      const at = { courtId: court.id, day };
      const [sheet, dates] = await Promise.all([
        client.hearings.daySheet.query(at),
        client.hearings.nextDates.query({ courtId: court.id, from: day, n: 5 }),
      ]);
      await keepCopy(copyOf("sheet", court.id, day), sheet);
      await keepCopy(copyOf("dates", court.id, day), dates);
      await startSheetWorker(court.code, keptToday(court.code, day));
      kept.add(`${court.id}/${day}`);
    };
    // What cannot be kept now is kept the next time; the screen in front of the clerk is not held up by it.
    keep().catch(() => {});
  }, [records, client, court.id, court.code]);
}

import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt, daysBetween } from "../rules/calendar/court-day.ts";
import { type ProcessGap, processCheck } from "../rules/process/process-states.ts";
import { mattersWithProcess, needsRecall } from "./process-of-day.ts";
import { findOwedRecalls, findSinceless, nextListedDay, type Sinceless } from "./process-store.ts";

export type OwedRecalls = { day: CourtDay; processIds: number[] };

export type ProcessCheck = {
  /** The day that was checked: the one asked for, else the coming one on which anything is listed; null where none is. */
  day: CourtDay | null;
  daysAhead: number;
  matters: number;
  /** Matters with at least one gap, and all gaps. */
  matterGaps: number;
  gaps: ProcessGap[];
  /** Recalls of the court that nobody has sent yet, by the day for which the process was made out. */
  recalls: OwedRecalls[];
  /** Matters of the day in custody of which nobody recorded since when. */
  sinceless: Sinceless[];
};

/** The check before a list (the Wednesday check of a Thursday): what is missing, unissued, unserved, unreported or unrecalled. */
export function checkProcess(ctx: Context, input: { courtId: number; day?: CourtDay | null }): Promise<ProcessCheck> {
  const { courtId } = input;
  return read(ctx, { permission: "day.record", courtId }, async (connection) => {
    const { timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [day, recalls] = await Promise.all([
      input.day ?? nextListedDay(connection, courtId, today),
      owedRecalls(connection, courtId),
    ]);
    if (day === null || day <= today)
      return { day, daysAhead: 0, matters: 0, matterGaps: 0, gaps: [], recalls, sinceless: [] };
    const matters = (await mattersWithProcess(connection, courtId, day, today)).filter(
      (matter) => matter.day === day && matter.state === "listed",
    );
    const daysAhead = daysBetween(today, day);
    const checked = matters.map(({ hearingId, items, proposals }) => {
      const processes = items.map(({ to, ...item }) => ({
        ...{ ...item, personId: to?.id ?? null, isMisdirected: item.misdirected !== null },
      }));
      const proposed = proposals.map(({ kind, to, requestId }) => ({ kind, personId: to?.id ?? null, requestId }));
      // What was accepted is wanted as well: the rules propose it no more.
      const accepted = processes.filter(({ state }) => state !== "recalled");
      return { hearingId, day, processes, wanted: [...proposed, ...accepted] };
    });
    const gaps = once(processCheck(checked, today, daysAhead));
    const matterGaps = new Set(gaps.map(({ hearingId }) => hearingId)).size;
    const sinceless = await findSinceless(connection, courtId, day);
    return { day, daysAhead, matters: matters.length, matterGaps, gaps, recalls, sinceless };
  });
}

async function owedRecalls(connection: Connection, courtId: number): Promise<OwedRecalls[]> {
  const rows = await findOwedRecalls(connection, courtId);
  const owed = rows.filter(({ process }) => needsRecall(process, true));
  return [...Map.groupBy(owed, ({ forDay }) => forDay)].map(([day, some]) => ({
    day,
    processIds: some.map(({ process }) => process.id),
  }));
}

/** Two processes to one person are one gap. */
function once(gaps: readonly ProcessGap[]): ProcessGap[] {
  const seen = new Set<string>();
  return gaps.filter(({ hearingId, personId, requestId, kind }) => {
    const id = `${hearingId}/${personId}/${requestId}/${kind === "notice-to-surety"}`;
    return seen.has(id) ? false : seen.add(id);
  });
}

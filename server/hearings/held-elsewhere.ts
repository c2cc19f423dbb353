import type { Connection } from "../../db/connect.ts";
import { spanOf } from "../rules/clashes.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { needAt } from "../rules/needed-people.ts";
import type { Purpose } from "../rules/purposes.ts";
import { findBookedElsewhere, findSharedPeople, findStandIns } from "./presence-store.ts";

type Matter = { caseId: number; purpose: Purpose; day: CourtDay };
/** Whether somebody whom the matter needs is held in another court at the block; `starts`: the blocks of that day. */
export type HeldElsewhere = (matter: Matter, block: string, starts: readonly string[]) => boolean;

/**
 * What the database will say of matters on these days (`person_in_one_court`), so that another block is taken before it
 * has to. Their people are locked by the caller where it writes.
 */
export async function heldElsewhere(
  connection: Connection,
  court: { id: number; districtId: number },
  caseIds: readonly number[],
  days: readonly CourtDay[],
): Promise<HeldElsewhere> {
  const booked = await findBookedElsewhere(connection, court.id, caseIds, days);
  if (booked.length === 0) return () => false;
  const [people, standIns] = await Promise.all([
    findSharedPeople(connection, caseIds),
    findStandIns(connection, court.districtId, days[0]!, days.at(-1)!),
  ]);
  const spared = new Set(
    standIns.filter(({ courtId }) => courtId === court.id).map((row) => `${row.day}/${row.personId}`),
  );
  const held = Map.groupBy(booked, ({ day, personId }) => `${day}/${personId}`);
  const ofCase = Map.groupBy(people, ({ caseId }) => caseId);
  return ({ caseId, purpose, day }, block, starts) => {
    const own = spanOf(block, starts);
    return (ofCase.get(caseId) ?? []).some((one) => {
      const key = `${day}/${one.personId}`;
      if (needAt(purpose, one) !== "must" || spared.has(key)) return false;
      return held.get(key)?.some(({ from, until }) => from < own.until && own.from < until) ?? false;
    });
  };
}

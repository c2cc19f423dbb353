import type { Connection } from "../../../db/connect.ts";
import { absencesBetween } from "../../people/absences.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import { doOverlap, type Span, spanOf, stretchOf } from "../../rules/listing/clashes.ts";
import { needAt } from "../../rules/listing/needed-people.ts";
import type { Need } from "../../rules/listing/planning.ts";
import { findBookedElsewhere, findSharedPeople, findStandIns } from "./presence-store.ts";

type Matter = { caseId: number; purpose: Purpose; day: CourtDay };
type AtBlock = (matter: Matter, block: string, starts: readonly string[]) => boolean;

export type HeldElsewhere = {
  /** Somebody whom the matter needs is held in another court at the block. */
  isHeld: AtBlock;
  /** Somebody whom it needs said that he is taken then: another block is better, and none is refused for it. */
  isTaken: AtBlock;
};

const never: AtBlock = () => false;

/**
 * What the database will say of matters on these days (`person_in_one_court`), so that another block is taken before it
 * has to; and who is taken by anything else. Their people are locked by the caller where it writes. A date of a court that
 * gives no times may be at any hour: refusing every other court for it would keep an officer from two courts of a day that
 * he can well be at one after the other. It holds nobody, is planned around, and is shown in both courts as a clash.
 */
export async function heldElsewhere(
  connection: Connection,
  court: { id: number; districtId: number },
  caseIds: readonly number[],
  days: readonly CourtDay[],
): Promise<HeldElsewhere> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { isHeld: never, isTaken: never };
  const [booked, absences] = await Promise.all([
    findBookedElsewhere(connection, court.id, caseIds, days),
    absencesBetween(connection, court.districtId, first, last),
  ]);
  const stretches = absences.flatMap(({ personId, fromDay, ...one }) =>
    one.fromMinute === null ? [] : [{ personId, day: fromDay, ...stretchOf(one) }],
  );
  if (booked.length === 0 && stretches.length === 0) return { isHeld: never, isTaken: never };
  const [people, standIns] = await Promise.all([
    findSharedPeople(connection, caseIds),
    findStandIns(connection, court.districtId, first, last),
  ]);
  const spared = new Set(
    standIns.filter(({ courtId }) => courtId === court.id).map((row) => `${row.day}/${row.personId}`),
  );
  const ofCase = Map.groupBy(people, ({ caseId }) => caseId);
  const among = (
    rows: readonly (Span & { personId: number; day: CourtDay })[],
    isNeeded: (need: Need | null) => boolean,
  ) => {
    const held = Map.groupBy(rows, ({ day, personId }) => `${day}/${personId}`);
    return ({ caseId, purpose, day }: Matter, block: string, starts: readonly string[]) => {
      const own = spanOf(block, starts);
      return (ofCase.get(caseId) ?? []).some((one) => {
        const key = `${day}/${one.personId}`;
        if (!isNeeded(needAt(purpose, one)) || spared.has(key)) return false;
        return held.get(key)?.some((stretch) => doOverlap(stretch, own)) ?? false;
      });
    };
  };
  return { isHeld: among(booked, (need) => need === "must"), isTaken: among(stretches, (need) => need !== null) };
}

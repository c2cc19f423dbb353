import type { Connection, Transaction } from "../../../db/connect.ts";
import type { PersonRole } from "../../core/permission.ts";
import { findRecorded } from "../case-people-store.ts";
import { peopleInStep } from "../people-in-step.ts";
import { deleteCasePeople } from "../store.ts";
import { findOpenMatters, lockOpenPlaces, type OpenMatters, personNow, repointPlaces } from "./hand-over-store.ts";

/** The person that somebody is now, where they were merged with another since. */
export const personStanding = personNow;

/** The pending matters of somebody's own, court by court. */
export const mattersLeft = (connection: Connection, personId: number, role: PersonRole): Promise<OpenMatters[]> =>
  findOpenMatters(connection, personId, role);

type Passing = { from: number; to: number; role: PersonRole };

/**
 * Gives the pending matters of one person to another, inside the change that is open; answers how many. In a matter in
 * which the other stands already the place goes, unless something is recorded of it.
 */
export async function passMatters(tx: Transaction, { from, to, role }: Passing): Promise<number> {
  const places = await lockOpenPlaces(tx, { from, into: to, role });
  const repeated = places.filter(({ isThere }) => isThere).map(({ id }) => id);
  const recorded = await findRecorded(tx, repeated);
  await deleteCasePeople(
    tx,
    repeated.filter((id) => !recorded.has(id)),
  );
  const moved = places.filter(({ isThere }) => !isThere);
  await repointPlaces(
    tx,
    moved.map(({ id }) => id),
    to,
  );
  await peopleInStep(tx, [...new Set(places.map(({ caseId }) => caseId))]);
  return places.length - recorded.size;
}

import type { Connection } from "../../../db/connect.ts";
import { travelOfDistrict } from "../../courts/travel-times.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { type Presence, spanOf, type Travel } from "../../rules/listing/clashes.ts";
import { needAt } from "../../rules/listing/needed-people.ts";
import {
  findBlockStarts,
  findPeopleOfCase,
  findPresenceRows,
  findStandIns,
  type PresenceRow,
  type StandInRow,
} from "./presence-store.ts";

/** Who is expected where in a district on some days, with the stand-ins in their places. */
export type District = {
  presences: readonly (Presence & { isFixed: boolean })[];
  standIns: readonly StandInRow[];
  starts: ReadonlyMap<number, readonly string[]>;
  travel: Travel;
};

/** @param of these people only; left out, everybody of the district. */
export async function presencesOf(
  connection: Connection,
  districtId: number,
  from: CourtDay,
  until: CourtDay,
  of?: readonly number[],
): Promise<District> {
  const [rows, standIns, starts, travel] = await Promise.all([
    findPresenceRows(connection, districtId, from, until, of),
    findStandIns(connection, districtId, from, until),
    findBlockStarts(connection, districtId),
    travelOfDistrict(connection, districtId),
  ]);
  const standing = standInsBy(standIns);
  const presences = rows.flatMap((row) => {
    const presence = presenceOf(row, starts.get(row.courtId) ?? []);
    return presence ? withStandIn({ ...presence, isFixed: row.isFixed }, standing) : [];
  });
  return { presences, standIns, starts, travel };
}

/** The people of a case as if it were listed for this on the day. */
export async function presencesOfCase(
  connection: Connection,
  { starts, standIns }: Pick<District, "starts" | "standIns">,
  matter: { courtId: number; caseId: number } & Pick<PresenceRow, "day" | "block" | "purpose">,
): Promise<Presence[]> {
  const { courtId, caseId, day, block, purpose } = matter;
  const rows = await findPeopleOfCase(connection, courtId, caseId);
  const standing = standInsBy(standIns);
  return rows.flatMap((row) => {
    const presence = presenceOf({ ...row, day, block, purpose, isFixed: false }, starts.get(courtId) ?? []);
    return presence ? withStandIn(presence, standing) : [];
  });
}

function presenceOf(row: PresenceRow, starts: readonly string[]): Presence | null {
  const { personId, role, courtId, place, day, block, caseId } = row;
  const need = needAt(row.purpose, row);
  if (need === null) return null;
  return { personId, role, need, courtId, place, day, block, caseId, span: spanOf(block, starts) };
}

const standInsBy = (rows: readonly StandInRow[]) =>
  new Map(rows.map((row) => [`${row.courtId}/${row.day}/${row.personId}`, row]));

/** Somebody else comes: whoever it is, where the directory knows him, is expected there instead. */
function withStandIn<One extends Presence>(presence: One, standing: ReadonlyMap<string, StandInRow>): One[] {
  if (presence.need !== "stand-in") return [presence];
  const row = standing.get(`${presence.courtId}/${presence.day}/${presence.personId}`);
  if (!row) return [presence];
  return row.standsInId === null ? [] : [{ ...presence, personId: row.standsInId }];
}

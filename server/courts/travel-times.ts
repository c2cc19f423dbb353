import type { Connection } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type Travel, travelBy } from "../rules/listing/clashes.ts";
import { courtAndPolicy } from "./court-days.ts";
import { deleteTravel, findPlacesOfCourts, findTravelTimes, putTravel } from "./travel-store.ts";

/** How long the way is between the places of a district, as a question. */
export async function travelOfDistrict(connection: Connection, districtId: number): Promise<Travel> {
  return travelBy(await findTravelTimes(connection, districtId));
}

/** The ways that are known, and every place that is named by a court or by one of them. */
export function travelTimes(ctx: Context, { courtId }: { courtId: number }) {
  return read(ctx, { permission: "calendar.read", courtId }, async (connection) => {
    const { court } = await courtAndPolicy(connection, courtId);
    const [ways, ofCourts] = await Promise.all([
      findTravelTimes(connection, court.districtId),
      findPlacesOfCourts(connection, court.districtId),
    ]);
    const named = ways.flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace]);
    return {
      ways: ways.map(({ id, version, fromPlace, toPlace, minutes }) => ({ id, version, fromPlace, toPlace, minutes })),
      places: [...new Set([...ofCourts, ...named])].sort(),
    };
  });
}

export type SaveTravelInput = { courtId: number; fromPlace: string; toPlace: string; minutes: number; key?: string };

/** Says how long the way between two places takes, in either direction. Refused as `invalid` for one place. */
export function saveTravel(ctx: Context, input: SaveTravelInput): Promise<{ changeId: number }> {
  const { courtId, key, minutes, ...ends } = input;
  const act = {
    action: "travel.saved",
    permission: "settings.change",
    courtId,
    key,
    input: { ...ends, minutes },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    const [fromPlace = "", toPlace = ""] = [ends.fromPlace.trim(), ends.toPlace.trim()].sort(byLetters);
    if (fromPlace === "" || fromPlace === toPlace) throw new Refused("invalid", { field: "place" });
    await putTravel(tx, { districtId: court.districtId, fromPlace, toPlace, minutes });
    return { changeId };
  });
}

/** By code points, as the database orders them: `localeCompare` would depend on the machine. */
const byLetters = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

export function removeTravel(
  ctx: Context,
  input: { courtId: number; id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...seen } = input;
  const act = { action: "travel.removed", permission: "settings.change", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court } = await courtAndPolicy(tx, courtId);
    if (!(await deleteTravel(tx, court.districtId, seen))) throw new Refused("stale");
    return { changeId };
  });
}

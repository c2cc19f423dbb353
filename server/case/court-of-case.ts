import type { Connection } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { CourtPrefixes } from "../rules/docket/docket-prefix.ts";
import { findCourtOfCase } from "./store.ts";

/** What entering or showing a case needs to know of its court. Throws `not-found`. */
export async function courtOfCase(
  connection: Connection,
  ctx: Context,
  courtId: number,
): Promise<{ districtId: number; today: CourtDay } & CourtPrefixes> {
  const found = await findCourtOfCase(connection, courtId);
  if (!found) throw new Refused("not-found");
  const { districtId, casePrefix, docketPrefixes, timezone } = found;
  return { districtId, casePrefix, docketPrefixes, today: dayAt(ctx.now, timezone) };
}

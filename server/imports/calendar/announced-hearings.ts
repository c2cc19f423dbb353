import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { districtByCode } from "../../courts/named-court.ts";
import { findAnnounced } from "./calendar-store.ts";
import { type AnnouncedHearingRow, announcedHearingRows } from "./replay-observations.ts";

/** Every hearing that other systems announce in a district, sorted by all columns. Throws `not-found`. */
export function announcedHearings(ctx: Context, districtCode: string): Promise<AnnouncedHearingRow[]> {
  return read(ctx, { permission: "register.import" }, async (connection) => {
    const district = await districtByCode(connection, districtCode);
    if (!district) throw new Refused("not-found", { district: districtCode });
    return announcedHearingRows(await findAnnounced(connection, district.id, null));
  });
}

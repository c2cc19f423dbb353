import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { findCourts, findDistrict } from "./store.ts";

export type MyCourt = {
  id: number;
  code: string;
  nameEn: string;
  nameUr: string | null;
  judgeEn: string | null;
  judgeUr: string | null;
};

/** Who is signed in, and the courts that the sign-in reaches. */
export async function whoAmI(ctx: Context) {
  return read(ctx, { permission: "self.read" }, async (connection) => {
    if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
    const { name, role, districtId, courtId, isPasswordDue = false } = ctx.actor;
    const district = await findDistrict(connection, districtId);
    const courts = await findCourts(connection, { districtId, courtId });
    return {
      name,
      role,
      isPasswordDue,
      isDemo: ctx.isDemo,
      timezone: district?.timezone ?? "Asia/Karachi",
      districtEn: district?.nameEn ?? "",
      districtUr: district?.nameUr ?? null,
      courts: courts.map(
        ({ id, code, nameEn, nameUr, judgeEn, judgeUr }): MyCourt => ({ id, code, nameEn, nameUr, judgeEn, judgeUr }),
      ),
    };
  });
}

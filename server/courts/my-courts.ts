import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { dayAt } from "../rules/calendar/court-day.ts";
import { findCourts, findCoveredCourts, findDistrict } from "./store.ts";

export type MyCourt = {
  id: number;
  code: string;
  nameEn: string;
  nameUr: string | null;
  rank: "magistrate" | "sessions";
  judgeEn: string | null;
  judgeUr: string | null;
  /** What it writes before the numbers of its trials. */
  casePrefix: string | null;
};

/** Who is signed in, and the courts that the sign-in reaches. */
export async function whoAmI(ctx: Context) {
  return read(ctx, { permission: "self.read" }, async (connection) => {
    if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
    const { name, role, districtId, courtId, isPasswordDue = false, isCodeDue = false } = ctx.actor;
    const { username = "", hasCode = false, session } = ctx.actor;
    const district = await findDistrict(connection, districtId);
    const timezone = district?.timezone ?? "Asia/Karachi";
    const own = await findCourts(connection, { districtId, courtId });
    const covered = await findCoveredCourts(connection, ctx.actor.userId, dayAt(ctx.now, timezone));
    const known = new Set(own.map(({ id }) => id));
    const courts = [...own, ...covered.filter((one) => one.districtId === districtId && !known.has(one.id))];
    return {
      name,
      role,
      isPasswordDue,
      isCodeDue,
      username,
      hasCode,
      hasPin: session?.hasPin ?? false,
      isDemo: ctx.isDemo,
      timezone,
      districtEn: district?.nameEn ?? "",
      districtUr: district?.nameUr ?? null,
      courts: courts.map(({ id, code, nameEn, nameUr, rank, judgeEn, judgeUr, casePrefix }): MyCourt => {
        return { id, code, nameEn, nameUr, rank, judgeEn, judgeUr, casePrefix };
      }),
    };
  });
}

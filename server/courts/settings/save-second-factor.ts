import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { courtAndPolicy } from "../court-days.ts";
import { isOfWholeDistrict } from "../court-settings.ts";
import { findDistrict, updatePolicy } from "../store.ts";

export type SaveSecondFactorInput = { courtId: number; version: number; isOn: boolean; key?: string };

/**
 * Whether the staff of the district sign in with a code besides the password. Who has none enrols at the next request;
 * who has one keeps it when it is no longer asked of everybody. The demo has none.
 */
export async function saveSecondFactor(ctx: Context, input: SaveSecondFactorInput): Promise<{ changeId: number }> {
  const { courtId, version, isOn, key } = input;
  const act = {
    action: "second-factor.saved",
    permission: "people.manage",
    courtId,
    key,
    input: { version, isOn },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!isOfWholeDistrict(ctx.actor) || ctx.isDemo) throw new Refused("not-allowed");
    const { court } = await courtAndPolicy(tx, courtId);
    const stored = await findDistrict(tx, court.districtId);
    const policy = { ...((stored?.policy ?? {}) as object), secondFactor: isOn };
    if (!(await updatePolicy(tx, court.districtId, version, policy))) throw new Refused("stale");
    return { changeId };
  });
}

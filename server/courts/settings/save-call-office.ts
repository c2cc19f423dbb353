import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CallOffice } from "../../rules/courts/policy.ts";
import { courtAndPolicy } from "../court-days.ts";
import { isOfWholeDistrict } from "../court-settings.ts";
import { findDistrict, updatePolicy } from "../store.ts";

export type SaveCallOfficeInput = { courtId: number; version: number; office: CallOffice | null; key?: string };

/** Whom complainants, victims and witnesses are asked to call, and when; without it no message goes to them. */
export async function saveCallOffice(ctx: Context, input: SaveCallOfficeInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const { version, office } = asked;
  const act = { action: "call-office.saved", permission: "settings.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!isOfWholeDistrict(ctx.actor)) throw new Refused("not-allowed");
    if (office && office.fromMinute >= office.untilMinute)
      throw new Refused("invalid", { field: "office.untilMinute" });
    const { court } = await courtAndPolicy(tx, courtId);
    const stored = await findDistrict(tx, court.districtId);
    const policy = { ...((stored?.policy ?? {}) as object), callOffice: office };
    if (!(await updatePolicy(tx, court.districtId, version, policy))) throw new Refused("stale");
    return { changeId };
  });
}

import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { isSensible, RULE_NUMBERS, type RuleNumber, type RulesPolicy } from "../../rules/courts/policy.ts";
import { courtAndPolicy } from "../court-days.ts";
import { isOfWholeDistrict } from "../court-settings.ts";
import { findDistrict, updatePolicy } from "../store.ts";

export type SaveRulesInput = RulesPolicy & { courtId: number; version: number; key?: string };

/**
 * Sets the numbers that a district chooses within the law, for all its courts: from now on dates are judged by them.
 * `version` is that of the district's row. Throws `invalid` with the field, `stale`, and `not-allowed` for whoever is
 * bound to one court.
 */
export async function saveRules(ctx: Context, input: SaveRulesInput): Promise<{ changeId: number }> {
  const { courtId, key, version, ...rules } = input;
  for (const field of Object.keys(RULE_NUMBERS) as RuleNumber[])
    if (!isSensible(field, rules[field])) throw new Refused("invalid", { field });
  const act = {
    action: "rules.saved",
    permission: "settings.change",
    courtId,
    key,
    input: { version, ...rules },
  } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!isOfWholeDistrict(ctx.actor)) throw new Refused("not-allowed");
    const { court } = await courtAndPolicy(tx, courtId);
    const stored = await findDistrict(tx, court.districtId);
    const policy = { ...((stored?.policy ?? {}) as object), ...rules };
    if (!(await updatePolicy(tx, court.districtId, version, policy))) throw new Refused("stale");
    return { changeId };
  });
}

import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { EVIDENCE_SOURCES } from "../../rules/evidence/evidence-ledger.ts";
import { MOST_REPLY_DAYS, type ReplyDays } from "../../rules/evidence/reply-days.ts";
import { courtAndPolicy } from "../court-days.ts";
import { isOfWholeDistrict } from "../court-settings.ts";
import { findDistrict, updatePolicy } from "../store.ts";

type Input = { courtId: number; version: number; key?: string; replyDays: ReplyDays };

/**
 * Sets how many days a reply of each source is allowed, for all courts of the district; see `saveRules`. Throws
 * `invalid` with the source, `stale` and `not-allowed`.
 */
export async function saveReplyDays(ctx: Context, input: Input): Promise<{ changeId: number }> {
  const { courtId, key, version, replyDays } = input;
  const isSensible = (days: number) => Number.isInteger(days) && days >= 1 && days <= MOST_REPLY_DAYS;
  const wrong = EVIDENCE_SOURCES.find((source) => !isSensible(replyDays[source]));
  if (wrong) throw new Refused("invalid", { field: wrong });
  const act = { action: "reply-days.saved", permission: "settings.change", courtId, key } as const;
  return change(ctx, { ...act, input: { version, replyDays } }, async (tx, changeId) => {
    if (!isOfWholeDistrict(ctx.actor)) throw new Refused("not-allowed");
    const { court } = await courtAndPolicy(tx, courtId);
    const stored = await findDistrict(tx, court.districtId);
    const policy = { ...((stored?.policy ?? {}) as object), replyDays };
    if (!(await updatePolicy(tx, court.districtId, version, policy))) throw new Refused("stale");
    return { changeId };
  });
}

import { requireSight } from "../../access/sight.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { prefixFor } from "../../rules/docket/docket-prefix.ts";
import { hasCustodyPeriods } from "../case-people-store.ts";
import { courtOfCase } from "../court-of-case.ts";
import { keepLiftingOrder, type LiftingOrder, requireLiftingOrder } from "../lifting-order.ts";
import { kindOfMatter } from "../stage/docket-kind.ts";
import { storedCases } from "../stored-cases.ts";
import { type CaseEntry, readEntry } from "./case-entry.ts";
import { changeCases, type ReleaseFollows } from "./change-cases.ts";

export type EditCase = {
  courtId: number;
  caseId: number;
  version: number;
  key?: string;
  entry: CaseEntry;
  /** By whose order, and why, where the entry lifts a restriction. */
  order?: LiftingOrder | null;
};

/**
 * Rewrites one case; `follows` does what turns on a release that the form tells. Throws `stale` when somebody changed it
 * since `version`, `not-found` for another court's case.
 */
export function editCase(ctx: Context, input: EditCase, follows: ReleaseFollows) {
  const act = { action: "case.edited", permission: "docket.change", courtId: input.courtId, key: input.key } as const;
  return change(ctx, { ...act, input }, async (tx, changeId) => {
    const { districtId, today, ...prefixes } = await courtOfCase(tx, ctx, input.courtId);
    const [stored] = await storedCases(tx, input.courtId, { ids: [input.caseId] });
    if (!stored) throw new Refused("not-found");
    await requireSight(tx, ctx, input);
    const isSame =
      input.entry.custody === stored.matter.custody &&
      input.entry.custodySince === (stored.matter.custodySince ?? null);
    if (!isSame && (await hasCustodyPeriods(tx, input.caseId))) throw new Refused("invalid", { field: "custody" });
    const casePrefix = prefixFor(prefixes, await kindOfMatter(tx, input.courtId, input.caseId));
    const matter = readEntry(input.entry, { casePrefix, today, kept: stored.matter });
    const { courtId, caseId, order } = input;
    const [before, after] = [stored.matter.orderedRestricted, matter.orderedRestricted];
    requireLiftingOrder(before, after, order);
    const change = { caseId: input.caseId, version: input.version, matter };
    const { stale, released } = await changeCases(tx, input.courtId, districtId, [change], "correction");
    if (stale.length > 0) throw new Refused("stale");
    await keepLiftingOrder(tx, ctx, { courtId, caseId, before, after }, order);
    return { caseId: input.caseId, changeId, ordersWithdrawn: await follows(tx, released) };
  });
}

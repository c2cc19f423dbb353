import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import { type CaseEntry, readEntry } from "./case-entry.ts";
import { changeCases } from "./change-cases.ts";
import { courtOfCase } from "./court-of-case.ts";
import { storedCases } from "./stored-cases.ts";

type Edit = { courtId: number; caseId: number; version: number; key?: string; entry: CaseEntry };

/** Rewrites one case. Throws `stale` when somebody changed it since `version`, `not-found` for another court's case. */
export function editCase(ctx: Context, input: Edit) {
  const act = { action: "case.edited", permission: "docket.change", courtId: input.courtId, key: input.key } as const;
  return change(ctx, { ...act, input }, async (tx, changeId) => {
    const { casePrefix, districtId, today } = await courtOfCase(tx, ctx, input.courtId);
    const [stored] = await storedCases(tx, input.courtId, { ids: [input.caseId] });
    if (!stored) throw new Refused("not-found");
    const matter = readEntry(input.entry, { casePrefix, today, kept: stored.matter });
    const change = { caseId: input.caseId, version: input.version, matter };
    const { stale } = await changeCases(tx, input.courtId, districtId, [change], "correction");
    if (stale.length > 0) throw new Refused("stale");
    return { caseId: input.caseId, changeId };
  });
}

import { change } from "../change.ts";
import type { Context } from "../context.ts";
import { type CaseEntry, readEntry } from "./case-entry.ts";
import { courtOfCase } from "./court-of-case.ts";
import { registerCases } from "./register-cases.ts";

/** Enters one case by hand. Throws `invalid` with the field that cannot be read, `number-taken`. */
export function registerCase(ctx: Context, input: { courtId: number; key?: string; entry: CaseEntry }) {
  const act = {
    action: "case.registered",
    permission: "docket.change",
    courtId: input.courtId,
    key: input.key,
  } as const;
  return change(ctx, { ...act, input }, async (tx, changeId) => {
    const { casePrefix, districtId, today } = await courtOfCase(tx, ctx, input.courtId);
    const matter = readEntry(input.entry, { casePrefix, today });
    const [caseId] = await registerCases(tx, input.courtId, districtId, [matter]);
    return { caseId: caseId!, changeId };
  });
}

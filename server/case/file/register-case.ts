import type { Transaction } from "../../../db/connect.ts";
import type { Context } from "../../core/context.ts";
import { prefixFor } from "../../rules/docket/docket-prefix.ts";
import { courtOfCase } from "../court-of-case.ts";
import { keepLiftingOrder, type LiftingOrder, requireLiftingOrder } from "../lifting-order.ts";
import { registerCases } from "../register-cases.ts";
import { type DocketKind, keepDocketKind } from "../stage/docket-kind.ts";
import { type CaseEntry, readEntry } from "./case-entry.ts";

export type Registration = {
  courtId: number;
  entry: CaseEntry;
  order?: LiftingOrder | null;
  /** Which docket it enters, and how it came; left out: a trial instituted here. */
  kind?: DocketKind | null;
};

const TRIAL = { docket: "trial", applicationKind: null } as const;

/**
 * Enters one case by hand, within the change that gives it its first date (server/listing/register-and-list.ts). Throws
 * `invalid` with the field that cannot be read, `number-taken`.
 */
export async function enterCase(tx: Transaction, ctx: Context, input: Registration): Promise<number> {
  const { courtId, entry, order, kind } = input;
  const { districtId, today, ...prefixes } = await courtOfCase(tx, ctx, courtId);
  const casePrefix = prefixFor(prefixes, kind ?? TRIAL);
  const matter = { ...readEntry(entry, { casePrefix, today }), ...(kind ? { docket: kind.docket } : {}) };
  requireLiftingOrder(null, matter.orderedRestricted, order);
  const [caseId] = await registerCases(tx, courtId, districtId, [matter]);
  if (kind) await keepDocketKind(tx, { courtId, caseId: caseId!, today }, kind);
  const lifted = { courtId, caseId: caseId!, before: null, after: matter.orderedRestricted };
  await keepLiftingOrder(tx, ctx, lifted, order);
  return caseId!;
}

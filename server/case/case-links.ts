import type { Connection } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import {
  type CaseBeside,
  deleteLink,
  findApplications,
  findLinks,
  findSameFir,
  insertLink,
  isInDistrict,
  type LinkKind,
} from "./case-links-store.ts";
import { findDocketRow } from "./docket-kind-store.ts";

export type { CaseBeside, LinkKind };
export const LINK_KINDS = [
  "same-fir",
  "cross-case",
  "in-connection",
  "split-from",
] as const satisfies readonly LinkKind[];

const MOST_SAME_FIR = 20;

/** What stands beside a case: linked by hand, under the same FIR, and applications. A case is named once. */
export async function casesBeside(connection: Connection, caseId: number) {
  const [links, sameFir, applications] = await Promise.all([
    findLinks(connection, caseId),
    findSameFir(connection, caseId, MOST_SAME_FIR),
    findApplications(connection, caseId),
  ]);
  const named = new Set([...links, ...applications].map((one) => one.caseId));
  return { links, applications, sameFir: sameFir.filter((one) => !named.has(one.caseId)) };
}

type LinkInput = { courtId: number; caseId: number; otherCaseId: number; kind: LinkKind; key?: string };

/** Says that two cases of the district belong together. Refused as `nothing-to-do` when that is said already. */
export function linkCases(ctx: Context, input: LinkInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "case.linked", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { caseId, otherCaseId, kind } = input;
    if (!(await findDocketRow(tx, courtId, caseId))) throw new Refused("not-found");
    if (otherCaseId === caseId || !(await isInDistrict(tx, courtId, otherCaseId))) throw new Refused("not-found");
    const known = (await findLinks(tx, caseId)).some((one) => one.caseId === otherCaseId);
    if (known || (await insertLink(tx, { caseId, otherCaseId, kind })) === null) throw new Refused("nothing-to-do");
    return { changeId };
  });
}

export function unlinkCases(
  ctx: Context,
  input: { courtId: number; caseId: number; linkId: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, caseId, linkId } = input;
  const asked = { caseId, linkId };
  const act = { action: "case.unlinked", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!(await findDocketRow(tx, courtId, caseId))) throw new Refused("not-found");
    if (!(await deleteLink(tx, caseId, linkId))) throw new Refused("not-found");
    return { changeId };
  });
}

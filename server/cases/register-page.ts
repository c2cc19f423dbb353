import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { findCustodyKept } from "./case-people-store.ts";
import { gridCellsOf } from "./grid-cells.ts";
import { type DocketSearch, searchDocket } from "./search-docket.ts";
import { type StoredCase, storedCases } from "./stored-cases.ts";

export type RegisterPage = Awaited<ReturnType<typeof registerPage>>;

/** A page of the docket as rows of the register, to be edited as a grid. Complainants are not among its cells. */
export async function registerPage(ctx: Context, input: DocketSearch) {
  const { rows, next } = await searchDocket(ctx, input);
  const caseIds = rows.map(({ caseId }) => caseId);
  return { rows: await registerRows(ctx, { courtId: input.courtId, caseIds }), next };
}

/** Named cases as rows of the register, in the order of their ids; those of another court are left out. */
export async function registerRows(
  ctx: Context,
  { courtId, caseIds }: { courtId: number; caseIds: readonly number[] },
) {
  const reading = { action: "register.read", cases: restrictedOf };
  const [stored, kept] = await read(ctx, { permission: "docket.read", courtId, reading }, (connection) =>
    Promise.all([storedCases(connection, courtId, { ids: caseIds }), findCustodyKept(connection, caseIds)]),
  );
  const byId = new Map(stored.map((one) => [one.caseId, one]));
  return caseIds.flatMap((caseId) => {
    const found = byId.get(caseId);
    if (!found) return [];
    const cells = gridCellsOf(found.matter);
    return [{ caseId, version: found.version, cells, isCustodyKept: kept.has(caseId) }];
  });
}

/** A register is written by name: whose names of restricted matters it showed is on record. */
const restrictedOf = ([stored]: readonly [readonly StoredCase[], unknown]): number[] =>
  stored.filter(({ isRestricted }) => isRestricted).map(({ caseId }) => caseId);

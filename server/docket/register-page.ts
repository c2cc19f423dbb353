import { casesInSight } from "../access/sight-of-many.ts";
import { findCustodyKept } from "../case/case-people-store.ts";
import { type StoredCase, storedCases } from "../case/stored-cases.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { gridCellsOf, shadedCells } from "./grid-cells.ts";
import { type DocketSearch, searchDocket } from "./search-docket.ts";

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
  const { stored, kept, open } = await read(
    ctx,
    { permission: "docket.read", courtId, reading },
    async (connection) => {
      const [stored, kept, open] = await Promise.all([
        storedCases(connection, courtId, { ids: caseIds }),
        findCustodyKept(connection, caseIds),
        casesInSight(connection, ctx, { courtId, isOwnPaper: true }, new Set(caseIds)),
      ]);
      return { stored, kept, open };
    },
  );
  const byId = new Map(stored.map((one) => [one.caseId, one]));
  return caseIds.flatMap((caseId) => {
    const found = byId.get(caseId);
    if (!found) return [];
    const isShaded = !open.has(caseId);
    const cells = gridCellsOf(found.matter);
    const shown = isShaded ? shadedCells(cells) : cells;
    return [{ caseId, version: found.version, cells: shown, isCustodyKept: kept.has(caseId), isShaded }];
  });
}

type Found = { stored: readonly StoredCase[]; kept: ReadonlySet<number>; open: ReadonlySet<number> };

/** A register is written by name: whose names of restricted matters it showed is on record. */
const restrictedOf = ({ stored, open }: Found): number[] =>
  stored.filter(({ isRestricted, caseId }) => isRestricted && open.has(caseId)).map(({ caseId }) => caseId);

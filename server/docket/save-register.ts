import type { Transaction } from "../../db/connect.ts";
import { casesInSight, requireSightOfAll } from "../access/sight-of-many.ts";
import { courtOfCase } from "../case/court-of-case.ts";
import { entryOf, readEntry } from "../case/file/case-entry.ts";
import { changeCases, type ReleaseFollows } from "../case/file/change-cases.ts";
import { findChangesOfCase } from "../case/file/file-store.ts";
import { moveStage } from "../case/stage/move-stage.ts";
import { type StoredCase, storedCases } from "../case/stored-cases.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { isStage } from "../rules/case/stages.ts";
import { type GridCells, type GridColumn, type GridFault, MOST_GRID_CELLS } from "../rules/docket/grid-columns.ts";
import { gridCellsOf, SHADED_COLUMNS, shadedCells, withCells } from "./grid-cells.ts";
import { type GridProblem, gridProblems } from "./grid-problems.ts";

/** Changed cells of one case; `version` is the one its editor saw. Days are 2026-12-31, stages and custody are codes. */
export type RegisterRow = { caseId: number; version: number; cells: Partial<GridCells> };

/** A case that somebody changed meanwhile, as it stands now. */
export type TheirRow = {
  caseId: number;
  version: number;
  cells: GridCells;
  by: string | null;
  source: "screen" | "terminal" | "timer";
  at: string;
};

export type Saved =
  | { isSaved: true; changeId: number; cases: number; ordersWithdrawn: number }
  | { isSaved: false; problems: GridProblem[]; theirs: TheirRow[] };

export type SaveRegister = { courtId: number; rows: readonly RegisterRow[]; key?: string };

/** Carries what is wrong out of the transaction that it undoes; it is no refusal, since a clerk mends it cell by cell. */
class NotSaved extends Error {
  readonly problems: GridProblem[];
  readonly theirs: TheirRow[];

  constructor(problems: GridProblem[], theirs: TheirRow[] = []) {
    super("not-saved");
    this.problems = problems;
    this.theirs = theirs;
  }
}

/**
 * Saves changed cells of many cases in one change: all of them, or none, and then every cell that stands in the way is
 * named with its row, and every row that somebody changed meanwhile with what stands there now. `follows` does what turns
 * on the releases that it tells. Refused as `too-large` above `MOST_GRID_CELLS`, as `nothing-to-do` without a cell.
 */
export async function saveRegister(ctx: Context, input: SaveRegister, follows: ReleaseFollows): Promise<Saved> {
  const { courtId, rows, key } = input;
  const cells = rows.reduce((sum, row) => sum + Object.keys(row.cells).length, 0);
  if (cells > MOST_GRID_CELLS) throw new Refused("too-large", { cells, most: MOST_GRID_CELLS });
  if (cells === 0) throw new Refused("nothing-to-do");
  if (new Set(rows.map(({ caseId }) => caseId)).size < rows.length) throw new Refused("invalid", { field: "caseId" });
  const act = { action: "register.edited", permission: "docket.change", courtId, key, input: rows } as const;
  try {
    const saved = await change(ctx, act, (tx, changeId) => save(tx, ctx, { courtId, rows, changeId, follows }));
    return { isSaved: true, ...saved };
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    return { isSaved: false, problems: error.problems, theirs: await asShown(ctx, courtId, error.theirs) };
  }
}

/** Rows that changed meanwhile, as the grid shows them to who asks. */
async function asShown(ctx: Context, courtId: number, theirs: readonly TheirRow[]): Promise<TheirRow[]> {
  const open = await casesInSight(
    ctx.db,
    ctx,
    { courtId, isOwnPaper: true },
    new Set(theirs.map(({ caseId }) => caseId)),
  );
  return theirs.map((row) => (open.has(row.caseId) ? row : { ...row, cells: shadedCells(row.cells) }));
}

type Saving = { courtId: number; rows: readonly RegisterRow[]; changeId: number; follows: ReleaseFollows };

async function save(tx: Transaction, ctx: Context, { courtId, rows, changeId, follows }: Saving) {
  const at = { courtId, ...(await courtOfCase(tx, ctx, courtId)) };
  const named = rows.filter(({ cells }) => SHADED_COLUMNS.some((column) => cells[column] !== undefined));
  const ids = named.map(({ caseId }) => caseId);
  await requireSightOfAll(tx, ctx, { courtId, isOwnPaper: true }, ids);
  const stored = await storedById(tx, courtId, rows);
  const stale = rows.filter(({ caseId, version }) => (stored.get(caseId)?.version ?? version) !== version);
  const problems = await gridProblems(tx, at, rows, stored);
  if (problems.length > 0 || stale.length > 0) throw new NotSaved(problems, await theirRows(tx, stale, stored));
  const texts = rows.filter(({ cells }) => Object.keys(cells).some((column) => column !== "stage"));
  const released = await writeTexts(tx, at, texts, stored);
  await moveStages(
    tx,
    at,
    rows.filter(({ cells }) => cells.stage !== undefined),
  );
  return { changeId, cases: rows.length, ordersWithdrawn: await follows(tx, released) };
}

type At = { courtId: number; districtId: number; casePrefix: string | null; today: CourtDay };

async function storedById(tx: Transaction, courtId: number, rows: readonly RegisterRow[]) {
  const found = await storedCases(tx, courtId, { ids: rows.map(({ caseId }) => caseId) });
  return new Map(found.map((one) => [one.caseId, one]));
}

const PEOPLE = ["accused", "counsel", "prosecutor", "investigatingOfficer"] as const satisfies readonly GridColumn[];

async function writeTexts(
  tx: Transaction,
  at: At,
  rows: readonly RegisterRow[],
  stored: ReadonlyMap<number, StoredCase>,
): Promise<number[]> {
  const changes = rows.map(({ caseId, version, cells }) => {
    const kept = stored.get(caseId)!.matter;
    return { caseId, version, matter: readEntry(withCells(entryOf(kept), cells), { ...at, kept }) };
  });
  const named = new Map(rows.map((row) => [row.caseId, PEOPLE.find((column) => row.cells[column] !== undefined)]));
  const together = changes.filter(({ caseId }) => !named.get(caseId));
  const { stale, released } = await changeCases(tx, at.courtId, at.districtId, together, "correction");
  const inUse: GridProblem[] = [];
  // One by one: somebody who stands in records may not go, and it has to be told from which row.
  for (const one of changes.filter(({ caseId }) => named.get(caseId))) {
    const done = await changeCases(tx, at.courtId, at.districtId, [one], "correction").catch((error) => {
      if (!(error instanceof Refused) || error.code !== "in-use") throw error;
      inUse.push({ caseId: one.caseId, column: named.get(one.caseId)!, fault: "person_in_use" satisfies GridFault });
      return { stale: [], released: [] };
    });
    stale.push(...done.stale);
    released.push(...done.released);
  }
  if (inUse.length === 0 && stale.length === 0) return released;
  const late = rows.filter(({ caseId }) => stale.includes(caseId));
  throw new NotSaved(inUse, await theirRows(tx, late, await storedById(tx, at.courtId, late)));
}

async function moveStages(tx: Transaction, at: At, rows: readonly RegisterRow[]): Promise<void> {
  const { courtId, today: day } = at;
  const now = await storedById(tx, courtId, rows);
  for (const { caseId, cells } of rows) {
    const stage = cells.stage ?? "";
    const version = now.get(caseId)?.version ?? 0;
    if (isStage(stage)) await moveStage(tx, { courtId, caseId, version, stage, day, step: "register", order: null });
  }
}

async function theirRows(
  tx: Transaction,
  rows: readonly RegisterRow[],
  stored: ReadonlyMap<number, StoredCase>,
): Promise<TheirRow[]> {
  const theirs: TheirRow[] = [];
  for (const { caseId } of rows) {
    const found = stored.get(caseId);
    const [last] = (await findChangesOfCase(tx, caseId)).changes;
    if (!found) continue;
    const who = { by: last?.by ?? null, source: last?.source ?? "screen", at: last?.at ?? found.registeredAt } as const;
    theirs.push({ caseId, version: found.version, cells: gridCellsOf(found.matter), ...who });
  }
  return theirs;
}

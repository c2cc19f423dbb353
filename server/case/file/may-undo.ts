import { type UndoBar, undoBar } from "../../access/undo.ts";
import type { Context } from "../../core/context.ts";
import type { ChangeOfCase, TouchedRow } from "./file-store.ts";

/**
 * Of each change in the history of a case, why whoever looks at it may not take it back: done in another court, not his to
 * do, or a row of it was written again since and that was not taken back (`built-on`). Null where he may. What other cases it touched is found out
 * when it is taken back.
 */
export function undoBars(
  ctx: Context,
  courtId: number,
  changes: readonly ChangeOfCase[],
  touched: readonly TouchedRow[],
): ReadonlyMap<number, UndoBar | "built-on" | null> {
  const ofRows = Map.groupBy(touched, ({ table, ofRow }) => `${table}/${ofRow}`);
  const undoneBy = new Map(changes.map((one) => [one.changeId, one.undoneBy]));
  const undoes = new Map(changes.map((one) => [one.undoneBy, one.changeId]));
  // As the database judges it: is_taken_back_since.
  const standsAsLeftBy = (id: number, rows: readonly TouchedRow[]) => {
    const later = new Set(rows.map(({ changeId }) => changeId).filter((one) => one > id));
    return [...later].every((one) => [undoneBy.get(one), undoes.get(one)].some((pair) => pair && later.has(pair)));
  };
  const isFree = (id: number) =>
    [...ofRows.values()].every((rows) => rows.every(({ changeId }) => changeId !== id) || standsAsLeftBy(id, rows));
  return new Map(
    changes.map((one) => [
      one.changeId,
      undoBar(ctx.actor, one, courtId) ?? (isFree(one.changeId) ? null : "built-on"),
    ]),
  );
}

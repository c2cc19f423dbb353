import { isUndoable } from "../access/undo.ts";
import type { Context } from "../context.ts";
import type { ChangeOfCase, TouchedRow } from "./file-store.ts";

/**
 * The changes in the history of a case that whoever looks at it may still take back: done in this court, theirs to do,
 * and no row of them written since. What other cases it touched is found out when it is taken back.
 */
export function undoableChanges(
  ctx: Context,
  courtId: number,
  changes: readonly ChangeOfCase[],
  touched: readonly TouchedRow[],
): ReadonlySet<number> {
  const lastOf = new Map<string, number>();
  for (const { table, ofRow, changeId } of touched) {
    const key = `${table}/${ofRow}`;
    lastOf.set(key, Math.max(changeId, lastOf.get(key) ?? 0));
  }
  const isLast = (id: number) =>
    touched.every(({ table, ofRow, changeId }) => changeId !== id || lastOf.get(`${table}/${ofRow}`) === id);
  return new Set(
    changes
      .filter((one) => isUndoable(ctx.actor, one, courtId) && isLast(one.changeId))
      .map(({ changeId }) => changeId),
  );
}

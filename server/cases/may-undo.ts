import { type UndoBar, undoBar } from "../access/undo.ts";
import type { Context } from "../context.ts";
import type { ChangeOfCase, TouchedRow } from "./file-store.ts";

/**
 * Of each change in the history of a case, why whoever looks at it may not take it back: done in another court, not his to
 * do, or a row of it was written again since (`built-on`). Null where he may. What other cases it touched is found out
 * when it is taken back.
 */
export function undoBars(
  ctx: Context,
  courtId: number,
  changes: readonly ChangeOfCase[],
  touched: readonly TouchedRow[],
): ReadonlyMap<number, UndoBar | "built-on" | null> {
  const lastOf = new Map<string, number>();
  for (const { table, ofRow, changeId } of touched) {
    const key = `${table}/${ofRow}`;
    lastOf.set(key, Math.max(changeId, lastOf.get(key) ?? 0));
  }
  const isLast = (id: number) =>
    touched.every(({ table, ofRow, changeId }) => changeId !== id || lastOf.get(`${table}/${ofRow}`) === id);
  return new Map(
    changes.map((one) => [
      one.changeId,
      undoBar(ctx.actor, one, courtId) ?? (isLast(one.changeId) ? null : "built-on"),
    ]),
  );
}

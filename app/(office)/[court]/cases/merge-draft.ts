import type { Draft } from "./case-draft.ts";

export type Field = keyof Draft;

/** One field that somebody else changed while it was open here: what it was, what they wrote, what stands here. */
export type Clash = { field: Field; before: Draft[Field]; theirs: Draft[Field]; mine: Draft[Field] };

/** Lists and texts by what they say: an empty line at the end is no difference. */
export function isSame(one: Draft[Field], other: Draft[Field]): boolean {
  const plain = (value: Draft[Field]) => (typeof value === "string" ? value.trim() : JSON.stringify(value));
  return plain(one) === plain(other);
}

/**
 * Joins what was typed here with what somebody else saved meanwhile. `before` is the case as it was opened here. Fields
 * that only one of the two changed take that one's value; those that both changed keep what was typed here, for the clerk
 * to choose. `clashes` names every field of theirs that says something else than what was here, `earlier` those of the
 * time before that are not settled.
 */
export function mergeDraft(
  { before, mine, theirs }: { before: Draft; mine: Draft; theirs: Draft },
  earlier: readonly Clash[] = [],
): { draft: Draft; clashes: Clash[] } {
  const draft: Record<string, unknown> = { ...mine };
  const clashes: Clash[] = [];
  for (const field of Object.keys(theirs) as Field[]) {
    const known = earlier.find((one) => one.field === field);
    const isTheirs = !isSame(before[field], theirs[field]);
    const isMine = !isSame(before[field], mine[field]);
    if (isTheirs && !isMine) draft[field] = theirs[field];
    const differs = !isSame(mine[field], theirs[field]);
    if ((isTheirs || known !== undefined) && differs) {
      clashes.push({ field, before: known?.before ?? before[field], theirs: theirs[field], mine: mine[field] });
    }
  }
  return { draft: draft as Draft, clashes };
}

import type { CauseList, CauseListEntry, RemovedEntry } from "./cause-list.ts";
import type { CourtDay } from "./court-day.ts";

export type ListDifference = {
  readonly added: readonly CauseListEntry[];
  /** Matters whose time block changed; a serial pushed along by others is not a move. */
  readonly moved: readonly { readonly entry: CauseListEntry; readonly from: string | null }[];
  readonly removed: readonly CauseListEntry[];
};

/** What changed between two versions of a day's list, matched by hearing, in the order of their serials. */
export function differenceOf(previous: CauseList, next: CauseList): ListDifference {
  const before = new Map(previous.entries.map((entry) => [entry.hearingUid, entry]));
  const after = new Set(next.entries.map((entry) => entry.hearingUid));
  const was = (entry: CauseListEntry) => before.get(entry.hearingUid);
  return {
    added: next.entries.filter((entry) => !was(entry)),
    moved: next.entries
      .filter((entry) => was(entry) !== undefined && was(entry)!.block !== entry.block)
      .map((entry) => ({ entry, from: was(entry)!.block })),
    removed: previous.entries.filter((entry) => !after.has(entry.hearingUid)),
  };
}

/**
 * The next version with its changes written in, as it is frozen. A first version has none.
 * @param dayOf the day a removed hearing now stands on, `null` when it has none.
 */
export function markChanges(
  previous: CauseList | null,
  next: CauseList,
  dayOf: (hearingUid: string) => CourtDay | null,
): CauseList {
  if (previous === null) return { ...next, removed: [], entries: next.entries.map((entry) => unchanged(entry)) };
  const difference = differenceOf(previous, next);
  const added = new Set(difference.added.map((entry) => entry.hearingUid));
  const moved = new Map(difference.moved.map(({ entry, from }) => [entry.hearingUid, from]));
  const entries = next.entries.map((entry): CauseListEntry => {
    if (added.has(entry.hearingUid)) return { ...entry, change: "added", movedFrom: null };
    if (!moved.has(entry.hearingUid)) return unchanged(entry);
    return { ...entry, change: "moved", movedFrom: moved.get(entry.hearingUid) ?? null };
  });
  const removed = difference.removed.map(
    ({ hearingUid, caseNumber }): RemovedEntry => ({ hearingUid, caseNumber, to: dayOf(hearingUid) }),
  );
  return { ...next, entries, removed };
}

const unchanged = (entry: CauseListEntry): CauseListEntry => ({ ...entry, change: null, movedFrom: null });

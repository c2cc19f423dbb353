import type { CourtDay } from "../calendar/court-day.ts";
import { type CauseList, type CauseListEntry, entryFor, type RemovedEntry, type VisibleEntry } from "./cause-list.ts";

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

export type ListChange = {
  readonly change: "added" | "moved" | "altered";
  /** As the wall shows it. */
  readonly entry: VisibleEntry;
  readonly from: string | null;
};

export type ListChanges = { readonly changes: readonly ListChange[]; readonly removed: readonly RemovedEntry[] };

/**
 * What the wall shows otherwise than in an earlier version: also a matter that reads otherwise in its place, which no mark
 * on the list tells. A serial pushed along by others is no change. Nothing hung before: everything is added.
 * @param later what the versions since say was removed, oldest first: where each of it went.
 */
export function changesSince(previous: CauseList | null, next: CauseList, later: readonly RemovedEntry[]): ListChanges {
  const marked = markChanges(
    previous ?? { ...next, entries: [] },
    next,
    (uid) => later.findLast(({ hearingUid }) => hearingUid === uid)?.to ?? null,
  );
  const before = new Map(previous?.entries.map((entry) => [entry.hearingUid, textOf(entry)]));
  const changes = marked.entries.flatMap((entry): ListChange[] => {
    const seen = { entry: entryFor(entry, "public"), from: entry.movedFrom };
    if (entry.change !== null) return [{ change: entry.change, ...seen }];
    return before.get(entry.hearingUid) === textOf(entry) ? [] : [{ change: "altered", ...seen }];
  });
  return { changes, removed: marked.removed };
}

/** All that the wall shows of a matter but its place among the others. */
function textOf(entry: CauseListEntry): string {
  const { serial: _s, change: _c, movedFrom: _m, ...shown } = entryFor(entry, "public");
  return JSON.stringify(shown);
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

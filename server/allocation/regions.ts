import type { Region } from "./docket.ts";
import type { Grid } from "./grid.ts";

/** Matters that are planned together at most, unless one court, or courts that share matters, have more. */
const MOST_TOGETHER = 1600;

/**
 * The courts in groups that share people, so that each group can be planned by itself. Courts between which a matter may choose stay
 * together; then those that share most people are joined, as long as a group stays small.
 */
export function regionsOf(grid: Grid): Region[] {
  const courts = grid.ofCourt.length;
  const group = Int32Array.from({ length: courts }, (_, court) => court);
  const find = (court: number): number => {
    let root = court;
    while (group[root] !== root) root = group[root]!;
    group[court] = root;
    return root;
  };
  const courtsOf = grid.problem.matters.map((_, matter) => courtsOfMatter(grid, matter));
  const size = new Int32Array(courts);
  const join = (a: number, b: number) => {
    const [keep, gone] = a < b ? [a, b] : [b, a];
    group[gone] = keep;
    size[keep]! += size[gone]!;
  };
  for (const mine of courtsOf) {
    if (mine.length === 0) continue;
    size[find(mine[0]!)]! += 1;
    for (const other of mine) if (find(other) !== find(mine[0]!)) join(find(other), find(mine[0]!));
  }
  for (const [a, b] of byShared(grid, courtsOf)) {
    const [one, other] = [find(a), find(b)];
    if (one !== other && size[one]! + size[other]! <= MOST_TOGETHER) join(one, other);
  }
  return collect(courtsOf, courts, find);
}

/** The courts a matter may be heard in; none where no court of the problem is its own. */
function courtsOfMatter(grid: Grid, matter: number): number[] {
  const { options, court, pinned } = grid.problem.matters[matter]!;
  const courts = options?.map((option) => grid.courtOf[grid.sessionIndex.get(option.session)!]!) ?? [];
  const own = grid.courtIndex.get(court);
  if (!options && own !== undefined) courts.push(own);
  if (pinned) courts.push(grid.courtOf[grid.notified[matter]!]!);
  return [...new Set(courts)];
}

/** Pairs of courts, those with most matters of shared people first. */
function byShared(grid: Grid, courtsOf: readonly number[][]): [number, number][] {
  const courts = grid.ofCourt.length;
  const calls = new Map<number, Map<number, number>>();
  courtsOf.forEach((mine, matter) => {
    for (const person of grid.people[matter]!) {
      const counts = calls.get(person) ?? new Map<number, number>();
      calls.set(person, counts);
      for (const court of mine) counts.set(court, (counts.get(court) ?? 0) + 1);
    }
  });
  const shared = new Map<number, number>();
  for (const counts of calls.values()) {
    const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    // Whoever is needed nearly everywhere says nothing about which courts belong together.
    for (const [index, [a, times]] of all.slice(0, 8).entries())
      for (const [b, others] of all.slice(index + 1, 8)) {
        const key = Math.min(a, b) * courts + Math.max(a, b);
        shared.set(key, (shared.get(key) ?? 0) + Math.min(times, others));
      }
  }
  const pairs = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return pairs.map(([key]) => [Math.floor(key / courts), key % courts]);
}

function collect(courtsOf: readonly number[][], courts: number, find: (court: number) => number): Region[] {
  const regions = new Map<number, Region>();
  for (let court = 0; court < courts; court += 1) {
    const region = regions.get(find(court)) ?? { matters: [], courts: [] };
    region.courts.push(court);
    regions.set(find(court), region);
  }
  courtsOf.forEach((mine, matter) => {
    if (mine.length > 0) regions.get(find(mine[0]!))!.matters.push(matter);
  });
  return [...regions.values()].filter(({ matters }) => matters.length > 0);
}

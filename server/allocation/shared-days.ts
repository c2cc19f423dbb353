import type { IsBarred, Region } from "./docket.ts";
import type { Grid } from "./grid.ts";

/**
 * Gives the days of people who are needed in several regions, and cannot be in two courts, to one region each, so that the regions
 * can be planned apart and at the same time: where a first plan calls the person, else by turns.
 */
export interface SharedDays {
  /** What a region may not use while the first plans are made: days that an earlier one took. */
  takenFor(region: number): IsBarred;
  /** Notes the days that a region's matters, as placed, take. */
  claim(region: number, matters: readonly number[], at: Int32Array): void;
  /** What a region may not use once all days are given away. */
  notOf(region: number): IsBarred;
}

const NOBODY = -1;

export function sharedDays(grid: Grid, regions: readonly Region[], at: Int32Array): SharedDays {
  const regionsOf = regionsByPerson(grid, regions);
  const { days } = grid;
  const row = new Map([...regionsOf].filter(([, mine]) => mine.length > 1).map(([person], index) => [person, index]));
  const owner = new Int32Array(row.size * days).fill(NOBODY);
  const ownerOf = (person: number, day: number) => {
    const mine = row.get(person);
    return mine === undefined ? null : owner[mine * days + day]!;
  };
  const claim = (region: number, matters: readonly number[], places: Int32Array) => {
    for (const matter of matters) {
      if (places[matter]! < 0) continue;
      for (const person of grid.people[matter]!) {
        const mine = row.get(person);
        if (mine === undefined) continue;
        const key = mine * days + grid.dayOf[places[matter]!]!;
        if (owner[key] === NOBODY) owner[key] = region;
      }
    }
  };
  // What is pinned comes first, in whichever region.
  regions.forEach(({ matters }, region) => {
    claim(region, matters, at);
  });
  const turnOf = (person: number, day: number) => {
    const mine = regionsOf.get(person)!;
    return mine[(row.get(person)! + day) % mine.length]!;
  };
  return {
    claim,
    takenFor: (region) => (person, day) => {
      const has = ownerOf(person, day);
      return has !== null && has !== NOBODY && has !== region;
    },
    notOf: (region) => (person, day) => {
      const has = ownerOf(person, day);
      return has !== null && (has === NOBODY ? turnOf(person, day) : has) !== region;
    },
  };
}

function regionsByPerson(grid: Grid, regions: readonly Region[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  regions.forEach(({ matters }, region) => {
    for (const matter of matters) {
      if (grid.problem.matters[matter]!.standby) continue;
      for (const person of grid.people[matter]!) {
        if (grid.problem.people[person]!.clashCost !== undefined) continue;
        const known = found.get(person);
        if (!known) found.set(person, [region]);
        else if (known.at(-1) !== region) known.push(region);
      }
    }
  });
  return found;
}

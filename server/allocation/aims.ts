import type { Docket } from "./docket.ts";
import type { Prices } from "./prices.ts";

export interface Aims {
  /** Matters that have a choice; per matter its aims, the best first; per session the aims at it. */
  who: Int32Array;
  first: Int32Array;
  opening: Int32Array;
  ofSessionFirst: Int32Array;
  ofSession: Int32Array;
  ofSessionWho: Int32Array;
  /** Per opening, how much dearer than the matter's best; and what leaving it for the best other would add. */
  over: Float64Array;
  /** Per matter, how much dearer being nowhere is than its best opening. */
  atStake: Float64Array;
  leaving: Float64Array;
}

export function aimsOf(d: Docket, { full }: Prices, range: number, most: number): Aims {
  const matters = d.matter.length;
  const first = new Int32Array(matters + 1);
  const opening: number[] = [];
  const who: number[] = [];
  const over = new Float64Array(full.length);
  const atStake = new Float64Array(matters);
  const leaving = new Float64Array(full.length);
  for (let i = 0; i < matters; i += 1) {
    const mine: number[] = [];
    for (let o = d.first[i]!; o < d.first[i + 1]!; o += 1) if (d.barred[o] === 0) mine.push(o);
    mine.sort((a, b) => full[a]! - full[b]! || a - b);
    const best = mine.length > 0 ? Math.min(0, full[mine[0]!]!) : 0;
    atStake[i] = -best;
    const second = mine.length > 1 ? Math.min(0, full[mine[1]!]!) : 0;
    mine.forEach((o, rank) => {
      over[o] = full[o]! - best;
      leaving[o] = (rank === 0 ? second : best) - full[o]!;
      if (rank < most && (rank === 0 || full[o]! - full[mine[0]!]! <= range)) opening.push(o);
    });
    first[i + 1] = opening.length;
    if (mine.length > 0) who.push(i);
  }
  return {
    who: Int32Array.from(who),
    first,
    opening: Int32Array.from(opening),
    over,
    atStake,
    leaving,
    ...bySession(d, first, opening),
  };
}

function bySession(d: Docket, first: Int32Array, opening: number[]) {
  const ofSessionFirst = new Int32Array(d.minutesLeft.length + 1);
  for (const o of opening) ofSessionFirst[d.session[o]! + 1]! += 1;
  for (let s = 0; s < d.minutesLeft.length; s += 1) ofSessionFirst[s + 1]! += ofSessionFirst[s]!;
  const next = ofSessionFirst.slice();
  const ofSession = new Int32Array(opening.length);
  const ofSessionWho = new Int32Array(opening.length);
  for (let i = 0; i + 1 < first.length; i += 1)
    for (let aim = first[i]!; aim < first[i + 1]!; aim += 1) {
      const place = next[d.session[opening[aim]!]!]!++;
      ofSession[place] = opening[aim]!;
      ofSessionWho[place] = i;
    }
  return { ofSessionFirst, ofSession, ofSessionWho };
}

import { type Docket, NONE } from "./docket.ts";
import type { Prices } from "./prices.ts";

/** Rounds in which sessions' prices take each other into account. */
const SWEEPS = 8;
/** So many of a session's matters, in a hundred, would rather be elsewhere at its price: plans are not perfect. */
const OUT_OF_PLACE = 20;
/** With more minutes left than this a session's minutes cost nothing. */
const ROOM = 10;

/**
 * What a minute of each session costs as a plan that stands tells it: so much that few of those who are there would rather be
 * elsewhere, at the prices there. Says less than `pricing`, nothing of people and no bound, at the cost of a few of its rounds.
 */
export function standingPrices(docket: Docket, at: Int32Array): Prices {
  const { first, session, minutes, cost, minutesLeft } = docket;
  const price = new Float64Array(minutesLeft.length);
  const left = minutesLeft.slice();
  at.forEach((o) => {
    if (o !== NONE) left[session[o]!]! -= minutes[o]!;
  });
  const worth: number[][] = Array.from(price, () => []);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const each of worth) each.length = 0;
    at.forEach((o, i) => {
      if (o === NONE || minutes[o]! <= 0) return;
      let other = 0;
      for (let each = first[i]!; each < first[i + 1]!; each += 1) {
        const there = cost[each]! + price[session[each]!]! * minutes[each]!;
        if (there < other && session[each] !== session[o]) other = there;
      }
      worth[session[o]!]!.push(Math.max(0, (other - cost[o]!) / minutes[o]!));
    });
    worth.forEach((each, s) => {
      each.sort((a, b) => a - b);
      price[s] = left[s]! > ROOM ? 0 : (each[Math.floor((each.length * OUT_OF_PLACE) / 100)] ?? 0);
    });
  }
  const full = cost.map((alone, o) => alone + price[session[o]!]! * minutes[o]!);
  return { full, wanted: new Float32Array(0), bound: Number.NEGATIVE_INFINITY };
}

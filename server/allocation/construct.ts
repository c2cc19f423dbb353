import { type Docket, NONE } from "./docket.ts";
import type { Prices } from "./prices.ts";
import { emptySeats, fits, joinCost, put, type Seats } from "./seats.ts";

/** Nobody is seated at a loss; a tie is no loss, since every case should have a date. */
const TIE = 1e-9;

/** Seats whom the prices are surest of where they wanted to be, then the rest, who lose most by waiting first, where it costs least. */
export function seatByPrices(docket: Docket, prices: Prices): Seats {
  const seats = emptySeats(docket);
  const { first } = docket;
  const sure = new Float64Array(docket.matter.length);
  for (let i = 0; i < sure.length; i += 1)
    for (let o = first[i]!; o < first[i + 1]!; o += 1) if (prices.wanted[o]! > sure[i]!) sure[i] = prices.wanted[o]!;
  for (const i of inOrder(sure)) {
    let choice = NONE;
    let most = 0.05;
    for (let o = first[i]!; o < first[i + 1]!; o += 1) {
      if (prices.wanted[o]! <= most || !fits(seats, i, o)) continue;
      most = prices.wanted[o]!;
      choice = o;
    }
    if (choice !== NONE) put(seats, i, choice);
  }
  seatTheRest(seats, regrets(docket, prices.full));
  return seats;
}

/** Everybody at given openings, where that can still be. */
export function seatsWhere(docket: Docket, at: Int32Array): Seats {
  const seats = emptySeats(docket);
  for (let i = 0; i < at.length; i += 1) if (at[i] !== NONE && fits(seats, i, at[i]!)) put(seats, i, at[i]!);
  return seats;
}

/** Without prices: those with most at stake for the room they take and the days they can choose from first. Keeps what is notified where it can. */
export function seatByUrgency(docket: Docket): Seats {
  const seats = emptySeats(docket);
  const { first, cost, notified, minutes } = docket;
  const stake = Float64Array.from(docket.matter, (_, i) => {
    const [from, to] = [first[i]!, first[i + 1]!];
    // By the root of the minutes: by the minutes themselves the long ones all come last, and then nowhere.
    return from === to ? 0 : -cost[from]! / (Math.sqrt(Math.max(1, minutes[from]!)) * (to - from));
  });
  const order = inOrder(stake);
  for (const i of order) if (notified[i] !== NONE && fits(seats, i, notified[i]!)) put(seats, i, notified[i]!);
  seatTheRest(seats, stake);
  return seats;
}

/** Seats whoever sits nowhere, the greatest `weight` first, each where it costs least; again while one's trip makes another worth it. */
export function seatTheRest(seats: Seats, weight: Float64Array): void {
  const order = inOrder(weight);
  for (let isSeated = true; isSeated; ) {
    isSeated = false;
    for (const i of order) {
      if (seats.at[i] !== NONE) continue;
      const choice = cheapestOpening(seats, i);
      if (choice === NONE) continue;
      put(seats, i, choice);
      isSeated = true;
    }
  }
}

export function cheapestOpening(seats: Seats, i: number): number {
  const { first, cost, session } = seats.d;
  let choice = NONE;
  let least = TIE;
  for (let o = first[i]!; o < first[i + 1]!; o += 1) {
    if (cost[o]! >= least) break;
    if (!fits(seats, i, o)) continue;
    const price = cost[o]! + joinCost(seats, i, session[o]!);
    if (price >= least) continue;
    least = price;
    choice = o;
  }
  return choice;
}

/** Per matter, what the second-best opening costs more than the best. */
function regrets({ first, matter }: Docket, full: Float64Array): Float64Array {
  return Float64Array.from(matter, (_, i) => {
    let [best, second] = [0, 0];
    for (let o = first[i]!; o < first[i + 1]!; o += 1) {
      if (full[o]! < best) [best, second] = [full[o]!, best];
      else if (full[o]! < second) second = full[o]!;
    }
    return second - best;
  });
}

function inOrder(weight: Float64Array): Int32Array {
  return Int32Array.from(weight, (_, i) => i).sort((a, b) => weight[b]! - weight[a]! || a - b);
}

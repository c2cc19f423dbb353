import { settleCalendars } from "./calendars.ts";
import { seatByPrices, seatByUrgency, seatsWhere, seatTheRest } from "./construct.ts";
import { type Docket, NONE } from "./docket.ts";
import { type Prices, pricing } from "./prices.ts";
import { STEPS, search } from "./search.ts";
import type { Found } from "./search-run.ts";
import { emptySeats, joinCost, put, type Seats } from "./seats.ts";
import { diceOf } from "./seeded.ts";
import { standingPrices } from "./standing-prices.ts";
import { tryCalendars } from "./try-calendars.ts";

/** How much work a docket is worth: rounds of pricing, of settling calendars, proposals of the search in all, and beginnings. */
export interface Work {
  rounds: number;
  /** How boldly prices move; see `Pricing`. */
  step: number;
  /** Nearly all have a date that was notified: prices are read off those dates. */
  isStanding: boolean;
  calendars: number;
  proposals: number;
  starts: number;
  /** Proposals after that, spread over the calendars of the busiest person; 0 where matters are many. */
  calendarProposals: number;
  /** See `SearchSettings`. */
  warm: number;
  cool: number;
  range: number;
  aims: number;
}

export interface RegionPlan extends Found {
  /** Per opening its session, as in the docket. */
  session: Int32Array;
  /** No plan of the docket costs less, against leaving everybody out. */
  bound: number;
}

/** Told of the best plan so far and how much of the work is done; answers whether to go on. */
export type Watch = (best: RegionPlan, share: number) => boolean;

/** A gap to the bound that is rounding only. */
const NO_GAP = 1e-6;

/** A plan by urgency alone, within the rules: in no time, and not a good one. */
export function firstPlan(docket: Docket): RegionPlan {
  const urgent = seatByUrgency(docket);
  return { at: urgent.at, cost: costOfSeats(urgent), bound: leastPossible(docket), session: docket.session };
}

/** Plans one docket: a first plan by urgency, prices and a bound, a plan by prices, then search from there, or from what is notified. */
export function planDocket(docket: Docket, work: Work, seed: number, watch: Watch): RegionPlan {
  const urgent = firstPlan(docket);
  let best: Found = urgent;
  let { bound } = urgent;
  const { session } = docket;
  const isDone = (share: number) => best.cost <= bound + NO_GAP || !watch({ ...best, bound, session }, share);
  if (isDone(0)) return urgent;
  const scale = typicalWait(docket);
  const isReplan = docket.notified.some((opening) => opening !== NONE);
  const wanted = work.isStanding
    ? standingPrices(docket, urgent.at)
    : pricesFor(docket, best.cost, scale, work, isReplan);
  bound = Math.max(bound, wanted.bound);
  for (let start = 0; start < work.starts; start += 1) {
    const seats = isReplan && start === 0 ? seatsWhere(docket, urgent.at) : seatByPrices(docket, wanted);
    const share = (step: number) => (start + step) / work.starts;
    let steps = 0;
    const found = search(seats, wanted, scale, {
      proposals: work.proposals / work.starts,
      warm: work.warm,
      cool: work.cool,
      range: work.range,
      aims: work.aims,
      dice: diceOf(seed + start),
      goOn: (found) => {
        steps += 1;
        return (
          found.cost > bound + NO_GAP &&
          watch({ ...(found.cost < best.cost ? found : best), bound, session }, share(steps / STEPS))
        );
      },
    });
    if (found.cost < best.cost) best = found;
    if (isDone(share(1))) break;
  }
  const goOn = () => watch({ ...best, bound, session }, 1);
  if (work.calendarProposals > 0 && best.cost > bound + NO_GAP && goOn())
    best = tryCalendars(docket, best, { scale, proposals: work.calendarProposals, seed, goOn });
  return { ...closeUp(docket, best), bound, session };
}

/** Prices from nothing, with their bound; then with the calendars of busy people settled, except where dates stand already. */
function pricesFor(docket: Docket, target: number, scale: number, work: Work, isReplan: boolean): Prices {
  const prices = pricing(docket, target);
  const open = prices.run(Math.max(1, work.rounds), work.step);
  docket.barred.forEach((isBarred, opening) => {
    if (isBarred === 1) prices.close(opening);
  });
  if (work.calendars === 0 || isReplan) return open;
  return { ...settleCalendars(docket, prices, scale, work.calendars), bound: open.bound };
}

/** Gives whoever is still out a date where that costs nothing: a tie means a date. */
function closeUp(docket: Docket, best: Found): Found {
  const seats = seatsWhere(docket, best.at);
  seatTheRest(seats, new Float64Array(docket.matter.length));
  return { at: seats.at, cost: costOfSeats(seats) };
}

function costOfSeats({ d, at }: Seats): number {
  const again = emptySeats(d);
  let cost = 0;
  for (let i = 0; i < at.length; i += 1) {
    const opening = at[i]!;
    if (opening === NONE) continue;
    cost += d.cost[opening]! + joinCost(again, i, d.session[opening]!);
    put(again, i, opening);
  }
  return cost;
}

/** Everybody where it is cheapest, as if there were room for all. */
function leastPossible({ first, cost, matter }: Docket): number {
  let sum = 0;
  for (let i = 0; i < matter.length; i += 1) if (first[i + 1]! > first[i]!) sum += cost[first[i]!]!;
  return sum;
}

/** What waiting one session longer costs on average. */
function typicalWait({ first, cost, matter }: Docket): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < matter.length; i += 1) {
    const last = Math.min(first[i + 1]! - 1, first[i]! + 2);
    if (last <= first[i]!) continue;
    sum += (cost[last]! - cost[first[i]!]!) / (last - first[i]!);
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

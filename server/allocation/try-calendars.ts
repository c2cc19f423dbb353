import { seatByPrices, seatsWhere } from "./construct.ts";
import { type Docket, NONE } from "./docket.ts";
import { type Prices, pricing } from "./prices.ts";
import { search } from "./search.ts";
import { busyPeople, type Found } from "./search-run.ts";
import { emptySeats } from "./seats.ts";
import { type Dice, diceOf } from "./seeded.ts";

/** So many calendars of one person are priced: all that there are, or so many drawn. */
const PRICED = 128;
/** Of the calendars, those with the lowest bounds are searched, and of these the cheapest followed. */
const SEARCHED = 24;
const FOLLOWED = 6;
/** What share of the proposals each stage gets; the rest goes to kicks without a calendar. */
const TO_SEARCH = 0.35;
const TO_FOLLOW = 0.2;
const ROUNDS = 300;
/** Proposals after a kick. */
const PER_KICK = 2500;

interface Searching {
  /** A typical cost of waiting one session longer. */
  scale: number;
  dice: Dice;
  /** Asked as the search goes; false ends it. */
  goOn(): boolean;
}

export interface TrySettings extends Omit<Searching, "dice"> {
  proposals: number;
  seed: number;
}

interface Tried {
  /** The docket with the openings barred that the calendar rules out. */
  docket: Docket;
  prices: Prices;
  found: Found;
}

/**
 * For problems so small that the calendar of one busy person decides. The calendars of the one with most matters in two courts are
 * priced, those that promise most are searched, the best are followed further, and the very best is then set free of its calendar,
 * beside the plan that is known already.
 */
export function tryCalendars(docket: Docket, known: Found, { scale, proposals, seed, goOn }: TrySettings): Found {
  const dice = diceOf(seed);
  const searching = { scale, dice, goOn };
  const promising = calendarsOf(docket, dice)
    .map((barred) => pricedWith({ ...docket, barred }, known.cost))
    .sort((a, b) => a.prices.bound - b.prices.bound)
    .slice(0, SEARCHED);
  const searched = promising.map(({ docket: own, prices }): Tried => {
    const settings = settingsOf(searching, (proposals * TO_SEARCH) / promising.length, 10);
    return { docket: own, prices, found: search(seatByPrices(own, prices), prices, scale, settings) };
  });
  const followed = cheapest(searched, FOLLOWED).map((each): Tried => {
    return { ...each, found: kicked(each, (proposals * TO_FOLLOW) / FOLLOWED, searching) };
  });
  const [best] = cheapest(followed, 1) as [Tried];
  const rest = (proposals * (1 - TO_SEARCH - TO_FOLLOW)) / 2;
  const free = [known, best.found].map((found) => kicked({ ...best, docket, found }, rest, searching));
  return free.reduce((least, each) => (each.cost < least.cost ? each : least));
}

function cheapest(tried: readonly Tried[], count: number): Tried[] {
  return [...tried].sort((a, b) => a.found.cost - b.found.cost).slice(0, count);
}

function settingsOf({ dice, goOn }: Searching, proposals: number, warm: number) {
  return { proposals, warm, cool: 0.3, range: 1000, aims: 40, dice, goOn };
}

function pricedWith(docket: Docket, target: number): { docket: Docket; prices: Prices } {
  const prices = pricing(docket, target);
  docket.barred.forEach((isBarred, opening) => {
    if (isBarred === 1) prices.close(opening);
  });
  return { docket, prices: prices.run(ROUNDS, 0.15) };
}

/** Per calendar of the busiest person, which openings it bars: each day is given to one of the courts that want the person. */
function calendarsOf(docket: Docket, dice: Dice): Uint8Array[] {
  const person = busiest(docket);
  if (person === NONE) return [docket.barred];
  const choices = courtsByDay(docket, person).filter(({ courts }) => courts.length > 1);
  const all = choices.reduce((product, { courts }) => Math.min(product * courts.length, 1e9), 1);
  return Array.from({ length: Math.min(all, PRICED) }, (_, index) => {
    let rest = all <= PRICED ? index : dice.below(all);
    const barred = docket.barred.slice();
    for (const { day, courts } of choices) {
      bar(docket, barred, person, day, courts[rest % courts.length]!);
      rest = Math.floor(rest / courts.length);
    }
    return barred;
  });
}

function busiest(docket: Docket): number {
  const times = new Int32Array(docket.person.length);
  for (const person of busyPeople(emptySeats(docket))) times[person]! += 1;
  const most = times.reduce((max, each) => Math.max(max, each), 0);
  return most === 0 ? NONE : times.indexOf(most);
}

function courtsByDay(docket: Docket, person: number): { day: number; courts: number[] }[] {
  const byDay = new Map<number, Set<number>>();
  forOpenings(docket, person, (_, day, court) => {
    byDay.set(day, (byDay.get(day) ?? new Set()).add(court));
  });
  return [...byDay].map(([day, courts]) => ({ day, courts: [...courts] }));
}

/** Leaves a person's day to one court. */
function bar(docket: Docket, barred: Uint8Array, person: number, day: number, court: number): void {
  forOpenings(docket, person, (opening, itsDay, itsCourt) => {
    if (itsDay === day && itsCourt !== court) barred[opening] = 1;
  });
}

function forOpenings(d: Docket, person: number, visit: (opening: number, day: number, court: number) => void): void {
  for (let i = 0; i < d.matter.length; i += 1)
    for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
      if (d.crew[k] !== person) continue;
      for (let o = d.first[i]!; o < d.first[i + 1]!; o += 1) {
        const stand = d.standOf[d.session[o]!]!;
        visit(o, d.standDay[stand]!, d.standCourt[stand]!);
      }
    }
}

/**
 * Again and again one or two busy people have a day given to a court, whoever may be there, and a short search settles the rest with
 * that day fixed: what a change of calendar is worth shows only after the rest has followed it.
 */
function kicked({ docket, prices, found: from }: Tried, proposals: number, searching: Searching): Found {
  const { dice, scale } = searching;
  const busy = busyPeople(emptySeats(docket));
  const kicks = busy.length === 0 ? 0 : Math.floor(proposals / PER_KICK);
  const barred = docket.barred.slice();
  let [now, best] = [from, from];
  for (let kick = 0; kick < kicks; kick += 1) {
    barred.set(docket.barred);
    for (let flips = 1 + dice.below(2); flips > 0; flips -= 1) {
      const person = busy[dice.below(busy.length)]!;
      const stand = dice.below(docket.standDay.length);
      bar(docket, barred, person, docket.standDay[stand]!, docket.standCourt[stand]!);
    }
    const seats = seatsWhere({ ...docket, barred }, now.at);
    const found = search(seats, prices, scale, settingsOf(searching, PER_KICK, 1));
    const limit = 2 * scale * (1 - kick / kicks) * dice.patience();
    if (found.cost < now.cost + limit) now = found;
    if (now.cost < best.cost) best = now;
  }
  return best;
}

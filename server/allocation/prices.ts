import { type Docket, NONE } from "./docket.ts";

/** What scarce things cost in a docket: a minute and a place of each session, and a matter's share of its people's trips. */
export interface Prices {
  /** Per opening, its cost with all that it uses paid for; the least of a matter's openings is where it wants to be. */
  full: Float64Array;
  /** Per opening, how often the matter wanted it of late, 0 to 1. */
  wanted: Float32Array;
  /** No plan of the docket costs less, against leaving everybody out. */
  bound: number;
}

export interface Pricing {
  /** Goes on for so many rounds; `step` is how boldly (0.15 from nothing, 0.05 where prices are near). */
  run(rounds: number, step: number): Prices;
  /** Forbids an opening from now on; bounds after that hold for what is left only. */
  close(opening: number): void;
  isClosed(opening: number): boolean;
}

/** Weight of the newest answer in the running mean that prices follow, and in `wanted`. */
const NEWEST = 0.1;
const NEWEST_WANTED = 0.03;
/** Rounds without a better bound before the step shrinks, and by how much. */
const PATIENCE = 7;
const SHRINK = 0.66;
/** How much gentler a session's price moves than a trip's share: hundreds of matters pull on it at once. */
const GENTLE = 0.05;
const CLOSED = 1e12;

/**
 * Prices by Lagrangian relaxation: capacity and "who is heard needs the people there" are not enforced but paid for, so that each
 * matter and each person-day decides alone and exactly; then what is asked for too much becomes dearer. The volume algorithm
 * (Barahona and Anbil 2000): prices follow a running mean of the answers, from the best prices so far. Every round's value is a bound.
 * @param target the cost of some plan, against leaving everybody out: steps are measured by how far the bound is from it.
 */
export function pricing(docket: Docket, target: number): Pricing {
  const net = netOf(docket);
  const { first, session, minutes, minutesLeft, placesLeft } = docket;
  const matters = docket.matter.length;
  const cost = docket.cost.slice();
  const capacity = minutesLeft.map((left) => Math.max(0, left));
  const places = Float64Array.from(placesLeft, (left) => Math.max(0, left));
  const mean = meanOf(minutes);
  const gentleMinutes = GENTLE / (mean * mean || 1);
  const now = valuesFor(capacity.length, net.call.length);
  evenShares(net, now.share);
  const best = valuesFor(capacity.length, net.call.length);
  copy(now, best);
  const pull = valuesFor(capacity.length, net.call.length);
  const load = valuesFor(capacity.length, 0);
  const { call } = net;
  const { share } = now;
  const pullShare = pull.share;
  /** Per link, 1 where the matter's answer has the person there. */
  const asked = new Uint8Array(call.length);
  const chosen = new Int32Array(matters);
  const isCalled = new Uint8Array(net.trip.length);
  const remaining = new Float64Array(net.trip.length);
  const wanted = new Float64Array(session.length);
  let weight = 1;
  let isFirst = true;

  /** Each matter takes the opening that is cheapest at these prices, or none. */
  function mattersChoose(): number {
    let value = 0;
    for (let i = 0; i < matters; i += 1) {
      const crew = net.crew[i]!;
      let least = 0;
      let choice = NONE;
      for (let o = first[i]!; o < first[i + 1]!; o += 1) {
        const s = session[o]!;
        let price = cost[o]! + now.minute[s]! * minutes[o]! + now.place[s]!;
        if (price >= least) continue;
        const link = net.linkAt[o]!;
        for (let each = link; each < link + crew; each += 1) price += now.share[each]!;
        if (price >= least) continue;
        least = price;
        choice = o;
      }
      chosen[i] = choice;
      value += least;
    }
    return value;
  }

  /** Each person comes on a day where the shares offered outweigh the trip: to one court, or more with stand-ins. */
  function peopleChoose(): number {
    remaining.set(net.trip);
    for (let link = 0; link < share.length; link += 1) remaining[call[link]!]! -= share[link]!;
    isCalled.fill(0);
    let value = 0;
    for (let group = 0; group + 1 < net.groupFirst.length; group += 1) {
      const from = net.groupFirst[group]!;
      const to = net.groupFirst[group + 1]!;
      let most = from;
      for (let call = from + 1; call < to; call += 1) if (remaining[call]! < remaining[most]!) most = call;
      for (let call = from; call < to; call += 1) {
        const extra = remaining[call]! + (call === most && !net.isTaken[group] ? 0 : net.another[call]!);
        if (extra >= 0) continue;
        isCalled[call] = 1;
        value += extra;
      }
    }
    return value;
  }

  function sessionsCost(): number {
    let value = 0;
    for (let s = 0; s < capacity.length; s += 1) value += now.minute[s]! * capacity[s]! + now.place[s]! * places[s]!;
    return value;
  }

  /** Moves the running mean towards what was asked for beyond what there is; gives its squared length where prices can follow. */
  function follow(newest: number): number {
    load.minute.fill(0);
    load.place.fill(0);
    asked.fill(0);
    // The newest answer weighs more by as much as the older ones would fade: one number instead of all of them.
    weight /= 1 - NEWEST_WANTED;
    for (let i = 0; i < matters; i += 1) {
      const o = chosen[i]!;
      if (o === NONE) continue;
      wanted[o]! += NEWEST_WANTED * weight;
      load.minute[session[o]!]! += minutes[o]!;
      load.place[session[o]!]! += 1;
      const link = net.linkAt[o]!;
      for (let each = link; each < link + net.crew[i]!; each += 1) asked[each] = 1;
    }
    for (let s = 0; s < capacity.length; s += 1) {
      pull.minute[s] = pull.minute[s]! * (1 - newest) + newest * (load.minute[s]! - capacity[s]!);
      pull.place[s] = pull.place[s]! * (1 - newest) + newest * (load.place[s]! - places[s]!);
    }
    return (
      gentleMinutes * freeLength(pull.minute, now.minute) +
      GENTLE * freeLength(pull.place, now.place) +
      followShares(newest)
    );
  }

  function followShares(newest: number): number {
    let length = 0;
    for (let link = 0; link < share.length; link += 1) {
      const pulled = pullShare[link]! * (1 - newest) + newest * (asked[link]! - isCalled[call[link]!]!);
      pullShare[link] = pulled;
      if (pulled > 0 || share[link]! > 0) length += pulled * pulled;
    }
    return length;
  }

  function run(rounds: number, boldness: number): Prices {
    let bound = Number.NEGATIVE_INFINITY;
    let step = boldness;
    let idle = 0;
    copy(best, now);
    for (let round = 0; round < rounds; round += 1) {
      const value = mattersChoose() + peopleChoose() - sessionsCost();
      idle += 1;
      if (value > bound) {
        // A gain too small to speak of is kept, but does not keep the step from shrinking.
        if (value - bound > 1e-4 * (target - bound)) idle = 0;
        bound = value;
        copy(now, best);
      }
      if (idle > PATIENCE) {
        step *= SHRINK;
        idle = 0;
        copy(best, now);
      }
      const isFresh = isFirst;
      const length = follow(isFresh ? 1 : NEWEST);
      isFirst = false;
      if (length < 1e-12) {
        if (isFresh) break;
        // Nothing pulls because the last steps went too far: from the best prices again, by smaller ones.
        step *= SHRINK;
        idle = 0;
        copy(best, now);
        isFirst = true;
        continue;
      }
      const reach = (step * (target - value)) / length;
      move(now.minute, pull.minute, reach * gentleMinutes);
      move(now.place, pull.place, reach * GENTLE);
      move(now.share, pull.share, reach);
    }
    return { full: fullPrices(), wanted: Float32Array.from(wanted, (each) => each / weight), bound };
  }

  function fullPrices(): Float64Array {
    const full = cost.slice();
    for (let i = 0; i < matters; i += 1)
      for (let o = first[i]!; o < first[i + 1]!; o += 1) {
        full[o]! += best.minute[session[o]!]! * minutes[o]! + best.place[session[o]!]!;
        for (let each = net.linkAt[o]!; each < net.linkAt[o]! + net.crew[i]!; each += 1) full[o]! += best.share[each]!;
      }
    return full;
  }

  const close = (opening: number) => {
    cost[opening] = CLOSED;
  };
  return { run, close, isClosed: (opening) => cost[opening] === CLOSED };
}

interface Values {
  minute: Float64Array;
  place: Float64Array;
  share: Float64Array;
}

function valuesFor(sessions: number, links: number): Values {
  return { minute: new Float64Array(sessions), place: new Float64Array(sessions), share: new Float64Array(links) };
}

function copy(from: Values, to: Values): void {
  to.minute.set(from.minute);
  to.place.set(from.place);
  to.share.set(from.share);
}

function freeLength(pull: Float64Array, price: Float64Array): number {
  let length = 0;
  for (let at = 0; at < pull.length; at += 1) if (pull[at]! > 0 || price[at]! > 0) length += pull[at]! * pull[at]!;
  return length;
}

function move(price: Float64Array, pull: Float64Array, reach: number): void {
  for (let at = 0; at < price.length; at += 1) {
    const moved = price[at]! + reach * pull[at]!;
    price[at] = Math.max(moved, 0);
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / (values.length || 1);
}

function evenShares({ call, trip }: Net, share: Float64Array): void {
  const links = new Int32Array(trip.length);
  for (const each of call) links[each]! += 1;
  for (let link = 0; link < call.length; link += 1) share[link] = trip[call[link]!]! / links[call[link]!]!;
}

/**
 * Who would be called where. A *call* is a person in a court on a day; calls of one person and day form a group. A *link* is a
 * matter's part in a call: "if the matter is heard there, the person is".
 */
interface Net {
  /** Per opening its first link; a matter's crew follow each other. Per matter how many of its crew. */
  linkAt: Int32Array;
  crew: Int32Array;
  /** Per link its call. Per call the trip, and what a further court costs the person beside it. */
  call: Int32Array;
  trip: Float64Array;
  another: Float64Array;
  groupFirst: Int32Array;
  /** 1 where a pinned matter takes the person's day already, so that any other court is a further one. */
  isTaken: Uint8Array;
}

const NEVER = 1e15;

function netOf(docket: Docket): Net {
  const { first, session, crewFirst, crew, standOf, standDay, person } = docket;
  const stands = standDay.length;
  const lead = leadStands(docket);
  const linkAt = new Int32Array(session.length);
  const seen = new Int32Array(stands).fill(-1);
  const links: number[] = [];
  for (let i = 0; i < docket.matter.length; i += 1) {
    const begin = links.length;
    if (crewFirst[i] === crewFirst[i + 1]) continue;
    for (let o = first[i]!; o < first[i + 1]!; o += 1) {
      const stand = lead[standOf[session[o]!]!]!;
      if (seen[stand]! < begin) {
        seen[stand] = links.length;
        for (let k = crewFirst[i]!; k < crewFirst[i + 1]!; k += 1) links.push(crew[k]! * stands + stand);
      }
      linkAt[o] = seen[stand]!;
    }
  }
  const keys = Int32Array.from(new Set(links)).sort();
  const callOf = new Int32Array(person.length * stands);
  keys.forEach((key, call) => {
    callOf[key] = call;
  });
  return {
    linkAt,
    crew: Int32Array.from(docket.matter, (_, i) => crewFirst[i + 1]! - crewFirst[i]!),
    call: Int32Array.from(links, (key) => callOf[key]!),
    ...callsOf(docket, keys, lead),
  };
}

/** One stand for each court and day: blocks of a day share a trip. */
function leadStands({ standFirst, standDay, standCourt }: Docket): Int32Array {
  return Int32Array.from(standDay, (day, stand) => {
    for (let other = standFirst[day]!; other < stand; other += 1)
      if (standCourt[other] === standCourt[stand]) return other;
    return stand;
  });
}

function callsOf(docket: Docket, keys: Int32Array, lead: Int32Array) {
  const { standDay, standFirst, trip, standIn } = docket;
  const stands = standDay.length;
  const groupFirst: number[] = [];
  const isTaken: number[] = [];
  const tripOf = new Float64Array(keys.length);
  const another = new Float64Array(keys.length);
  let group = -1;
  keys.forEach((key, call) => {
    const person = Math.floor(key / stands);
    const stand = key % stands;
    const day = standDay[stand]!;
    const pinned = pinnedThatDay(docket, person, day);
    if (person * stands + standFirst[day]! !== group) {
      group = person * stands + standFirst[day]!;
      groupFirst.push(call);
      isTaken.push(pinned.length > 0 ? 1 : 0);
    }
    const isThere = pinned.some((other) => lead[other] === stand);
    tripOf[call] = isThere ? 0 : trip[person]!;
    // In blocks of a day a person can go from court to court: the bound asks nothing for that.
    const isFree = isThere || hasBlocks(docket, day);
    another[call] = isFree ? 0 : standIn[person]! < 0 ? NEVER : standIn[person]!;
  });
  groupFirst.push(keys.length);
  return { trip: tripOf, another, groupFirst: Int32Array.from(groupFirst), isTaken: Uint8Array.from(isTaken) };
}

function pinnedThatDay({ standFirst, standDay, called }: Docket, person: number, day: number): number[] {
  const there: number[] = [];
  for (let stand = standFirst[day]!; stand < standFirst[day + 1]!; stand += 1)
    if (called[person * standDay.length + stand]! > 0) there.push(stand);
  return there;
}

function hasBlocks({ standFirst, standSlot }: Docket, day: number): boolean {
  for (let stand = standFirst[day]!; stand < standFirst[day + 1]!; stand += 1)
    if (!standSlot[stand]!.whole) return true;
  return false;
}

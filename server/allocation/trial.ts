import { NONE } from "./docket.ts";
import { fits, HAIR, isElsewhere, joinCost, put, type Seats, stayCost, take } from "./seats.ts";

/**
 * A change that is being tried: made on the seats at once, and taken back when it is not worth it. `cost[0]` is what it adds so far.
 */
export interface Trial {
  seats: Seats;
  cost: Float64Array;
  /** Who was moved, in order, and which opening each had before. */
  moved: Int32Array;
  had: Int32Array;
  moves: number;
  /** Who was sent out and needs another place. */
  out: Int32Array;
  outs: number;
  /** Who is placed by intention and may not be sent out. */
  kept: Int32Array;
  keeps: number;
}

const MOST_MOVES = 1024;
const MOST_OUT = 60;

export function trialOf(seats: Seats): Trial {
  const numbers = () => new Int32Array(MOST_MOVES);
  return {
    seats,
    cost: new Float64Array(1),
    moved: numbers(),
    had: numbers(),
    moves: 0,
    out: numbers(),
    outs: 0,
    kept: numbers(),
    keeps: 0,
  };
}

export function begin(trial: Trial): void {
  trial.cost[0] = 0;
  trial.moves = 0;
  trial.outs = 0;
  trial.keeps = 0;
}

/** True while a trial has room for so many more moves. */
export function hasRoomFor(trial: Trial, moves: number): boolean {
  return trial.moves + moves <= MOST_MOVES;
}

export function lift(trial: Trial, i: number): void {
  const { seats, cost } = trial;
  const opening = seats.at[i]!;
  trial.moved[trial.moves] = i;
  trial.had[trial.moves++] = opening;
  cost[0]! -= seats.d.cost[opening]! + stayCost(seats, i, seats.d.session[opening]!);
  take(seats, i);
}

export function sendOut(trial: Trial, i: number): void {
  lift(trial, i);
  trial.out[trial.outs++] = i;
}

export function drop(trial: Trial, i: number, opening: number): void {
  const { seats, cost } = trial;
  trial.moved[trial.moves] = i;
  trial.had[trial.moves++] = NONE;
  cost[0]! += seats.d.cost[opening]! + joinCost(seats, i, seats.d.session[opening]!);
  put(seats, i, opening);
}

export function undo(trial: Trial): void {
  while (trial.moves > 0) {
    trial.moves -= 1;
    const i = trial.moved[trial.moves]!;
    const before = trial.had[trial.moves]!;
    if (before === NONE) take(trial.seats, i);
    else put(trial.seats, i, before);
  }
}

export function isKept({ kept, keeps }: Trial, i: number): boolean {
  for (let each = 0; each < keeps; each += 1) if (kept[each] === i) return true;
  return false;
}

/** What `cheapestBelow` found costs; LEFT_OUT: being nowhere is the cheapest. */
export const LEFT_OUT = -2;

/** The cheapest opening for a matter that sits nowhere, LEFT_OUT, or NONE where everything costs `limit` or more. */
export function cheapestBelow({ seats }: Trial, i: number, limit: number): number {
  const { d, placesLeft, minutesLeft } = seats;
  const { cost, session, minutes } = d;
  let choice = limit > 0 ? LEFT_OUT : NONE;
  let least = Math.min(limit, 0);
  const end = d.first[i + 1]!;
  for (let o = d.first[i]!; o < end; o += 1) {
    // Cheapest first: trips only add to it.
    if (cost[o]! >= least) break;
    const s = session[o]!;
    if (placesLeft[s]! < 1 || minutesLeft[s]! + HAIR < minutes[o]!) continue;
    const price = cost[o]! + joinCost(seats, i, s);
    if (price >= least || !fits(seats, i, o)) continue;
    least = price;
    choice = o;
  }
  return choice;
}

/** Seats a matter in an opening, sending out whoever is in the way; false where that cannot be (the trial is then to be undone). */
export function force(
  trial: Trial,
  i: number,
  opening: number,
  whoGives: (session: number, lack: number) => number,
): boolean {
  const { seats } = trial;
  const { d } = seats;
  const s = d.session[opening]!;
  const stand = d.standOf[s]!;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (d.standIn[person]! >= 0 || !isElsewhere(seats, person, stand)) continue;
    if (!callBack(trial, person, stand)) return false;
  }
  for (;;) {
    const lack = d.minutes[opening]! - seats.minutesLeft[s]! - HAIR;
    if (lack <= 0 && seats.placesLeft[s]! >= 1) break;
    const gives = trial.outs < MOST_OUT ? whoGives(s, lack) : NONE;
    if (gives === NONE) return false;
    sendOut(trial, gives);
  }
  drop(trial, i, opening);
  return true;
}

/** Sends out the matters that keep a person in another court on a stand's day. */
export function callBack(trial: Trial, person: number, stand: number): boolean {
  const { seats } = trial;
  const { d } = seats;
  for (let each = seats.ofPersonFirst[person]!; each < seats.ofPersonFirst[person + 1]!; each += 1) {
    const i = seats.ofPerson[each]!;
    const opening = seats.at[i]!;
    if (opening === NONE) continue;
    const other = d.standOf[d.session[opening]!]!;
    if (d.standDay[other] !== d.standDay[stand] || d.standCourt[other] === d.standCourt[stand]) continue;
    if (trial.outs >= MOST_OUT || isKept(trial, i)) return false;
    sendOut(trial, i);
  }
  return !isElsewhere(seats, person, stand);
}

/** Finds another place for whoever was sent out, the longest first; false once the trial costs more than `limit`. */
export function placeOuts(trial: Trial, limit: number): boolean {
  const { seats, out, cost } = trial;
  const { d } = seats;
  for (let each = 1; each < trial.outs; each += 1) {
    const i = out[each]!;
    let place = each;
    while (place > 0 && d.minutes[d.first[out[place - 1]!]!]! < d.minutes[d.first[i]!]!) {
      out[place] = out[place - 1]!;
      place -= 1;
    }
    out[place] = i;
  }
  for (let each = 0; each < trial.outs; each += 1) {
    let rest = 0;
    for (let later = each + 1; later < trial.outs; later += 1) rest += d.cost[d.first[out[later]!]!]!;
    const choice = cheapestBelow(trial, out[each]!, limit - cost[0]! - rest + HAIR);
    if (choice === NONE) return false;
    if (choice !== LEFT_OUT) drop(trial, out[each]!, choice);
  }
  return cost[0]! <= limit;
}

import type { Aims } from "./aims.ts";
import { NONE } from "./docket.ts";
import { HAIR, type Seats } from "./seats.ts";
import type { Dice } from "./seeded.ts";
import { begin, drop, isKept, lift, type Trial, trialOf } from "./trial.ts";

export interface Found {
  /** Per matter its opening, or NONE; and what that costs against leaving everybody out. */
  at: Int32Array;
  cost: number;
}

export interface Run {
  seats: Seats;
  trial: Trial;
  aims: Aims;
  dice: Dice;
  busy: Int32Array;
  cost: Float64Array;
  best: Found;
  /** The seats are better than `best.at`, whose cost is theirs: copied only when they get worse. */
  isBetter: boolean;
}

/** Those who are needed in two courts and cannot send a stand-in, each as often as there are matters that need them. */
export function busyPeople({ d, ofPersonFirst, ofPerson }: Seats): Int32Array {
  const busy: number[] = [];
  for (let person = 0; person < d.person.length && d.isPlain; person += 1) {
    if (d.standIn[person]! >= 0) continue;
    const courts = new Set<number>();
    const [from, to] = [ofPersonFirst[person]!, ofPersonFirst[person + 1]!];
    for (let each = from; each < to; each += 1) {
      const i = ofPerson[each]!;
      if (d.first[i + 1]! > d.first[i]!) courts.add(d.standCourt[d.standOf[d.session[d.first[i]!]!]!]!);
    }
    if (courts.size > 1) for (let each = from; each < to; each += 1) busy.push(person);
  }
  return Int32Array.from(busy);
}

export function score(seats: Seats): Pick<Run, "cost" | "best" | "isBetter"> {
  let cost = 0;
  const { at } = seats;
  // Each pays as if it came last, so trips are counted by taking everybody out in turn and putting them back.
  const trial = trialOf(seats);
  const before = at.slice();
  for (let i = 0; i < at.length; i += 1) {
    if (at[i] === NONE) continue;
    begin(trial);
    lift(trial, i);
    cost -= trial.cost[0]!;
  }
  for (let i = 0; i < at.length; i += 1) {
    if (before[i] === NONE) continue;
    begin(trial);
    drop(trial, i, before[i]!);
  }
  return { cost: Float64Array.of(cost), best: { at: before, cost }, isBetter: false };
}

export function accept(run: Run): void {
  const { trial, seats, best, cost } = run;
  const by = trial.cost[0]!;
  if (run.isBetter && by > HAIR) {
    best.at.set(seats.at);
    for (let move = trial.moves - 1; move >= 0; move -= 1) best.at[trial.moved[move]!] = trial.had[move]!;
    // A matter that moved twice is in the list twice: the first entry, read last, is where it was.
    run.isBetter = false;
  }
  cost[0]! += by;
  if (cost[0]! < best.cost - HAIR) {
    best.cost = cost[0]!;
    run.isBetter = true;
  }
}

export function overNow({ seats, aims }: Run, i: number): number {
  const now = seats.at[i]!;
  if (now !== NONE) return aims.over[now]!;
  return aims.atStake[i]!;
}

/** One of the matters, of three drawn the one that sits farthest from where it wants to be. */
export function drawMatter(run: Run): number {
  const { who } = run.aims;
  const { below } = run.dice;
  let i = who[below(who.length)]!;
  for (let more = 0; more < 2; more += 1) {
    const other = who[below(who.length)]!;
    if (overNow(run, other) > overNow(run, i)) i = other;
  }
  return i;
}

export function drawAim({ aims, dice }: Run, i: number): number {
  return aims.opening[aims.first[i]! + dice.below(aims.first[i + 1]! - aims.first[i]!)]!;
}

/** Of a full session's matters the one to give way: by what it would lose at the prices, and by chance; NONE where there is room. */
export function whoGives(
  { seats, aims, dice, trial }: Run,
  session: number,
  lack: number,
  temperature: number,
): number {
  if (lack <= 0 && seats.placesLeft[session]! >= 1) return NONE;
  const from = seats.memberFirst[session]!;
  const count = seats.memberCount[session]!;
  let [choice, least] = [NONE, Number.POSITIVE_INFINITY];
  let [longest, most] = [NONE, -1];
  for (let each = from; each < from + count; each += 1) {
    const i = seats.member[each]!;
    if (isKept(trial, i)) continue;
    const minutes = seats.d.minutes[seats.at[i]!]!;
    if (minutes > most) [longest, most] = [i, minutes];
    if (minutes < lack) continue;
    const loss = aims.leaving[seats.at[i]!]! + temperature * dice.patience();
    if (loss < least) [choice, least] = [i, loss];
  }
  return choice === NONE ? longest : choice;
}

export function drawOfPerson({ seats, aims, dice }: Run, person: number): number {
  const from = seats.ofPersonFirst[person]!;
  const count = seats.ofPersonFirst[person + 1]! - from;
  if (count === 0) return NONE;
  const i = seats.ofPerson[from + dice.below(count)]!;
  return aims.first[i + 1]! > aims.first[i]! ? i : NONE;
}

import { aimsOf } from "./aims.ts";
import { NONE } from "./docket.ts";
import { changeCourt, moveTogether } from "./person-moves.ts";
import type { Prices } from "./prices.ts";
import { accept, busyPeople, drawAim, drawMatter, type Found, type Run, score, whoGives } from "./search-run.ts";
import { fits, HAIR, isElsewhere, joinCost, type Seats, stayCost } from "./seats.ts";
import type { Dice } from "./seeded.ts";
import { begin, force, lift, placeOuts, sendOut, trialOf, undo } from "./trial.ts";

export interface SearchSettings {
  proposals: number;
  /** How dear a change may be at first and at last, in typical costs of waiting; the first is at least the last. */
  warm: number;
  cool: number;
  /** How much dearer than a matter's best opening another may be to be tried, in typical waits, and how many are. */
  range: number;
  aims: number;
  dice: Dice;
  /** Asked after each step with the best so far; false ends the search. */
  goOn(best: Found): boolean;
}

/** Shares of proposals, in ten thousands: moving all of a person's day; giving a person's day to another court. */
const TOGETHER = 500;
const OTHER_COURT = 100;
/** Steps of cooling; a power of two, so that the factor between them comes from square roots. */
export const STEPS = 128;

/**
 * Simulated annealing by ejection: a matter goes where it wants to be, whoever is in the way is sent out and placed anew at the
 * least cost, and the whole is kept when it pays, or costs no more than the temperature lets it. Ends with a step that takes gains only.
 * @param scale a typical cost of waiting one session longer, in which temperatures are counted
 */
export function search(seats: Seats, prices: Prices, scale: number, settings: SearchSettings): Found {
  const aims = aimsOf(seats.d, prices, settings.range * scale, settings.aims);
  const run: Run = {
    seats,
    trial: trialOf(seats),
    aims,
    dice: settings.dice,
    busy: busyPeople(seats),
    ...score(seats),
  };
  if (aims.who.length === 0) return run.best;
  const { below } = settings.dice;
  const perStep = Math.ceil(settings.proposals / STEPS);
  let temperature = settings.warm * scale;
  const factor = rootOf(settings.cool / settings.warm);
  for (let step = 0; step < STEPS; step += 1) {
    if (step === STEPS - 1) temperature = 0;
    for (let each = 0; each < perStep; each += 1) {
      const kind = below(10_000);
      if (kind < TOGETHER) moveTogether(run, temperature);
      else if (kind < TOGETHER + OTHER_COURT) changeCourt(run, temperature);
      else moveOne(run, temperature);
    }
    temperature *= factor;
    if (run.isBetter) {
      run.best.at.set(seats.at);
      run.isBetter = false;
    }
    if (!settings.goOn(run.best)) break;
  }
  return run.best;
}

function rootOf(ratio: number): number {
  let root = ratio;
  for (let steps = STEPS; steps > 1; steps /= 2) root = Math.sqrt(root);
  return root;
}

/** One matter to one of its aims; most proposals end before anything is moved. */
function moveOne(run: Run, temperature: number): void {
  const { seats, trial } = run;
  const { d } = seats;
  const i = drawMatter(run);
  const o = drawAim(run, i);
  const now = seats.at[i]!;
  if (o === now) return;
  const limit = temperature * run.dice.patience();
  const s = d.session[o]!;
  let change = d.cost[o]!;
  if (now === NONE) change += joinCost(seats, i, s);
  else {
    change -= d.cost[now]!;
    const from = d.session[now]!;
    if (d.quotas || d.standOf[from] !== d.standOf[s]) change += joinCost(seats, i, s) - stayCost(seats, i, from);
  }
  if (change > limit) return;
  const blocked = countElsewhere(run, i, s);
  if (blocked > 1) return;
  const gives =
    now !== NONE && d.session[now] === s
      ? NONE
      : whoGives(run, s, d.minutes[o]! - seats.minutesLeft[s]! - HAIR, temperature);
  if (gives !== NONE && blocked === 0 && !couldGo(run, gives, i, o, limit - change)) return;
  begin(trial);
  trial.kept[trial.keeps++] = i;
  if (now !== NONE) lift(trial, i);
  if (gives !== NONE) sendOut(trial, gives);
  const isDone =
    force(trial, i, o, (session, lack) => whoGives(run, session, lack, temperature)) && placeOuts(trial, limit);
  if (isDone) accept(run);
  else undo(trial);
}

/** How many matters elsewhere would have to give way because a person cannot be in two courts. */
function countElsewhere({ seats }: Run, i: number, session: number): number {
  const { d } = seats;
  const stand = d.standOf[session]!;
  let count = 0;
  for (let k = d.crewFirst[i]!; k < d.crewFirst[i + 1]!; k += 1) {
    const person = d.crew[k]!;
    if (d.standIn[person]! >= 0 || !isElsewhere(seats, person, stand)) continue;
    for (let other = d.standFirst[d.standDay[stand]!]!; other < d.standFirst[d.standDay[stand]! + 1]!; other += 1)
      if (d.standCourt[other] !== d.standCourt[stand]) count += seats.called[person * seats.stands + other]!;
  }
  return count;
}

/** Whether a matter that gives way could find a place dear by no more than `gain`; looked up as things stand, so nearly always right. */
function couldGo({ seats }: Run, gives: number, i: number, o: number, gain: number): boolean {
  const { d } = seats;
  const now = seats.at[gives]!;
  if (d.minutes[now]! < d.minutes[o]! - seats.minutesLeft[d.session[o]!]! - HAIR) return true;
  const limit = gain + d.cost[now]! + stayCost(seats, gives, d.session[now]!);
  if (limit >= 0) return true;
  const left = seats.at[i] === NONE ? NONE : d.session[seats.at[i]!]!;
  for (let each = d.first[gives]!; each < d.first[gives + 1]!; each += 1) {
    if (d.cost[each]! > limit) return false;
    const s = d.session[each]!;
    if (s === d.session[o] || d.barred[each] === 1) continue;
    if (d.cost[each]! + joinCost(seats, gives, s) > limit) continue;
    if (
      s === left
        ? seats.minutesLeft[s]! + d.minutes[seats.at[i]!]! + HAIR >= d.minutes[each]!
        : fits(seats, gives, each)
    )
      return true;
  }
  return false;
}

import { HAIR, NOWHERE } from "./board.ts";
import { type Docket, docketOf, NONE } from "./docket.ts";
import { type Grid, gridOf } from "./grid.ts";
import { costOf } from "./objective.ts";
import type { Plan } from "./plan.ts";
import { planOf } from "./plan-of.ts";
import { firstPlan, planDocket, type RegionPlan, type Work } from "./plan-region.ts";
import type { Problem } from "./problem.ts";
import { regionsOf } from "./regions.ts";
import { sharedDays } from "./shared-days.ts";

export const EFFORTS = ["quick", "normal", "thorough"] as const;
export type Effort = (typeof EFFORTS)[number];

/** The best plan so far. `share` of the work is done; `plan` is worked out, with its reasons, only when it is asked for. */
export interface Best {
  share: number;
  plan: () => Plan;
}

export interface AllocateOptions {
  seed: number;
  effort: Effort;
  /** Called with each better plan; answering false ends the work with that plan. */
  onBest?: (best: Best) => boolean;
  /** Asked between steps of the work, some tens of milliseconds apart: once true, the best plan so far is given. As an AbortSignal. */
  stop?: { readonly aborted: boolean };
}

/**
 * Plans each matter's next hearing: pinned matters stay, the rest are placed at the least cost that prices and search find, each
 * region of courts by itself. Everything hard holds in every plan, whatever the effort; a matter without a place says why.
 * Work is measured in steps, not in time: the same problem, seed and effort give the same plan on any machine.
 * The problem must come from `readProblem` or be as sound.
 */
export function allocate(problem: Problem, { seed, effort, onBest, stop }: AllocateOptions): Plan {
  const task = taskOf(problem, effort, seed);
  const { grid, at, parts, note } = task;
  let isStopped = false;
  let told = Number.POSITIVE_INFINITY;
  const tell = (share: number, total: number) => {
    if (stop?.aborted) isStopped = true;
    if (isStopped || !onBest || total >= told - HAIR) return !isStopped;
    told = total;
    const places = at.slice();
    const bound = task.bound();
    isStopped = !onBest({ share, plan: () => planOf(grid, places, seed, bound) });
    return !isStopped;
  };
  parts.forEach((part, index) => {
    if (isStopped) return;
    const { docket } = part.make();
    const others = task.total() - part.found.cost;
    const found = planDocket(docket, part.work, part.seed, (best, share) => {
      if (best.cost < part.found.cost || onBest) note(part, best);
      return tell((index + share) / parts.length, others + best.cost);
    });
    note(part, found);
  });
  return planOf(grid, at, seed, task.bound());
}

/** One region's share of the work: `make` builds its docket anew, for keeping all of them would take too much memory. */
export interface Part {
  make(): { docket: Docket; sessions: number[] };
  matters: Int32Array;
  sessions: number[];
  work: Work;
  seed: number;
  found: Pick<RegionPlan, "cost" | "bound">;
}

export interface Task {
  grid: Grid;
  /** Per matter its session, or NOWHERE; a first plan at the beginning. */
  at: Int32Array;
  parts: Part[];
  /** Enters what was found for a region. */
  note(part: Part, found: RegionPlan): void;
  total(): number;
  bound(): number;
}

/** The work that a problem is, region by region, each of which can be done apart; with a first plan that breaks no rule. */
export function taskOf(problem: Problem, effort: Effort, seed: number): Task {
  const grid = gridOf(problem);
  const at = new Int32Array(problem.matters.length).fill(NOWHERE);
  problem.matters.forEach((each, matter) => {
    if (each.pinned) at[matter] = grid.notified[matter]!;
  });
  const base = costOf(grid, at).total;
  const regions = regionsOf(grid);
  const shared = sharedDays(grid, regions, at);
  const parts = regions.map((region, index): Part => {
    const first = docketOf(grid, region, shared.takenFor(index));
    const found = firstPlan(first.docket);
    const part: Part = {
      // With one region the first docket is the docket; with many, each is built again when its turn comes.
      make: regions.length === 1 ? () => first : () => docketOf(grid, region, shared.notOf(index)),
      matters: first.docket.matter,
      sessions: first.sessions,
      work: workFor(effort, first.docket, problem),
      seed: seed + index * 1009,
      found: { cost: found.cost, bound: found.bound },
    };
    enter(part, first.docket.session, found.at, at);
    shared.claim(index, region.matters, at);
    return part;
  });
  return {
    ...{ grid, at, parts },
    note: (part, found) => {
      part.found = { cost: found.cost, bound: found.bound };
      enter(part, found.session, found.at, at);
    },
    total: () => parts.reduce((sum, { found }) => sum + found.cost, base),
    bound: () => parts.reduce((sum, { found }) => sum + found.bound, base),
  };
}

/** Turns openings of a docket into sessions of the problem. */
function enter({ matters, sessions }: Part, session: Int32Array, openings: Int32Array, at: Int32Array): void {
  matters.forEach((matter, i) => {
    at[matter] = openings[i] === NONE ? NOWHERE : sessions[session[openings[i]!]!]!;
  });
}

/** So few matters are planned by a search that begins hot, and then by the calendars of whoever is busiest. */
const FEW = 150;

const MANY = 20_000;

/** The larger the problem, the less each matter gets: a second for a thousand matters, some thirty for a hundred thousand. */
function workFor(effort: Effort, docket: Docket, problem: Problem): Work {
  const matters = docket.matter.length;
  const ofAll = problem.matters.length;
  const isFew = ofAll <= FEW;
  const notified = docket.notified.filter((opening) => opening !== NONE).length;
  const look = isFew ? { range: 1000, aims: 40 } : { range: 11, aims: 12 };
  const heat = isFew ? { warm: 10, cool: 0.3 } : { warm: 1.5, cool: 0.18 };
  const step = 0.4;
  const once = { step, starts: 1, calendarProposals: 0, isStanding: false, ...look, ...(notified > 0 ? REPLAN : heat) };
  if (effort === "quick") {
    const quick = { ...once, rounds: 30, calendars: 0, proposals: (notified > 0 ? 12 : 40) * matters };
    // Where nearly all is notified, a quick plan looks closely around what lost its place.
    return notified * 2 > matters
      ? { ...quick, ...QUICK_REPLAN, aims: isFew ? look.aims : 6, proposals: 60 * matters }
      : quick;
  }
  const most = (matters / Math.max(1, ofAll)) * mostProposals(ofAll);
  const proposals = isFew
    ? Math.min(matters * Math.min(12_000, 250 * matters), 700_000)
    : Math.min(matters * Math.min(16_000, 300 * matters), most);
  // The very many get half the pricing as well: it costs them half a percent, and their bound one.
  const rounds = ofAll > MANY ? { rounds: 190, calendars: 13 } : { rounds: 300, calendars: isFew ? 0 : 20 };
  const usual = { ...once, ...rounds, proposals };
  const few = isFew ? { ...usual, calendarProposals: 2 * proposals } : usual;
  const work = isAssignment(docket, problem)
    ? { ...few, ...ASSIGNMENT, proposals: assignmentProposals(matters, most) }
    : few;
  return effort === "normal"
    ? work
    : { ...work, rounds: 1000 + work.rounds, proposals: 10 * work.proposals, starts: 4 };
}

/** Dates that were notified stay nearly where they are. */
const REPLAN = { warm: 0.2, cool: 0.18 };
const QUICK_REPLAN = { isStanding: true, warm: 0.8 };

/** Where nobody is shared and every matter names its own costs, prices are cheap to find and say nearly all. */
const ASSIGNMENT = { rounds: 1500, calendars: 0, warm: 0.7, cool: 0.05, range: 11, aims: 5, starts: 1 };

function isAssignment(docket: Docket, problem: Problem): boolean {
  return docket.crew.length === 0 && problem.matters.every(({ options }) => options !== undefined);
}

function mostProposals(matters: number): number {
  if (matters <= 1_500) return Math.max(900_000, 1_400 * matters);
  return matters <= MANY ? 900 * matters : 125 * matters;
}

/** Some two seconds of work, of which small problems need less. */
function assignmentProposals(matters: number, most: number): number {
  return Math.min(matters * 40_000, Math.max(4 * most, 8_000_000 - 3_300 * matters));
}

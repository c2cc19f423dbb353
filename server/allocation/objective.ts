import { type Board, emptyBoard, expectedThatDay, NOWHERE, put } from "./board.ts";
import { type Grid, optionFor } from "./grid.ts";
import { type Cost, type CostPart, costFromParts } from "./plan.ts";
import { extraCourts } from "./slots.ts";

/**
 * One aim of a plan. `base` is what it costs when nothing is listed; `added` what listing one more matter adds to that
 * (negative when it helps), given whatever the board holds. The cost of a plan is the base plus what its matters add, in any order.
 */
export interface Term {
  part: CostPart;
  base(grid: Grid): number;
  added(board: Board, matter: number, session: number): number;
}

const nothing = () => 0;

/** Weight × weeks from the first possible day; an option's own cost stands here in its place. */
const delay: Term = {
  part: "delay",
  base: nothing,
  added: ({ grid }, matter, session) => delayOf(grid, matter, session),
};

/** Three times the weight per week after the due day. */
const lateness: Term = {
  part: "lateness",
  base: nothing,
  added: ({ grid }, matter, session) => latenessOf(grid, matter, session),
};

/** A standby matter never costs: it waits for a place by intention. */
const unplaced: Term = {
  part: "unplaced",
  base: ({ problem }) => sum(problem.matters, (matter) => (matter.standby ? 0 : matter.unplacedCost)),
  added: ({ grid }, matter) => -grid.problem.matters[matter]!.unplacedCost,
};

/** A trip is paid once per person, day and court: the next matter there travels along. */
const travel: Term = {
  part: "travel",
  base: nothing,
  added(board, matter, session) {
    const { grid } = board;
    let cost = 0;
    for (const person of grid.people[matter]!) {
      const { tripCost } = grid.problem.people[person]!;
      if (tripCost > 0 && !travelsAnyway(board, person, session)) cost += tripCost;
    }
    return cost;
  },
};

/** A stand-in for every court beyond the first that expects somebody at the same time. */
const clashes: Term = {
  part: "clashes",
  base: nothing,
  added(board, matter, session) {
    const { grid } = board;
    let cost = 0;
    for (const person of grid.people[matter]!) {
      const { clashCost } = grid.problem.people[person]!;
      if (clashCost) cost += clashCost * standInsAdded(board, person, session);
    }
    return cost;
  },
};

/** For each matter of the stage that a session lacks. */
const quotas: Term = {
  part: "quotas",
  base: ({ problem }) => sum(problem.sessions, (session) => sum(session.quotas, (quota) => quota.cost * quota.atLeast)),
  added(board, matter, session) {
    const { stage } = board.grid.problem.matters[matter]!;
    let cost = 0;
    for (const quota of board.grid.problem.sessions[session]!.quotas) {
      if (quota.stage === stage && stageCount(board, session, stage) < quota.atLeast) cost -= quota.cost;
    }
    return cost;
  },
};

/** When day or bench differ from what was notified, or a notified matter gets no place. */
const moves: Term = {
  part: "moves",
  base: ({ problem }) => sum(problem.matters, (matter) => (matter.notified === undefined ? 0 : matter.moveCost)),
  added({ grid }, matter, session) {
    const notified = grid.notified[matter]!;
    return isWhereNotified(grid, notified, session) ? -grid.problem.matters[matter]!.moveCost : 0;
  },
};

export const TERMS: readonly Term[] = [delay, lateness, unplaced, travel, clashes, quotas, moves];

/** What listing a matter in a session would add to the cost of the plan; negative when it is worth it. */
export function priceOf(board: Board, matter: number, session: number): number {
  let price = 0;
  for (const term of TERMS) price += term.added(board, matter, session);
  return price;
}

/** What a matter alone pays for a session's day: delay and lateness. */
export function waitCost(grid: Grid, matter: number, session: number): number {
  return delayOf(grid, matter, session) + latenessOf(grid, matter, session);
}

/** The cost of a plan, part by part. */
export function costOf(grid: Grid, at: Int32Array): Cost {
  const board = emptyBoard(grid);
  const parts = { delay: 0, lateness: 0, unplaced: 0, travel: 0, clashes: 0, quotas: 0, moves: 0 };
  for (const term of TERMS) parts[term.part] = term.base(grid);
  at.forEach((session, matter) => {
    if (session === NOWHERE) return;
    for (const term of TERMS) parts[term.part] += term.added(board, matter, session);
    put(board, matter, session);
  });
  return costFromParts(parts);
}

/** What a matter pays for a session whoever else is there: all but trips, clashes and quotas; against leaving it out. */
export function aloneCost(grid: Grid, matter: number, session: number): number {
  const each = grid.problem.matters[matter]!;
  const isKept = each.moveCost > 0 && isWhereNotified(grid, grid.notified[matter]!, session);
  return waitCost(grid, matter, session) - each.unplacedCost - (isKept ? each.moveCost : 0);
}

export function isWhereNotified(grid: Grid, notified: number, session: number): boolean {
  if (notified === NOWHERE) return false;
  const [before, now] = [grid.problem.sessions[notified]!, grid.problem.sessions[session]!];
  return before.day === now.day && before.bench === now.bench && before.court === now.court;
}

function delayOf(grid: Grid, matter: number, session: number): number {
  const option = optionFor(grid, matter, session);
  return option ? option.cost : weightedWeeks(grid, matter, grid.sessionDay[session]! - grid.fromDay[matter]!);
}

function latenessOf(grid: Grid, matter: number, session: number): number {
  if (optionFor(grid, matter, session)) return 0;
  return 3 * weightedWeeks(grid, matter, grid.sessionDay[session]! - grid.dueDay[matter]!);
}

function weightedWeeks(grid: Grid, matter: number, days: number): number {
  return days > 0 ? (grid.problem.matters[matter]!.weight * days) / 7 : 0;
}

/** True when a person is in that court that day for another matter. */
export function travelsAnyway(board: Board, person: number, session: number): boolean {
  const court = board.grid.courtOf[session];
  for (const other of expectedThatDay(board, person, session)) if (board.grid.courtOf[other] === court) return true;
  return false;
}

/** How many more courts than now would expect a person at once. */
export function standInsAdded(board: Board, person: number, session: number): number {
  const { grid } = board;
  const before = expectedThatDay(board, person, session);
  if (before.every((other) => grid.courtOf[other] === grid.courtOf[session])) return 0;
  const standIns = (sessions: readonly number[]) =>
    extraCourts(
      sessions.map((each) => grid.slots[each]!),
      sessions.map((each) => grid.courtOf[each]!),
    );
  return standIns([...before, session]) - standIns(before);
}

function stageCount(board: Board, session: number, stage: string): number {
  return board.members[session]!.filter((matter) => board.grid.problem.matters[matter]!.stage === stage).length;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

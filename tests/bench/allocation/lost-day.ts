import { allocate } from "../../../server/allocation/allocate.ts";
import { checkPlan } from "../../../server/allocation/check.ts";
import type { Problem } from "../../../server/allocation/problem.ts";
import { makeProblem } from "./make-problem.ts";

/** Which of the hearing days is lost, by all benches. */
const LOST = 3;
const MOVE_COST = 60;

export interface LostDay {
  seed: number;
  lost: number;
  /** Of the others that were notified, how many got another date as well, in a hundred. */
  moved: number;
  /** How much dearer than a plan made anew at normal effort, in a hundred; without what moving costs. */
  dearer: number;
  milliseconds: number;
}

/** The plan of the half-year is notified, one day is lost, and the rest is planned again by quick effort; timed when warm. */
export function lostDay(matters: number, seed: number): LostDay {
  const problem = makeProblem({ matters, seed });
  const { placements } = allocate(problem, { seed: 1, effort: "normal" });
  const day = [...new Set(problem.sessions.map((session) => session.day))].sort()[LOST];
  const left = { ...problem, sessions: problem.sessions.filter((session) => session.day !== day) };
  const ids = new Set(left.sessions.map(({ id }) => id));
  const isLost = (id: string) => placements[id] !== undefined && !ids.has(placements[id]);
  const notified: Problem = {
    ...left,
    matters: left.matters.map((matter) =>
      ids.has(placements[matter.id] ?? "")
        ? { ...matter, notified: placements[matter.id]!, moveCost: MOVE_COST }
        : matter,
    ),
  };
  let milliseconds = Number.POSITIVE_INFINITY;
  let again = allocate(notified, { seed: 1, effort: "quick" });
  for (let turn = 0; turn < 5; turn += 1) {
    const before = process.cpuUsage();
    again = allocate(notified, { seed: 1, effort: "quick" });
    const { user, system } = process.cpuUsage(before);
    milliseconds = Math.min(milliseconds, (user + system) / 1000);
  }
  const broken = checkPlan(notified, again).findings[0];
  if (broken) throw new Error(`a broken plan: ${broken.says}`);
  const anew = allocate(left, { seed: 1, effort: "normal" }).cost.total;
  const others = notified.matters.filter((matter) => matter.notified !== undefined);
  const moved = others.filter((matter) => again.placements[matter.id] !== matter.notified);
  const inHundred = (share: number) => Math.round(share * 1000) / 10;
  return {
    seed,
    lost: problem.matters.filter(({ id }) => isLost(id)).length,
    moved: inHundred(moved.length / others.length),
    dearer: inHundred((again.cost.total - again.cost.moves) / anew - 1),
    milliseconds: Math.round(milliseconds),
  };
}

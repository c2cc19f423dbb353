import { type Docket, docketOf } from "../../../server/allocation/docket.ts";
import { gridOf } from "../../../server/allocation/grid.ts";
import { costOf } from "../../../server/allocation/objective.ts";
import type { Problem } from "../../../server/allocation/problem.ts";
import { regionsOf } from "../../../server/allocation/regions.ts";

/** A solver's answer for a text in CPLEX LP format. */
export interface Solver {
  solve(text: string, options: Record<string, unknown>): { ObjectiveValue: number; Status: string };
}

/**
 * The linear relaxation, region by region, by HiGHS: no plan costs less. People who cross regions are held within each only, which
 * keeps it a bound. Problems in blocks or with quotas have no such model here.
 */
export function relaxedCost(problem: Problem, solver: Solver): number {
  const grid = gridOf(problem);
  const pinned = Int32Array.from(problem.matters, (each, matter) => (each.pinned ? grid.notified[matter]! : -1));
  let bound = costOf(grid, pinned).total;
  for (const region of regionsOf(grid)) {
    const { docket } = docketOf(grid, region);
    bound += docket.session.length === 0 ? 0 : solver.solve(modelOf(docket, false), { presolve: "on" }).ObjectiveValue;
  }
  return bound;
}

export interface SolverPlan {
  cost: number;
  /** No plan costs less. */
  isProved: boolean;
}

/** The best plan HiGHS finds as a mixed-integer problem within a time limit, or null where it found none. */
export function solverPlan(problem: Problem, solver: Solver, seconds: number): SolverPlan | null {
  const grid = gridOf(problem);
  const pinned = Int32Array.from(problem.matters, (each, matter) => (each.pinned ? grid.notified[matter]! : -1));
  let cost = costOf(grid, pinned).total;
  let isProved = true;
  const regions = regionsOf(grid);
  for (const region of regions) {
    const { docket } = docketOf(grid, region);
    const answer = solver.solve(modelOf(docket, true), { time_limit: seconds / regions.length });
    if (!Number.isFinite(answer.ObjectiveValue)) return null;
    isProved &&= answer.Status === "Optimal";
    cost += answer.ObjectiveValue;
  }
  return { cost, isProved };
}

/** Which opening each matter takes (x), and where each person is called on each day (y). */
function modelOf(docket: Docket, isWhole: boolean): string {
  const { first, session, cost, minutes, minutesLeft, placesLeft, crewFirst, crew, standOf, standDay, trip, standIn } =
    docket;
  const objective: string[] = [];
  const rows: string[] = [];
  const bySession: string[][] = Array.from(minutesLeft, () => []);
  const byCall = new Map<string, { person: number; stand: number }>();
  for (let i = 0; i < docket.matter.length; i += 1) {
    if (first[i] === first[i + 1]) continue;
    const mine: string[] = [];
    const byStand = new Map<number, string[]>();
    for (let o = first[i]!; o < first[i + 1]!; o += 1) {
      objective.push(`${cost[o]! < 0 ? "-" : "+"} ${Math.abs(cost[o]!)} x${o}`);
      mine.push(`x${o}`);
      bySession[session[o]!]!.push(`${minutes[o]} x${o}`);
      const stand = standOf[session[o]!]!;
      byStand.set(stand, [...(byStand.get(stand) ?? []), `x${o}`]);
    }
    rows.push(`${mine.join(" + ")} <= 1`);
    for (const [stand, some] of byStand)
      for (let k = crewFirst[i]!; k < crewFirst[i + 1]!; k += 1) {
        const call = `y${crew[k]}_${stand}`;
        byCall.set(call, { person: crew[k]!, stand });
        rows.push(`${some.join(" + ")} - ${call} <= 0`);
      }
  }
  const byDay = new Map<string, string[]>();
  for (const [call, { person, stand }] of byCall) {
    if (trip[person]! > 0) objective.push(`+ ${trip[person]} ${call}`);
    if (standIn[person]! < 0)
      byDay.set(`${person}/${standDay[stand]}`, [...(byDay.get(`${person}/${standDay[stand]}`) ?? []), call]);
  }
  for (const calls of byDay.values()) if (calls.length > 1) rows.push(`${calls.join(" + ")} <= 1`);
  bySession.forEach((terms, s) => {
    if (terms.length === 0) return;
    rows.push(`${terms.join(" + ")} <= ${minutesLeft[s]}`);
    if (placesLeft[s]! < terms.length)
      rows.push(`${terms.map((term) => term.split(" ")[1]).join(" + ")} <= ${placesLeft[s]}`);
  });
  const names = [...Array.from(session, (_, o) => `x${o}`), ...byCall.keys()];
  const bounds = names.map((name) => `${name} <= 1`).join("\n");
  const kinds = isWhole ? `\nBinary\n${names.join("\n")}` : "";
  return `Minimize\nobj: ${objective.join("\n")}\nSubject To\n${rows.map((row, index) => `r${index}: ${wrapped(row)}`).join("\n")}\nBounds\n${bounds}${kinds}\nEnd\n`;
}

/** Lines of the format are short. */
function wrapped(row: string): string {
  return row.replace(/((?:\S+ ){60})/g, "$1\n");
}

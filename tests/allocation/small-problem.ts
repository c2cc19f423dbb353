import { allocate, type Effort } from "../../server/allocation/allocate.ts";
import { checkPlan, type Finding } from "../../server/allocation/check.ts";
import type { Plan } from "../../server/allocation/plan.ts";
import { type Problem, readProblem } from "../../server/allocation/problem.ts";

type Fields = Record<string, unknown>;

/** A Thursday session of court A, bench A-1, 60 minutes, unless said otherwise. */
export function session(id: string, day: string, fields: Fields = {}): Fields {
  return { id, court: "A", bench: "A-1", day, minutes: 60, ...fields };
}

/** A matter of court A, 20 minutes, to be heard in December 2026, that should not be left out. */
export function matter(id: string, fields: Fields = {}): Fields {
  const window = { from: "2026-12-03", due: "2026-12-31", until: "2026-12-31" };
  return { id, court: "A", minutes: 20, ...window, weight: 1, unplacedCost: 1000, ...fields };
}

export function problemOf(sessions: Fields[], matters: Fields[], people: Fields[] = []): Problem {
  const problem = readProblem({ format: "peshi-allocation/1", sessions, people, matters });
  if ("refused" in problem) throw new Error(problem.refused);
  return problem;
}

export function planFor(problem: Problem, effort: Effort = "normal", seed = 1): Plan {
  return allocate(problem, { seed, effort });
}

/** What the checker finds that no court ordered. */
export function violations(problem: Problem, plan: Plan): Finding[] {
  return checkPlan(problem, plan).findings.filter((finding) => !finding.isOrdered);
}

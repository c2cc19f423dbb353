import { readFileSync } from "node:fs";
import { type Problem, readProblem } from "../../server/allocation/problem.ts";

/** A problem of tests/golden/allocation. */
export function golden(name: string): Problem {
  const text = readFileSync(new URL(`../golden/allocation/${name}.json`, import.meta.url), "utf8");
  const problem = readProblem(JSON.parse(text));
  if ("refused" in problem) throw new Error(problem.refused);
  return problem;
}

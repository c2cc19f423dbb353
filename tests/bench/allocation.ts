import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import loadHighs from "highs";
import { allocate, EFFORTS, type Effort } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import { type Problem, readProblem } from "../../server/allocation/problem.ts";
import { firstFitCost, slotFitCost } from "./allocation/baselines.ts";
import { assignmentProblem } from "./allocation/generalized-assignment.ts";
import { lostDay } from "./allocation/lost-day.ts";
import { makeProblem } from "./allocation/make-problem.ts";
import { relaxedCost, type Solver, type SolverPlan, solverPlan } from "./allocation/relaxation.ts";

/**
 * How near the cheapest possible the plans come, and in what time: beside the linear relaxation and the plans of a solver (HiGHS), and
 * beside two simple ways. Every plan is checked against the rules. Times are of the processor, not of the clock.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    n: { type: "string", default: "1200" },
    seeds: { type: "string", default: "1-3" },
    effort: { type: "string", default: "normal" },
    dense: { type: "boolean", default: false },
    known: { type: "string" },
    "mip-seconds": { type: "string" },
    assignment: { type: "boolean", default: false },
    "lost-day": { type: "boolean", default: false },
    "lp-up-to": { type: "string", default: "12000" },
  },
});
const effort = EFFORTS.find((each) => each === values.effort) as Effort;
if (!effort) throw new Error(`--effort takes ${EFFORTS.join(", ")}`);
const sizes = values.n.split(",").map(Number);
const [fromSeed = 1, toSeed = fromSeed] = values.seeds.split("-").map(Number);
const mostRelaxed = Number(values["lp-up-to"]);
/** Larger problems are not asked of the solver as whole numbers unless its seconds are given: it would take them all. */
const SMALL = 100;
const mipSeconds = (n: number) => Number(values["mip-seconds"] ?? (n <= SMALL ? 60 : 0));

interface Run {
  n: number;
  seed: number;
  cost: number;
  lpBound: number | null;
  ownBound: number;
  gap: number;
  cpuSeconds: number;
  highsCpuSeconds: number | null;
  /** The solver's best plan within its seconds, whether it proved that none is cheaper, and what it took. */
  mip: number | null;
  isMipProved: boolean | null;
  mipCpuSeconds: number | null;
  firstFit: number;
  dristi: number;
  peakMemoryMb: number;
}

function timed<T>(work: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: Math.round((user + system) / 1e4) / 100 };
}

async function run(problem: Problem, seed: number, planSeed: number): Promise<Run> {
  const n = problem.matters.length;
  const planned = timed(() => allocate(problem, { seed: planSeed, effort }));
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { findings, cost } = checkPlan(problem, planned.value);
  if (findings.length > 0) throw new Error(`a broken plan: ${findings[0]!.says}`);
  const fresh = n <= mostRelaxed ? await solver() : null;
  const relaxed = fresh ? timed(() => relaxedCost(problem, fresh)) : null;
  const mip = mipSeconds(n) > 0 ? await mipOf(problem) : null;
  // What is proved the cheapest is what a plan is measured by; else the linear relaxation; else the plan's own bound.
  const bound = (mip?.value?.isProved ? mip.value.cost : relaxed?.value) ?? planned.value.lowerBound;
  return {
    ...{
      n,
      seed,
      cost: cost.total,
      lpBound: relaxed && rounded(relaxed.value),
      ownBound: rounded(planned.value.lowerBound),
    },
    gap: Math.round((cost.total / bound - 1) * 1e4) / 1e4,
    ...{ cpuSeconds: planned.seconds, highsCpuSeconds: relaxed?.seconds ?? null },
    mip: mip?.value ? rounded(mip.value.cost) : null,
    ...{ isMipProved: mip?.value?.isProved ?? null, mipCpuSeconds: mip?.seconds ?? null },
    ...{ firstFit: rounded(firstFitCost(problem)), dristi: rounded(slotFitCost(problem)), peakMemoryMb },
  };
}

/** A solver that ran out of its memory is not asked again, so each question gets a fresh one. */
const solver = async () => (await loadHighs()) as unknown as Solver;

/** Asked once of each problem, however many seeds it is planned with. */
async function mipOf(problem: Problem) {
  const fresh = await solver();
  const answer = asked.get(problem) ?? timed(() => solverPlan(problem, fresh, mipSeconds(problem.matters.length)));
  asked.set(problem, answer);
  return answer;
}

const asked = new Map<Problem, { value: SolverPlan | null; seconds: number }>();

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The power of n that the time grows with, from the smallest to the largest size; null for one size. */
function growthExponent(runs: readonly Run[]): number | null {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (least === most || values.known) return null;
  const mean = (n: number) => {
    const seconds = runs.filter((each) => each.n === n).map((each) => each.cpuSeconds);
    return seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  };
  return Math.round((Math.log(mean(most) / mean(least)) / Math.log(most / least)) * 100) / 100;
}

/** Generalized assignment, types c, d and e: the gap to the bound that the plan carries, which is at most the linear relaxation. */
function assignments(): void {
  for (const type of ["c", "d", "e"] as const)
    for (const [agents, jobs] of [
      [5, 100],
      [10, 200],
      [20, 200],
      [20, 400],
      [40, 400],
      [60, 900],
    ] as const) {
      const problem = assignmentProblem(type, agents, jobs, fromSeed);
      const { value, seconds } = timed(() => allocate(problem, { seed: 1, effort }));
      const { findings, cost } = checkPlan(problem, value);
      if (findings.length > 0) throw new Error(`a broken plan: ${findings[0]!.says}`);
      const gap = (cost.total / value.lowerBound - 1) * 100;
      console.log(`${type} ${agents}×${jobs}  cost ${cost.total}  gap ${gap.toFixed(2)} %  cpuSeconds ${seconds}`);
    }
}

if (values.assignment) {
  assignments();
  process.exit(0);
}
if (values["lost-day"]) {
  for (let seed = fromSeed; seed <= toSeed; seed += 1) console.log(JSON.stringify(lostDay(sizes[0]!, seed)));
  process.exit(0);
}

/** The problems with known bounds whose names begin so, each planned with every seed; as `n60` or `n1200-s2`. */
async function knownRuns(beginning: string): Promise<void> {
  const folder = new URL("../golden/allocation/", import.meta.url);
  for (const file of readdirSync(folder).sort()) {
    if (!file.startsWith(beginning) || !file.endsWith(".json")) continue;
    const read = readProblem(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
    if ("refused" in read) throw new Error(read.refused);
    if (!values.json) console.log(file);
    for (let seed = fromSeed; seed <= toSeed; seed += 1) tell(await run(read, seed, seed));
  }
}

function tell(one: Run): void {
  runs.push(one);
  if (values.json) return;
  const facts = Object.entries(one).map(([name, value]) => `${name} ${value}`);
  console.log(facts.join("  "));
}

const runs: Run[] = [];
if (values.known) await knownRuns(values.known);
else
  for (const n of sizes)
    for (let seed = fromSeed; seed <= toSeed; seed += 1)
      tell(await run(makeProblem({ matters: n, seed, isDense: values.dense }), seed, 1));
const report = { runs, growthExponent: growthExponent(runs) };
if (values.json) console.log(JSON.stringify(report));
else {
  const mean = runs.reduce((sum, { gap }) => sum + gap, 0) / runs.length;
  console.log(`mean gap ${(mean * 100).toFixed(2)} %, growth exponent ${report.growthExponent ?? "of one size: none"}`);
}

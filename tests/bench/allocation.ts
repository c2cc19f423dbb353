import { parseArgs } from "node:util";
import loadHighs from "highs";
import { allocate, EFFORTS, type Effort } from "../../server/allocation/allocate.ts";
import { checkPlan } from "../../server/allocation/check.ts";
import { firstFitCost, slotFitCost } from "./allocation/baselines.ts";
import { assignmentProblem } from "./allocation/generalized-assignment.ts";
import { makeProblem } from "./allocation/make-problem.ts";
import { relaxedCost, type Solver, solverPlanCost } from "./allocation/relaxation.ts";

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
    "mip-seconds": { type: "string", default: "0" },
    assignment: { type: "boolean", default: false },
    "lp-up-to": { type: "string", default: "12000" },
  },
});
const effort = EFFORTS.find((each) => each === values.effort) as Effort;
if (!effort) throw new Error(`--effort takes ${EFFORTS.join(", ")}`);
const sizes = values.n.split(",").map(Number);
const [fromSeed = 1, toSeed = fromSeed] = values.seeds.split("-").map(Number);
const mostRelaxed = Number(values["lp-up-to"]);
const mipSeconds = Number(values["mip-seconds"]);

interface Run {
  n: number;
  seed: number;
  cost: number;
  lpBound: number | null;
  ownBound: number;
  gap: number;
  cpuSeconds: number;
  highsCpuSeconds: number | null;
  mip: number | null;
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

async function run(n: number, seed: number): Promise<Run> {
  const problem = makeProblem({ matters: n, seed, isDense: values.dense });
  const planned = timed(() => allocate(problem, { seed: 1, effort }));
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { findings, cost } = checkPlan(problem, planned.value);
  if (findings.length > 0) throw new Error(`a broken plan: ${findings[0]!.says}`);
  // A solver that ran out of its memory is not asked again, so each question gets a fresh one.
  const solver = async () => (await loadHighs()) as unknown as Solver;
  const fresh = n <= mostRelaxed ? await solver() : null;
  const relaxed = fresh ? timed(() => relaxedCost(problem, fresh)) : null;
  const mip = mipSeconds > 0 ? solverPlanCost(problem, await solver(), mipSeconds) : null;
  const bound = relaxed?.value ?? planned.value.lowerBound;
  return {
    ...{
      n,
      seed,
      cost: cost.total,
      lpBound: relaxed && rounded(relaxed.value),
      ownBound: rounded(planned.value.lowerBound),
    },
    gap: Math.round((cost.total / bound - 1) * 1e4) / 1e4,
    ...{ cpuSeconds: planned.seconds, highsCpuSeconds: relaxed?.seconds ?? null, mip: mip && rounded(mip) },
    ...{ firstFit: rounded(firstFitCost(problem)), dristi: rounded(slotFitCost(problem)), peakMemoryMb },
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The power of n that the time grows with, from the smallest to the largest size; null for one size. */
function growthExponent(runs: readonly Run[]): number | null {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (least === most) return null;
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
const runs: Run[] = [];
for (const n of sizes)
  for (let seed = fromSeed; seed <= toSeed; seed += 1) {
    const one = await run(n, seed);
    runs.push(one);
    if (!values.json)
      console.log(
        Object.entries(one)
          .map(([name, value]) => `${name} ${value}`)
          .join("  "),
      );
  }
const report = { runs, growthExponent: growthExponent(runs) };
if (values.json) console.log(JSON.stringify(report));
else {
  const mean = runs.reduce((sum, { gap }) => sum + gap, 0) / runs.length;
  console.log(`mean gap ${(mean * 100).toFixed(2)} %, growth exponent ${report.growthExponent ?? "of one size: none"}`);
}

import { allocate, EFFORTS, type Effort } from "../../allocation/allocate.ts";
import type { Plan } from "../../allocation/plan.ts";
import { type Problem, readProblem } from "../../allocation/problem.ts";

interface Settings {
  seed: number;
  effort: Effort;
}

const MOST_SEED = 4_294_967_295;

/**
 * `allocate PROBLEM.json [--seed 1] [--effort quick|normal|thorough]`: the text of the file and the arguments after it.
 * Gives the plan, or one line that says what was expected and where. Output is JSON in any case, so `--json` changes nothing.
 */
export function allocateCommand(text: string, args: readonly string[]): { json: Plan } | { refused: string } {
  const settings = readSettings(args);
  if ("refused" in settings) return settings;
  const parsed = parse(text);
  if ("refused" in parsed) return parsed;
  const problem = readProblem(parsed.value);
  if ("refused" in problem) return problem;
  return { json: allocate(problem, settings) };
}

/** As `allocateCommand`, for a problem that was read already. */
export function allocateProblem(problem: Problem, args: readonly string[]): { json: Plan } | { refused: string } {
  const settings = readSettings(args);
  return "refused" in settings ? settings : { json: allocate(problem, settings) };
}

function parse(text: string): { value: unknown } | { refused: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const [line] = String((error as Error).message).split("\n");
    return { refused: `problem: expected JSON: ${line}` };
  }
}

function readSettings(args: readonly string[]): Settings | { refused: string } {
  const settings: Settings = { seed: 1, effort: "normal" };
  const words = args.flatMap((arg) =>
    /^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)] : [arg],
  );
  for (let index = 0; index < words.length; index += 1) {
    const name = words[index];
    if (name === "--json") continue;
    index += 1;
    const value = words[index] ?? "";
    if (name === "--seed") {
      if (!/^\d{1,10}$/.test(value) || Number(value) > MOST_SEED)
        return { refused: `--seed: expected a whole number from 0 to ${MOST_SEED}` };
      settings.seed = Number(value);
    } else if (name === "--effort") {
      const effort = EFFORTS.find((each) => each === value);
      if (!effort) return { refused: `--effort: expected ${EFFORTS.join(", ")}` };
      settings.effort = effort;
    } else return { refused: `${name}: expected --seed or --effort` };
  }
  return settings;
}

import { readFile } from "node:fs/promises";
import { Refused } from "../../core/refused.ts";
import { allocateCommand, allocateProblem } from "./allocate-command.ts";
import { daysCommand } from "./days-command.ts";
import { readProblemFile } from "./problem-file.ts";
import { purposesCommand } from "./purposes-command.ts";
import { type CommandAnswer, type CommandOptions, CommandRefused } from "./terminal-answer.ts";
import { DATABASE_COMMANDS } from "./terminal-commands.ts";

const HELP = [
  "npm run peshi -- <command> [options]      (npm run --silent … --json: one JSON document on stdout)",
  "                                          (--demo: on the demo's database instead of the court's)",
  "",
  '  days --rule "FREQ=MONTHLY;BYDAY=-1TH" --start DAY --until DAY [--exdate DAY,…] [--rdate DAY,…]',
  "  allocate PROBLEM.json [--seed 1] [--effort quick|normal|thorough]",
  "  purposes FILE.csv                       (what hearings are for, read from free text)",
  ...Object.values(DATABASE_COMMANDS).map(({ usage }) => `  ${usage}`),
  "  serve [--demo]",
  "  serve --lan [--cert FILE --key FILE]    (other computers of the network too, over HTTPS)",
];

export function needsDatabase(args: readonly string[]): boolean {
  return nameOf(args) in DATABASE_COMMANDS;
}

/** Runs one command and answers its exit code. Stdout carries the answer and nothing else. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const isJson = args.includes("--json");
  const rest = args.filter((argument) => argument !== "--json" && argument !== "--demo");
  try {
    const answer = await run(rest, env, { isJson, isDemo: args.includes("--demo") });
    if (answer.bytes && !isJson) await write(answer.bytes);
    else await write(isJson ? `${JSON.stringify(answer.json)}\n` : answer.lines.map((line) => `${line}\n`).join(""));
    return answer.code ?? 0;
  } catch (error) {
    console.error(inOneLine(error));
    return 1;
  }
}

/** `import register` is one command of two words. */
function nameOf(args: readonly string[]): string {
  const two = `${args[0] ?? ""} ${args[1] ?? ""}`;
  return two in DATABASE_COMMANDS ? two : (args[0] ?? "");
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv, options: CommandOptions): Promise<CommandAnswer> {
  const name = nameOf(args);
  if (name === "" || name === "help" || name === "--help") return { json: { usage: HELP }, lines: HELP };
  if (name === "days") return pure(daysCommand(args.slice(1)));
  if (name === "allocate") return allocate(args.slice(1), options);
  if (name === "purposes") return purposesCommand(args.slice(1));
  const command = DATABASE_COMMANDS[name];
  if (!command)
    throw new CommandRefused(`there is no command "${name.slice(0, 40)}"; npm run peshi -- help lists them`);
  return command.run(args.slice(name.split(" ").length), env, options);
}

function pure(answer: { lines: string[] } | { refused: string }): CommandAnswer {
  if ("refused" in answer) throw new CommandRefused(answer.refused);
  return { json: answer.lines, lines: answer.lines };
}

async function allocate(args: readonly string[], { isJson }: CommandOptions): Promise<CommandAnswer> {
  const [file, ...options] = args;
  if (!file) throw new CommandRefused("allocate needs the file of a problem");
  const unreadable = () => {
    throw new CommandRefused(`${file}: no such file, or it cannot be read`);
  };
  const problem = await readProblemFile(file).catch(unreadable);
  const answer = problem
    ? allocateProblem(problem, options)
    : allocateCommand(await readFile(file, "utf8").catch(unreadable), options);
  if ("refused" in answer) throw new CommandRefused(answer.refused);
  return { json: answer.json, lines: isJson ? [] : [JSON.stringify(answer.json)] };
}

function inOneLine(error: unknown): string {
  if (error instanceof CommandRefused) return error.message;
  if (error instanceof Refused) {
    const facts = Object.entries(error.detail).map(([name, value]) => `${name} ${value}`);
    return [`refused: ${error.code}`, ...facts].join(", ");
  }
  // A defect: its words may hold data, so only its kind is told.
  const kind = error instanceof Error ? error.name : "unknown fault";
  return process.env.PESHI_DEBUG
    ? String((error as Error)?.stack ?? error)
    : `that failed (${kind}); PESHI_DEBUG=1 tells more`;
}

const write = (text: string | Uint8Array) =>
  new Promise<void>((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));

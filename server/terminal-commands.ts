import { seedCommand } from "./seed-command.ts";
import type { CommandAnswer } from "./terminal-answer.ts";

/** `isDemo`: `--demo` was given; like `--json` it is not among the arguments. */
export type CommandOptions = { isJson: boolean; isDemo: boolean };

export type DatabaseCommand = {
  usage: string;
  run: (args: readonly string[], env: NodeJS.ProcessEnv, options: CommandOptions) => Promise<CommandAnswer>;
};

/** The commands that work on a database, each a thin door over a use case. */
export const DATABASE_COMMANDS: Readonly<Record<string, DatabaseCommand>> = {
  seed: { usage: "seed --demo                      (an empty database only)", run: seedCommand },
};

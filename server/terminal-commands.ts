import type { CommandAnswer } from "./terminal-answer.ts";

export type DatabaseCommand = {
  usage: string;
  run: (args: readonly string[], env: NodeJS.ProcessEnv, options: { isJson: boolean }) => Promise<CommandAnswer>;
};

/** The commands that work on a database, each a thin door over a use case. */
export const DATABASE_COMMANDS: Readonly<Record<string, DatabaseCommand>> = {};

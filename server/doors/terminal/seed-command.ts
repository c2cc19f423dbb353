import { seedDemo } from "../../demo/seed-demo.ts";
import { type CommandAnswer, type CommandOptions, CommandRefused } from "./terminal-answer.ts";

/** `seed --demo`: the fictional docket, on an empty database only. Throws `Refused` already-set-up. */
export async function seedCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { isDemo }: CommandOptions,
): Promise<CommandAnswer> {
  if (args.length > 0) throw new CommandRefused(`seed does not know "${args[0]!.slice(0, 40)}"; it is: seed --demo`);
  if (!isDemo && env.PESHI_DEMO !== "1") throw new CommandRefused("only the demo can be seeded: seed --demo");
  const ownerUrl = env.DATABASE_OWNER_URL || env.DATABASE_URL;
  if (!ownerUrl) throw new CommandRefused("no database is named: set DATABASE_URL, or start with npm run peshi");
  const { courts, matters, hearings } = await seedDemo({ ownerUrl, onProgress: (text) => console.error(text) });
  return { json: { courts, matters, hearings }, lines: [`${matters} fictional matters in ${courts} courts`] };
}

import "../../reminders/after-change.ts";
import { connect } from "../../../db/connect.ts";
import { type Context, terminalContext } from "../../core/context.ts";
import { CommandRefused } from "./terminal-answer.ts";

/** Runs a command on the database that the environment names, with the operator's rights. */
export async function onDatabase<Answer>(
  env: NodeJS.ProcessEnv,
  fn: (ctx: Context) => Promise<Answer>,
): Promise<Answer> {
  if (!env.DATABASE_URL)
    throw new CommandRefused("no database is named: set DATABASE_URL, or start with npm run peshi");
  const { db, end } = connect(env.DATABASE_URL, { max: 2 });
  try {
    return await fn(terminalContext(db, env.PESHI_DEMO === "1"));
  } finally {
    await end();
  }
}

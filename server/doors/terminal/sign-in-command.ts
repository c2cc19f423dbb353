import { addHighCourtSupervisor, resetSignIn, type Slip } from "../../access/operator.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const SIGN_IN_USAGE = "sign-in reset --username NAME | sign-in add --username NAME --name NAME   (High Court)";

/** `sign-in reset`: a slip for who is shut out. `sign-in add`: one for who looks at the figures of every district. */
export async function signInCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, { usage: SIGN_IN_USAGE, named: ["--username", "--name"] });
  const username = options.required("--username");
  if (!/^[A-Za-z0-9._]{3,40}$/.test(username))
    throw new CommandRefused("--username: 3 to 40 letters, figures, dots or underlines");
  const [act] = options.words;
  if (act === "reset") return said(await onDatabase(env, (ctx) => resetSignIn(ctx, username)));
  if (act !== "add") throw new CommandRefused(SIGN_IN_USAGE);
  const name = options.required("--name");
  return said(await onDatabase(env, (ctx) => addHighCourtSupervisor(ctx, { name, username })));
}

const said = ({ username, password }: Slip): CommandAnswer => ({
  json: { username, password },
  lines: [
    `${username}: ${password}`,
    "It opens for seven days, once, and asks for a password and a code of their own.",
  ],
});

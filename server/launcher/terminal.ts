import { needsDatabase, main as runCommand } from "../doors/terminal/command-line.ts";
import { untilToldToStop } from "../doors/terminal/stop-signal.ts";
import {
  DEMO_DATABASE,
  environmentOf,
  makeDemo,
  type Opened,
  openCourt,
  openDemo,
  openEmbedded,
  openExternal,
  opened,
  type Progress,
} from "./databases.ts";

/** Runs one command of `npm run peshi`. Stdout is the command's alone; whatever happens before goes to stderr. */
export async function terminal(root: string, args: string[]): Promise<number> {
  if (!needsDatabase(args)) return exitCode(await runCommand(args, process.env));
  const external = await openExternal(root, tell);
  if (external) return runOn(external, args);
  const embedded = await openEmbedded(root, tell);
  try {
    return await untilToldToStop(runEmbedded(embedded, args));
  } finally {
    await embedded.stop();
  }
}

async function runEmbedded(embedded: Awaited<ReturnType<typeof openEmbedded>>, args: string[]): Promise<number> {
  const isDemo = args.includes("--demo") || process.env.PESHI_DEMO === "1";
  if (!isDemo) return runOn(await openCourt(embedded, tell), args);
  if (args[0] !== "seed" || (await embedded.hasDatabase(DEMO_DATABASE)))
    return runOn(await openDemo(embedded, tell), args);
  let code = 1;
  await makeDemo(embedded, tell, async (ownerUrl) => {
    const unfinished = new URL(ownerUrl).pathname.slice(1);
    code = await runOn(opened(embedded, unfinished, true), args);
    if (code !== 0) throw new Error("The demo was not filled; nothing of it was kept.");
  });
  return code;
}

async function runOn(database: Opened, args: string[]): Promise<number> {
  const port = process.env.PORT || "3000";
  // Features read the environment as they do under the web server.
  Object.assign(process.env, environmentOf(database, `http://localhost:${port}`));
  return exitCode(await runCommand(args, process.env));
}

// A command that sets process.exitCode instead of returning a number is heard as well.
const exitCode = (code: unknown) => (typeof code === "number" ? code : Number(process.exitCode ?? 0));

let said = "";

function tell({ stage, text }: Progress) {
  const line = text ?? { database: "", migrating: "", seeding: "Filling the demo with fictional matters …" }[stage];
  if (line !== "" && line !== said) console.error(line);
  said = line;
}

import { countByState } from "../../reminders/delivery/deliver-store.ts";
import { openWorker, startJobs, tellGateways } from "../timers/jobs.ts";
import { toldToStop } from "./stop-signal.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const DELIVER_USAGE = "deliver --once                   (every message and call that is due now)";
export const WORK_USAGE =
  "work                             (the timers of reminders, until stopped; npm start runs them by itself)";

/** `deliver --once`: hands over what is due and says what came of it. */
export async function deliverCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, { usage: DELIVER_USAGE, named: [], flags: ["--once"] });
  if (!options.has("--once")) throw new CommandRefused(`--once is missing: ${DELIVER_USAGE}`);
  const report = await onDatabase(env, async ({ db }) => {
    const worker = openWorker(env, db, (line) => console.error(line));
    try {
      const delivered = await worker.deliverOnce();
      return {
        ...delivered,
        gateways: worker.served.map(gatewayTold),
        states: await countByState(db),
        told: tellGateways(worker.served),
      };
    } finally {
      await worker.close();
    }
  });
  const { told, gateways, states, ...counts } = report;
  const lines = [told, ...Object.entries(counts).map(([name, n]) => `${name} ${n}`)];
  return { json: { ...counts, gateways, states }, lines };
}

const gatewayTold = ({ channel, audience, gateway }: ReturnType<typeof openWorker>["served"][number]) => ({
  ...{ channel, audience, name: gateway.name, can: gateway.can },
});

/** `work`: the timers, in a process of their own. */
export async function workCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  readOptions(args, { usage: WORK_USAGE, named: [] });
  const jobs = await startJobs(env, (line) => console.error(line));
  await toldToStop();
  await jobs.stop();
  return { json: { stopped: true }, lines: ["stopped"] };
}

import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { allocate, type Effort } from "./allocation/allocate.ts";
import type { Plan } from "./allocation/plan.ts";
import type { Problem } from "./allocation/problem.ts";

type Job = { problem: Problem; seed: number; effort: Effort };
type Envelope = { isPlanJob: true; job: Job };

/** Matters × sessions below which a thread costs more than it spares: about 50 ms of planning. */
const SMALL = 2_000;

/** Plans in a thread of its own when it would hold up everybody else here; the plan is the same either way. */
export function allocateApart(job: Job): Promise<Plan> {
  if (job.problem.matters.length * job.problem.sessions.length < SMALL)
    return Promise.resolve(allocate(job.problem, job));
  return new Promise((resolve, reject) => {
    // By its path where the program runs: Next bundles this module, the thread needs the file.
    const file = join(process.cwd(), "server", "plan-worker.ts");
    const worker = new Worker(file, { workerData: { isPlanJob: true, job } satisfies Envelope, execArgv: [] });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`planning ended with ${code}`)));
  });
}

const envelope = workerData as Envelope | null;
if (!isMainThread && envelope?.isPlanJob === true)
  parentPort?.postMessage(allocate(envelope.job.problem, envelope.job));

import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type AllocateOptions, allocate, type Effort } from "../allocation/allocate.ts";
import { checkPlan } from "../allocation/check.ts";
import type { Plan } from "../allocation/plan.ts";
import type { Problem } from "../allocation/problem.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { madeFair } from "./fair-plan.ts";
import { figuresOf, type PlanFigures } from "./plan-figures.ts";

export type PlanJob = {
  problem: Problem;
  seed: number;
  effort: Effort;
  /** Ids of the matters that go before those that still have time, with the last day within their bound. */
  first: [string, CourtDay][];
  /** Ids of those in custody. */
  custody: string[];
  /** The courts whose plan is counted, each with what stood there, and with the draft before it where there was one. */
  courts: { court: string; stands: Plan["placements"]; former: Plan["placements"] | null }[];
};
export type CourtFigures = { court: string; plan: PlanFigures; stands: PlanFigures; former: PlanFigures | null };
export type Planned = { plan: Plan; figures: CourtFigures[]; isStopped: boolean };

/** The best plan so far in a few figures. */
export type PlanProgress = Pick<PlanFigures, "placed" | "without" | "late" | "custodyNear">;
export type PlanHooks = { onProgress?: (progress: PlanProgress) => void; signal?: AbortSignal };

type Envelope = { isPlanJob: true; job: PlanJob; best: Plan | null; isStopped: Int32Array };
type Message = { kind: "best"; plan: Plan; progress: PlanProgress } | { kind: "planned"; planned: Planned };

/** Matters × sessions below which a thread costs more than it spares: about 50 ms of planning. */
const SMALL = 2_000;
/** A better plan is told at most this often, in milliseconds: telling costs time as well. */
const TELL_EVERY = 250;
/** How long a search that finds nothing better may go on after it was asked to stop. */
const STOP_WITHIN = 1_500;

/**
 * Plans, checks and counts, in a thread of its own when it would hold up everybody else here; the plan is the same either
 * way. When the signal asks it to stop, the best plan so far is taken. Throws where a plan breaks its rules.
 */
export async function planApart(job: PlanJob, hooks: PlanHooks = {}): Promise<Planned> {
  if (job.problem.matters.length * job.problem.sessions.length < SMALL) return plannedFrom(job, null);
  const isStopped = new Int32Array(new SharedArrayBuffer(4));
  const found = await runApart({ isPlanJob: true, job, best: null, isStopped }, hooks);
  if (found.kind === "planned") return found.planned;
  const finished = await runApart({ isPlanJob: true, job, best: found.plan, isStopped }, {});
  if (finished.kind !== "planned") throw new Error("a plan was not finished");
  return { ...finished.planned, isStopped: true };
}

/** Answers the plan, or the best one so far when the search did not heed the signal. */
function runApart(envelope: Envelope, { onProgress, signal }: PlanHooks): Promise<Message> {
  return new Promise((resolve, reject) => {
    // By its path where the program runs: Next bundles this module, the thread needs the file.
    const file = join(process.cwd(), "server", "planner", "plan-worker.ts");
    const worker = new Worker(file, { workerData: envelope, execArgv: [] });
    let best: Message | null = null;
    let isOver: NodeJS.Timeout | undefined;
    const stop = () => {
      Atomics.store(envelope.isStopped, 0, 1);
      isOver = setTimeout(() => {
        if (best) void worker.terminate();
      }, STOP_WITHIN);
    };
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: Message) => {
      if (message.kind === "planned") return resolve(message);
      best = message;
      onProgress?.(message.progress);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      clearTimeout(isOver);
      signal?.removeEventListener("abort", stop);
      if (best && signal?.aborted) resolve(best);
      else reject(new Error(`planning ended with ${code}`));
    });
  });
}

/** Without `best` it searches; with it, that plan is only made fair, checked and counted. */
function plannedFrom(job: PlanJob, best: Plan | null, search: Omit<AllocateOptions, "seed" | "effort"> = {}): Planned {
  const { problem, seed, effort, courts } = job;
  const found = best ?? allocate(problem, { seed, effort, ...search });
  const isStopped = search.stop?.aborted ?? false;
  const plan = madeFair(problem, new Map(job.first), found, { seed, effort: isStopped ? "quick" : effort });
  const broken = checkPlan(problem, plan).findings.filter(({ isOrdered }) => !isOrdered);
  if (broken[0]) throw new Error(`a plan breaks its rules: ${broken[0].rule}`);
  const { placements, reasons } = plan;
  const counted = (at: Plan["placements"], court: string) =>
    figuresOf(problem, { placements: at, custody: new Set(job.custody), court });
  const figures = courts.map(({ court, stands, former }) => ({
    court,
    plan: figuresOf(problem, { placements, reasons, custody: new Set(job.custody), court }),
    stands: counted(stands, court),
    former: former && counted(former, court),
  }));
  return { plan, figures, isStopped };
}

function progressOf({ problem, custody }: PlanJob, { placements }: Plan): PlanProgress {
  const { placed, without, late, custodyNear } = figuresOf(problem, { placements, custody: new Set(custody) });
  return { placed, without, late, custodyNear };
}

function runInThread({ job, best, isStopped }: Envelope): void {
  let told = Number.NEGATIVE_INFINITY;
  const tell = (message: Message) => parentPort?.postMessage(message);
  const planned = plannedFrom(job, best, {
    stop: {
      get aborted() {
        return Atomics.load(isStopped, 0) === 1;
      },
    },
    onBest: (better) => {
      if (performance.now() - told < TELL_EVERY) return true;
      const plan = better.plan();
      tell({ kind: "best", plan, progress: progressOf(job, plan) });
      told = performance.now();
      return true;
    },
  });
  tell({ kind: "planned", planned });
}

const envelope = workerData as Envelope | null;
if (!isMainThread && envelope?.isPlanJob === true) runInThread(envelope);

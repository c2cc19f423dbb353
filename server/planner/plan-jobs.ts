import { randomUUID } from "node:crypto";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { Permission } from "../core/permission.ts";
import { type RefusalDetail, Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type CourtPlanned, planCourtDays, planCourts } from "./plan-court-days.ts";
import type { PlanCap } from "./plan-facts.ts";
import type { PlanHooks, PlanProgress } from "./plan-worker.ts";

/** One court, with a cap of its own where one was set, or several courts of the district together. */
export type StartInput = { courtIds: number[]; fromDay: CourtDay; weeks: number; cap?: PlanCap | null; key: string };

/** A planning as a screen sees it. It lives in this process: a server that starts anew knows nothing of it, and wrote nothing. */
export type PlanJobShown = {
  id: string;
  courtIds: number[];
  isMine: boolean;
  startedBy: string;
  fromDay: CourtDay;
  weeks: number;
  state: "running" | "done" | "refused";
  isStopping: boolean;
  /** It was stopped, and the best plan so far was taken. */
  isStopped: boolean;
  progress: PlanProgress | null;
  results: CourtPlanned[];
  refusal: { code: string; detail: RefusalDetail } | null;
};

type Job = Omit<PlanJobShown, "isMine" | "isStopping" | "isStopped"> & {
  key: string;
  userId: string | null;
  stopping: AbortController;
  endedAt: number | null;
  whenOver: Promise<void>;
};

// One set of jobs for the process; development reloads modules but keeps the global.
const held = globalThis as unknown as { peshiPlanJobs?: Map<string, Job> };
const jobs = (): Map<string, Job> => {
  held.peshiPlanJobs ??= new Map();
  return held.peshiPlanJobs;
};

/** What takes less than this, in milliseconds, answers at once and shows no progress. */
const SHORT = 700;
/** How long a job that is over can still be asked for. */
const KEPT = 10 * 60_000;

const permissionFor = (courtIds: readonly number[]): Permission =>
  courtIds.length > 1 ? "district.plan" : "hearings.plan";

/**
 * Starts planning these courts and answers when it is over or after a moment, whatever is sooner. Where one of them is
 * being planned already nothing is started: the job that runs is answered.
 */
export async function startPlan(ctx: Context, input: StartInput): Promise<PlanJobShown> {
  const courtIds = [...new Set(input.courtIds)];
  for (const courtId of courtIds) await read(ctx, { permission: permissionFor(courtIds), courtId }, async () => {});
  forgetOld();
  const running = [...jobs().values()].find(
    (job) => job.key === input.key || (job.state === "running" && job.courtIds.some((id) => courtIds.includes(id))),
  );
  if (running && running.key !== input.key && !(await reaches(ctx, running))) throw new Refused("busy");
  const job = running ?? begin(ctx, { ...input, courtIds });
  if (job.key === input.key) await Promise.race([job.whenOver, new Promise((resume) => setTimeout(resume, SHORT))]);
  return shownTo(ctx, job);
}

function begin(ctx: Context, input: StartInput): Job {
  const { courtIds, fromDay, weeks, key } = input;
  const { actor } = ctx;
  const job: Job = {
    ...{ id: randomUUID(), key, courtIds, fromDay, weeks },
    userId: actor.kind === "staff" ? actor.userId : null,
    startedBy: actor.kind === "staff" ? actor.name : "",
    state: "running",
    progress: null,
    results: [],
    refusal: null,
    stopping: new AbortController(),
    endedAt: null,
    whenOver: Promise.resolve(),
  };
  job.whenOver = run(ctx, input, job);
  jobs().set(job.id, job);
  return job;
}

/** Settles when no planning runs any more; none of them rejects. */
export const plansAreOver = async (): Promise<void> => {
  await Promise.all([...jobs().values()].map((job) => job.whenOver));
};

async function run(ctx: Context, input: StartInput, job: Job): Promise<void> {
  const hooks: PlanHooks = {
    signal: job.stopping.signal,
    onProgress: (progress) => {
      job.progress = progress;
    },
  };
  try {
    job.results = await planned(ctx, input, hooks);
    job.state = "done";
  } catch (error) {
    job.state = "refused";
    job.refusal =
      error instanceof Refused ? { code: error.code, detail: error.detail } : { code: "failed", detail: {} };
    if (!(error instanceof Refused)) console.error("planning failed:", (error as Error).message);
  }
  job.endedAt = performance.now();
}

async function planned(ctx: Context, input: StartInput, hooks: PlanHooks): Promise<CourtPlanned[]> {
  const { courtIds, fromDay, weeks, cap, key } = input;
  const [courtId] = courtIds;
  if (courtIds.length > 1 || courtId === undefined) return planCourts(ctx, { courtIds, fromDay, weeks, key }, hooks);
  const answer = await planCourtDays(ctx, { courtId, fromDay, weeks, cap: cap ?? null, key }, hooks);
  return [{ ...answer, courtId, code: "planned" }];
}

/** The planning that runs in a court, or the one asked for, also when it is over; null: none that is known here. */
export async function planJob(ctx: Context, input: { courtId: number; jobId?: string | undefined }) {
  const { courtId, jobId } = input;
  return read(ctx, { permission: "hearings.read", courtId }, async () => {
    const asked = jobId === undefined ? undefined : jobs().get(jobId);
    const job = asked ?? [...jobs().values()].find((one) => one.state === "running" && one.courtIds.includes(courtId));
    return job?.courtIds.includes(courtId) ? shownTo(ctx, job) : null;
  });
}

/** Asks a planning to stop and take the best plan so far. One that is over already is answered as it is. */
export async function stopPlan(ctx: Context, { courtId, jobId }: { courtId: number; jobId: string }) {
  const job = jobs().get(jobId);
  const permission = permissionFor(job?.courtIds ?? [courtId]);
  return read(ctx, { permission, courtId }, async () => {
    if (!job?.courtIds.includes(courtId)) throw new Refused("not-found");
    if (job.state === "running") job.stopping.abort();
    return shownTo(ctx, job);
  });
}

async function reaches(ctx: Context, job: Job): Promise<boolean> {
  try {
    for (const courtId of job.courtIds) await read(ctx, { permission: "hearings.read", courtId }, async () => {});
    return true;
  } catch {
    return false;
  }
}

function shownTo({ actor }: Context, job: Job): PlanJobShown {
  const { id, courtIds, startedBy, fromDay, weeks, state, progress, results, refusal, userId, stopping } = job;
  const isMine = actor.kind === "staff" && actor.userId === userId;
  const isAsked = stopping.signal.aborted;
  return {
    ...{ id, courtIds, startedBy, fromDay, weeks, state, progress, results, refusal, isMine },
    isStopping: isAsked && state === "running",
    isStopped: isAsked && state === "done",
  };
}

function forgetOld(): void {
  for (const [id, { endedAt }] of jobs()) if (endedAt !== null && performance.now() - endedAt > KEPT) jobs().delete(id);
}

import type { Plan } from "../allocation/plan.ts";
import type { Problem } from "../allocation/problem.ts";
import { change, changeEach, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { matterId, problemOf, sessionId } from "../listing/availability/problem-of.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { mergeProblems } from "./merge-problems.ts";
import { type Loaded, loadFacts, type PlanAsked, type PlanCap } from "./plan-facts.ts";
import { type PlanHooks, type PlanJob, planApart } from "./plan-worker.ts";
import { savePlan } from "./save-plan.ts";

export type PlanInput = PlanAsked & { key?: string };
export type PlanAnswer = { changeId: number; draftId: number; placed: number; unplaced: number; days: CourtDay[] };

/**
 * Plans the undated pending cases of a court on its hearing days from `fromDay`, `weeks` weeks ahead, and keeps the plan
 * as the court's draft. Rows that a clerk pinned or placed by hand stay; what is listed already takes its room. Planning
 * holds no transaction open: a draft that changed meanwhile is refused as `stale`.
 */
export async function planCourtDays(ctx: Context, input: PlanInput, hooks: PlanHooks = {}): Promise<PlanAnswer> {
  const { courtId, fromDay, weeks, key } = input;
  const cap = soundCap(input.cap ?? null);
  const asked = { courtId, fromDay, weeks, ...(cap && { cap }) };
  const facts = await read(ctx, { permission: "hearings.plan", courtId }, (db) => loadFacts(db, ctx.now, asked));
  refuseRaisedWithoutReason(facts);
  const { plan, figures } = await planApart(jobOf([facts], problemOf(facts)), hooks);
  return change(
    ctx,
    { action: "draft.planned", permission: "hearings.plan", courtId, key, input: asked },
    async (tx, changeId) => answerOf(changeId, facts, await savePlan(tx, ctx, facts, plan, figures[0]!)),
  );
}

export type PlanCourtsInput = { courtIds: readonly number[]; fromDay: CourtDay; weeks: number; key?: string };
/** What became of a court: planned, or why there was nothing to plan in it. */
export type CourtPlanned =
  | ({ courtId: number; code: "planned" } & PlanAnswer)
  | { courtId: number; code: "nothing-to-do" | "not-a-hearing-day" };

/**
 * Plans several courts of a district as one problem, so that people who are needed in two of them are seen. Every court's
 * draft is written in one transaction, each in a change of its own: where one changed meanwhile all are refused as `stale`.
 */
export async function planCourts(ctx: Context, input: PlanCourtsInput, hooks: PlanHooks = {}): Promise<CourtPlanned[]> {
  const { courtIds, fromDay, weeks, key } = input;
  const loaded: Loaded[] = [];
  const idle: CourtPlanned[] = [];
  for (const courtId of courtIds) {
    try {
      loaded.push(
        await read(ctx, { permission: "district.plan", courtId }, (db) =>
          loadFacts(db, ctx.now, { courtId, fromDay, weeks }),
        ),
      );
    } catch (error) {
      if (!isIdle(error)) throw error;
      idle.push({ courtId, code: error.code });
    }
  }
  if (loaded.length === 0) throw new Refused("nothing-to-do");
  const problem = mergeProblems(loaded.map((facts) => ({ courtId: facts.courtId, problem: problemOf(facts) })));
  const { plan, figures } = await planApart(jobOf(loaded, problem), hooks);
  const act = {
    action: "draft.planned",
    permission: "district.plan",
    key,
    input: { courtIds, fromDay, weeks },
  } as const;
  const planned = await changeEach(
    ctx,
    act,
    loaded.map(({ courtId }) => courtId),
    async (tx, changeId, courtId) => {
      const facts = loaded.find((one) => one.courtId === courtId)!;
      const ofCourt = figures.find(({ court }) => court === String(courtId))!;
      return answerOf(changeId, facts, await savePlan(tx, ctx, facts, plan, ofCourt));
    },
  );
  const answers = new Map(planned.map((answer) => [answer.courtId, answer]));
  return courtIds.flatMap((courtId): CourtPlanned[] => {
    const answer = answers.get(courtId);
    if (answer) return [{ ...answer, code: "planned" }];
    return idle.filter((one) => one.courtId === courtId);
  });
}

const isIdle = (error: unknown): error is Refused & { code: "nothing-to-do" | "not-a-hearing-day" } =>
  error instanceof Refused && (error.code === "nothing-to-do" || error.code === "not-a-hearing-day");

type Saved = { draftId: number; placed: number; unplaced: number };
const answerOf = (changeId: number, { courtId, days }: Loaded, saved: Saved) => ({
  changeId,
  courtId,
  ...saved,
  days: days.map(({ day }) => day),
});

const soundCap = (cap: PlanCap | null): PlanCap | null => cap && { ...cap, because: cap.because?.trim() || null };

/** A cap above what the court plans for its days is listed past the plan, and that needs a reason. */
function refuseRaisedWithoutReason({ cap, days, standingPlan }: Loaded): void {
  if (!cap || cap.because) return;
  const raised = days.find(({ day, planMinutes, planMatters }) => {
    const own = standingPlan.get(day)!;
    return planMinutes > own.planMinutes || planMatters > own.planMatters;
  });
  if (raised) throw new Refused("reason-needed", { day: raised.day });
}

/** Rounds of improvement were measured to gain nothing where most matters must wait anyhow. */
const MANY = 3_000;

function jobOf(courts: readonly Loaded[], problem: Problem): PlanJob {
  const standing = Object.fromEntries(
    problem.matters.flatMap(({ id, notified }) => (id.startsWith("h") && notified ? [[id, notified]] : [])),
  );
  const pending = courts.flatMap((facts) => facts.pending);
  return {
    problem,
    seed: 1,
    effort: problem.matters.length > MANY ? "quick" : "normal",
    first: courts.flatMap(({ first }) =>
      first.map(({ caseId, bound }): [string, CourtDay] => [matterId(caseId), bound]),
    ),
    custody: pending.flatMap(({ caseId, isInCustody }) => (isInCustody ? [matterId(caseId)] : [])),
    courts: courts.map((facts) => ({
      court: String(facts.courtId),
      stands: standing,
      former: formerOf(facts, standing),
    })),
  };
}

/** Where the draft before this one had the matters; null where there was none. */
function formerOf({ courtId, formerDraft, before }: Loaded, standing: Plan["placements"]): Plan["placements"] | null {
  if (!formerDraft) return null;
  const rows = before.flatMap(({ caseId, day }) => (day === null ? [] : [[matterId(caseId), sessionId(courtId, day)]]));
  return { ...standing, ...Object.fromEntries(rows) };
}

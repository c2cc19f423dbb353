import type { Connection, Transaction } from "../../db/connect.ts";
import { checkPlan } from "../allocation/check.ts";
import type { Plan } from "../allocation/plan.ts";
import type { Problem } from "../allocation/problem.ts";
import { change, read } from "../change.ts";
import type { Context } from "../context.ts";
import { courtAndPolicy, type DayLoad, firstPlannableDay, plannableDays } from "../districts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { allocateApart } from "../plan-worker.ts";
import { Refused } from "../refused.ts";
import { addDays, type CourtDay, dayAt } from "../rules/court-day.ts";
import { callingOrder } from "../rules/day-order.ts";
import type { PlanReason, PossibleDay } from "../rules/plan-reasons.ts";
import { fillBlocks } from "../rules/time-blocks.ts";
import { withAwaited, withEvidence } from "./await-evidence.ts";
import { withLaw } from "./case-law.ts";
import { type DraftLoads, type Load, openRooms, possibleDays } from "./day-room.ts";
import {
  type DraftPlacementRow,
  deletePlacements,
  draftLoads,
  findDraftPlacements,
  insertPlacements,
  lockDraft,
  type PlannedRow,
  saveDraft,
} from "./draft-store.ts";
import { pendingMatterOf } from "./pending-matter.ts";
import { findPending, findPeopleOfCases, findPeopleOfPending, findStanding } from "./planning-store.ts";
import { dayOfSession, matterId, type PendingMatter, type PlanFacts, problemOf, reasonOf } from "./problem-of.ts";

export type PlanInput = { courtId: number; fromDay: CourtDay; weeks: number; key?: string };
export type PlanAnswer = { changeId: number; draftId: number; placed: number; unplaced: number; days: CourtDay[] };

type Loaded = PlanFacts & { until: CourtDay; before: readonly DraftPlacementRow[]; keptRows: DraftPlacementRow[] };

/**
 * Plans the undated pending cases of a court on its hearing days from `fromDay`, `weeks` weeks ahead, and keeps the plan
 * as the court's draft. Rows that a clerk pinned or placed by hand stay; what is listed already takes its room. Planning
 * holds no transaction open: a draft that changed meanwhile is refused as `stale`.
 */
export async function planCourtDays(ctx: Context, input: PlanInput): Promise<PlanAnswer> {
  const { courtId, fromDay, weeks, key } = input;
  const facts = await read(ctx, { permission: "hearings.plan", courtId }, (db) => loadFacts(db, ctx.now, input));
  const problem = problemOf(facts);
  // Rounds of improvement were measured to gain nothing where most matters must wait anyhow.
  const effort = problem.matters.length > MANY ? "quick" : "normal";
  const plan = await allocateApart({ problem, seed: 1, effort });
  refuseBrokenPlan(problem, plan);
  return change(
    ctx,
    { action: "draft.planned", permission: "hearings.plan", courtId, key, input: { courtId, fromDay, weeks } },
    async (tx, changeId) => {
      await refuseChangedDraft(tx, facts);
      await deletePlacements(tx, replacedIds(facts));
      const draftId = await saveDraft(tx, {
        courtId,
        fromDay,
        untilDay: facts.until,
        plannedAt: ctx.now.toISOString(),
        plannedBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
        cost: { ...plan.cost, lowerBound: plan.lowerBound },
      });
      const rows = await rowsOf(tx, ctx.now, facts, plan);
      await insertPlacements(tx, { draftId, courtId }, rows);
      const placed = rows.filter(({ day }) => day !== null).length;
      return { changeId, draftId, placed, unplaced: rows.length - placed, days: facts.days.map(({ day }) => day) };
    },
  );
}

const MANY = 3_000;

async function loadFacts(connection: Connection, now: Date, { courtId, fromDay, weeks }: PlanInput): Promise<Loaded> {
  const { court, policy, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(now, timezone);
  if (fromDay < today) throw new Refused("day-past", { day: fromDay });
  const until = addDays(fromDay, weeks * 7 - 1);
  const firstDay = await firstPlannableDay(connection, courtId, now);
  const plannable = await plannableDays(connection, courtId, fromDay, until);
  const days = plannable.filter(({ day, endedAt }) => day >= firstDay && endedAt === null);
  if (days.length === 0) throw new Refused("not-a-hearing-day", { day: fromDay });
  const [pendingRows, before, standing, awaited] = await Promise.all([
    findPending(connection, courtId),
    findDraftPlacements(connection, courtId),
    findStanding(connection, court.districtId, fromDay, until),
    awaitedReplies(connection, { now }, courtId),
  ]);
  const matters = await withLaw(connection, pendingRows.map(pendingMatterOf), today);
  const waiting = (matter: PendingMatter) => withAwaited(matter, awaited.get(matter.caseId) ?? [], today, policy);
  const undated = new Map(matters.map((matter) => [matter.caseId, waiting(matter)]));
  const keptRows = before.filter((row) => isKept(row, undated, today, days, until));
  const kept = keptRows.flatMap(({ day, ...row }) => (isAmong(days, day) ? [{ ...row, day }] : []));
  const isTaken = new Set(keptRows.map(({ caseId }) => caseId));
  const pending = [...undated.values()].filter(({ caseId }) => !isTaken.has(caseId));
  if (pending.length === 0 && kept.length === 0) throw new Refused("nothing-to-do");
  const [ofPending, ofStanding] = await Promise.all([
    findPeopleOfPending(connection, courtId),
    findPeopleOfCases(connection, [...new Set(standing.map(({ caseId }) => caseId))]),
  ]);
  const people = [...ofPending, ...ofStanding];
  return {
    courtId,
    today,
    custodyDays: policy.custodyDays,
    peca30: policy.peca30,
    days,
    pending,
    kept,
    keptRows,
    standing,
    people,
    until,
    before,
  };
}

/** Pinned or placed by hand, still undated, and on a day on which it may still be heard: outside the plan, or one of its days. */
function isKept(
  row: DraftPlacementRow,
  undated: ReadonlyMap<number, PendingMatter>,
  today: CourtDay,
  days: readonly DayLoad[],
  until: CourtDay,
): boolean {
  if (row.day === null || row.day < today || !undated.has(row.caseId)) return false;
  if (!row.isPinned && !row.isByHand) return false;
  const first = days[0]!.day;
  return row.day < first || row.day > until || isAmong(days, row.day) || row.isPinned;
}

const isAmong = (days: readonly DayLoad[], day: CourtDay | null): day is CourtDay =>
  days.some((one) => one.day === day);

const replacedIds = ({ before, keptRows }: Loaded): number[] => {
  const kept = new Set(keptRows.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
};

function refuseBrokenPlan(problem: Problem, plan: Plan): void {
  const broken = checkPlan(problem, plan).findings.filter(({ isOrdered }) => !isOrdered);
  if (broken.length > 0) throw new Error(`a plan breaks its rules: ${broken[0]!.rule}`);
}

async function refuseChangedDraft(tx: Transaction, { courtId, before }: Loaded): Promise<void> {
  await lockDraft(tx, courtId);
  const stamp = (rows: readonly DraftPlacementRow[]) => rows.map(({ id, version }) => `${id}.${version}`).join();
  if (stamp(await findDraftPlacements(tx, courtId)) !== stamp(before)) throw new Refused("stale");
}

async function rowsOf(tx: Transaction, now: Date, facts: Loaded, plan: Plan): Promise<PlannedRow[]> {
  const peopleOf = peopleByCase(facts);
  const reasonFor = ({ caseId, evidence }: PendingMatter): PlanReason => {
    const because = plan.reasons[matterId(caseId)];
    if (!because) throw new Error("a plan leaves a matter without a reason");
    const reason = reasonOf(because, peopleOf.get(caseId) ?? [], facts.days[0]?.day, facts.days.at(-1)?.day);
    return withEvidence(reason, evidence);
  };
  const matterOf = new Map(facts.pending.map((matter) => [matter.caseId, matter]));
  const placed = facts.pending.flatMap((matter) => {
    const session = plan.placements[matterId(matter.caseId)];
    return session === undefined ? [] : [{ ...matter, day: dayOfSession(session) }];
  });
  const isPlaced = new Set(placed.map(({ caseId }) => caseId));
  const unplaced = facts.pending.filter(({ caseId }) => !isPlaced.has(caseId));
  const inBlocks = await withBlocks(tx, facts, placed);
  const couldBe = await possibleDays(tx, facts.courtId, now, loadsWith(await draftLoads(tx, facts.courtId), placed));
  return [
    ...inBlocks.map((row) => ({ ...row, because: reasonFor(matterOf.get(row.caseId)!), couldBe: null })),
    ...unplaced.map((matter) => {
      const { caseId, purpose, minutes, isInCustody, law, notBefore } = matter;
      const because = reasonFor(matter);
      // Where people are what is missing, the days of this plan would not do either.
      const after = because.role !== undefined ? facts.until : notBefore ? addDays(notBefore, -1) : undefined;
      const days: PossibleDay[] = couldBe({ purpose, minutes, isInCustody, law }, facts.today, after);
      return { caseId, purpose, minutes, day: null, because, couldBe: days };
    }),
  ];
}

function peopleByCase({ people }: Loaded) {
  const byCase = new Map<number, PlanFacts["people"][number][]>();
  for (const person of people) byCase.set(person.caseId, [...(byCase.get(person.caseId) ?? []), person]);
  return byCase;
}

type Placed = PendingMatter & { day: CourtDay };

/** Matters of a day in calling order, filled into its blocks from the morning on. */
async function withBlocks(
  tx: Transaction,
  { courtId, days, keptRows }: Loaded,
  placed: readonly Placed[],
): Promise<Omit<PlannedRow, "because" | "couldBe">[]> {
  const rooms = await openRooms(
    tx,
    courtId,
    days.map(({ day }) => day),
  );
  return [...rooms].flatMap(([day, room]) => {
    for (const row of keptRows.filter((kept) => kept.day === day)) {
      const block = room.blocks.find(({ startsAt }) => startsAt === row.block);
      if (block)
        Object.assign(block, {
          listedMinutes: block.listedMinutes + row.minutes,
          listedMatters: block.listedMatters + 1,
        });
    }
    const ofDay = placed.filter((matter) => matter.day === day);
    const inOrder = callingOrder(
      ofDay.map((matter) => ({ ...matter, block: null, isFixed: false, chosenPlace: null })),
    );
    const filled = fillBlocks(inOrder, room.blocks, room.facts.planMinutes);
    return filled.map(({ caseId, purpose, minutes, block }) => ({ caseId, purpose, minutes, day, block }));
  });
}

function loadsWith(kept: DraftLoads, placed: readonly Placed[]): DraftLoads {
  const loads = new Map<CourtDay, Load>(kept);
  for (const { day, minutes } of placed) {
    const load = loads.get(day) ?? { minutes: 0, matters: 0 };
    loads.set(day, { minutes: load.minutes + minutes, matters: load.matters + 1 });
  }
  return loads;
}

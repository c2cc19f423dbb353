import type { Transaction } from "../../db/connect.ts";
import type { Plan } from "../allocation/plan.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { withEvidence } from "../listing/availability/await-evidence.ts";
import {
  dayOfSession,
  matterId,
  type PendingMatter,
  type PlanFacts,
  reasonOf,
} from "../listing/availability/problem-of.ts";
import { type DraftLoads, type Load, openRooms, possibleDays } from "../listing/day-room.ts";
import {
  type DraftPlacementRow,
  deletePlacements,
  draftLoads,
  findDraftPlacements,
  insertPlacements,
  lockDraft,
  markKept,
  type PlannedRow,
  saveDraft,
} from "../listing/draft-store.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import { fillBlocks } from "../rules/calendar/time-blocks.ts";
import { needAt } from "../rules/listing/needed-people.ts";
import type { PlanReason, PossibleDay } from "../rules/listing/plan-reasons.ts";
import { callingOrder } from "../rules/planner/day-order.ts";
import type { Loaded } from "./plan-facts.ts";
import type { CourtFigures } from "./plan-worker.ts";

export type SavedPlan = { draftId: number; placed: number; unplaced: number };

/** Writes the plan of a court down as its draft. A draft that changed since its facts were loaded is refused as `stale`. */
export async function savePlan(
  tx: Transaction,
  ctx: Context,
  facts: Loaded,
  plan: Plan,
  figures: CourtFigures,
): Promise<SavedPlan> {
  const { courtId, fromDay, cap } = facts;
  await refuseChangedDraft(tx, facts);
  await deletePlacements(tx, replacedIds(facts));
  await markKept(tx, courtId);
  const { plan: ofPlan, stands, former } = figures;
  const draftId = await saveDraft(tx, {
    courtId,
    fromDay,
    untilDay: facts.until,
    plannedAt: ctx.now.toISOString(),
    plannedBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
    cost: { ...plan.cost, lowerBound: plan.lowerBound },
    capMinutes: cap?.minutes ?? null,
    capMatters: cap?.matters ?? null,
    capBecause: cap?.because ?? null,
    figures: { plan: ofPlan, stands, former },
    acceptedAt: null,
  });
  const rows = await rowsOf(tx, ctx.now, facts, plan);
  await insertPlacements(tx, { draftId, courtId }, rows);
  const placed = rows.filter(({ day }) => day !== null).length;
  return { draftId, placed, unplaced: rows.length - placed };
}

const replacedIds = ({ before, keptRows }: Loaded): number[] => {
  const kept = new Set(keptRows.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
};

async function refuseChangedDraft(tx: Transaction, { courtId, courtCode, before }: Loaded): Promise<void> {
  await lockDraft(tx, courtId);
  const stamp = (rows: readonly DraftPlacementRow[]) => rows.map(({ id, version }) => `${id}.${version}`).join();
  const now = await findDraftPlacements(tx, courtId);
  if (stamp(now) !== stamp(before)) throw new Refused("stale", { court: courtCode });
}

async function rowsOf(tx: Transaction, now: Date, facts: Loaded, plan: Plan): Promise<PlannedRow[]> {
  const peopleOf = peopleByCase(facts);
  const reasonFor = ({ caseId, evidence }: PendingMatter): PlanReason => {
    const because = plan.reasons[matterId(caseId)];
    if (!because) throw new Error("a plan leaves a matter without a reason");
    const reason = reasonOf(because, peopleOf.get(caseId) ?? [], facts.days[0]?.day, facts.days.at(-1)?.day);
    return withEvidence(reason, evidence);
  };
  const was = new Map(facts.before.map(({ caseId, day }) => [caseId, day]));
  const wasOf = ({ caseId }: { caseId: number }) => ({ wasDay: was.get(caseId) ?? null });
  const overPlan = reasonOverPlan(facts);
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
    ...inBlocks.map((row) => ({
      ...row,
      ...wasOf(row),
      overloadBecause: overPlan(row.day),
      because: reasonFor(matterOf.get(row.caseId)!),
      couldBe: null,
    })),
    ...unplaced.map((matter) => {
      const { caseId, purpose, minutes, isInCustody, law, notBefore } = matter;
      const because = reasonFor(matter);
      // Where people are what is missing, the days of this plan would not do either.
      const after = because.role !== undefined ? facts.until : notBefore ? addDays(notBefore, -1) : undefined;
      const days: PossibleDay[] = couldBe({ purpose, minutes, isInCustody, law }, facts.today, after);
      return { caseId, purpose, minutes, ...wasOf(matter), day: null, because, couldBe: days };
    }),
  ];
}

/** The reason that a cap above the court's own plan was given with, for the days of which the plan is raised. */
function reasonOverPlan({ days, cap, standingPlan }: Loaded) {
  const raised = new Set(
    days
      .filter(({ day, planMinutes, planMatters }) => {
        const own = standingPlan.get(day);
        return own !== undefined && (planMinutes > own.planMinutes || planMatters > own.planMatters);
      })
      .map(({ day }) => day),
  );
  return (day: CourtDay | null): string | null => (day !== null && raised.has(day) ? (cap?.because ?? null) : null);
}

function peopleByCase({ people }: Loaded) {
  const byCase = new Map<number, PlanFacts["people"][number][]>();
  for (const person of people) byCase.set(person.caseId, [...(byCase.get(person.caseId) ?? []), person]);
  return byCase;
}

type Placed = PendingMatter & { day: CourtDay };

const whoIsNeeded = (people: Loaded["people"], { caseId, purpose }: PendingMatter): number[] =>
  people.flatMap((one) => (one.caseId === caseId && needAt(purpose, one) !== null ? [one.personId] : []));

const whoMustCome = (people: Loaded["people"], { caseId, purpose }: PendingMatter): number[] =>
  people.flatMap((one) => (one.caseId === caseId && needAt(purpose, one) === "must" ? [one.personId] : []));

/** Matters of a day in calling order, filled into its blocks from the morning on. */
async function withBlocks(
  tx: Transaction,
  { courtId, days, keptRows, people, rules }: Loaded,
  placed: readonly Placed[],
): Promise<Omit<PlannedRow, "because" | "couldBe" | "wasDay">[]> {
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
    const ofDay = placed
      .filter((matter) => matter.day === day)
      .map((matter) => ({
        ...matter,
        notIn: rules
          ? [...rules.blocked(whoMustCome(people, matter), day), ...rules.taken(whoIsNeeded(people, matter), day)]
          : [],
      }));
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

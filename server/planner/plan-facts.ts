import type { Connection } from "../../db/connect.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, type DayLoad, firstPlannableDay, plannableDays } from "../courts/court-days.ts";
import { awaitedReplies } from "../evidence/awaited-replies.ts";
import { withAwaited } from "../listing/availability/await-evidence.ts";
import { pendingMatterOf } from "../listing/availability/pending-case.ts";
import { peopleRules } from "../listing/availability/people-away.ts";
import {
  findPending,
  findPeopleOfCases,
  findPeopleOfPending,
  findStanding,
  findTallies,
} from "../listing/availability/planning-store.ts";
import type { PendingMatter, PlanFacts } from "../listing/availability/problem-of.ts";
import { withLaw } from "../listing/case-law.ts";
import { type DraftPlacementRow, type DraftRow, findDraft, findDraftPlacements } from "../listing/draft-store.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { expectedMinutes, RATE_WEEKS, type Rates, ratesOf, stageOfPurpose } from "../rules/planner/over-listing.ts";
import { boundDay, goesFirst } from "../rules/planner/wait-bounds.ts";

/** What a day of one plan may hold in place of the court's own plan; more than that plan needs a reason. */
export type PlanCap = { minutes: number; matters: number; because: string | null };
export type PlanAsked = { courtId: number; fromDay: CourtDay; weeks: number; cap?: PlanCap | null };

export type Loaded = PlanFacts & {
  courtCode: string;
  fromDay: CourtDay;
  until: CourtDay;
  cap: PlanCap | null;
  /** What the days hold by the court's own plan, whatever the cap. */
  standingPlan: ReadonlyMap<CourtDay, Pick<DayLoad, "planMinutes" | "planMatters">>;
  /** The draft before this one and its rows, and those of them that stay. */
  formerDraft: DraftRow | undefined;
  before: readonly DraftPlacementRow[];
  keptRows: DraftPlacementRow[];
  /** Matters that go before those that still have time, with the last day within their bound. */
  first: { caseId: number; bound: CourtDay }[];
};

/** Everything a plan of one court looks at. Throws `Refused` where there is no day to plan on, or nothing to plan. */
export async function loadFacts(connection: Connection, now: Date, asked: PlanAsked): Promise<Loaded> {
  const { courtId, fromDay, weeks, cap = null } = asked;
  const { court, policy, timezone } = await courtAndPolicy(connection, courtId);
  const today = dayAt(now, timezone);
  if (fromDay < today) throw new Refused("day-past", { day: fromDay });
  const until = addDays(fromDay, weeks * 7 - 1);
  const firstDay = await firstPlannableDay(connection, courtId, now);
  const plannable = await plannableDays(connection, courtId, fromDay, until);
  const open = plannable.filter(({ day, endedAt }) => day >= firstDay && endedAt === null);
  const days = open.map(capped(court, cap));
  if (days.length === 0) throw new Refused("not-a-hearing-day", { day: fromDay });
  const [pendingRows, formerDraft, before, standing, awaited, rates] = await Promise.all([
    findPending(connection, courtId),
    findDraft(connection, courtId),
    findDraftPlacements(connection, courtId),
    findStanding(connection, court.districtId, fromDay, until),
    awaitedReplies(connection, { now }, courtId),
    ratesOfCourt(connection, court, today),
  ]);
  const matters = await withLaw(connection, pendingRows.map(pendingMatterOf), today);
  const ready = (matter: PendingMatter) =>
    overListed(withAwaited(matter, awaited.get(matter.caseId) ?? [], today, policy), rates, court.overlistMost);
  const undated = new Map(matters.map((matter) => [matter.caseId, ready(matter)]));
  const keptRows = before.filter((row) => isKept(row, undated, today, days, until));
  const kept = keptRows.flatMap(({ day, ...row }) => (isAmong(days, day) ? [{ ...row, day }] : []));
  const isTaken = new Set(keptRows.map(({ caseId }) => caseId));
  const pending = [...undated.values()].filter(({ caseId }) => !isTaken.has(caseId));
  if (pending.length === 0 && kept.length === 0) throw new Refused("nothing-to-do");
  const [ofPending, ofStanding, rules] = await Promise.all([
    findPeopleOfPending(connection, courtId),
    findPeopleOfCases(connection, [...new Set(standing.map(({ caseId }) => caseId))]),
    peopleRules(connection, court, fromDay, until),
  ]);
  return {
    ...{ courtId, today, fromDay, until, cap, days, pending, kept, keptRows, standing, formerDraft, before },
    courtCode: court.code,
    standingPlan: new Map(open.map((day) => [day.day, day])),
    custodyDays: policy.custodyDays,
    peca30: policy.peca30,
    people: [...ofPending, ...ofStanding],
    rules,
    quotas: court.stageQuotas ?? [],
    first: pending.flatMap((matter) => {
      const waiting = { ...matter, waitingSince: matter.waitingSince ?? matter.since };
      const bound = boundDay(matter.stage, waiting.waitingSince, policy.waitBounds);
      const hasQuota = court.stageQuotas?.some(({ stage }) => stage === matter.stage) ?? false;
      return hasQuota || goesFirst(waiting, days.at(-1)!.day, policy.waitBounds)
        ? [{ caseId: matter.caseId, bound }]
        : [];
    }),
  };
}

/** How often matters of each stage are adjourned in a court: its own record of the last weeks, beside its district's. */
export async function ratesOfCourt(
  connection: Connection,
  { id, districtId }: { id: number; districtId: number },
  today: CourtDay,
): Promise<Rates> {
  const tallies = await findTallies(connection, districtId, addDays(today, -7 * RATE_WEEKS));
  return ratesOf(
    tallies.filter(({ courtId }) => courtId === id),
    tallies,
  );
}

function overListed(matter: PendingMatter, rates: Rates, most: number): PendingMatter {
  const rate = rates.get(stageOfPurpose(matter.purpose))?.rate ?? 0;
  return { ...matter, minutes: expectedMinutes(matter.minutes, rate, most) };
}

/** The cap of a plan holds on every day, but a day with less of its own keeps that; nothing goes past the ceiling. */
function capped(court: { planMinutes: number; planMatters: number }, cap: PlanCap | null) {
  return (day: DayLoad): DayLoad => {
    if (!cap) return day;
    const within = (own: number, usual: number, asked: number, ceiling: number) =>
      Math.min(own === usual ? asked : Math.min(own, asked), ceiling);
    return {
      ...day,
      planMinutes: within(day.planMinutes, court.planMinutes, cap.minutes, day.ceilingMinutes),
      planMatters: within(day.planMatters, court.planMatters, cap.matters, day.ceilingMatters),
    };
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

export const isAmong = (days: readonly DayLoad[], day: CourtDay | null): day is CourtDay =>
  days.some((one) => one.day === day);

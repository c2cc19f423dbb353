import type { Because } from "../../allocation/explain.ts";
import type { Matter, Person, Problem, Session } from "../../allocation/problem.ts";
import type { DayLoad } from "../../courts/court-days.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { type EvidenceReason, windowFrom } from "../../rules/listing/evidence-wait.ts";
import { needAt } from "../../rules/listing/needed-people.ts";
import type { Peca30Scope } from "../../rules/listing/next-date-limits.ts";
import type { PlanReason } from "../../rules/listing/plan-reasons.ts";
import {
  type NeededRole,
  type PendingFacts,
  PLANNING_WEIGHTS,
  planWindow,
  weightOf,
} from "../../rules/listing/planning.ts";
import { stageOfPurpose } from "../../rules/planner/over-listing.ts";
import { type PeopleRules, waitedFor } from "./people-away.ts";
import type { PersonOfCase, StandingRow } from "./planning-store.ts";

export type PendingMatter = PendingFacts & {
  caseId: number;
  minutes: number;
  /** Its last hearing, else since when it is pending. */
  waitingSince?: CourtDay;
  /** Before this day its evidence is not to be expected. */
  notBefore?: CourtDay | null;
  evidence?: EvidenceReason | null;
};

/** A row of the draft that a clerk pinned or placed: counted, never moved. */
export type KeptPlacement = { caseId: number; day: CourtDay; purpose: Purpose; minutes: number };

export type PlanFacts = {
  courtId: number;
  today: CourtDay;
  custodyDays: number;
  peca30?: Peca30Scope;
  /** Hearing days of the plan, in order. */
  days: readonly DayLoad[];
  pending: readonly PendingMatter[];
  kept: readonly KeptPlacement[];
  /** Listed already in any court of the district. */
  standing: readonly StandingRow[];
  people: readonly PersonOfCase[];
  /** Matters of a stage that each day of this court is to have. */
  quotas?: readonly StageQuota[];
  /** Who is away, has a stand-in or is free in some block; left out, everybody is there and a day is a day. */
  rules?: PeopleRules;
};
export type StageQuota = { stage: Stage; atLeast: number };

export const matterId = (caseId: number) => `m${caseId}`;
export const sessionId = (courtId: number, day: CourtDay) => `${courtId}/${day}`;
export const dayOfSession = (id: string) => id.slice(id.indexOf("/") + 1) as CourtDay;

/**
 * The facts as the allocation engine's problem: a session per hearing day with the day's plan as its room, a matter per
 * undated case, and everything that stands (here and in other courts that share people) pinned where it is.
 */
export function problemOf(facts: PlanFacts): Problem {
  const { courtId, days, pending, kept, standing, quotas = [] } = facts;
  const here = new Map(days.map((day) => [day.day, sessionOf(courtId, day, quotas)]));
  const needs = needsByCase(facts.people);
  const ofPlace = minutesOfPlace(days);
  const matters = [
    ...pending.map((matter) => pendingMatter(facts, matter, needs, ofPlace)),
    ...kept.map((row) => stillMatter(matterId(row.caseId), courtId, row, needs)),
  ];
  const wanted = new Set(matters.flatMap(({ people }) => people));
  const elsewhere = new Map<string, Session>();
  for (const row of standing) {
    const matter = stillMatter(`h${row.hearingId}`, row.courtId, row, needs);
    if (row.courtId === courtId) {
      if (here.has(row.day)) matters.push(matter);
      continue;
    }
    const held = here.has(row.day) ? matter.people.filter((id) => wanted.has(id) && isHeld(facts, row, id)) : [];
    if (held.length === 0) continue;
    elsewhere.set(matter.notified!, boundless(row.courtId, row.day));
    matters.push({ ...matter, minutes: 0, people: held });
  }
  const people = peopleOf(facts, new Set(matters.flatMap((matter) => matter.people)));
  return { format: "peshi-allocation/1", sessions: [...here.values(), ...elsewhere.values()], people, matters };
}

function sessionOf(courtId: number, day: DayLoad, quotas: readonly StageQuota[]): Session {
  return {
    id: sessionId(courtId, day.day),
    court: String(courtId),
    bench: String(courtId),
    day: day.day,
    minutes: day.planMinutes,
    matters: day.planMatters,
    reserve: 0,
    quotas: quotas.map((quota) => ({ ...quota, cost: PLANNING_WEIGHTS.quota })),
  };
}

/** Another court's day: nothing is planned into it, it only holds the people who are expected there. */
function boundless(courtId: number, day: CourtDay): Session {
  const court = String(courtId);
  return { id: sessionId(courtId, day), court, bench: court, day, minutes: 0, reserve: 0, quotas: [] };
}

/** Another court's hearing leaves somebody no block of that day here. */
const isHeld = ({ rules }: PlanFacts, { courtId, day }: StandingRow, person: string): boolean =>
  !rules || rules.isHeldAllDay(numberOf(person), courtId, day);

const numberOf = (person: string) => Number(person.slice(1));

type Needs = ReadonlyMap<number, readonly PersonOfCase[]>;

function needsByCase(people: readonly PersonOfCase[]): Needs {
  const byCase = new Map<number, PersonOfCase[]>();
  for (const person of people) {
    const known = byCase.get(person.caseId);
    if (known) known.push(person);
    else byCase.set(person.caseId, [person]);
  }
  return byCase;
}

function neededPeople(needs: Needs, caseId: number, purpose: Purpose): string[] {
  const all = needs.get(caseId) ?? [];
  return [...new Set(all.filter((person) => needAt(purpose, person)).map(({ personId }) => `p${personId}`))];
}

/** The minutes of the plan that come on one place of it; 0 where there is none. */
function minutesOfPlace(days: readonly DayLoad[]): number {
  const places = days.reduce((sum, { planMatters }) => sum + planMatters, 0);
  return places === 0 ? 0 : days.reduce((sum, { planMinutes }) => sum + planMinutes, 0) / places;
}

/**
 * A matter's weight counts once for every place that its minutes would hold, so that each minute is worth what it weighs:
 * an old matter of forty minutes is not outbid by three fresh ones of thirteen. `ofPlace`: minutes of one place.
 */
const worthOf = (weight: number, minutes: number, ofPlace: number): number =>
  Math.round(weight * Math.max(1, minutes / Math.max(1, ofPlace)) * 1000) / 1000;

function pendingMatter(facts: PlanFacts, matter: PendingMatter, needs: Needs, ofPlace: number): Matter {
  const { courtId, today, custodyDays, peca30, days } = facts;
  const from = days[0]?.day ?? today;
  const weight = worthOf(weightOf(matter, today), matter.minutes, ofPlace);
  return {
    id: matterId(matter.caseId),
    court: String(courtId),
    minutes: matter.minutes,
    ...windowFrom(
      planWindow(matter, { today, from, last: days.at(-1)?.day ?? from, custodyDays, ...(peca30 && { peca30 }) }),
      matter.notBefore ?? null,
    ),
    weight,
    people: comingPeople(facts, neededPeople(needs, matter.caseId, matter.purpose), matter.purpose),
    away: [],
    unplacedCost: weight * PLANNING_WEIGHTS.unplacedWeeks,
    moveCost: 0,
    pinned: false,
    stage: matter.stage,
    standby: false,
  };
}

const comingPeople = ({ rules }: PlanFacts, people: string[], purpose: Purpose): string[] =>
  rules ? waitedFor(rules, purpose, people.map(numberOf)).map((id) => `p${id}`) : people;

function stillMatter(id: string, courtId: number, row: KeptPlacement, needs: Needs): Matter {
  const { day, minutes } = row;
  return {
    id,
    court: String(courtId),
    minutes,
    from: day,
    due: day,
    until: day,
    weight: 0,
    people: neededPeople(needs, row.caseId, row.purpose),
    away: [],
    unplacedCost: 0,
    notified: sessionId(courtId, day),
    moveCost: 0,
    pinned: true,
    stage: stageOfPurpose(row.purpose),
    standby: false,
  };
}

/** Officers, experts and witnesses travel and cannot be in two courts; counsel and prosecutor can send a stand-in, at a cost. */
function peopleOf({ people, rules, days }: PlanFacts, wanted: ReadonlySet<string>): Person[] {
  const known = new Map<string, Person>();
  for (const { personId, role } of people) {
    const id = `p${personId}`;
    if (!wanted.has(id) || known.has(id)) continue;
    const maySendAnother = role === "counsel" || role === "prosecutor";
    known.set(id, {
      id,
      tripCost: maySendAnother ? 0 : PLANNING_WEIGHTS.trip,
      away: rules ? days.map(({ day }) => day).filter((day) => rules.isAway(personId, day)) : [],
      ...(maySendAnother ? { clashCost: PLANNING_WEIGHTS.standIn } : {}),
    });
  }
  return [...known.values()];
}

/**
 * The engine's reason in the court's codes: a person is told by the role in this case, never by name.
 * @param firstDay the first hearing day of the plan, before which a custody limit may fall. @param lastDay its last,
 * beyond which the law may put the first day.
 */
export function reasonOf(
  because: Because,
  people: readonly PersonOfCase[],
  firstDay?: CourtDay,
  lastDay?: CourtDay,
): PlanReason {
  const role = (person: string | null): NeededRole | null =>
    people.find(({ personId }) => `p${personId}` === person)?.role ?? null;
  if ("couldBe" in because) return unplacedReason(because, role, firstDay, lastDay);
  const late = {
    ...(because.lateDays > 0 && { lateDays: because.lateDays }),
    ...(because.limit !== null && { lastDay: because.limit }),
  };
  switch (because.code) {
    case "fixed":
      return { code: "by-hand" };
    case "first-possible":
      return { code: because.code, count: because.possible, ...late };
    case "earlier-full":
      return {
        ...{ code: because.code, count: because.full, day: because.first, limit: because.lack },
        ...{ other: because.heavier, outOf: because.listed, ...late },
      };
    case "earlier-dearer":
      return { code: because.code, count: because.full, day: because.first, ...late };
    case "not-before":
      return { code: "from-day", day: because.from, ...late };
    case "earlier-away":
    case "earlier-elsewhere":
      return { code: because.code, count: because.sessions, day: because.first, role: role(because.person), ...late };
    case "shared-trip":
      return { code: because.code, role: role(because.person), day: because.better, count: because.others, ...late };
    case "avoids-clash":
      return { code: because.code, role: role(because.person), day: because.better, ...late };
    case "kept-notified":
    case "quota":
    case "not-tried":
      return { code: because.code, day: because.better, ...late };
  }
}

function unplacedReason(
  because: Extract<Because, { couldBe: unknown }>,
  role: (person: string | null) => NeededRole | null,
  firstDay: CourtDay | undefined,
  lastDay: CourtDay | undefined,
): PlanReason {
  switch (because.code) {
    case "no-session":
    case "no-option":
      return { code: "no-session" };
    case "window-empty":
      if (lastDay !== undefined && because.from > lastDay) return { code: "not-before", day: because.from };
      if (firstDay !== undefined && firstDay > because.until) {
        return { code: "limit-first", day: firstDay, until: because.until };
      }
      return { code: because.code, day: because.from, until: because.until };
    case "away":
      return { code: because.code, count: because.sessions, role: role(because.person) };
    case "too-long":
      return { code: because.code, count: because.minutes, other: because.most };
    case "full":
      return { code: because.code, count: because.sessions, limit: because.limit };
    case "people-elsewhere":
      return { code: because.code, count: because.sessions, role: role(because.person) };
    case "full-or-elsewhere":
      return { code: because.code, count: because.full, other: because.elsewhere, role: role(because.person) };
    case "not-worth":
      return { code: because.code, day: because.day };
  }
}

import type { CourtDay } from "../rules/calendar/court-day.ts";
import { COST_PARTS, type Cost, type Plan } from "./plan.ts";
import type { Matter, Person, Problem, Session } from "./problem.ts";
import { blocksMeet, recount } from "./recount.ts";

export type Rule =
  | "unknown-matter"
  | "unknown-session"
  | "missing"
  | "twice"
  | "court"
  | "bench"
  | "option"
  | "too-early"
  | "too-late"
  | "matter-away"
  | "person-away"
  | "minutes"
  | "matters"
  | "two-courts"
  | "pinned-moved"
  | "standby-placed"
  | "standby-misfit"
  | "no-reason"
  | "cost"
  | "bound";

/** A broken rule. `isOrdered`: only pinned matters are involved, so it was ordered or announced before the plan and no plan can mend it. */
export interface Finding {
  rule: Rule;
  says: string;
  isOrdered: boolean;
}

interface Facts {
  problem: Problem;
  plan: Plan;
  sessions: Map<string, Session>;
  matters: Map<string, Matter>;
  people: Map<string, Person>;
  /** The placements that name a known matter and session. */
  listed: { matter: Matter; session: Session }[];
}

const TOLERANCE = 1e-5;

/**
 * Holds a plan against the rules of a problem, written from the rules and sharing nothing with the engine.
 * Returns every broken rule and the plan's cost counted anew.
 */
export function checkPlan(problem: Problem, plan: Plan): { findings: Finding[]; cost: Cost } {
  const facts = factsOf(problem, plan);
  const cost = recount(problem, facts.listed);
  const findings = [
    ...everyMatterOnce(facts),
    ...facts.listed.flatMap(({ matter, session }) => window(facts, matter, session)),
    ...capacity(facts),
    ...twoCourts(facts),
    ...pinned(facts),
    ...standby(facts),
    ...reasons(facts),
    ...costs(plan, cost),
  ];
  return { findings, cost };
}

function factsOf(problem: Problem, plan: Plan): Facts {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  const matters = new Map(problem.matters.map((matter) => [matter.id, matter]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  const listed = Object.entries(plan.placements).flatMap(([id, sessionId]) => {
    const [matter, session] = [matters.get(id), sessions.get(sessionId)];
    return matter && session ? [{ matter, session }] : [];
  });
  return { problem, plan, sessions, matters, people, listed };
}

function broken(rule: Rule, says: string, isOrdered = false): Finding {
  return { rule, says, isOrdered };
}

function everyMatterOnce({ problem, plan, sessions, matters }: Facts): Finding[] {
  const findings: Finding[] = [];
  const waiting = Object.values(plan.standby).map((ids) => new Set(ids));
  const named = [...Object.keys(plan.placements), ...plan.unplaced.map(({ matter }) => matter)];
  const onStandby = new Set(Object.values(plan.standby).flat());
  const times = new Map<string, number>();
  for (const id of [...named, ...onStandby]) times.set(id, (times.get(id) ?? 0) + 1);
  for (const id of times.keys())
    if (!matters.has(id)) findings.push(broken("unknown-matter", `${id} is no matter of the problem`));
  for (const id of [...Object.values(plan.placements), ...Object.keys(plan.standby)]) {
    if (!sessions.has(id)) findings.push(broken("unknown-session", `${id} is no session of the problem`));
  }
  for (const { id } of problem.matters) {
    const count = times.get(id) ?? 0;
    if (count === 0) findings.push(broken("missing", `${id} is neither placed, unplaced nor standby`));
    if (count > 1) findings.push(broken("twice", `${id} is answered ${count} times`));
  }
  Object.values(plan.standby).forEach((ids, index) => {
    if (waiting[index]!.size < ids.length) findings.push(broken("twice", `a standby list names a matter twice`));
  });
  return findings;
}

function window({ people }: Facts, matter: Matter, session: Session): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: Rule, why: string) =>
    findings.push(broken(rule, `${matter.id} in ${session.id}: ${why}`, matter.pinned));
  if (matter.options) {
    if (!matter.options.some((option) => option.session === session.id)) add("option", "not one of its options");
  } else {
    if (matter.court !== session.court) add("court", `its court is ${matter.court}`);
    if (matter.bench !== undefined && matter.bench !== session.bench) add("bench", `its bench is ${matter.bench}`);
    if (session.day < matter.from) add("too-early", `not before ${matter.from}`);
    if (session.day > matter.until) add("too-late", `not after ${matter.until}`);
  }
  if (matter.away.includes(session.day)) add("matter-away", "it cannot be heard that day");
  for (const id of matter.people) {
    if (people.get(id)?.away.includes(session.day as CourtDay)) add("person-away", `${id} is away`);
  }
  return findings;
}

function capacity({ problem, listed }: Facts): Finding[] {
  const bySession = new Map<string, Matter[]>(problem.sessions.map(({ id }) => [id, []]));
  for (const { matter, session } of listed) bySession.get(session.id)!.push(matter);
  return problem.sessions.flatMap((session) => {
    const there = bySession.get(session.id)!;
    if (there.length === 0) return [];
    const isOrdered = there.every((matter) => matter.pinned);
    const minutes = there.reduce((total, matter) => total + minutesOf(matter, session), 0);
    const most = usableMinutes(session);
    const findings: Finding[] = [];
    if (minutes > most + TOLERANCE)
      findings.push(broken("minutes", `${session.id}: ${minutes} minutes of ${most}`, isOrdered));
    if (session.matters !== undefined && there.length > session.matters) {
      findings.push(broken("matters", `${session.id}: ${there.length} matters of ${session.matters}`, isOrdered));
    }
    return findings;
  });
}

function usableMinutes(session: Session): number {
  return Math.max(0, session.minutes - session.reserve);
}

function minutesOf(matter: Matter, session: Session): number {
  return matter.options?.find((option) => option.session === session.id)?.minutes ?? matter.minutes;
}

function twoCourts({ listed, people }: Facts): Finding[] {
  const days = new Map<string, Facts["listed"]>();
  for (const each of listed) {
    for (const id of each.matter.people) {
      if (people.get(id)?.clashCost !== undefined) continue;
      const key = JSON.stringify([id, each.session.day]);
      const known = days.get(key);
      if (known) known.push(each);
      else days.set(key, [each]);
    }
  }
  const findings: Finding[] = [];
  for (const [key, that] of days) {
    for (const [index, a] of that.entries()) {
      const b = that.slice(index + 1).find((each) => areTwoCourtsAtOnce(a.session, each.session));
      if (!b) continue;
      const [person, day] = JSON.parse(key) as [string, string];
      const says = `${person} on ${day}: ${a.matter.id} in ${a.session.id} and ${b.matter.id} in ${b.session.id}`;
      findings.push(broken("two-courts", says, a.matter.pinned && b.matter.pinned));
    }
  }
  return findings;
}

function areTwoCourtsAtOnce(a: Session, b: Session): boolean {
  return a.day === b.day && a.court !== b.court && blocksMeet(a.slot, b.slot);
}

function pinned({ problem, plan }: Facts): Finding[] {
  const moved = problem.matters.filter((matter) => matter.pinned && placeIn(plan, matter.id) !== matter.notified);
  return moved.map((matter) => broken("pinned-moved", `${matter.id} is pinned to ${matter.notified}`));
}

function placeIn(plan: Plan, id: string): string | undefined {
  return Object.hasOwn(plan.placements, id) ? plan.placements[id] : undefined;
}

function standby(facts: Facts): Finding[] {
  const { plan, matters, sessions, listed } = facts;
  const placed = listed.filter(({ matter }) => matter.standby);
  const findings = placed.map(({ matter }) => broken("standby-placed", `${matter.id} is a standby matter`));
  for (const [sessionId, ids] of Object.entries(plan.standby)) {
    for (const id of ids) {
      const [matter, session] = [matters.get(id), sessions.get(sessionId)];
      if (!matter || !session) continue;
      const why = misfit(facts, matter, session);
      if (why) findings.push(broken("standby-misfit", `${id} under ${sessionId}: ${why}`));
    }
  }
  return findings;
}

function misfit(facts: Facts, matter: Matter, session: Session): string | null {
  if (!matter.standby) return "it is not a standby matter";
  const barred = window(facts, matter, session)[0];
  if (barred) return barred.says;
  if (minutesOf(matter, session) > usableMinutes(session)) return "it is longer than the session";
  const held = matter.people.find((id) => {
    if (facts.people.get(id)?.clashCost !== undefined) return false;
    return facts.listed.some((each) => each.matter.people.includes(id) && areTwoCourtsAtOnce(each.session, session));
  });
  return held === undefined ? null : `${held} is in another court`;
}

function reasons({ plan, listed }: Facts): Finding[] {
  const silent = listed.filter(({ matter }) => !Object.hasOwn(plan.because, matter.id) || !plan.because[matter.id]);
  const dumb = plan.unplaced.filter(({ because }) => !because);
  const ids = [...silent.map(({ matter }) => matter.id), ...dumb.map(({ matter }) => matter)];
  return ids.map((id) => broken("no-reason", `${id} has no reason`));
}

function costs(plan: Plan, cost: Cost): Finding[] {
  const near = (a: number, b: number) => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
  const wrong = [...COST_PARTS, "total" as const].filter((part) => !near(plan.cost[part], cost[part]));
  const findings = wrong.map((part) => broken("cost", `${part} is ${cost[part]}, not ${plan.cost[part]}`));
  if (plan.lowerBound > cost.total + TOLERANCE)
    findings.push(broken("bound", `${plan.lowerBound} is above ${cost.total}`));
  return findings;
}

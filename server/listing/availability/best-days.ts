import { bestSessions, type Facts, type Listed, type SessionChoice } from "../../allocation/best-sessions.ts";
import type { Against } from "../../allocation/explain.ts";
import type { Matter, Problem } from "../../allocation/problem.ts";
import type { DayLoad } from "../../courts/court-days.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import { PURPOSE_RULES } from "../../rules/case/purposes.ts";
import { type Finding, findingsFor, type Limits, type ListingRuleName } from "../../rules/listing/listing-rules.ts";
import { needAt } from "../../rules/listing/needed-people.ts";
import type { PlanReason } from "../../rules/listing/plan-reasons.ts";
import type { NeededRole } from "../../rules/listing/planning.ts";
import type { PersonStanding } from "./best-days-store.ts";
import type { PeopleRules } from "./people-away.ts";
import type { PersonOfCase } from "./planning-store.ts";
import { dayOfSession, matterId, type PendingMatter, problemOf, sessionId } from "./problem-of.ts";

/** Somebody whom the day touches, by the role in the case, never by name. */
export type PersonOnDay =
  /**
   * Must be present and is in another court; needs a stand-in there or here; is on leave, or in another court's week; is
   * in this court that day anyhow.
   */
  | { code: "elsewhere" | "stand-in"; role: NeededRole; courtId: number | null }
  | { code: "away"; role: NeededRole }
  | { code: "here"; role: NeededRole };

/** A coming day for one matter: its load, what it would cost, and what speaks against it. */
export type DayChoice = {
  day: CourtDay;
  facts: DayLoad;
  /** Weighted weeks and points, as in a plan. */
  cost: number;
  isOpen: boolean;
  isOnlyFull: boolean;
  isOnlyLate: boolean;
  /** Which budget of the plan has no room for it. */
  fullBy: "minutes" | "matters" | null;
  findings: Finding[];
  people: PersonOnDay[];
};

export type SearchFacts = {
  courtId: number;
  today: CourtDay;
  /** Coming days of the court with what is listed on them. */
  days: readonly DayLoad[];
  matters: readonly PendingMatter[];
  /** Of the matters, and of everything that shares people with them. */
  people: readonly PersonOfCase[];
  standing: readonly PersonStanding[];
  limits: Limits;
  /** Who is away, has a stand-in or is free in some block, as the planner asks it. */
  rules: PeopleRules;
};

/**
 * The days for a matter's next date, best first, by the rules of the planner: room, custody and the law, evidence, people
 * in every court of the district, who is here that day anyhow, and how long it waits. Sheet, dialogs and the lost day all
 * ask here. Loads grow with `take`.
 */
export class DaySearch {
  readonly #facts: SearchFacts;
  readonly #days: Map<CourtDay, DayLoad>;
  readonly #problem: Problem;
  readonly #listed: Listed[];
  readonly #matters: Map<number, { pending: PendingMatter; matter: Matter }>;

  constructor(facts: SearchFacts) {
    this.#facts = facts;
    const open = facts.days.filter(({ isOpen, endedAt }) => isOpen && endedAt === null);
    const anyUntil = facts.matters.some(isHeardAnyDay) ? addDays(facts.days[0]?.day ?? facts.today, ANY_DAYS) : null;
    const days = open.filter(({ kind, day }) => kind === "dedicated" || (anyUntil !== null && day <= anyUntil));
    this.#days = new Map(days.map((day) => [day.day, { ...day }]));
    const { courtId, today, limits, rules } = facts;
    const { custodyDays, peca30 } = limits;
    const standing = [...new Map(facts.standing.map((row) => [row.hearingId, row])).values()];
    const law = { custodyDays, ...(peca30 && { peca30 }) };
    this.#problem = problemOf({
      ...{ courtId, today, days, pending: facts.matters, kept: [], standing, people: facts.people },
      ...{ ...law, rules },
    });
    const pendings = new Map(facts.matters.map((pending) => [matterId(pending.caseId), pending]));
    this.#matters = new Map();
    this.#listed = [];
    for (const matter of this.#problem.matters) {
      const pending = matter.pinned ? undefined : pendings.get(matter.id);
      if (pending) this.#matters.set(pending.caseId, { pending, matter });
      else this.#listed.push({ id: matter.id, session: matter.notified!, minutes: 0, people: matter.people });
    }
  }

  /** Every day that is not before the first possible one, the best first. */
  choices(caseId: number): DayChoice[] {
    const known = this.#matters.get(caseId);
    if (!known) return [];
    const { matter, pending } = known;
    const found = bestSessions(this.#sessions(), matter, Number.POSITIVE_INFINITY);
    const choices = found
      .map((choice) => this.#choiceOf(choice, pending))
      .filter(({ facts }) => facts.kind === "dedicated" || isHeardAnyDay(pending));
    return choices.sort((one, other) => rankOf(one) - rankOf(other) || one.cost - other.cost || byDay(one, other));
  }

  take(caseId: number, day: CourtDay): void {
    const known = this.#matters.get(caseId);
    const facts = this.#days.get(day);
    if (!known || !facts) return;
    const { id, minutes, people } = known.matter;
    facts.listedMinutes += minutes;
    facts.listedMatters += 1;
    this.#listed.push({ id: `taken-${id}`, session: sessionId(this.#facts.courtId, day), minutes: 0, people });
  }

  /** A session's room is what the day has left; whoever stands in it is there for the people alone. */
  #sessions(): Facts {
    const standing = new Map<string, number>();
    for (const { session } of this.#listed) standing.set(session, (standing.get(session) ?? 0) + 1);
    const sessions = this.#problem.sessions.map((session) => {
      const day = session.id === sessionId(this.#facts.courtId, session.day) ? this.#days.get(session.day) : undefined;
      if (!day) return session;
      const places = day.planMatters - day.listedMatters;
      const minutes = day.planMinutes - day.listedMinutes;
      return { ...session, minutes, matters: places + (standing.get(session.id) ?? 0) };
    });
    return { sessions, people: this.#problem.people, listed: this.#listed };
  }

  #choiceOf(choice: SessionChoice, pending: PendingMatter): DayChoice {
    const day = dayOfSession(choice.session.id);
    const facts = this.#days.get(day)!;
    const { isInCustody, purpose, minutes, law } = pending;
    const { limits, today } = this.#facts;
    const placement = { purpose, minutes, isInCustody, countedFrom: today, ...(law ? { law } : {}) };
    const findings = findingsFor(facts, { ...placement, isOrdered: false, overloadBecause: null }, limits);
    const ordered = findingsFor(facts, { ...placement, isOrdered: true, overloadBecause: "by order" }, limits);
    const hard = choice.against.filter(({ code }) => HARD.has(code));
    const isFree = (some: readonly Finding[]) => some.every(({ weight }) => weight === "warns");
    const only = (codes: readonly string[]) => hard.every(({ code }) => codes.includes(code));
    return {
      ...{ day, facts: { ...facts }, cost: choice.cost, findings },
      isOpen: choice.isOpen && isFree(findings),
      isOnlyFull: only(["minutes", "matters"]) && isFree(ordered) && !facts.isNoWork,
      isOnlyLate: only(["too-late"]) && isFree(findings) && !facts.isNoWork,
      fullBy: hard.some(({ code }) => code === "minutes") ? "minutes" : isFullOf(hard) ? "matters" : null,
      people: this.#peopleOn(choice, pending),
    };
  }

  #peopleOn({ against, session }: SessionChoice, pending: PendingMatter): PersonOnDay[] {
    const told = against.flatMap((one): PersonOnDay[] => {
      if (one.code === "person-away") {
        const role = this.#roleOf(one.person, pending.caseId);
        return role ? [{ code: "away", role }] : [];
      }
      if (one.code !== "elsewhere" && one.code !== "stand-in") return [];
      const role = this.#roleOf(one.person, pending.caseId);
      return role ? [{ code: one.code, role, courtId: this.#courtOf(one, session.day) }] : [];
    });
    return [...told, ...this.#here(session.id, pending)];
  }

  /** An officer who is in this court that day already: his matters stay together. */
  #here(session: string, { caseId, purpose }: PendingMatter): PersonOnDay[] {
    const present = new Set(this.#listed.filter((one) => one.session === session).flatMap(({ people }) => people));
    const isHere = this.#facts.people.some(
      (one) =>
        one.caseId === caseId &&
        one.role === "investigating-officer" &&
        needAt(purpose, one) !== null &&
        present.has(`p${one.personId}`),
    );
    return isHere ? [{ code: "here", role: "investigating-officer" }] : [];
  }

  #courtOf(one: Against, day: CourtDay): number | null {
    if (one.code === "elsewhere") return Number(one.court);
    if (one.code !== "stand-in") return null;
    const there = this.#facts.standing.find(
      (row) => `p${row.personId}` === one.person && row.day === day && row.courtId !== this.#facts.courtId,
    );
    return there?.courtId ?? null;
  }

  #roleOf(person: string, caseId: number): NeededRole | null {
    return this.#facts.people.find((one) => one.caseId === caseId && `p${one.personId}` === person)?.role ?? null;
  }
}

const HARD = new Set<Against["code"]>([
  ...(["minutes", "matters", "elsewhere", "person-away", "matter-away"] as const),
  ...(["other-court", "other-bench", "not-an-option", "too-early", "too-late"] as const),
]);

/** For how many days working days are looked at too, by whoever may be heard on them: longer than any limit of custody. */
const ANY_DAYS = 21;

const isFullOf = (hard: readonly Against[]) => hard.some(({ code }) => code === "matters");

const isHeardAnyDay = ({ isInCustody, purpose }: PendingMatter) => isInCustody || PURPOSE_RULES[purpose].isUrgent;

/** The limits for which a matter is heard on another day than its own; targets are not. */
const PRESSING: readonly ListingRuleName[] = ["custody-limit", "remand-in-cyber-cases", "police-custody", "bail-clock"];

/**
 * Hearing days within the limits of custody and bail first; then, for who may be heard on any day, working days within
 * them; then what is past such a limit. A day that the moon or a strike may take comes after the certain of its kind.
 */
function rankOf({ isOpen, findings, facts }: DayChoice): number {
  if (!isOpen) return 8;
  const isPast = findings.some(({ rule }) => PRESSING.includes(rule));
  const isUnsure = facts.isTentative || facts.isNoWork;
  return (isPast ? 4 : 0) + (facts.kind === "dedicated" ? 0 : 2) + (isUnsure ? 1 : 0);
}

const byDay = (one: DayChoice, other: DayChoice) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0);

/** The days that would do; where a limit is past on all of them, those that are only too late. */
const possibleOf = (all: readonly DayChoice[]): number =>
  all.filter(({ isOpen }) => isOpen).length || all.filter(({ isOnlyLate }) => isOnlyLate).length;

/** Why this day, against the hearing days before it, in the codes of the planner. */
export function reasonFor(chosen: DayChoice, all: readonly DayChoice[]): PlanReason {
  const earlier = all.filter(({ day, facts }) => day < chosen.day && facts.kind === "dedicated").sort(byDay);
  const [first] = earlier;
  if (!first) return { code: "first-possible", count: possibleOf(all) };
  const { day, fullBy, isOpen, people } = first;
  if (fullBy && !isOpen) {
    return { code: "earlier-full", count: earlier.filter((one) => one.fullBy).length, day, limit: fullBy };
  }
  const gone = people.find(({ code }) => code === "away");
  if (gone) return { code: "earlier-away", count: earlier.filter(isSomebodyAway).length, day, role: gone.role };
  const away = people.find(({ code }) => code === "elsewhere");
  if (away) return { code: "earlier-elsewhere", count: earlier.length, day, role: away.role };
  const isShared = chosen.people.some(({ code }) => code === "here");
  if (isShared) return { code: "shared-trip", role: "investigating-officer", day };
  const stands = people.find(({ code }) => code === "stand-in");
  if (stands) return { code: "avoids-clash", role: stands.role, day };
  return { code: isOpen ? "earlier-open" : "not-tried", day };
}

const isSomebodyAway = ({ people }: DayChoice) => people.some(({ code }) => code === "away");

/** Why no day would do: what the hearing days all have against it. */
export function reasonAgainst(all: readonly DayChoice[]): PlanReason {
  const days = all.filter(({ facts }) => facts.kind === "dedicated");
  const elsewhere = days.flatMap(({ people }) => people.filter(({ code }) => code === "elsewhere"));
  const full = days.filter(({ fullBy }) => fullBy !== null);
  const [away] = elsewhere;
  const [gone] = days.flatMap(({ people }) => people.filter(({ code }) => code === "away"));
  if (gone && !away && full.length === 0) {
    return { code: "away", count: days.filter(isSomebodyAway).length, role: gone.role };
  }
  if (full.length === 0 && !away) return { code: "no-session" };
  if (!away) return { code: "full", count: full.length, limit: full[0]!.fullBy! };
  if (full.length === 0) return { code: "people-elsewhere", count: elsewhere.length, role: away.role };
  return { code: "full-or-elsewhere", count: full.length, other: elsewhere.length, role: away.role };
}

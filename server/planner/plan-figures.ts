import type { Plan } from "../allocation/plan.ts";
import type { Matter, Problem, Session } from "../allocation/problem.ts";
import { recount } from "../allocation/recount.ts";
import { daysBetween } from "../rules/calendar/court-day.ts";

/** A plan in the figures that a clerk weighs; what was listed before the plan is not among its matters. */
export type PlanFigures = {
  placed: number;
  without: number;
  /** On a day after their target date, or without a day although it falls into these weeks. */
  late: number;
  /** In custody and without a day, or within three days of the limit. */
  custodyNear: number;
  /** Why most of those without a day have none; null where all have one. */
  commonest: { code: string; count: number } | null;
  /** People who would have been awaited in two courts at once and are not; stand-ins that are needed all the same. */
  clashesSolved: number;
  clashesLeft: number;
  /** Journeys of officers to a court for a day. */
  trips: number;
};

/** How close to the limit of custody a day is told, in days. */
const NEAR_DAYS = 3;
const SOLVES_CLASH: readonly string[] = ["earlier-elsewhere", "avoids-clash", "people-elsewhere", "full-or-elsewhere"];

type Counted = {
  placements: Plan["placements"];
  /** Ids of those in custody. */
  custody: ReadonlySet<string>;
  reasons?: Plan["reasons"];
  /** The court that is counted; left out, all of them. */
  court?: string;
};

/** Counts a plan, or what stood before it, by the same measure. */
export function figuresOf(problem: Problem, { placements, custody, reasons = {}, court }: Counted): PlanFigures {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  const isCounted = (one: Matter) => !one.standby && !isStanding(one) && (court === undefined || one.court === court);
  const free = problem.matters.filter(isCounted);
  const at = (matter: Matter) => sessions.get(placements[matter.id] ?? "");
  const left = free.filter((matter) => !at(matter));
  const last = problem.sessions
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const isLate = (matter: Matter) => (at(matter)?.day ?? last ?? matter.due) > matter.due;
  const isNear = (matter: Matter) => {
    const day = at(matter)?.day;
    return custody.has(matter.id) && (day === undefined || daysBetween(day, matter.until) <= NEAR_DAYS);
  };
  const solved = free.filter(({ id }) => SOLVES_CLASH.includes(reasons[id]?.code ?? ""));
  return {
    placed: free.length - left.length,
    without: left.length,
    late: free.filter(isLate).length,
    custodyNear: free.filter(isNear).length,
    commonest: commonestOf(left.flatMap(({ id }) => reasons[id]?.code ?? [])),
    clashesSolved: solved.length,
    ...journeysAndClashes(problem, at, court),
  };
}

/** A row that a clerk pinned is part of the plan, a hearing that is listed already is not: see `problemOf`. */
const isStanding = ({ id }: Matter): boolean => id.startsWith("h");

function commonestOf(codes: readonly string[]): PlanFigures["commonest"] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most ? { code: most[0], count: most[1] } : null;
}

/** Counted by the checker's own definition, person by person, with every journey and every stand-in at one point. */
function journeysAndClashes(problem: Problem, at: (matter: Matter) => Session | undefined, court?: string) {
  const ofPerson = new Map<string, { matter: Matter; session: Session }[]>();
  for (const matter of problem.matters) {
    const session = at(matter);
    for (const person of session ? matter.people : [])
      ofPerson.set(person, [...(ofPerson.get(person) ?? []), { matter, session: session! }]);
  }
  let [trips, clashesLeft] = [0, 0];
  for (const person of problem.people) {
    const there = ofPerson.get(person.id) ?? [];
    const here = court === undefined ? there : there.filter(({ session }) => session.court === court);
    if (here.length === 0) continue;
    const alone = { ...problem, sessions: [], matters: [], people: [{ ...person, tripCost: 1, clashCost: 1 }] };
    if (person.tripCost > 0) trips += recount(alone, here).travel;
    if (person.clashCost) clashesLeft += recount(alone, there).clashes;
  }
  return { trips, clashesLeft };
}

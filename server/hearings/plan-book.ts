import type { Matter, Problem, Session } from "../allocation/problem.ts";
import { blocksMeet } from "../allocation/recount.ts";

type Placements = Readonly<Record<string, string>>;

/** Who sits where in a plan and what room is left: enough to ask whether one matter could take one session. */
export class PlanBook {
  readonly matters: ReadonlyMap<string, Matter>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly #problem: Problem;
  readonly #at = new Map<string, Session>();
  readonly #minutes = new Map<string, number>();
  readonly #places = new Map<string, number>();
  readonly #awaited = new Map<string, Session[]>();
  readonly #isBound: ReadonlySet<string>;

  constructor(problem: Problem, placements: Placements) {
    this.#problem = problem;
    this.matters = new Map(problem.matters.map((matter) => [matter.id, matter]));
    this.sessions = new Map(problem.sessions.map((session) => [session.id, session]));
    this.#isBound = new Set(problem.people.flatMap(({ id, clashCost }) => (clashCost === undefined ? [id] : [])));
    for (const { id, minutes, reserve, matters = Number.POSITIVE_INFINITY } of problem.sessions) {
      this.#minutes.set(id, minutes - reserve);
      this.#places.set(id, matters);
    }
    for (const [id, session] of Object.entries(placements)) this.put(this.matters.get(id)!, session);
  }

  sessionOf = ({ id }: Matter): Session | undefined => this.#at.get(id);

  put(matter: Matter, id: string): void {
    const session = this.sessions.get(id)!;
    this.#at.set(matter.id, session);
    this.#count(matter, session, -1);
    for (const person of matter.people) {
      const key = `${person} ${session.day}`;
      this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), session]);
    }
  }

  take(matter: Matter): void {
    const session = this.#at.get(matter.id);
    if (!session) return;
    this.#at.delete(matter.id);
    this.#count(matter, session, 1);
    for (const person of matter.people) {
      const there = [...(this.#awaited.get(`${person} ${session.day}`) ?? [])];
      there.splice(there.indexOf(session), 1);
      this.#awaited.set(`${person} ${session.day}`, there);
    }
  }

  #count(matter: Matter, { id }: Session, by: 1 | -1): void {
    this.#minutes.set(id, this.#minutes.get(id)! + by * matter.minutes);
    this.#places.set(id, this.#places.get(id)! + by);
  }

  /** The sessions of its court inside its window, earliest first. */
  windowOf(matter: Matter): Session[] {
    const { court, bench, from, until, away } = matter;
    return this.#problem.sessions
      .filter((one) => one.court === court && (bench === undefined || one.bench === bench))
      .filter(({ day }) => from <= day && day <= until && !away.includes(day))
      .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  }

  /** Whether it would fit; `instead` leaves so many minutes, and its place, for it. */
  hasRoom(matter: Matter, { id }: Session, instead: number | null = null): boolean {
    const places = this.#places.get(id)! + (instead === null ? 0 : 1);
    return places >= 1 && this.#minutes.get(id)! + (instead ?? 0) >= matter.minutes;
  }

  /** Whether nobody without whom it cannot be heard is away or in another court then. */
  isFreeFor(matter: Matter, session: Session): boolean {
    return matter.people.every((person) => {
      if (!this.#isBound.has(person)) return true;
      if (this.#problem.people.find(({ id }) => id === person)?.away.includes(session.day)) return false;
      const there = this.#awaited.get(`${person} ${session.day}`) ?? [];
      return !there.some((one) => one.court !== session.court && blocksMeet(one.slot, session.slot));
    });
  }
}

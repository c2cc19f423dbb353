import type { Matter, Problem, Session } from "../allocation/problem.ts";
import { blocksMeet } from "../allocation/recount.ts";

type Placements = Readonly<Record<string, string>>;

/** Who sits where in a plan and what room is left: enough to ask whether one matter could take one session. */
export class PlanBook {
  readonly matters: ReadonlyMap<string, Matter>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly #at = new Map<string, Session>();
  readonly #minutes = new Map<string, number>();
  readonly #places = new Map<string, number>();
  readonly #awaited = new Map<string, Session[]>();
  /** Those who must be present, with the days on which they are away. */
  readonly #away: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #ofCourt: ReadonlyMap<string, Session[]>;

  constructor(problem: Problem, placements: Placements) {
    this.matters = new Map(problem.matters.map((matter) => [matter.id, matter]));
    this.sessions = new Map(problem.sessions.map((session) => [session.id, session]));
    const bound = problem.people.filter(({ clashCost }) => clashCost === undefined);
    this.#away = new Map(bound.map(({ id, away }) => [id, new Set(away)]));
    const byDay = [...problem.sessions].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
    this.#ofCourt = Map.groupBy(byDay, ({ court }) => court);
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
    return (this.#ofCourt.get(court) ?? []).filter(
      ({ bench: at, day }) =>
        (bench === undefined || at === bench) && from <= day && day <= until && !away.includes(day),
    );
  }

  /** Whether minutes and places are left for it. */
  hasRoom(matter: Matter, { id }: Session): boolean {
    return this.#places.get(id)! >= 1 && this.#minutes.get(id)! >= matter.minutes;
  }

  /** Whether nobody without whom it cannot be heard is away or in another court then. */
  isFreeFor(matter: Matter, session: Session): boolean {
    return matter.people.every((person) => {
      const away = this.#away.get(person);
      if (!away) return true;
      if (away.has(session.day)) return false;
      const there = this.#awaited.get(`${person} ${session.day}`) ?? [];
      return !there.some((one) => one.court !== session.court && blocksMeet(one.slot, session.slot));
    });
  }
}

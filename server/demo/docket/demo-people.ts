import type { DemoCourt } from "./demo-courts.ts";
import type { Draws } from "./draws.ts";
import type { MadeUpName, MadeUpNames } from "./made-up-names.ts";

type Officer = { name: MadeUpName; courts: readonly string[]; cases: number };

const CASES_PER_OFFICER = 20;

/** Counsel, officers and prosecutors of one district: a few carry much and are wanted in several courts at once. */
export class DistrictPeople {
  readonly #draws: Draws;
  readonly #counsel: readonly (readonly [MadeUpName, number])[];
  readonly #officers: readonly Officer[];
  readonly #prosecutors: readonly MadeUpName[];

  constructor(draws: Draws, names: MadeUpNames, courts: readonly DemoCourt[]) {
    const cases = courts.reduce((sum, court) => sum + court.cases, 0);
    const some = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
    const anybody = () => (draws.chance(0.15) ? names.woman() : names.man());
    this.#draws = draws;
    // Briefs are shared out like words of a language: the busiest advocate has about one in twelve.
    this.#counsel = some(Math.ceil(cases / 9), (at) => [anybody(), 1 / (at + 4)] as const);
    this.#officers = some(Math.max(2, Math.round(cases / CASES_PER_OFFICER)), () => officer(draws, anybody(), courts));
    this.#prosecutors = some(Math.min(4, courts.length + 1), anybody);
  }

  counsel(): MadeUpName {
    return this.#draws.weighted(this.#counsel);
  }

  /** Of two who could be given the case, the one with fewer gets it: nobody is left with forty. */
  officerAt(court: DemoCourt): MadeUpName {
    const here = this.#officers.filter(({ courts }) => courts.includes(court.code));
    const from = here.length > 0 ? here : this.#officers;
    const two = [this.#draws.pick(from), this.#draws.pick(from)];
    const officer = two.sort((one, other) => one.cases - other.cases)[0]!;
    officer.cases += 1;
    return officer.name;
  }

  /** Each court has its own prosecutor most of the time, and another for the rest. */
  prosecutorAt(place: number): MadeUpName {
    const at = this.#draws.chance(0.75) ? place : place + 1;
    return this.#prosecutors[at % this.#prosecutors.length]!;
  }

  /** Everybody with the writing in Urdu, to be noted where the office knows it. */
  all(): MadeUpName[] {
    return [...this.#counsel.map(([name]) => name), ...this.#officers.map(({ name }) => name), ...this.#prosecutors];
  }
}

/** An officer has cases in one to three courts of the district. */
function officer(draws: Draws, name: MadeUpName, courts: readonly DemoCourt[]): Officer {
  const first = draws.weighted(courts.map((court) => [court.code, court.cases] as const));
  const others = courts.filter(({ code }) => code !== first && draws.chance(0.35)).slice(0, 2);
  return { name, courts: [first, ...others.map(({ code }) => code)], cases: 0 };
}

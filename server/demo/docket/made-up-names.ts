import type { Draws } from "./draws.ts";
import names from "./names.json" with { type: "json" };

export type MadeUpName = { name: string; nameUr: string };
type Word = readonly [roman: string, urdu: string];

const MEN: readonly Word[] = Object.entries(names.men);
const WOMEN: readonly Word[] = Object.entries(names.women);
const FAMILIES: readonly Word[] = Object.entries(names.families);
const NEVER_TOGETHER = new Map(Object.entries(names.neverTogether).map(([word, others]) => [word, others.split(" ")]));

/** Whether a name holds two words that together would name somebody known, in this order, whatever stands between. */
export function isSomebodyKnown(name: string): boolean {
  const words = name.split(/[\s.]+/);
  return words.some((word, at) => {
    const never = NEVER_TOGETHER.get(word);
    return never !== undefined && words.slice(at + 1).some((later) => never.includes(later));
  });
}

const WOMENS_NAMES = new Set(Object.keys(names.women));

/** Whether the first word of a name is a woman's. */
export const isWomansName = (name: string): boolean => WOMENS_NAMES.has(name.split(" ", 1)[0] ?? "");

/** Draws people who do not exist, each name once. Three words a person: none is found inside another's father's name. */
export class MadeUpNames {
  readonly #draws: Draws;
  readonly #used: Set<string>;

  /** `used` is shared by everybody who may meet in one list. */
  constructor(draws: Draws, used: Set<string>) {
    this.#draws = draws;
    this.#used = used;
  }

  man(): MadeUpName {
    return this.#drawn(MEN);
  }

  woman(): MadeUpName {
    return this.#drawn(WOMEN);
  }

  /** A party as a register writes it: often with the father's or husband's name, now and then with an alias. */
  party(shareOfWomen: number): MadeUpName {
    const draws = this.#draws;
    const isWoman = draws.chance(shareOfWomen);
    const own = isWoman ? this.woman() : this.man();
    if (draws.chance(0.35)) return own;
    const [of, ofUr] = isWoman ? draws.pick(WOMANS) : SON;
    const father = this.#fatherOf(own);
    return { name: `${own.name} ${of} ${father.name}`, nameUr: `${own.nameUr} ${ofUr} ${father.nameUr}` };
  }

  #fatherOf(own: MadeUpName): MadeUpName {
    for (;;) {
      const father = named([this.#draws.pick(MEN), this.#draws.pick(FAMILIES)]);
      if (!isSomebodyKnown(`${own.name} ${father.name}`)) return father;
    }
  }

  #drawn(given: readonly Word[]): MadeUpName {
    for (;;) {
      const first = this.#draws.pick(given);
      const middle = this.#draws.pick(given === WOMEN && this.#draws.chance(0.3) ? WOMEN : MEN);
      const family = this.#draws.pick(FAMILIES);
      const person = named([first, middle, family]);
      const isRepeating = new Set([first[0], middle[0], family[0]]).size < 3;
      if (isRepeating || this.#used.has(person.name) || isSomebodyKnown(person.name)) continue;
      this.#used.add(person.name);
      return person;
    }
  }
}

const SON: Word = ["s/o", "ولد"];
const WOMANS: readonly Word[] = [
  ["d/o", "دختر"],
  ["w/o", "زوجہ"],
];

const named = (words: readonly Word[]): MadeUpName => ({
  name: words.map(([roman]) => roman).join(" "),
  nameUr: words.map(([, urdu]) => urdu).join(" "),
});

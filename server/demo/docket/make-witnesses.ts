import type { Stage } from "../../rules/case/stages.ts";
import type { DemoCase } from "./demo-hearing.ts";
import type { Draws } from "./draws.ts";
import type { MadeUpNames } from "./made-up-names.ts";

const NO_WITNESSES: readonly Stage[] = ["inquiry", "fir", "remand", "bail"];

/** Two to five witnesses for what was sent up for trial; the fifth is the defence's. */
export function withWitnesses(
  cases: readonly DemoCase[],
  { draws, names }: { draws: Draws; names: MadeUpNames },
): DemoCase[] {
  return cases.map((one) => {
    if (NO_WITNESSES.includes(one.matter.stage)) return one;
    const witnesses = Array.from(
      {
        length: draws.weighted([
          [2, 4],
          [3, 4],
          [4, 2],
          [5, 1],
        ]),
      },
      () => {
        const { name, nameUr } = names.party(0.25);
        return { name, nameUr: draws.chance(0.3) ? nameUr : null };
      },
    );
    return { ...one, matter: { ...one.matter, witnesses } };
  });
}

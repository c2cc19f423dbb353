import { PURPOSE_RULES, type Purpose } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { foldSpaces } from "../../rules/text/search-key.ts";
import { type Doubt, type ReadPurpose, readPurpose, readStageWords } from "./cell-stage.ts";

/** What a clerk said that words of a register mean, by the words as they stand there. */
export type SaidReadings = Readonly<Record<string, Purpose>>;

/** The words of a register's purposes and stages, as we and the clerk read them. */
export class Readings {
  readonly #said: ReadonlyMap<string, Purpose>;

  constructor(said: SaidReadings = {}) {
    this.#said = new Map(Object.entries(said));
  }

  purpose(text: string): ReadPurpose {
    const purpose = this.#said.get(foldSpaces(text));
    return purpose === undefined ? readPurpose(text) : { purpose, text };
  }

  stage(text: string): { stage: Stage | null; doubt?: Doubt } {
    const purpose = this.#said.get(foldSpaces(text));
    return purpose === undefined ? readStageWords(text) : { stage: PURPOSE_RULES[purpose].stages[0] ?? null };
  }
}

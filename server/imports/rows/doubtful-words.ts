import type { Purpose } from "../../rules/case/purposes.ts";
import { foldSpaces } from "../../rules/text/search-key.ts";
import type { Readings } from "./cell-readings.ts";
import type { RegisterRead } from "./read-register.ts";

/** Words that stand in a column of purposes or stages, and what they may mean. */
export type DoubtfulWords = {
  readonly text: string;
  readonly field: "purpose" | "stage";
  readonly count: number;
  readonly purpose: Purpose;
  /** Whole per cent. */
  readonly percent: number;
};

const MOST = 40;

/** The doubtful words of a register, most frequent first; the rarest of very many are left to the list of lines. */
export function doubtfulWords({ rows }: Pick<RegisterRead, "rows">, readings: Readings): DoubtfulWords[] {
  const found = new Map<string, DoubtfulWords>();
  const look = (written: string | null, field: DoubtfulWords["field"]) => {
    if (written === null) return;
    const text = foldSpaces(written);
    const { doubt } = field === "stage" ? readings.stage(text) : readings.purpose(text);
    if (!doubt) return;
    const { purpose, confidence } = doubt;
    const count = (found.get(`${field}/${text}`)?.count ?? 0) + 1;
    found.set(`${field}/${text}`, { text, field, count, purpose, percent: Math.round(100 * confidence) });
  };
  for (const row of rows) {
    look(row.stage, "stage");
    for (const { purpose } of row.hearings) look(purpose, "purpose");
  }
  return [...found.values()].sort((one, other) => other.count - one.count).slice(0, MOST);
}

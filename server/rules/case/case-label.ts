import { formatCaseNumber } from "./case-number.ts";

export type NumberFacts = {
  readonly caseId: number;
  readonly numberPrefix: string | null;
  readonly number: number | null;
  readonly numberSuffix: string | null;
  readonly year: number | null;
  readonly firNumber: number | null;
  readonly firYear: number | null;
};

/** What a matter is called in the office: its number, else its FIR, e.g. "Special Case 150/2024", "FIR 32/2019". */
export function officeNumber(facts: NumberFacts): string {
  return (
    registeredNumber(facts) ??
    (facts.firNumber === null ? markOf(facts) : `FIR ${facts.firNumber}/${facts.firYear ?? "?"}`)
  );
}

/** The same in little room: "SC 150/2024" for "Special Case 150/2024". */
export function shortNumber(facts: NumberFacts): string {
  const { numberPrefix } = facts;
  const words = numberPrefix?.split(/[\s.]+/).filter((word) => word !== "") ?? [];
  if (words.length < 2) return officeNumber(facts);
  return officeNumber({ ...facts, numberPrefix: words.map((word) => word.charAt(0).toUpperCase()).join("") });
}

/**
 * What a matter is called on a list that hangs on the wall. A matter without a case number takes a mark of its own and
 * never its FIR, which would tell of whom a restricted matter is.
 */
export function postedNumber(facts: NumberFacts): string {
  return registeredNumber(facts) ?? markOf(facts);
}

/** The mark under which a matter hangs that has no case number yet, `P-127`; `null` for one that has its number. */
export function postedMark(caseId: number, number: number | null): string | null {
  return number === null ? markOf({ caseId }) : null;
}

function registeredNumber({ numberPrefix, number, numberSuffix, year }: NumberFacts): string | null {
  if (number === null || year === null) return null;
  return formatCaseNumber({ prefix: numberPrefix, number, suffix: numberSuffix, year });
}

const markOf = ({ caseId }: { caseId: number }) => `P-${caseId}`;

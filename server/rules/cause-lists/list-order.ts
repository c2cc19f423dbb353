import type { CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_GROUPS, PURPOSE_RULES, type Purpose, type PurposeGroup } from "../case/purposes.ts";

/** What the order of a list looks at. */
export type Arrangeable = {
  readonly hearingUid: string;
  readonly block: string | null;
  readonly purpose: Purpose;
  readonly isInCustody: boolean;
  readonly isPartHeard: boolean;
  /** The date was announced in court. */
  readonly isFixed: boolean;
  /** Day of institution; the older case is called first, one without a day last. */
  readonly since: CourtDay | null;
  /** Place within its block that a clerk chose, from 1; `null` where the rule decides. */
  readonly position: number | null;
};

/** The heading a matter stands under. Custody and urgent matters share one, so that it tells neither. */
export function groupOf(entry: Pick<Arrangeable, "purpose" | "isInCustody" | "isPartHeard">): PurposeGroup {
  const { group } = PURPOSE_RULES[entry.purpose];
  if (entry.isInCustody) return "called-first";
  return entry.isPartHeard && group === "evidence" ? "part-heard" : group;
}

/** Custody, bail and urgent, evidence whose date was fixed in court or part-heard, the rest by purpose. */
function tierOf(entry: Arrangeable): number {
  if (entry.isInCustody) return 0;
  if (PURPOSE_RULES[entry.purpose].isUrgent) return 1;
  const group = groupOf(entry);
  if (group === "part-heard" || (entry.isFixed && group === "evidence")) return 2;
  return 3;
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function byRule(one: Arrangeable, other: Arrangeable): number {
  return (
    tierOf(one) - tierOf(other) ||
    PURPOSE_GROUPS.indexOf(groupOf(one)) - PURPOSE_GROUPS.indexOf(groupOf(other)) ||
    byText(one.since ?? "9999", other.since ?? "9999") ||
    byText(one.hearingUid, other.hearingUid)
  );
}

/** Matters with a chosen place stand there; the others fill the places left, in the order of the rule. */
function arrangeBlock<T extends Arrangeable>(entries: readonly T[]): T[] {
  const placed = entries
    .filter((entry) => entry.position !== null)
    .sort((one, other) => one.position! - other.position! || byRule(one, other));
  const arranged = entries.filter((entry) => entry.position === null).sort(byRule);
  for (const entry of placed) arranged.splice(Math.max(0, entry.position! - 1), 0, entry);
  return arranged;
}

/**
 * The calling order of a day with its serials: by block (matters without one last), within it custody, bail and
 * urgent, fixed and part-heard evidence, then by purpose and age. The same matters give the same order whatever order
 * they come in. Authority: court practice, not confirmed; a clerk's own positions are kept.
 * @param firstSerial where a supplementary list goes on counting.
 */
export function arrangeEntries<T extends Arrangeable>(
  entries: readonly T[],
  firstSerial = 1,
): (T & { serial: number })[] {
  const blocks = [...new Set(entries.map((entry) => entry.block ?? "99:99"))].sort(byText);
  return blocks
    .flatMap((block) => arrangeBlock(entries.filter((entry) => (entry.block ?? "99:99") === block)))
    .map((entry, index) => ({ ...entry, serial: firstSerial + index }));
}

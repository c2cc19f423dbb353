import type { ClosureKind } from "../calendar/court-calendar.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import type { AdjournmentReason } from "../case/adjournment.ts";
import type { Finding } from "../listing/listing-rules.ts";
import type { PlanReason } from "../listing/plan-reasons.ts";

/** A matter whose day is lost. `order`: its place on the list of the day. */
export type LostMatter = {
  readonly id: number;
  readonly isInCustody: boolean;
  /** The last day that custody allows, and the nearest limit of any other clock; null where none runs. */
  readonly custodyLast: CourtDay | null;
  readonly clockLast: CourtDay | null;
  /** How often the court took a date from it before: a day lost, not reached, adjourned for the court or a strike. */
  readonly timesBumped: number;
  readonly order: number;
};

/** A day that a matter could have, as the rules of every listing see it. */
export type LostChoice = {
  readonly day: CourtDay;
  /** Nothing speaks against it that forbids it. */
  readonly isOpen: boolean;
  /** It would do, were it not over the plan or the ceiling of the day. */
  readonly isOnlyFull: boolean;
  /** It would do, were it not after the limit of custody that policy sets. */
  readonly isOnlyLate: boolean;
  readonly findings: readonly Finding[];
  /** Why this day, and why none where no day of the matter will do. */
  readonly because: PlanReason;
  readonly against: PlanReason;
};

export type GivenLost = {
  readonly id: number;
  readonly day: CourtDay;
  readonly because: PlanReason;
  readonly findings: readonly Finding[];
  /** Filled past the plan of the day, which the judge ordered. */
  readonly isOrdered: boolean;
};
export type LeftLost = { readonly id: number; readonly because: PlanReason };
export type LostPlan = { readonly placed: readonly GivenLost[]; readonly unplaced: readonly LeftLost[] };

/** The limit of custody first, then any other clock, then who lost a date to the court most often, then the list. */
export function lostOrder(one: LostMatter, other: LostMatter): number {
  return (
    byDay(one.custodyLast, other.custodyLast) ||
    byDay(one.clockLast, other.clockLast) ||
    other.timesBumped - one.timesBumped ||
    one.order - other.order
  );
}

function byDay(one: CourtDay | null, other: CourtDay | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/**
 * Gives every matter of a lost day another, in the order of `lostOrder`: the best day with room; by the judge's order
 * (`isOrdered`) the earliest that is only full; else one past the limit of custody, which is told; else none, with the
 * reason. `choicesFor` sees what `take` was told. Throws where a matter would be lost or counted twice.
 */
export function placeLost<Matter extends LostMatter>(
  matters: readonly Matter[],
  choicesFor: (matter: Matter) => readonly LostChoice[],
  take: (matter: Matter, day: CourtDay) => void,
  { isOrdered }: { isOrdered: boolean },
): LostPlan {
  const placed: GivenLost[] = [];
  const unplaced: LeftLost[] = [];
  for (const matter of [...matters].sort(lostOrder)) {
    const choices = choicesFor(matter);
    const found = dayOf(choices, isOrdered);
    if (!found) {
      unplaced.push({ id: matter.id, because: choices[0]?.against ?? { code: "no-session" } });
      continue;
    }
    const { day, because, findings } = found.choice;
    take(matter, day);
    placed.push({ id: matter.id, day, because, findings, isOrdered: found.isOrdered });
  }
  requireAll(matters, placed, unplaced);
  return { placed, unplaced };
}

function dayOf(choices: readonly LostChoice[], isOrdered: boolean): { choice: LostChoice; isOrdered: boolean } | null {
  const open = choices.find((choice) => choice.isOpen);
  if (open) return { choice: open, isOrdered: false };
  const full = isOrdered ? earliest(choices.filter((choice) => choice.isOnlyFull)) : undefined;
  if (full) return { choice: full, isOrdered: true };
  const late = earliest(choices.filter((choice) => choice.isOnlyLate));
  return late ? { choice: late, isOrdered: false } : null;
}

const earliest = (choices: readonly LostChoice[]): LostChoice | undefined =>
  [...choices].sort((one, other) => (one.day < other.day ? -1 : 1))[0];

/** n = placed + unplaced, each once. */
function requireAll(matters: readonly LostMatter[], placed: readonly GivenLost[], unplaced: readonly LeftLost[]): void {
  const answered = new Set([...placed, ...unplaced].map(({ id }) => id));
  const isWhole = answered.size === matters.length && placed.length + unplaced.length === matters.length;
  if (!isWhole || !matters.every(({ id }) => answered.has(id))) throw new Error("a matter of the lost day is lost");
}

export const LOST_KINDS = ["strike", "leave", "gazetted", "security", "other"] as const satisfies ClosureKind[];
export type LostKind = (typeof LOST_KINDS)[number];

/** Why a matter was adjourned that was listed for a day lost after it began; its side follows from the reason. */
export const REASON_OF_LOST: Readonly<Record<LostKind, AdjournmentReason>> = {
  strike: "strike",
  leave: "judge-on-leave",
  gazetted: "holiday",
  security: "security",
  other: "other",
};

/** Whether a day is lost after it began: something was recorded or called, or its first block has started. */
export function hasBegun(
  at: { day: CourtDay; today: CourtDay; time: string },
  { starts, isCalled }: { starts: readonly string[]; isCalled: boolean },
): boolean {
  if (at.day !== at.today) return at.day < at.today;
  return isCalled || at.time >= ([...starts].sort()[0] ?? USUAL_START);
}

/** When a court without time blocks is taken to begin. */
const USUAL_START = "09:00";

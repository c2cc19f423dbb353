/** A time block of a day with what stands in it; loads in whole minutes and matters. */
export type BlockFacts = {
  readonly startsAt: string;
  readonly planMinutes: number | null;
  readonly planMatters: number | null;
  readonly ceilingMinutes: number | null;
  readonly ceilingMatters: number | null;
  listedMinutes: number;
  listedMatters: number;
};

/**
 * The block for one more matter: the earliest that still has its share of the day free, else the least full. A block's
 * share is its own plan, or an equal part of the day's. Null when there are no blocks, or every ceiling is reached.
 */
export function blockWithRoom<B extends BlockFacts>(
  blocks: readonly B[],
  dayPlanMinutes: number,
  minutes: number,
): B | null {
  const share = Math.max(1, dayPlanMinutes / Math.max(1, blocks.length));
  const fullness = (block: B) => (block.listedMinutes + minutes) / (block.planMinutes ?? share);
  const allowed = blocks.filter((block) => isUnderCeiling(block, minutes));
  const inOrder = [...allowed].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  const roomy = inOrder.find(
    (block) => fullness(block) <= 1 && (block.planMatters === null || block.listedMatters + 1 <= block.planMatters),
  );
  return roomy ?? [...inOrder].sort((one, other) => fullness(one) - fullness(other))[0] ?? null;
}

/** Whether a matter may still go into the block; only blocks that have a ceiling of their own refuse. */
export function isUnderCeiling(block: BlockFacts, minutes: number): boolean {
  return (
    (block.ceilingMinutes === null || block.listedMinutes + minutes <= block.ceilingMinutes) &&
    (block.ceilingMatters === null || block.listedMatters + 1 <= block.ceilingMatters)
  );
}

/** Gives each matter, in the order given, its block and counts it there; `notIn`: blocks at which somebody it needs is elsewhere. */
export function fillBlocks<T extends { readonly minutes: number; readonly notIn?: readonly string[] }>(
  matters: readonly T[],
  blocks: readonly BlockFacts[],
  dayPlanMinutes: number,
): (T & { block: string | null })[] {
  const filling = blocks.map((block) => ({ ...block }));
  return matters.map((matter) => {
    const free = filling.filter(({ startsAt }) => !matter.notIn?.includes(startsAt));
    const block = blockWithRoom(free.length > 0 ? free : filling, dayPlanMinutes, matter.minutes);
    if (block) {
      block.listedMinutes += matter.minutes;
      block.listedMatters += 1;
    }
    return { ...matter, block: block?.startsAt ?? null };
  });
}

type Budgets = { planMinutes: number; planMatters: number; ceilingMinutes: number; ceilingMatters: number };
type Held = { listedMinutes: number; listedMatters: number; beyondMinutes: number; beyondMatters: number };

/**
 * What a day still holds without some of its blocks: each takes its own plan with it, or an equal part of the day's. The
 * ceilings shrink as the plans do, and never below what stands.
 */
export function withoutBlocks(day: Budgets & Held, held: readonly BlockFacts[], lost: readonly string[]): Budgets {
  const gone = held.filter(({ startsAt }) => lost.includes(startsAt));
  const left = (plan: number, own: (block: BlockFacts) => number | null) => {
    const share = plan / Math.max(1, held.length);
    return Math.max(0, Math.round(plan - gone.reduce((sum, block) => sum + (own(block) ?? share), 0)));
  };
  const scaled = (ceiling: number, plan: number, now: number, stands: number) =>
    Math.max(Math.ceil((ceiling * now) / Math.max(1, plan)), now, stands);
  const planMinutes = left(day.planMinutes, (block) => block.planMinutes);
  const planMatters = left(day.planMatters, (block) => block.planMatters);
  return {
    planMinutes,
    planMatters,
    ceilingMinutes: scaled(day.ceilingMinutes, day.planMinutes, planMinutes, day.listedMinutes - day.beyondMinutes),
    ceilingMatters: scaled(day.ceilingMatters, day.planMatters, planMatters, day.listedMatters - day.beyondMatters),
  };
}

/** The blocks that a stretch of the day takes: those that begin in it. `from` and `until` are `HH:MM`; null: no bound. */
export function blocksWithin(starts: readonly string[], from: string | null, until: string | null): string[] {
  return starts.filter((startsAt) => (from === null || startsAt >= from) && (until === null || startsAt < until));
}

/** `HH:MM`, some minutes earlier on the same day. */
export function minutesBefore(time: string, minutes: number): string {
  const total = Math.max(0, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) - minutes);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../context.ts";
import type { Closing } from "../districts/closures.ts";
import { courtAndPolicy, dayLoads } from "../districts/court-days.ts";
import { Refused } from "../refused.ts";
import type { Closure } from "../rules/court-calendar.ts";
import { addDays } from "../rules/court-day.ts";
import { withReplies } from "./await-evidence.ts";
import { withLaw } from "./case-law.ts";
import { sayWhyMoved } from "./close-day-store.ts";
import { openDates } from "./open-dates.ts";
import { withPeopleElsewhere } from "./people-elsewhere.ts";
import { placeHearings } from "./place-hearings.ts";
import { type Board, planWhole, type ToSpread } from "./spread-left.ts";

/** A matter that loses its day. */
export type Losing = Omit<ToSpread, "hearingId" | "isInCustody" | "law"> & {
  id: number;
  courtId: number;
  caseId: number;
  custody: string;
};

/** Over how many coming hearing days the matters of a closed day are spread. */
const OVER_DAYS = 4;

/**
 * Gives every matter that loses its day another one: spread over the coming days with room, else the earliest with the
 * closure as the kept reason and, past every ceiling, as the order. The courts are locked by the closing, so that nobody
 * else lists meanwhile. Refused as `last-date` where a court has no hearing day at all.
 */
export async function redateLosing(
  tx: Transaction,
  ctx: Pick<Context, "now">,
  { courts, today }: Closing,
  losing: readonly Losing[],
  closure: Closure,
): Promise<{ redated: number; overPlan: number }> {
  const told = { redated: 0, overPlan: 0 };
  for (const { id } of courts) {
    const ofCourt = losing.filter(({ courtId }) => courtId === id);
    if (ofCourt.length === 0) continue;
    const { redated, overPlan } = await redateOfCourt(tx, ctx, id, ofCourt, closure, today);
    told.redated += redated;
    told.overPlan += overPlan;
  }
  return told;
}

async function redateOfCourt(
  tx: Transaction,
  ctx: Pick<Context, "now">,
  courtId: number,
  losing: readonly Losing[],
  closure: Closure,
  today: Closing["today"],
) {
  const name = closure.name.en;
  const matters = losing.map((one) => ({ ...one, hearingId: one.id, isInCustody: one.custody === "in" }));
  const waiting = await withReplies(tx, ctx, courtId, await withLaw(tx, matters, today), today);
  const left = await withPeopleElsewhere(tx, courtId, waiting, today);
  const board = await boardAfter(tx, courtId, closure, today);
  const plan = planWhole(left, board, today, { overDays: OVER_DAYS }, { because: name, mayOrder: true });
  if (plan.unplaced.length > 0) throw new Refused("last-date", { cases: plan.unplaced.length });
  const caseIds = losing.map(({ caseId }) => caseId);
  const dates = new Map([...(await openDates(tx, courtId, caseIds)).values()].flat().map((date) => [date.id, date]));
  const placements = plan.placed.map(({ hearingId, day }) => {
    const moves = dates.get(hearingId)!;
    const orderedBy = plan.ordered.has(hearingId) ? name : moves.orderedBy;
    const overloadBecause = plan.because.get(hearingId) ?? null;
    const { caseId, purpose, purposeText, minutes, source, isFixed } = moves;
    const matter = { caseId, purpose, purposeText, minutes, source, isFixed };
    return { ...matter, day, orderedBy, overloadBecause, moves, countedFrom: today };
  });
  const { placed, notPlaced } = await placeHearings(tx, courtId, placements);
  // A block of the day may be full where the day itself is not: such a matter is placed past it, by the same order.
  const again = notPlaced.map(({ placement }) => ({ ...placement, orderedBy: name, overloadBecause: name }));
  const second = await placeHearings(tx, courtId, again);
  const refusal = second.notPlaced[0];
  if (refusal) throw new Refused(refusal.code, { ...refusal.detail, caseId: refusal.placement.caseId });
  await sayWhyMoved(
    tx,
    [...placed, ...second.placed].map(({ hearingId }) => hearingId),
    name,
  );
  return { redated: placed.length + second.placed.length, overPlan: plan.because.size };
}

/** The coming days of the court as they are with the closure: its own days are not among them. */
async function boardAfter(tx: Transaction, courtId: number, closure: Closure, today: Closing["today"]): Promise<Board> {
  const { policy } = await courtAndPolicy(tx, courtId);
  const loads = await dayLoads(tx, courtId, addDays(today, 1), addDays(today, 7 * policy.horizonWeeks));
  const coming = loads.filter(({ day, isOpen }) => isOpen && (day < closure.from || day > closure.until));
  const hearingDays = coming.filter(
    ({ kind, isNoWork, isTentative }) => kind === "dedicated" && !isNoWork && !isTentative,
  );
  // A matter goes forward, not to a day before the one it loses.
  const days = hearingDays.filter(({ day }) => day > closure.until).slice(0, OVER_DAYS);
  const first = new Set(days.map(({ day }) => day));
  return { days, further: coming.filter(({ day }) => !first.has(day)), limits: policy };
}

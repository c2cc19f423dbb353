import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { blocksOfDays, courtAndPolicy, firstPlannableDay, lockDays } from "../courts/court-days.ts";
import { recallMoved } from "../process/process-recall.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { blockWithRoom, minutesBefore } from "../rules/calendar/time-blocks.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import { type HeldElsewhere, heldElsewhere } from "./availability/held-elsewhere.ts";
import { lockRequiredPeople } from "./availability/presence-store.ts";
import { lawOfCases } from "./case-law.ts";
import { putIn, type Room, takeOut } from "./day-room.ts";
import { restWithoutDates } from "./dormant.ts";
import { updateHearing } from "./move-store.ts";
import { findOpenOfCase } from "./outcome-store.ts";
import { placeHearing } from "./place-hearings.ts";
import { findCasesForListing, findHearing, type HearingRow, lockHearings } from "./store.ts";
import { requireDated } from "./undated.ts";

export type MoveInput = {
  courtId: number;
  hearingId: number;
  version: number;
  day: CourtDay;
  block?: string | null;
  /** Why it is moved, and the judge who ordered it; both are needed for a date that was fixed. */
  reason?: string | null;
  orderedBy?: string | null;
  overloadBecause?: string | null;
  key?: string;
};

export type MoveAnswer = { changeId: number; hearingId: number; day: CourtDay; warnings: ListingRuleName[] };

/**
 * Moves a listed hearing before its day: the same hearing, its version one more. Held to the rules and the room of the
 * new day like every listing. Throws `fixed-date` without reason and judge, `stale`, `day-past`, `outcome-exists`.
 */
export function moveHearing(ctx: Context, input: MoveInput): Promise<MoveAnswer> {
  const { key, ...asked } = input;
  const { courtId, hearingId, day } = input;
  return change(
    ctx,
    { action: "hearing.moved", permission: "hearings.plan", courtId, key, input: asked },
    async (tx, changeId) => {
      const { court, policy, timezone } = await courtAndPolicy(tx, courtId);
      const today = dayAt(ctx.now, timezone);
      const before = await findHearing(tx, courtId, hearingId);
      if (!before) throw new Refused("not-found");
      const room = await openRoom(tx, courtId, before.day, day);
      await lockRequiredPeople(tx, [before.caseId]);
      const hearing = await movable(tx, input, today);
      const held = await heldElsewhere(tx, court, [before.caseId], [day]);
      await refuseDayOver(tx, ctx.now, hearing, day);
      if (hearing.day === day) takeOut(room, hearing);
      const isInCustody = await custodyOf(tx, hearing);
      const law = (await lawOfCases(tx, [hearing.caseId], today)).get(hearing.caseId);
      const orderedBy = input.orderedBy?.trim() || null;
      const stays = hearing.day === day;
      const reason = input.overloadBecause?.trim() || null;
      const { purpose, minutes } = hearing;
      const overloadBecause = stays ? SAME_DAY : reason;
      const entering = { purpose, minutes, isInCustody, law, isOrdered: orderedBy !== null, overloadBecause };
      const findings = putIn(room, entering, policy, today);
      const isKnown = await updateHearing(tx, hearing, {
        day,
        ...placeIn(room, hearing, input.block, held),
        position: stays ? hearing.position : 0,
        isPinned: stays && hearing.isPinned,
        isBeyond: findings.some(({ rule }) => rule === "beyond-ceiling"),
        overloadBecause: stays ? hearing.overloadBecause : reason,
        orderedBy: orderedBy ?? hearing.orderedBy,
        movedBecause: input.reason?.trim() || null,
        timesMoved: hearing.timesMoved + (stays ? 0 : 1),
      });
      if (!isKnown) throw new Refused("stale", { hearingId });
      if (!stays) await recallMoved(tx, [before], day);
      return { changeId, hearingId, day, warnings: [...new Set(findings.map(({ rule }) => rule))] };
    },
  );
}

/** Its day is not asked again whether it has room: only the time changes. */
const SAME_DAY = "stays on its day";

/** Both days are locked, in their one order, before the hearing is. */
async function openRoom(tx: Transaction, courtId: number, from: CourtDay, to: CourtDay): Promise<Room> {
  const locked = await lockDays(tx, courtId, [from, to]);
  const blocks = await blocksOfDays(tx, courtId, [to]);
  const row = locked.get(to);
  if (!row) throw new Refused("not-found");
  return { facts: { ...row }, blocks: blocks.map((block) => ({ ...block })) };
}

/** Nothing is moved onto today once its last block is over; inside today times still change. */
async function refuseDayOver(tx: Transaction, now: Date, hearing: HearingRow, day: CourtDay): Promise<void> {
  if (hearing.day === day) return;
  if (day < (await firstPlannableDay(tx, hearing.courtId, now))) throw new Refused("day-past", { day });
}

async function movable(tx: Transaction, input: MoveInput, today: CourtDay): Promise<HearingRow> {
  const [hearing] = await lockHearings(tx, input.courtId, [input.hearingId]);
  if (!hearing) throw new Refused("not-found");
  if (hearing.state === "heard") throw new Refused("outcome-exists");
  if (hearing.state !== "listed") throw new Refused("not-found");
  if (hearing.version !== input.version) throw new Refused("stale", { hearingId: hearing.id });
  if (hearing.day < today || input.day < today) throw new Refused("day-past", { day: input.day });
  const isTimeOnly = hearing.day === input.day;
  if (hearing.isFixed && !isTimeOnly && !(input.reason?.trim() && input.orderedBy?.trim())) {
    throw new Refused("fixed-date", { hearingId: hearing.id });
  }
  return hearing;
}

async function custodyOf(tx: Transaction, { courtId, caseId }: HearingRow): Promise<boolean> {
  return (await findCasesForListing(tx, courtId, [caseId])).get(caseId)?.custody === "in";
}

/** The time asked for or kept; else one at which nobody who must come is held elsewhere, as far as there is one. */
function placeIn(room: Room, hearing: HearingRow, asked: string | null | undefined, held: HeldElsewhere) {
  const { day } = room.facts;
  const wanted = asked ?? (hearing.day === day ? hearing.block : null);
  const named = room.blocks.find(({ startsAt }) => startsAt === wanted);
  const starts = room.blocks.map(({ startsAt }) => startsAt);
  const free = room.blocks.filter(({ startsAt }) => !held.isHeld({ ...hearing, day }, startsAt, starts));
  const calm = free.filter(({ startsAt }) => !held.isTaken({ ...hearing, day }, startsAt, starts));
  const share = (blocks: typeof free) => (room.facts.planMinutes * blocks.length) / Math.max(1, starts.length);
  const block =
    named ??
    blockWithRoom(calm, share(calm), hearing.minutes) ??
    blockWithRoom(free, share(free), hearing.minutes) ??
    blockWithRoom(room.blocks, room.facts.planMinutes, hearing.minutes);
  if (!block) return { block: null };
  return { block: block.startsAt, reportingTime: minutesBefore(block.startsAt, block.reportBefore) };
}

export type WithdrawInput = {
  courtId: number;
  hearingId: number;
  version: number;
  reason: string;
  orderedBy?: string | null;
  /** What stands instead, where it is the only date of the case: another day for the same, or a judge's order to rest. */
  instead?: WithdrawInstead | null;
  key?: string;
};

export type WithdrawInstead =
  | { kind: "date"; day: CourtDay; overloadBecause?: string | null }
  | { kind: "dormant"; reviewDay: CourtDay };

/** `hearingId`: the date that stands instead; null where none was given with it. */
export type WithdrawAnswer = { changeId: number; hearingId: number | null };

/**
 * Takes a listed hearing off its day before it. A fixed date needs the judge's name. The only date of a case is refused
 * as `last-date` unless another one or an order to rest is given with it; such an order takes every date of the case.
 */
export function withdrawHearing(ctx: Context, input: WithdrawInput): Promise<WithdrawAnswer> {
  const { key, ...asked } = input;
  const { courtId, hearingId } = input;
  return change(
    ctx,
    { action: "hearing.withdrawn", permission: "hearings.plan", courtId, key, input: asked },
    async (tx, changeId) => {
      const { timezone } = await courtAndPolicy(tx, courtId);
      const today = dayAt(ctx.now, timezone);
      const before = await findHearing(tx, courtId, hearingId);
      if (!before) throw new Refused("not-found");
      if (!input.reason.trim()) throw new Refused("reason-needed");
      const { instead } = input;
      if (instead?.kind === "date" && instead.day < (await firstPlannableDay(tx, courtId, ctx.now))) {
        throw new Refused("day-past", { day: instead.day });
      }
      await lockDays(tx, courtId, [before.day, ...(await daysOfInstead(tx, before, instead))]);
      const hearing = await movable(tx, { ...input, day: before.day }, today);
      if (hearing.isFixed && !input.orderedBy?.trim()) throw new Refused("fixed-date", { hearingId });
      const values = {
        state: "withdrawn" as const,
        movedBecause: input.reason.trim(),
        orderedBy: input.orderedBy?.trim() || null,
      };
      if (!(await updateHearing(tx, hearing, values))) throw new Refused("stale", { hearingId });
      await recallMoved(tx, [hearing], null);
      const given = instead ? await giveInstead(tx, hearing, input, instead, today) : null;
      await requireDated(tx, [hearing.caseId], today);
      return { changeId, hearingId: given };
    },
  );
}

async function daysOfInstead(
  tx: Transaction,
  { courtId, caseId }: HearingRow,
  instead: WithdrawInstead | null | undefined,
): Promise<CourtDay[]> {
  if (!instead) return [];
  if (instead.kind === "date") return [instead.day];
  return (await findOpenOfCase(tx, courtId, caseId)).map(({ day }) => day);
}

async function giveInstead(
  tx: Transaction,
  { courtId, caseId, purpose, purposeText, minutes, id }: HearingRow,
  { reason, orderedBy }: WithdrawInput,
  instead: WithdrawInstead,
  today: CourtDay,
): Promise<number | null> {
  if (instead.kind === "dormant") {
    const words = { because: reason, orderedBy: orderedBy ?? "", reviewDay: instead.reviewDay };
    await restWithoutDates(tx, courtId, caseId, words, today);
    return null;
  }
  const { hearingId } = await placeHearing(tx, courtId, {
    ...{ caseId, day: instead.day, purpose, purposeText, minutes, previousHearingId: id, countedFrom: today },
    source: "added",
    overloadBecause: instead.overloadBecause?.trim() || null,
    orderedBy: orderedBy?.trim() || null,
  });
  return hearingId;
}

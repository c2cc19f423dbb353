import type { Transaction } from "../../db/connect.ts";
import { blocksOfDays, courtAndPolicy, lockDays } from "../districts/court-days.ts";
import { type Refusal, type RefusalDetail, Refused } from "../refused.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { type DayFacts, type Finding, findingsFor, type Limits } from "../rules/listing-rules.ts";
import { PURPOSE_RULES, type Purpose } from "../rules/purposes.ts";
import {
  type CaseForListing,
  findCasesForListing,
  findOpenHearings,
  insertHearings,
  type NewHearing,
  nextPositions,
} from "./store.ts";

/** A date to be given. `minutes`, `block` and `position` are chosen when left out. */
export type Placement = {
  caseId: number;
  day: CourtDay;
  purpose: Purpose;
  purposeText?: string | null;
  minutes?: number;
  block?: string | null;
  position?: number;
  source: "plan" | "court" | "register" | "added";
  isFixed?: boolean;
  isPinned?: boolean;
  overloadBecause?: string | null;
  orderedBy?: string | null;
  previousHearingId?: number | null;
  timesMoved?: number;
  because?: unknown;
  /** The day from which a custody limit counts; left out, no limit is looked at. */
  countedFrom?: CourtDay | null;
};

export type Placed = {
  hearingId: number;
  uid: string;
  caseId: number;
  day: CourtDay;
  purpose: Purpose;
  warnings: Finding[];
};
export type NotPlaced = { placement: Placement; code: Refusal; detail: RefusalDetail };

const CODE: Partial<Record<Finding["rule"], Refusal>> = {
  "closed-day": "closed-day",
  "not-a-hearing-day": "not-a-hearing-day",
  "beyond-ceiling": "day-full",
  "beyond-plan": "day-full",
};

const WITHOUT_BLOCKS = { startsAt: null, reportingTime: "08:45" };

/**
 * The one path by which a matter gets a date: planner, court, carry-over, import and addition on the day all come here.
 * Locks the days, holds every placement to the rules in turn, and inserts what stands. What does not is answered with
 * its reason; nothing of it is written.
 */
export async function placeHearings(
  tx: Transaction,
  courtId: number,
  placements: readonly Placement[],
): Promise<{ placed: Placed[]; notPlaced: NotPlaced[] }> {
  if (placements.length === 0) return { placed: [], notPlaced: [] };
  const board = await openBoard(tx, courtId, placements);
  const notPlaced: NotPlaced[] = [];
  const accepted: { row: NewHearing; warnings: Finding[] }[] = [];
  for (const placement of placements) {
    const answer = board.tryPlace(placement);
    if ("code" in answer) notPlaced.push({ placement, ...answer });
    else accepted.push(answer);
  }
  const inserted = await insertHearings(
    tx,
    accepted.map(({ row }) => row),
  );
  const placed = inserted.map((row, index) => ({ ...row, warnings: accepted[index]?.warnings ?? [] }));
  return { placed, notPlaced };
}

/** Gives one matter its date or throws `Refused` with the reason. */
export async function placeHearing(tx: Transaction, courtId: number, placement: Placement): Promise<Placed> {
  const { placed, notPlaced } = await placeHearings(tx, courtId, [placement]);
  const refusal = notPlaced[0];
  if (refusal) throw new Refused(refusal.code, refusal.detail);
  return placed[0]!;
}

async function openBoard(tx: Transaction, courtId: number, placements: readonly Placement[]) {
  const days = [...new Set(placements.map(({ day }) => day))].sort();
  const locked = await lockDays(tx, courtId, days);
  const caseIds = [...new Set(placements.map(({ caseId }) => caseId))];
  const [cases, open, blocks, positions, { policy }] = await Promise.all([
    findCasesForListing(tx, courtId, caseIds),
    findOpenHearings(tx, caseIds),
    blocksOfDays(tx, courtId, days),
    nextPositions(tx, courtId, days),
    courtAndPolicy(tx, courtId),
  ]);
  const board = new Board(cases, locked, blocks, positions, policy);
  for (const { caseId, purpose } of open) board.taken.add(`${caseId}/${purpose}`);
  return board;
}

type Block = Awaited<ReturnType<typeof blocksOfDays>>[number];

/** The days under lock, with loads that grow as matters are accepted. */
class Board {
  readonly taken = new Set<string>();
  readonly days: Map<CourtDay, DayFacts>;
  readonly blocks: Block[];
  readonly positions: Map<CourtDay, number>;
  readonly cases: Map<number, CaseForListing>;
  readonly limits: Limits;

  constructor(
    cases: Map<number, CaseForListing>,
    days: Map<CourtDay, DayFacts>,
    blocks: Block[],
    positions: Map<CourtDay, number>,
    limits: Limits,
  ) {
    this.cases = cases;
    this.days = new Map([...days].map(([day, facts]) => [day, { ...facts }]));
    this.blocks = blocks.map((block) => ({ ...block }));
    this.positions = positions;
    this.limits = limits;
  }

  tryPlace(placement: Placement): { row: NewHearing; warnings: Finding[] } | { code: Refusal; detail: RefusalDetail } {
    const matter = this.cases.get(placement.caseId);
    const day = this.days.get(placement.day);
    if (!matter || !day) return { code: "not-found", detail: { caseId: placement.caseId } };
    if (matter.disposalDay !== null) return { code: "nothing-to-do", detail: { caseId: placement.caseId } };
    if (this.taken.has(`${placement.caseId}/${placement.purpose}`)) {
      return { code: "already-listed", detail: { caseId: placement.caseId, purpose: placement.purpose } };
    }
    const minutes = placement.minutes ?? PURPOSE_RULES[placement.purpose].minutes;
    const isOrdered = placement.source === "register" || Boolean(placement.orderedBy);
    const findings = findingsFor(
      day,
      {
        purpose: placement.purpose,
        minutes,
        isInCustody: matter.custody === "in",
        isOrdered,
        overloadBecause: placement.overloadBecause ?? null,
        countedFrom: placement.countedFrom ?? null,
      },
      this.limits,
    );
    const against = findings.find(({ weight }) => weight !== "warns");
    if (against) return { code: CODE[against.rule] ?? "invalid", detail: this.detailOf(day, against) };

    const isBeyond = isOrdered && findings.some(({ rule }) => rule === "beyond-ceiling");
    const block = this.blockFor(placement, minutes, isBeyond);
    this.add(day, minutes, isBeyond);
    this.taken.add(`${placement.caseId}/${placement.purpose}`);
    return { row: this.rowOf(placement, matter, minutes, block, isBeyond), warnings: findings };
  }

  private detailOf(day: DayFacts, finding: Finding): RefusalDetail {
    return {
      day: day.day,
      rule: finding.rule,
      needsReason: finding.weight === "needs-reason",
      listedMinutes: day.listedMinutes,
      planMinutes: day.planMinutes,
      listedMatters: day.listedMatters,
      planMatters: day.planMatters,
    };
  }

  private add(day: DayFacts, minutes: number, isBeyond: boolean): void {
    day.listedMinutes += minutes;
    day.listedMatters += 1;
    if (!isBeyond) return;
    day.beyondMinutes += minutes;
    day.beyondMatters += 1;
  }

  /** The block asked for, else the one of the day that is least full; ceilings of blocks are held by choosing another. */
  private blockFor(
    placement: Placement,
    minutes: number,
    isBeyond: boolean,
  ): { startsAt: string | null; reportingTime: string } {
    const ofDay = this.blocks.filter(({ day }) => day === placement.day);
    const asked = ofDay.find(({ startsAt }) => startsAt === placement.block);
    const chosen = asked ?? leastFull(ofDay, minutes);
    if (!chosen)
      return placement.block ? { startsAt: placement.block, reportingTime: placement.block } : WITHOUT_BLOCKS;
    chosen.listedMinutes += minutes;
    chosen.listedMatters += 1;
    if (isBeyond) {
      chosen.beyondMinutes += minutes;
      chosen.beyondMatters += 1;
    }
    return { startsAt: chosen.startsAt, reportingTime: minutesBefore(chosen.startsAt, chosen.reportBefore) };
  }

  private rowOf(
    placement: Placement,
    matter: CaseForListing,
    minutes: number,
    block: { startsAt: string | null; reportingTime: string },
    isBeyond: boolean,
  ): NewHearing {
    const position = placement.position ?? this.positions.get(placement.day) ?? 1;
    this.positions.set(placement.day, Math.max(position, this.positions.get(placement.day) ?? 1) + 1);
    return {
      caseId: matter.id,
      courtId: matter.courtId,
      day: placement.day,
      block: block.startsAt,
      reportingTime: block.reportingTime,
      purpose: placement.purpose,
      purposeText: placement.purposeText ?? null,
      minutes,
      position,
      source: placement.source,
      isFixed: placement.isFixed ?? false,
      isPinned: placement.isPinned ?? false,
      overloadBecause: placement.overloadBecause ?? null,
      isBeyond,
      orderedBy: placement.orderedBy ?? null,
      previousHearingId: placement.previousHearingId ?? null,
      timesMoved: placement.timesMoved ?? 0,
      because: placement.because ?? null,
    };
  }
}

/** Shares of a block's own plan where it has one, else of equal parts: the matter goes where most room is left. */
function leastFull(blocks: Block[], minutes: number): Block | undefined {
  const fits = (block: Block) =>
    (block.ceilingMinutes === null || block.listedMinutes + minutes <= block.ceilingMinutes) &&
    (block.ceilingMatters === null || block.listedMatters + 1 <= block.ceilingMatters);
  const fullness = (block: Block) => (block.listedMinutes + minutes) / (block.planMinutes ?? 100);
  return blocks
    .filter(fits)
    .sort((one, other) => fullness(one) - fullness(other) || (one.startsAt < other.startsAt ? -1 : 1))[0];
}

/** `HH:MM`, some minutes earlier on the same day. */
export function minutesBefore(time: string, minutes: number): string {
  const total = Math.max(0, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) - minutes);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

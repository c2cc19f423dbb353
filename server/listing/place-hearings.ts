import type { Connection, Transaction } from "../../db/connect.ts";
import { wakeCases } from "../case/stage/archive-case.ts";
import { type Refusal, type RefusalDetail, Refused } from "../core/refused.ts";
import { blocksOfDays, courtAndPolicy, dayLoads, lockDays } from "../courts/court-days.ts";
import { recallMoves } from "../process/process-recall.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { blockWithRoom, isUnderCeiling, minutesBefore } from "../rules/calendar/time-blocks.ts";
import { PURPOSE_RULES, type Purpose } from "../rules/case/purposes.ts";
import { type DayFacts, type Finding, findingsFor, type Limits } from "../rules/listing/listing-rules.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { type HeldElsewhere, heldElsewhere } from "./availability/held-elsewhere.ts";
import { lockRequiredPeople } from "./availability/presence-store.ts";
import { lawOfCases } from "./case-law.ts";
import { refusalOf } from "./listing-refusal.ts";
import type { OpenDate } from "./open-dates.ts";
import {
  type CaseForListing,
  findCasesForListing,
  findOpenHearings,
  insertHearings,
  moveHearings,
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
  /** The open date of the case that moves here: it stays the same hearing, one version more. */
  moves?: OpenDate;
  /** The day from which the limits of the law count; left out, none is looked at. */
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

type BlockTime = { startsAt: string | null; reportingTime: string };

const WITHOUT_BLOCKS: BlockTime = { startsAt: null, reportingTime: "08:45" };

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
  const added: Accepted[] = [];
  const moved: (Accepted & { moves: OpenDate; placement: Placement })[] = [];
  for (const placement of placements) {
    const answer = board.tryPlace(placement);
    if ("code" in answer) notPlaced.push({ placement, ...answer });
    else if (placement.moves) moved.push({ ...answer, moves: placement.moves, placement });
    else added.push(answer);
  }
  const inserted = await insertHearings(
    tx,
    added.map(({ row }) => row),
  );
  const placed: Placed[] = inserted.map((row, index) => ({ ...row, warnings: added[index]?.warnings ?? [] }));
  const uids = await moveHearings(
    tx,
    moved.map(({ row, moves: { id, version } }) => ({ id, version, row })),
  );
  for (const { row, warnings, moves, placement } of moved) {
    const uid = uids.get(moves.id);
    const { caseId, day, purpose } = row;
    if (uid) placed.push({ hearingId: moves.id, uid, caseId, day, purpose, warnings });
    else notPlaced.push({ placement, code: "stale", detail: { hearingId: moves.id } });
  }
  await recallMoves(
    tx,
    moved.flatMap(({ row, moves: { id, day } }) => (uids.has(id) ? [{ id, from: day, to: row.day }] : [])),
  );
  const woken = placed.filter(({ caseId }) => board.cases.get(caseId)?.dormantSince).map(({ caseId }) => caseId);
  if (woken.length > 0) await wakeCases(tx, woken);
  return { placed, notPlaced };
}

type Accepted = { row: NewHearing; warnings: Finding[] };

/** Gives one matter its date or throws `Refused` with the reason. */
export async function placeHearing(tx: Transaction, courtId: number, placement: Placement): Promise<Placed> {
  const { placed, notPlaced } = await placeHearings(tx, courtId, [placement]);
  const refusal = notPlaced[0];
  if (refusal) throw new Refused(refusal.code, refusal.detail);
  return placed[0]!;
}

/** What `placeHearings` would refuse as things stand. Writes and locks nothing, so it may be otherwise a moment later. */
export async function refusedPlacements(
  connection: Connection,
  courtId: number,
  placements: readonly Placement[],
): Promise<NotPlaced[]> {
  const days = daysOf(placements);
  if (days.length === 0) return [];
  const loads = await dayLoads(connection, courtId, days[0]!, days.at(-1)!);
  const board = await boardOn(connection, courtId, placements, new Map(loads.map((load) => [load.day, load])));
  return placements.flatMap((placement) => {
    const answer = board.tryPlace(placement);
    return "code" in answer ? [{ placement, ...answer }] : [];
  });
}

const daysOf = (placements: readonly Placement[]): CourtDay[] =>
  [...new Set(placements.flatMap(({ day, moves }) => (moves ? [day, moves.day] : [day])))].sort();

async function openBoard(tx: Transaction, courtId: number, placements: readonly Placement[]) {
  const days = await lockDays(tx, courtId, daysOf(placements));
  await lockRequiredPeople(tx, caseIdsOf(placements));
  return boardOn(tx, courtId, placements, days);
}

async function boardOn(
  connection: Connection,
  courtId: number,
  placements: readonly Placement[],
  facts: Map<CourtDay, DayFacts>,
): Promise<Board> {
  const days = daysOf(placements);
  const caseIds = caseIdsOf(placements);
  const counted = placements.filter(({ countedFrom }) => countedFrom);
  const asOf = counted.flatMap(({ countedFrom }) => countedFrom ?? []).sort()[0];
  const { court, policy } = await courtAndPolicy(connection, courtId);
  const [cases, open, blocks, positions, held, laws] = await Promise.all([
    findCasesForListing(connection, courtId, caseIds),
    findOpenHearings(connection, caseIds),
    blocksOfDays(connection, courtId, days),
    nextPositions(connection, courtId, days),
    heldElsewhere(connection, court, caseIds, days),
    asOf === undefined ? new Map<number, CaseLaw>() : lawOfCases(connection, caseIdsOf(counted), asOf),
  ]);
  const board = new Board(cases, facts, blocks, positions, policy, laws, held);
  for (const { caseId, purpose } of open) board.taken.add(`${caseId}/${purpose}`);
  return board;
}

const caseIdsOf = (placements: readonly Placement[]) => [...new Set(placements.map(({ caseId }) => caseId))];

type Block = Awaited<ReturnType<typeof blocksOfDays>>[number];

/** The days under lock, with loads that grow as matters are accepted. */
class Board {
  readonly taken = new Set<string>();
  readonly days: Map<CourtDay, DayFacts>;
  readonly blocks: Block[];
  readonly positions: Map<CourtDay, number>;
  readonly cases: Map<number, CaseForListing>;
  readonly limits: Limits;
  readonly laws: ReadonlyMap<number, CaseLaw>;
  readonly held: HeldElsewhere;

  constructor(
    cases: Map<number, CaseForListing>,
    days: Map<CourtDay, DayFacts>,
    blocks: Block[],
    positions: Map<CourtDay, number>,
    limits: Limits,
    laws: ReadonlyMap<number, CaseLaw>,
    held: HeldElsewhere,
  ) {
    this.cases = cases;
    this.days = new Map([...days].map(([day, facts]) => [day, { ...facts }]));
    this.blocks = blocks.map((block) => ({ ...block }));
    this.positions = positions;
    this.limits = limits;
    this.laws = laws;
    this.held = held;
  }

  tryPlace(placement: Placement): { row: NewHearing; warnings: Finding[] } | { code: Refusal; detail: RefusalDetail } {
    const matter = this.cases.get(placement.caseId);
    const day = this.days.get(placement.day);
    if (!matter || !day) return { code: "not-found", detail: { caseId: placement.caseId } };
    if (matter.disposalDay !== null) return { code: "nothing-to-do", detail: { caseId: placement.caseId } };
    const own = placement.moves?.purpose === placement.purpose;
    if (!own && this.taken.has(`${placement.caseId}/${placement.purpose}`)) {
      return { code: "already-listed", detail: { caseId: placement.caseId, purpose: placement.purpose } };
    }
    const minutes = placement.minutes ?? PURPOSE_RULES[placement.purpose].minutes;
    if (placement.moves) this.count(placement.moves, -1);
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
        law: this.laws.get(placement.caseId),
      },
      this.limits,
    );
    const against = findings.find(({ weight }) => weight !== "warns");
    if (against) {
      if (placement.moves) this.count(placement.moves, 1);
      return refusalOf(day, against, minutes);
    }

    const isBeyond = isOrdered && findings.some(({ rule }) => rule === "beyond-ceiling");
    const block = this.blockFor(placement, day, minutes, isBeyond);
    if (typeof block === "string") {
      if (placement.moves) this.count(placement.moves, 1);
      return { code: block, detail: { day: day.day, block: placement.block ?? null, needsReason: false } };
    }
    this.add(day, minutes, isBeyond);
    if (placement.moves) this.taken.delete(`${placement.caseId}/${placement.moves.purpose}`);
    this.taken.add(`${placement.caseId}/${placement.purpose}`);
    return { row: this.rowOf(placement, matter, minutes, block, isBeyond), warnings: findings };
  }

  private add(day: DayFacts, minutes: number, isBeyond: boolean): void {
    day.listedMinutes += minutes;
    day.listedMatters += 1;
    if (!isBeyond) return;
    day.beyondMinutes += minutes;
    day.beyondMatters += 1;
  }

  /** Counts a hearing out of the day and block it leaves, or back in. */
  private count({ day, block, minutes, isBeyond }: OpenDate, by: 1 | -1): void {
    const loads = [this.days.get(day), this.blocks.find((one) => one.day === day && one.startsAt === block)];
    for (const load of loads) {
      if (!load) continue;
      load.listedMinutes += by * minutes;
      load.listedMatters += by;
      if (!isBeyond) continue;
      load.beyondMinutes += by * minutes;
      load.beyondMatters += by;
    }
  }

  /**
   * The block asked for, else the first of the day with room (`blockWithRoom`) at which nobody said to be taken, and
   * nobody who must come is held in another court; the refusal where there is none. A register's time, and a plan's, is no demand: where its block has no
   * room another one takes the matter. What is announced or ordered is kept at a time at which somebody is held elsewhere.
   */
  private blockFor(
    placement: Placement,
    day: DayFacts,
    minutes: number,
    isBeyond: boolean,
  ): BlockTime | "day-full" | "person-elsewhere" {
    const ofDay = this.blocks.filter((block) => block.day === placement.day);
    if (ofDay.length === 0) return placement.block ? timeOf(placement.block, 0) : WITHOUT_BLOCKS;
    const starts = ofDay.map(({ startsAt }) => startsAt);
    const free = ofDay.filter(({ startsAt }) => !this.held.isHeld(placement, startsAt, starts));
    const calm = free.filter(({ startsAt }) => !this.held.isTaken(placement, startsAt, starts));
    const mayClash = placement.source === "register" || placement.source === "court" || Boolean(placement.orderedBy);
    const room = isBeyond ? null : minutes;
    const isRegister = placement.source === "register";
    let asked = isRegister
      ? blockOfTime(ofDay, placement.block, room)
      : ofDay.find(({ startsAt }) => startsAt === placement.block);
    if (asked && room !== null && !isUnderCeiling(asked, room)) return "day-full";
    if (asked && !mayClash && !free.includes(asked)) {
      if (placement.source !== "plan") return "person-elsewhere";
      asked = undefined;
    }
    const within = (blocks: Block[]) =>
      blockWithRoom(blocks, (day.planMinutes * blocks.length) / ofDay.length, minutes) ??
      (isBeyond ? blocks.at(-1) : null);
    const chosen = asked ?? within(calm) ?? within(free) ?? (mayClash ? within(ofDay) : null);
    if (!chosen) return within(ofDay) ? "person-elsewhere" : "day-full";
    chosen.listedMinutes += minutes;
    chosen.listedMatters += 1;
    if (isBeyond) {
      chosen.beyondMinutes += minutes;
      chosen.beyondMatters += 1;
    }
    return timeOf(chosen.startsAt, chosen.reportBefore);
  }

  private rowOf(
    placement: Placement,
    matter: CaseForListing,
    minutes: number,
    block: BlockTime,
    isBeyond: boolean,
  ): NewHearing {
    const kept = placement.moves?.day === placement.day ? placement.moves.position : undefined;
    const position = placement.position ?? kept ?? this.positions.get(placement.day) ?? 1;
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

const timeOf = (startsAt: string, reportBefore: number): BlockTime => ({
  startsAt,
  reportingTime: minutesBefore(startsAt, reportBefore),
});

/** The block in which a register's time falls, while it has room; `minutes` null: room is not asked for. */
function blockOfTime(blocks: Block[], time: string | null | undefined, minutes: number | null): Block | undefined {
  if (!time) return undefined;
  const block = blocks.findLast(({ startsAt }) => startsAt <= time) ?? blocks[0];
  return block && (minutes === null || isUnderCeiling(block, minutes)) ? block : undefined;
}

import type { NewCase } from "../../case/new-case.ts";
import { addDays, type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import { fillBlocks } from "../../rules/calendar/time-blocks.ts";
import { caseClassOf } from "../../rules/case/case-class.ts";
import type { Outcome } from "../../rules/case/outcomes.ts";
import { PURPOSE_RULES, purposeAtStage } from "../../rules/case/purposes.ts";
import { DEFAULT_POLICY } from "../../rules/courts/policy.ts";
import { lawDaysAfter } from "../../rules/listing/case-law.ts";
import { callingOrder } from "../../rules/planner/day-order.ts";
import { decideOutcome } from "../../rules/sitting/hearing-outcome.ts";
import { clock, instantOn, minutesOf, workingDayFrom } from "./court-time.ts";
import type { DemoCourt } from "./demo-courts.ts";
import type { DemoHearing, LiveCase } from "./demo-hearing.ts";
import { drawOutcome } from "./draw-outcome.ts";
import type { Draws } from "./draws.ts";
import { NO_LAW_DAYS, pathTo } from "./stage-path.ts";

type Load = { matters: number; minutes: number };

/** Courts fill a day up to here by themselves; the rest of its plan is left for the planner. */
const FILLED_SHARE = 0.86;

/** The part of those minutes up to which evidence and arguments are listed. */
const LONG_SHARE = 0.4;

const OVERLOADS = [
  "Dates fixed in court",
  "Custody matters of the week",
  "Carried over from the strike",
  "Old cases first, by order",
];
const MOVES = ["On the application of counsel", "Judge at a conference that day", "Witness from another city"];

/** Plays a court's hearing days one after another: what is listed, how far it gets, and the dates that follow. */
export class LiveCourt {
  readonly hearings: DemoHearing[] = [];
  readonly cases: LiveCase[];
  readonly #draws: Draws;
  readonly #court: DemoCourt;
  readonly #days: readonly CourtDay[];
  readonly #loads = new Map<CourtDay, Load>();
  readonly #ofDay = new Map<CourtDay, DemoHearing[]>();

  /** `days`: hearing days in order, far enough beyond today for every date that is given. */
  constructor(draws: Draws, court: DemoCourt, days: readonly CourtDay[], cases: readonly NewCase[]) {
    this.#draws = draws;
    this.#court = court;
    this.#days = days;
    this.cases = cases.map((matter, at) => this.#begin(matter, at));
  }

  /** A past day: listed, called and closed. `unrecorded`: matters whose outcome is still to be entered. */
  hear(day: CourtDay, options: { isStrike: boolean; unrecorded: number }): void {
    this.#fill(day, instantOn(addDays(day, -6), 14 * 60));
    if (this.#draws.chance(0.2)) this.#add(day);
    const called = this.#arrange(day);
    const open = new Set(
      this.#draws.shuffled(called.slice(Math.floor(called.length / 3))).slice(0, options.unrecorded),
    );
    for (const [index, hearing] of called.entries()) {
      if (!open.has(hearing)) this.#conclude(hearing, index / Math.max(1, called.length - 1), index, options.isStrike);
    }
  }

  /** A day to come: filled up from the matters without a date and put in order. */
  listAhead(day: CourtDay, listedAt: string): void {
    this.#fill(day, listedAt);
    this.#arrange(day);
  }

  /** Puts what was fixed for a day in order, without adding to it. */
  arrangeOnly(day: CourtDay): void {
    this.#arrange(day);
  }

  /** Bail and custody wait for no dedicated day: they are listed on the working day given. */
  listUrgent(day: CourtDay, most: number, listedAt: string): void {
    const urgent = this.cases.filter(
      (one) => this.#isWaiting(one, day) && (one.purpose === "bail" || one.purpose === "remand"),
    );
    for (const one of urgent.slice(0, most)) this.#date(one, day, "court", listedAt);
    this.#arrange(day);
  }

  #begin(matter: NewCase, at: number): LiveCase {
    const draws = this.#draws;
    const first = this.#days[0]!;
    const perWeek = (this.#court.daily * 7 * this.#days.length) / (daysBetween(first, this.#days.at(-1)!) + 7);
    const isActive = draws.chance(Math.min(0.85, Math.max(0.3, (perWeek * 5.5) / this.#court.cases)));
    const before = addDays(first, -7 * (isActive ? draws.between(1, 6) : draws.between(4, 30)));
    const { steps, lawDays } = pathOf(matter, before);
    const hasPrior = before > addDays(matter.institutionDay!, 10) && draws.chance(0.9);
    return {
      at,
      matter: { ...matter, priorDay: hasPrior ? before : null },
      stage: matter.stage,
      stageSince: null,
      purpose: purposeAtStage(matter.stage),
      dated: null,
      lastDay: hasPrior ? before : null,
      lastUid: null,
      notReached: 0,
      isActive,
      disposal: null,
      steps,
      lawDays,
    };
  }

  #loadOf(day: CourtDay): Load {
    const load = this.#loads.get(day) ?? { matters: 0, minutes: 0 };
    this.#loads.set(day, load);
    return load;
  }

  #isWaiting(one: LiveCase, day: CourtDay): boolean {
    if (one.dated || one.disposal || one.matter.institutionDay! > addDays(day, -3)) return false;
    if (day < earliestFor(one)) return false;
    return one.lastDay === null || one.lastDay <= addDays(day, -7);
  }

  #fill(day: CourtDay, listedAt: string): void {
    const { daily } = this.#court;
    const planMinutes = this.#court.planMinutes * FILLED_SHARE;
    const target = daily + this.#draws.between(-4, 3);
    const most = planMinutes + (this.#draws.chance(0.25) ? 45 : 0);
    const waiting = this.cases
      .filter((one) => this.#isWaiting(one, day))
      .map((one) => ({ one, key: this.#draws.next() / weightOf(one, day) }))
      .sort((a, b) => a.key - b.key);
    const load = this.#loadOf(day);
    for (const { one } of waiting) {
      if (load.matters >= target) break;
      const { minutes } = PURPOSE_RULES[one.purpose];
      // A day of evidence alone would be a short list: room is kept for what is called quickly.
      const isLongAndTooMuch = minutes >= 30 && load.minutes + minutes > planMinutes * LONG_SHARE;
      if (!isLongAndTooMuch && load.minutes + minutes <= most) this.#date(one, day, "plan", listedAt);
    }
    // What takes a few minutes is listed past the plan, as courts do, until the list has its usual length.
    for (const { one } of waiting) {
      const { minutes } = PURPOSE_RULES[one.purpose];
      const isOver = load.matters >= target || load.minutes + minutes > planMinutes * 1.15;
      if (!isOver && one.dated === null && minutes <= 10) this.#date(one, day, "plan", listedAt);
    }
  }

  /** Brought from jail or freshly filed: added while the day is called. */
  #add(day: CourtDay): void {
    const found = this.cases.find((one) => this.#isWaiting(one, day) && one.matter.custody === "in");
    if (found) this.#date(found, day, "added", instantOn(day, 9 * 60 + 20));
  }

  #date(one: LiveCase, day: CourtDay, source: DemoHearing["source"], listedAt: string): DemoHearing {
    const { minutes } = PURPOSE_RULES[one.purpose];
    const load = this.#loadOf(day);
    load.matters += 1;
    load.minutes += minutes;
    const isPastPlan = load.minutes > this.#court.planMinutes || load.matters > this.#court.planMatters;
    const hearing: DemoHearing = {
      uid: this.#draws.uuid(),
      caseAt: one.at,
      day,
      block: null,
      firstBlock: null,
      reportingTime: "08:45",
      purpose: one.purpose,
      minutes,
      position: 0,
      source,
      isFixed: source === "court",
      overloadBecause: isPastPlan ? this.#draws.pick(OVERLOADS) : null,
      movedFrom: null,
      movedBecause: null,
      previousUid: one.lastUid,
      listedAt,
      isLate: source === "plan" && this.#draws.chance(0.008),
      stage: one.stage,
      notReachedTimes: one.notReached,
      previousDay: one.lastDay,
      outcome: null,
      calls: [],
    };
    one.dated = hearing;
    this.hearings.push(hearing);
    this.#ofDay.set(day, [...(this.#ofDay.get(day) ?? []), hearing]);
    return hearing;
  }

  /** Calling order, blocks filled from the morning on, reporting times and places. */
  #arrange(day: CourtDay): DemoHearing[] {
    const { blocks, planMinutes } = this.#court;
    const isOnSheet = (this.#ofDay.get(day) ?? []).map((hearing) => {
      const { matter } = this.cases[hearing.caseAt]!;
      const { purpose, minutes, isFixed } = hearing;
      const isInCustody = matter.custody === "in";
      return {
        hearing,
        caseId: hearing.caseAt,
        purpose,
        minutes,
        isFixed,
        isInCustody,
        since: matter.institutionDay,
        chosenPlace: null,
      };
    });
    const empty = {
      planMinutes: null,
      planMatters: null,
      ceilingMinutes: null,
      ceilingMatters: null,
      listedMinutes: 0,
      listedMatters: 0,
    };
    const inOrder = callingOrder(isOnSheet.map((one) => ({ ...one, block: null })));
    const filled = fillBlocks(
      inOrder,
      blocks.map((startsAt) => ({ ...empty, startsAt })),
      planMinutes,
    );
    return callingOrder(filled).map(({ hearing, block, serial }) => {
      hearing.block = block;
      hearing.position = serial;
      if (block) hearing.reportingTime = clock(minutesOf(block) - 15);
      const others = blocks.filter((start) => start !== block);
      if (others.length > 0 && this.#draws.chance(0.003)) hearing.firstBlock = this.#draws.pick(others);
      return hearing;
    });
  }

  #conclude(hearing: DemoHearing, place: number, index: number, isStrike: boolean): void {
    const draws = this.#draws;
    const one = this.cases[hearing.caseAt]!;
    const isInCustody = one.matter.custody === "in";
    const isMagistrate = this.#court.rank === "magistrate";
    const isInquiry = one.stage === "inquiry";
    const mayCompound = hearing.purpose === "compromise" && isCompoundable(one.matter);
    const about = { isInCustody, isMagistrate, isInquiry, mayCompound, place, isStrike };
    const drawn = drawOutcome(draws, { purpose: hearing.purpose, stage: one.stage, ...about });
    const isLater = draws.chance(0.02);
    const at =
      drawn.kind === "not-reached"
        ? 15 * 60 + 25 + Math.floor(index / 8)
        : 9 * 60 + 8 + index * 7 + draws.between(0, 5);
    const recordedAt = isLater
      ? instantOn(workingDayFrom(hearing.day, 1), 10 * 60 + index)
      : instantOn(hearing.day, isStrike ? 10 * 60 + 40 : Math.min(at, 15 * 60 + 55));
    one.dated = null;
    one.lastDay = hearing.day;
    one.lastUid = hearing.uid;
    one.notReached = drawn.kind === "not-reached" ? one.notReached + 1 : 0;
    one.purpose = drawn.next ?? hearing.purpose;
    if (drawn.disposal) one.disposal = { kind: drawn.disposal, day: hearing.day };
    const { next: _, ...said } = drawn;
    const stageBefore = one.stage;
    // The next date counts from the copies that this very hearing supplied.
    if (drawn.kind === "held-moved-on" && hearing.purpose === "copies" && drawn.next !== "copies")
      one.lawDays = { ...one.lawDays, copiesDay: hearing.day };
    const next = drawn.next === null ? null : this.#fix(one, hearing.day, recordedAt);
    const decided = decideOutcome(
      { day: hearing.day, stage: one.stage },
      { ...said, next: next && { purpose: next.purpose, day: next.day } },
    );
    if ("problem" in decided) throw new Error(`an outcome of the demo is not complete: ${decided.problem}`);
    const step = { from: stageBefore, to: decided.stage, day: hearing.day };
    one.lawDays = lawDaysAfter(one.lawDays, {
      ...{ kind: drawn.kind, purpose: hearing.purpose, nextPurpose: next?.purpose ?? null },
      ...step,
    });
    if (decided.stage !== one.stage) {
      Object.assign(one, { stage: decided.stage, stageSince: hearing.day });
      one.steps.push({ ...step, step: "course", order: null });
    }
    if (next) next.stage = one.stage;
    hearing.outcome = {
      ...said,
      nextPurpose: next?.purpose ?? null,
      nextDay: next?.day ?? null,
      nextUid: next?.uid ?? null,
      recordedAt,
      isEnteredLater: isLater,
      firstKind: drawn.kind !== "not-reached" && draws.chance(0.01) ? "not-reached" : null,
    };
    if (!isStrike) this.#call(hearing, drawn.kind, index);
  }

  #call(hearing: DemoHearing, kind: Outcome, index: number): void {
    if (kind === "not-reached" || kind === "listed-in-error") return;
    const calledAt = 9 * 60 + 2 + index * 7;
    if (this.#draws.chance(0.08)) {
      const first = Math.max(9 * 60, calledAt - this.#draws.between(20, 60));
      hearing.calls.push({ kind: "passed-over", calledAt: instantOn(hearing.day, first) });
    }
    hearing.calls.push({ kind: "called", calledAt: instantOn(hearing.day, calledAt) });
  }

  /**
   * A date given in court: fourteen, seven, twenty-eight, thirty-five or twenty-one days ahead, on the first hearing day
   * from there that is not yet full of fixed dates.
   */
  #fix(one: LiveCase, from: CourtDay, listedAt: string): DemoHearing {
    const usual = [
      [2, 27],
      [1, 19],
      [4, 24],
      [5, 13],
      [3, 14],
      [6, 2],
      [8, 1],
    ] as const;
    const weeks = this.#draws.weighted<number>(
      one.purpose === "proclamation"
        ? PROCLAIMED
        : one.matter.custody === "in"
          ? [
              [1, 40],
              [2, 60],
            ]
          : usual,
    );
    const allowed = earliestFor(one);
    const open = this.#days.filter((day) => daysBetween(from, day) >= 7 * weeks && day >= allowed);
    const within = one.matter.custody === "in" ? this.#withinCustody(from, allowed) : [];
    const later = within.length > 0 ? within : open;
    // Nobody is sent away for months: where the next weeks are full, the least full of them takes one more.
    const near = later.slice(0, 4);
    const leastFull = [...near].sort((a, b) => this.#loadOf(a).minutes - this.#loadOf(b).minutes)[0];
    const day = near.find((candidate) => this.#hasRoom(candidate, one)) ?? leastFull;
    if (!day) throw new Error(`the calendar of ${this.#court.code} ends too early`);
    const hearing = this.#date(one, day, "court", listedAt);
    const before = this.#days.filter((candidate) => candidate < day && candidate > addDays(from, 6)).at(-1);
    if (before && this.#draws.chance(0.02)) {
      Object.assign(hearing, { movedFrom: before, movedBecause: this.#draws.pick(MOVES) });
    }
    return hearing;
  }

  /** Days within the fifteen of a remand; none where the court's own days lie further apart. */
  #withinCustody(from: CourtDay, allowed: CourtDay): CourtDay[] {
    return this.#days.filter((day) => {
      const after = daysBetween(from, day);
      return after >= 7 && after <= DEFAULT_POLICY.custodyDays && day >= allowed;
    });
  }

  #hasRoom(day: CourtDay, one: LiveCase): boolean {
    const { matters, minutes } = this.#loadOf(day);
    const { daily } = this.#court;
    const planMinutes = this.#court.planMinutes * FILLED_SHARE;
    const { minutes: needed } = PURPOSE_RULES[one.purpose];
    const share = needed >= 30 ? LONG_SHARE - 0.05 : 0.75;
    return matters + 1 <= daily * 0.8 && minutes + needed <= planMinutes * share;
  }
}

/** A proclamation takes thirty days at least (s.87 CrPC). */
const PROCLAIMED = [
  [5, 75],
  [6, 25],
] as const;

/** No date comes before the law allows it: a charge seven days after the copies, a proclamation after thirty. */
function earliestFor({ purpose, lawDays }: LiveCase): CourtDay {
  if (purpose === "charge" && lawDays.copiesDay) return addDays(lawDays.copiesDay, 7);
  if (purpose === "proclamation" && lawDays.proclamationDay) return addDays(lawDays.proclamationDay, 30);
  return ALWAYS;
}

const ALWAYS = "2000-01-01" as CourtDay;

/** The path up to the day on which the demo finds the case, or to its institution where it came after that. */
function pathOf(matter: NewCase, before: CourtDay) {
  const institutionDay = matter.institutionDay!;
  if (matter.docket !== "trial") return { steps: [], lawDays: NO_LAW_DAYS };
  const until = before > institutionDay ? before : institutionDay;
  const { firDay, challanDay, stage } = matter;
  return pathTo(stage, { firDay, challanDay, institutionDay }, until, matter.accused.some(isArrested));
}

const isArrested = ({ custody }: NewCase["accused"][number]): boolean => custody === "in" || custody === "bail";

const isCompoundable = ({ sections, offenceDay, hasMinor }: NewCase): boolean =>
  caseClassOf({ sections, offenceDay, hasMinorVictim: hasMinor ?? null }).compoundable === "yes";

/** Whom the next list takes up: custody, fresh cases, then those who have waited three to five weeks. */
function weightOf(one: LiveCase, day: CourtDay): number {
  const weeks = one.lastDay === null ? 4 : Math.floor(daysBetween(one.lastDay, day) / 7);
  const waited = [0.1, 0.4, 2, 3, 5, 4, 1.5][weeks] ?? 1;
  const custody = one.matter.custody === "in" ? 5 : 1;
  const repeated = 1 + one.notReached;
  return waited * custody * repeated * (one.isActive ? 1 : 0.03);
}

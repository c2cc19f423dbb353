import type { OpenDate } from "../listing/open-dates.ts";
import { type CourtDay, daysBetween } from "../rules/calendar/court-day.ts";
import { type Purpose, purposeAtStage } from "../rules/case/purposes.ts";
import type { Stage } from "../rules/case/stages.ts";
import { type DocketNote, FURTHEST_AHEAD, type RowFinding } from "../rules/imports/register-findings.ts";
import { Readings } from "./rows/cell-readings.ts";
import type { RegisterHearing } from "./rows/register-row.ts";

/** What the calendar of the court says, as far as dates of a register need it. */
export type CourtTime = {
  readonly today: CourtDay;
  readonly isClosed: (day: CourtDay) => boolean;
  /** Starts of the time blocks of a day that is written down, in order; empty where there are none. */
  readonly blocksOf: (day: CourtDay) => readonly string[];
};

export type DateToGive = {
  readonly line: number;
  readonly day: CourtDay;
  readonly time: string | null;
  readonly purpose: Purpose;
  readonly purposeText: string | null;
  /** The date of the case that moves here, if one does. */
  readonly moves: OpenDate | null;
};

export type DatesPlan = {
  readonly dates: readonly DateToGive[];
  readonly notes: readonly RowFinding<DocketNote>[];
  /** The latest date of the file that is over: the case was heard, or should have been, on it. */
  readonly pastDay: CourtDay | null;
};

type CaseDates = { readonly stage: Stage; readonly isDisposed: boolean; readonly open: readonly OpenDate[] };

/**
 * What becomes of the dates that a register fixes for one case: given, moved from another day, already known, or told
 * why not. A date that the court itself gave for a day to come is never moved by a file.
 */
export function planDates(
  hearings: readonly RegisterHearing[],
  matter: CaseDates,
  time: CourtTime,
  readings: Readings = new Readings(),
): DatesPlan {
  const plan = new CasePlan(matter, time, readings);
  const days = new Set(hearings.map(({ day }) => day));
  for (const hearing of hearings) plan.take(hearing, days);
  return { dates: plan.dates, notes: plan.notes, pastDay: plan.pastDay };
}

class CasePlan {
  readonly dates: DateToGive[] = [];
  readonly notes: RowFinding<DocketNote>[] = [];
  pastDay: CourtDay | null = null;
  private readonly matter: CaseDates;
  private readonly time: CourtTime;
  private readonly readings: Readings;
  private readonly left: OpenDate[];
  private readonly taken: Set<Purpose>;

  constructor(matter: CaseDates, time: CourtTime, readings: Readings) {
    this.readings = readings;
    this.matter = matter;
    this.time = time;
    this.left = [...matter.open];
    this.taken = new Set(matter.open.map(({ purpose }) => purpose));
  }

  take(hearing: RegisterHearing, days: ReadonlySet<CourtDay>): void {
    const { today } = this.time;
    const known = this.knownFor(hearing);
    if (known) this.keep(hearing, known);
    else if (hearing.day < today) this.isOver(hearing);
    else if (this.matter.isDisposed) this.note(hearing, "date_of_decided_case");
    else if (daysBetween(today, hearing.day) > FURTHEST_AHEAD) this.note(hearing, "date_too_far");
    else if (this.time.isClosed(hearing.day)) this.note(hearing, "date_on_closed_day");
    else this.give(hearing, days);
  }

  /** Of two dates on one day, the one of the purpose that is written. */
  private knownFor(hearing: RegisterHearing): OpenDate | undefined {
    const onDay = this.left.filter(({ day }) => day === hearing.day);
    const said = this.purposeOf(hearing)?.purpose;
    return onDay.find(({ purpose }) => purpose === said) ?? onDay[0];
  }

  private note(hearing: RegisterHearing, because: DocketNote, value: string = hearing.day): void {
    const field = because === "purpose_unread" || because === "purpose_doubtful" ? "purpose" : "next_date";
    this.notes.push({ line: hearing.line, field, because, value });
  }

  private isOver(hearing: RegisterHearing): void {
    if (this.pastDay === null || hearing.day > this.pastDay) this.pastDay = hearing.day;
    this.note(hearing, "date_is_past");
  }

  /** The day stands already; a register's own date follows its register in purpose and time too. */
  private keep(hearing: RegisterHearing, known: OpenDate): void {
    this.left.splice(this.left.indexOf(known), 1);
    if (known.source !== "register" || known.day < this.time.today) return;
    const said = this.purposeOf(hearing);
    const isOther = said !== null && said.purpose !== known.purpose && !this.taken.has(said.purpose);
    const isSameTime = hearing.time === null || hearing.time === known.block;
    const block = isSameTime ? known.block : this.blockOf(known.day, hearing.time);
    if (!isOther && block === known.block) return;
    const { purpose, text } = isOther ? said : { purpose: known.purpose, text: known.purposeText };
    this.add(block === known.block ? { ...hearing, time: block } : hearing, purpose, text, known);
  }

  private give(hearing: RegisterHearing, days: ReadonlySet<CourtDay>): void {
    const said = this.purposeOf(hearing);
    if (said?.purpose === "other" && hearing.purpose !== null)
      this.note(hearing, said.doubt ? "purpose_doubtful" : "purpose_unread", hearing.purpose);
    const moves = this.movable(said?.purpose ?? null, days);
    if (moves) {
      this.move(hearing, moves, said);
      return;
    }
    const purpose = said?.purpose ?? purposeAtStage(this.matter.stage);
    if (this.taken.has(purpose)) this.note(hearing, "second_date_for_purpose");
    else this.add(hearing, purpose, said?.text ?? null, null);
  }

  private move(hearing: RegisterHearing, moves: OpenDate, said: ReturnType<CasePlan["purposeOf"]>): void {
    this.left.splice(this.left.indexOf(moves), 1);
    const isToCome = moves.day >= this.time.today;
    if (isToCome && (moves.source === "court" || moves.source === "added" || moves.orderedBy !== null)) {
      this.note(hearing, "date_fixed_in_court", moves.day);
      return;
    }
    if (!isToCome) this.note(hearing, "date_without_outcome", moves.day);
    const isOther = said !== null && said.purpose !== moves.purpose && !this.taken.has(said.purpose);
    const { purpose, text } = isOther ? said : { purpose: moves.purpose, text: moves.purposeText };
    this.add(hearing, purpose, text, moves);
  }

  /** The date that a new one replaces: of the same purpose, else the only one that the register itself gave. */
  private movable(purpose: Purpose | null, days: ReadonlySet<CourtDay>): OpenDate | null {
    const open = this.left.filter(({ day }) => !days.has(day));
    const same = purpose === null ? undefined : open.find((one) => one.purpose === purpose);
    if (same) return same;
    const registered = purpose === null ? open : open.filter(({ source }) => source === "register");
    return registered.length === 1 ? (registered[0] ?? null) : null;
  }

  private add(hearing: RegisterHearing, purpose: Purpose, purposeText: string | null, moves: OpenDate | null): void {
    this.taken.add(purpose);
    const { line, day, time } = hearing;
    this.dates.push({ line, day, time, purpose, purposeText, moves });
  }

  private purposeOf(hearing: RegisterHearing) {
    return hearing.purpose === null ? null : this.readings.purpose(hearing.purpose);
  }

  private blockOf(day: CourtDay, time: string): string {
    const blocks = this.time.blocksOf(day);
    return blocks.findLast((start) => start <= time) ?? blocks[0] ?? time;
  }
}

import type { NewCase } from "../case/new-case.ts";
import type { StoredCase } from "../case/stored-cases.ts";
import type { OpenDate } from "../listing/open-dates.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { caseNumberKey, casePrefixKey, formatCaseNumber } from "../rules/case/case-number.ts";
import { docketOfNumber } from "../rules/docket/docket-of-number.ts";
import type { ImportTotals, RejectionCode, RowFinding, WarningCode } from "../rules/imports/register-findings.ts";
import { type CourtTime, type DatesPlan, type DateToGive, planDates } from "./plan-dates.ts";
import { readAccusedResults } from "./rows/accused-results.ts";
import { Readings } from "./rows/cell-readings.ts";
import { type Ending, endingOf } from "./rows/decided-application.ts";
import { endingOfTrial, isOfEach, speaksOfEach } from "./rows/ended-trial.ts";
import { type Docket, docketOf, matchCase } from "./rows/match-cases.ts";
import { NamedParents, type Parent } from "./rows/named-parents.ts";
import type { RegisterRead, RegisterRow } from "./rows/read-register.ts";
import { changedMatter, type Facts, isSameAccused } from "./rows/register-case.ts";
import type { NamedCase } from "./rows/register-row.ts";
import type { SaidRow } from "./rows/stated-rows.ts";

export type CourtDocket = {
  readonly casePrefix: string | null;
  readonly stored: readonly StoredCase[];
  readonly open: ReadonlyMap<number, readonly OpenDate[]>;
  /** What the register said last of a case, by its id. */
  readonly lastSaid: ReadonlyMap<number, string>;
  /** Cases of whose accused a settlement or a result is recorded here. */
  readonly judged: ReadonlySet<number>;
};

export type Rejection = RowFinding<RejectionCode> & { readonly firstLine: number | null };
/** What an import makes of an application beside its fields: how it ended, and the case in which it is made. */
export type OfApplication = { readonly ending: Ending | null; readonly parent: Parent | null };
export type NewRow = OfApplication & {
  readonly row: RegisterRow;
  readonly matter: NewCase;
  readonly dates: readonly DateToGive[];
};
export type ChangedRow = OfApplication & {
  readonly row: RegisterRow;
  readonly stored: StoredCase;
  /** `null` when none of its own fields changes. */
  readonly matter: NewCase | null;
  readonly dates: readonly DateToGive[];
};
export type SameRow = { readonly row: RegisterRow; readonly stored: StoredCase };

/** What an import does, before it does anything. */
export type ImportPlan = {
  readonly news: readonly NewRow[];
  readonly changes: readonly ChangedRow[];
  readonly same: readonly SameRow[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly RowFinding<WarningCode>[];
  readonly totals: ImportTotals;
  /** The days on which a case of the docket has an open date. */
  readonly openDays: (caseId: number) => readonly CourtDay[];
};

/** Compares every row with the docket. Each line with something in it ends in one of new, changed, same, rejected. */
export function planImport(
  read: RegisterRead,
  said: readonly SaidRow[],
  docket: CourtDocket,
  time: CourtTime,
  readings: Readings = new Readings(),
): ImportPlan {
  const planner = new Planner(docket, time, readings, new NamedParents(docket.stored, said));
  for (const one of said) planner.take(one);
  const rejected: Rejection[] = [...read.rejected.map(rejectionOf), ...planner.rejected];
  const unfit = new Set(rejected.map(({ line }) => line));
  const warnings = [...read.notes, ...planner.warnings].filter(({ line }) => !unfit.has(line));
  const { news, changes, same } = planner;
  const dates = [...news, ...changes].flatMap((one) => one.dates);
  const totals: ImportTotals = {
    rows: linesOf(news) + linesOf(changes) + linesOf(same) + rejected.length,
    new: linesOf(news),
    changed: linesOf(changes),
    same: linesOf(same),
    rejected: rejected.length,
    blank: read.blankLines.length,
    warned: new Set(warnings.map(({ line }) => line)).size,
    dates: dates.filter(({ moves }) => moves === null).length,
    moves: dates.filter(({ moves, day }) => moves !== null && moves.day !== day).length,
  };
  const byLine = <T extends { line: number }>(all: readonly T[]): T[] =>
    [...all].sort((one, two) => one.line - two.line);
  const openDays = (caseId: number) => (docket.open.get(caseId) ?? []).map(({ day }) => day);
  return { news, changes, same, rejected: byLine(rejected), warnings: byLine(warnings), totals, openDays };
}

const linesOf = (rows: readonly { row: RegisterRow }[]): number =>
  rows.reduce((sum, { row }) => sum + row.lines.length, 0);

function rejectionOf({ line, field, because, value, firstLine }: RegisterRead["rejected"][number]): Rejection {
  return { line, field, because, value, firstLine };
}

class Planner {
  readonly news: NewRow[] = [];
  readonly changes: ChangedRow[] = [];
  readonly same: SameRow[] = [];
  readonly rejected: Rejection[] = [];
  readonly warnings: RowFinding<WarningCode>[] = [];
  private readonly docket: CourtDocket;
  private readonly index: Docket;
  private readonly time: CourtTime;
  private readonly readings: Readings;
  private readonly parents: NamedParents;
  /** Cases that a row was matched with, and on which line. */
  private readonly matched = new Map<number, number>();
  /** Numbers that the file itself brings in, and on which line. */
  private readonly numbered = new Map<string, number>();

  constructor(docket: CourtDocket, time: CourtTime, readings: Readings, parents: NamedParents) {
    this.parents = parents;
    this.readings = readings;
    this.docket = docket;
    this.index = docketOf(docket.stored);
    this.time = time;
  }

  take(one: SaidRow): void {
    const match = matchCase(this.index, one, ({ caseId }) => this.matched.has(caseId));
    if (match === "several") {
      this.reject(one.row, "matches_several_cases", null);
      return;
    }
    const earlier = match ? this.matched.get(match.stored.caseId) : undefined;
    if (!match || (earlier !== undefined && match.isLoose)) {
      this.takeNew(one);
      return;
    }
    if (earlier !== undefined) {
      this.reject(one.row, "matches_case_of_line", earlier);
      return;
    }
    this.matched.set(match.stored.caseId, one.row.line);
    this.compare(one, match.stored);
  }

  private takeNew({ row, matter, facts, notes }: SaidRow): void {
    const isDecided = facts.stage === "decided";
    const ending = isDecided ? this.endingOfNew(row, matter) : null;
    if (isDecided && ending === null) {
      this.reject(row, "case_is_decided", null);
      return;
    }
    const { caseNumber } = matter;
    const number = caseNumber && `${casePrefixKey(caseNumber.prefix)} ${caseNumberKey(caseNumber)}`;
    // "150/2024" and "SC 150/2024" are one where the court has one kind of case.
    const earlier = number === null ? undefined : this.numbered.get(number);
    if (earlier !== undefined) {
      this.reject(row, "matches_case_of_line", earlier);
      return;
    }
    if (number !== null) this.numbered.set(number, row.line);
    const stage = ending === null ? matter.stage : stageOfPending(matter);
    const of = { stage, isDisposed: ending !== null, open: [] };
    const plan = planDates(row.hearings, of, this.time, this.readings);
    const parent = matter.docket === "application" ? this.parentOf(row, null) : null;
    this.warnings.push(...notes, ...plan.notes.filter(isStillTold(ending)), ...toldOf(row, ending));
    const priorDay = latest(matter.priorDay, plan.pastDay);
    this.news.push({ row, matter: { ...matter, stage, priorDay }, dates: plan.dates, ending, parent });
  }

  private compare({ row, facts, notes }: SaidRow, stored: StoredCase): void {
    if (this.docket.lastSaid.get(stored.caseId) === row.hash) {
      this.same.push({ row, stored });
      return;
    }
    const tried = this.triedOf(facts, stored);
    const isDecided = !stored.isDisposed && (facts.stage === "decided" || isSaidOfEach(row, stored, tried.named));
    const ending = isDecided ? this.endingOfStored(row, stored, tried) : null;
    const parent = stored.matter.docket === "application" ? this.parentOf(row, stored) : null;
    // A result says nothing of where a matter stands that is over here already.
    const stage = isDecided || facts.stage === "decided" ? null : facts.stage;
    const plan = this.datesOf(row, { ...stored, isDisposed: stored.isDisposed || ending !== null }, stage);
    const previousDay = latest(facts.previousDay, plan.pastDay);
    const matter = changedMatter(
      stored,
      { ...facts, stage, previousDay },
      { casePrefix: this.docket.casePrefix, today: this.time.today },
    );
    this.warnings.push(...notes, ...plan.notes.filter(isStillTold(ending)), ...toldOf(row, ending));
    if (isDecided) this.warnings.push(...openOf(row, stored, ending, tried.named));
    const isSame = matter === null && plan.dates.length === 0 && ending === null && parent === null;
    if (isSame) this.same.push({ row, stored });
    else this.changes.push({ row, stored, matter, dates: plan.dates, ending, parent });
  }

  private endingOfNew(row: RegisterRow, matter: NewCase): Ending | null {
    if (matter.docket !== "application") return null;
    const { applicationKind = null, institutionDay } = matter;
    return endingOf(row, { applicationKind, stage: stageOfPending(matter), institutionDay }, this.time.today);
  }

  /** The accused of a case as they stand once the row is taken in: told by name, and whether those are all of them. */
  private triedOf(facts: Facts, { caseId, matter, ...stored }: StoredCase): Tried {
    const isSame = isSameAccused({ ...stored, matter }, facts);
    const isWhole = isSame && matter.otherAccused === 0 && !this.docket.judged.has(caseId);
    const own = matter.accused.map((one) => ({ ...one, custody: one.custody ?? matter.custody }));
    return { accused: isWhole ? own : null, named: isSame ? own : facts.accused.people };
  }

  private endingOfStored(row: RegisterRow, stored: StoredCase, tried: Tried): Ending | null {
    const { matter, applicationKind, lastDay } = stored;
    const institutionDay = latest(matter.institutionDay, row.institutionDay);
    if (matter.docket === "inquiry") return null;
    if (matter.docket !== "application")
      return endingOfTrial(row, { institutionDay, lastDay, ...tried }, this.time.today);
    return endingOf(row, { applicationKind, stage: matter.stage, institutionDay }, this.time.today);
  }

  /**
   * The case that a row gives an application that is linked with none: the one it names, or the case of its FIR where no
   * export of ours says that there is none. A link that stands is never changed by a file.
   */
  private parentOf(row: RegisterRow, stored: StoredCase | null): Parent | null {
    const known = stored?.parentCaseId ?? null;
    if (row.parent === null && (known !== null || row.ref !== null)) return null;
    const own = { caseId: stored?.caseId ?? null, line: row.line };
    const found = this.parents.of(row.parent, row.fir ?? stored?.matter.fir ?? null, own);
    if (known === null && found !== "unclear") return found;
    const isOther = found !== null && found !== "unclear" && !("caseId" in found && found.caseId === known);
    if (known === null || isOther) {
      const because = known === null ? "parent_unclear" : "parent_differs";
      this.warnings.push({ line: row.line, field: "parent_case", because, value: nameOf(row.parent) });
    }
    return null;
  }

  private datesOf(row: RegisterRow, { caseId, matter, isDisposed }: StoredCase, said: Facts["stage"]): DatesPlan {
    const open = this.docket.open.get(caseId) ?? [];
    return planDates(row.hearings, { stage: said ?? matter.stage, isDisposed, open }, this.time, this.readings);
  }

  private reject(row: RegisterRow, because: RejectionCode, firstLine: number | null): void {
    const field = row.caseNumber ? "case_number" : "fir";
    const value = row.caseNumber
      ? `${row.caseNumber.number}/${row.caseNumber.year}`
      : `${row.fir?.number ?? ""}/${row.fir?.year ?? ""}`;
    for (const line of row.lines) this.rejected.push({ line, field, because, value, firstLine });
  }
}

/** Where an application stands until it is decided, by its number. */
const stageOfPending = ({ caseNumber, stage }: NewCase): NewCase["stage"] =>
  docketOfNumber(caseNumber?.prefix ?? null).stage ?? stage;

function nameOf(named: NamedCase | null): string {
  if (named?.caseNumber) return formatCaseNumber(named.caseNumber);
  return named?.fir ? `FIR ${named.fir.number}/${named.fir.year}` : "";
}

/** Of an application that ends, a day that is over is the day of the order: nobody waits for another. */
const isStillTold = (ending: Ending | null) => (note: RowFinding<WarningCode>) =>
  ending === null || note.because !== "date_is_past";

type Tried = Pick<Parameters<typeof endingOfTrial>[1], "accused" | "named">;

const isTrial = ({ matter: { docket = "trial" } }: StoredCase): boolean => docket === "trial";

/** A trial over which a register has a result of each accused, whatever it writes where the stage stands. */
const isSaidOfEach = (row: RegisterRow, stored: StoredCase, named: Tried["named"]): boolean =>
  isTrial(stored) && row.result !== null && readAccusedResults(row.result, named).says === "each";

/** What is left to a clerk of a matter that the register says is decided. */
function openOf(
  row: RegisterRow,
  stored: StoredCase,
  ending: Ending | null,
  named: Tried["named"],
): RowFinding<WarningCode>[] {
  const { line, result, stage } = row;
  const decided = { line, field: "stage", because: "decided_in_register", value: stage ?? "" } as const;
  const results = { line, field: "result", because: "results_to_enter", value: result ?? stage ?? "" } as const;
  const isOpen = ending === null ? speaksOfEach(row, named) : ending.results === null && isOfEach(ending.disposal);
  return [...(ending === null ? [decided] : []), ...(isTrial(stored) && isOpen ? [results] : [])];
}

function toldOf(row: RegisterRow, ending: Ending | null): RowFinding<WarningCode>[] {
  if (ending === null) return [];
  const by = ending.results === null ? "ended_by_register" : "judged_by_register";
  const because = ending.isDayOfRow ? "ended_on_last_date" : by;
  return [{ line: row.line, field: "result", because, value: row.result ?? row.stage ?? "" }];
}

const latest = (one: CourtDay | null, other: CourtDay | null): CourtDay | null =>
  one === null || (other !== null && other > one) ? other : one;

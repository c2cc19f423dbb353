import type { NewCase } from "../../case/new-case.ts";
import { disposalsOf, isBailGiven } from "../../rules/applications/application-results.ts";
import { APPLICATION_RULES, type ApplicationKind } from "../../rules/applications/applications.ts";
import { addDays, type CourtDay, daysBetween } from "../../rules/calendar/court-day.ts";
import type { AdjournmentReason } from "../../rules/case/adjournment.ts";
import { ADJOURNMENT_RULES } from "../../rules/case/adjournment.ts";
import type { Disposal } from "../../rules/case/outcomes.ts";
import { PURPOSE_RULES } from "../../rules/case/purposes.ts";
import { instantOn } from "./court-time.ts";
import type { DemoCourt } from "./demo-courts.ts";
import type { DemoCase, DemoHearing, DemoOutcome } from "./demo-hearing.ts";
import type { Draws } from "./draws.ts";
import type { MadeUpNames } from "./made-up-names.ts";
import { NO_LAW_DAYS } from "./stage-path.ts";

export type Applying = {
  draws: Draws;
  names: MadeUpNames;
  court: DemoCourt;
  today: CourtDay;
  cases: readonly DemoCase[];
  /** Open working days that are no hearing days, in order, behind and ahead of today. */
  ordinary: readonly CourtDay[];
};

export type Applications = { cases: DemoCase[]; hearings: DemoHearing[] };

/** One pending bail application for so many cases of a court, and one decided for so many. */
const PER_PENDING = 55;
const PER_DECIDED = 18;
const PER_OTHER = 90;
/** For so many days after a bail order its bail may still be unwritten in the case. */
const UNWRITTEN_DAYS = 21;

const BAIL: readonly (readonly [ApplicationKind, number])[] = [
  ["bail-497", 62],
  ["bail-498", 28],
  ["bail-496", 7],
  ["bail-cancellation", 3],
];
const REASONS: readonly AdjournmentReason[] = [
  "police-file-missing",
  "counsel-busy",
  "prosecutor-wants-time",
  "officer-absent",
];
const GRANTED = [
  "Surety of Rs. 100,000 and P.R. bond in the like amount",
  "Surety of Rs. 200,000 and P.R. bond; the device stays in custody",
];
const NOTES: Partial<Record<Disposal, readonly string[]>> = {
  "bail-granted": GRANTED,
  "interim-bail-confirmed": ["On the same terms"],
  "bail-refused": ["Reasonable grounds on the record"],
  "interim-bail-recalled": ["No malice of the agency shown"],
  "bail-cancelled": ["The concession was misused"],
};

/**
 * Bail applications with their clock, heard on working days and not on the hearing day, and the other applications of
 * the docket. Each is made in a case of the court, or stands alone.
 */
export function makeApplications(applying: Applying): Applications {
  const { court } = applying;
  const made: Applications = { cases: [], hearings: [] };
  const maker = new Maker(applying, made);
  const count = (per: number) => Math.max(1, Math.round(court.cases / per));
  for (let at = 0; at < count(PER_DECIDED); at += 1) maker.bail(true);
  for (let at = 0; at < count(PER_PENDING); at += 1) maker.bail(false);
  for (let at = 0; at < count(PER_OTHER); at += 1) maker.other();
  return made;
}

class Maker {
  readonly #of: Applying;
  readonly #made: Applications;
  readonly #numbers = new Map<string, number>();

  constructor(of: Applying, made: Applications) {
    this.#of = of;
    this.#made = made;
  }

  /** Decided within days, or pending since a few: some are past their clock. */
  bail(isDecided: boolean): void {
    const { draws, today, ordinary } = this.#of;
    const kind = draws.weighted(BAIL);
    const since = isDecided
      ? addDays(today, -draws.between(14, 150))
      : addDays(
          today,
          -draws.weighted([
            [1, 4],
            [2, 4],
            [4, 3],
            [8, 2],
          ]),
        );
    const { caseAt } = this.#enter(kind, since);
    const days = ordinary.filter((day) => day > since);
    const first =
      days[
        draws.weighted([
          [0, 70],
          [1, 30],
        ])
      ]!;
    this.#play(caseAt, kind, days.slice(days.indexOf(first)), isDecided);
  }

  /** Return of property, removal of content, acquittal, transfer, revision, appeal: dated ahead on a working day. */
  other(): void {
    const { draws, court, today, ordinary } = this.#of;
    const kind = draws.weighted<ApplicationKind>([
      ["property-return", 3],
      ["content-removal", 4],
      [court.rank === "magistrate" ? "acquittal-249a" : "acquittal-265k", 3],
      ["transfer", court.rank === "sessions" ? 1 : 0],
      ["revision", court.rank === "sessions" ? 2 : 0],
      ["appeal-47", court.rank === "sessions" ? 2 : 0],
    ]);
    const { caseAt } = this.#enter(kind, addDays(today, -draws.between(5, 60)));
    const ahead = ordinary.filter((day) => day > today);
    const day = ahead[draws.between(1, 12)];
    if (day) this.#hearing(caseAt, kind, day);
  }

  #enter(kind: ApplicationKind, since: CourtDay): { caseAt: number } {
    const { draws, names, cases } = this.#of;
    const inCustody = kind === "bail-497";
    const possible = cases.flatMap(({ matter, disposal, application }, at) => {
      const isOpen = disposal === null || disposal.day > since;
      const isFit = !inCustody || matter.custody === "in";
      return application === null && isOpen && isFit && matter.docket === "trial" && matter.institutionDay! < since
        ? [at]
        : [];
    });
    const parentAt = possible.length > 0 ? draws.pick(possible) : null;
    const model = cases[parentAt ?? draws.between(0, cases.length - 1)]!.matter;
    const isAlone = parentAt === null || (kind === "bail-498" && draws.chance(0.5));
    const own = names.party(0.1);
    const accused = isAlone ? { name: own.name, nameUr: draws.chance(0.36) ? own.nameUr : null } : model.accused[0]!;
    const custody = inCustody ? "in" : kind === "bail-498" ? "at-large" : "bail";
    const custodySince = custody === "in" ? (model.custodySince ?? addDays(since, -9)) : null;
    const matter: NewCase = {
      ...model,
      docket: "application",
      caseNumber: this.#number(kind, since),
      cfmsCode: null,
      ...(isAlone ? { fir: null, firDay: null, challanDay: null, complainants: [] } : {}),
      accused: [{ name: accused.name, nameUr: accused.nameUr ?? null, custody, custodySince }],
      otherAccused: 0,
      ...{ custody, custodySince: custodySince !== null && custodySince <= since ? custodySince : null },
      stage: APPLICATION_RULES[kind].stage,
      stageSince: since,
      ...{ institutionDay: since, priorDay: null, remarks: null, hasMinor: model.hasMinor ?? false },
      offenceDay: isAlone ? addDays(since, -draws.between(6, 40)) : model.offenceDay,
    };
    const caseAt = cases.length + this.#made.cases.length;
    const application = { kind, parentAt: isAlone ? null : parentAt };
    this.#made.cases.push({ matter, disposal: null, steps: [], lawDays: NO_LAW_DAYS, application });
    return { caseAt };
  }

  #number(kind: ApplicationKind, since: CourtDay) {
    const prefix = kind.startsWith("bail") ? "Bail Application" : "Misc. Application";
    const year = Number(since.slice(0, 4));
    const number =
      (this.#numbers.get(`${prefix}/${year}`) ?? this.#of.draws.between(120, 180)) + this.#of.draws.between(1, 4);
    this.#numbers.set(`${prefix}/${year}`, number);
    return { prefix, number, suffix: null, year };
  }

  #play(caseAt: number, kind: ApplicationKind, days: readonly CourtDay[], isDecided: boolean): void {
    const { draws, today } = this.#of;
    const adjournments = draws.weighted([
      [0, 5],
      [1, 4],
      [2, 1],
    ]);
    let previousUid: string | null = null;
    for (const [at, day] of days.entries()) {
      const hearing = this.#hearing(caseAt, kind, day, previousUid);
      previousUid = hearing.uid;
      if (day >= today) return;
      const isLast = isDecided && at >= adjournments;
      const next = days[at + 1];
      if (isLast || next === undefined) {
        this.#decide(caseAt, kind, hearing);
        return;
      }
      const reason = draws.pick(REASONS);
      const { side } = ADJOURNMENT_RULES[reason];
      hearing.outcome = outcome(day, { kind: "adjourned", reason, side, nextPurpose: hearing.purpose, nextDay: next });
    }
  }

  #decide(caseAt: number, kind: ApplicationKind, hearing: DemoHearing): void {
    const { draws } = this.#of;
    const one = this.#made.cases[caseAt - this.#of.cases.length]!;
    const [granted, refused] = disposalsOf({ docket: "application", applicationKind: kind });
    const drawn = draws.weighted<Disposal>([
      [granted!, 60],
      [refused!, 28],
      ["not-pressed", 8],
      ["application-withdrawn", 4],
    ]);
    const disposal = isBailGiven(drawn) && this.#isHeldStill(one, hearing.day) ? refused! : drawn;
    const notes = NOTES[disposal];
    const note = notes ? draws.pick(notes) : null;
    hearing.outcome = outcome(hearing.day, { kind: "disposed", disposal, note });
    one.disposal = { kind: disposal, day: hearing.day };
    one.steps.push({ from: one.matter.stage, to: "decided", day: hearing.day, step: "course", order: note });
    one.matter = { ...one.matter, stage: "decided", stageSince: hearing.day };
  }

  /** Whoever is not on bail in his case after weeks was not given it; of the last days a clerk has not written it yet. */
  #isHeldStill({ application }: DemoCase, day: CourtDay): boolean {
    const { cases, today } = this.#of;
    const parentAt = application?.parentAt ?? null;
    if (parentAt === null || daysBetween(day, today) <= UNWRITTEN_DAYS) return false;
    const { accused, custody } = cases[parentAt]!.matter;
    return (accused[0]?.custody ?? custody) !== "bail";
  }

  #hearing(caseAt: number, kind: ApplicationKind, day: CourtDay, previousUid: string | null = null): DemoHearing {
    const { draws } = this.#of;
    const { purpose, stage } = APPLICATION_RULES[kind];
    const hearing: DemoHearing = {
      ...{ uid: draws.uuid(), caseAt, day, block: null, firstBlock: null, reportingTime: "08:45", purpose, stage },
      ...{
        minutes: PURPOSE_RULES[purpose].minutes,
        position: 1,
        source: "court",
        isFixed: true,
        overloadBecause: null,
      },
      ...{ movedFrom: null, movedBecause: null, previousUid, isLate: false, notReachedTimes: 0, previousDay: null },
      listedAt: instantOn(addDays(day, -1), 11 * 60),
      ...{ outcome: null, calls: [] },
    };
    const before = this.#made.hearings.find(({ uid }) => uid === previousUid);
    if (before?.outcome) before.outcome.nextUid = hearing.uid;
    this.#made.hearings.push(hearing);
    return hearing;
  }
}

const NOTHING: Omit<DemoOutcome, "kind" | "recordedAt"> = {
  ...{ reason: null, side: null, note: null, disposal: null, nextPurpose: null, nextDay: null, nextUid: null },
  ...{ isEnteredLater: false, firstKind: null },
};

const outcome = (day: CourtDay, said: Pick<DemoOutcome, "kind"> & Partial<DemoOutcome>): DemoOutcome => ({
  ...NOTHING,
  recordedAt: instantOn(day, 11 * 60 + 10),
  ...said,
});

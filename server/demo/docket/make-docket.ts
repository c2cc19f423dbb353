import type { NewCase } from "../../case/new-case.ts";
import { type Closure, calendarDays, type SittingPattern } from "../../rules/calendar/court-calendar.ts";
import { addDays, type CourtDay } from "../../rules/calendar/court-day.ts";
import { instantOn } from "./court-time.ts";
import { demoClosures, strikeDay } from "./demo-closures.ts";
import { DEMO_COURTS, type DemoCourt, WEEKS_BEHIND } from "./demo-courts.ts";
import type { DemoCase, DemoHearing } from "./demo-hearing.ts";
import { DistrictPeople } from "./demo-people.ts";
import { Draws } from "./draws.ts";
import { withEveryKind } from "./every-kind.ts";
import { LiveCourt } from "./live-court.ts";
import { type MadeUpName, MadeUpNames } from "./made-up-names.ts";
import { makeApplications } from "./make-applications.ts";
import { makeCase } from "./make-case.ts";
import { withWitnesses } from "./make-witnesses.ts";
import { numberCases, numberFirs } from "./number-cases.ts";

export type DocketCourt = {
  court: DemoCourt;
  judge: MadeUpName;
  pattern: SittingPattern;
  /** As they stand today; the place of a case in the array is its `caseAt`. */
  cases: DemoCase[];
  hearings: DemoHearing[];
  /** Past hearing days, in order. The last is not closed: matters of it wait for their outcome. */
  pastDays: CourtDay[];
  /** Days to come whose list hangs already. */
  postedDays: CourtDay[];
  /** A hearing day to come on which the judge is away; null for most. */
  leaveDay: CourtDay | null;
};

export type Docket = {
  today: CourtDay;
  closures: Closure[];
  courts: DocketCourt[];
  /** Counsel, officers and prosecutors by district. */
  officials: Map<string, MadeUpName[]>;
};

export type Making = { today: CourtDay; shipped: readonly Closure[]; seed?: string };

const DAYS_AHEAD = 300;
/** A list hangs a few days before. */
const POSTED_DAYS_BEFORE = 4;

/**
 * The whole demo: courts, their cases, half a year of hearing days and what is listed ahead. Pure: the same day, closures
 * and seed give the same docket. Nobody in it exists.
 */
export function makeDocket({ today, shipped, seed = "peshi" }: Making): Docket {
  const closures = demoClosures(shipped, today);
  const used = new Set<string>();
  const drawsFor = (topic: string) => new Draws(`${seed}/${topic}`);
  const districts = [...new Set(DEMO_COURTS.map(({ districtCode }) => districtCode))];
  const officials = new Map<string, MadeUpName[]>();
  const begun: { court: DemoCourt; judge: MadeUpName; cases: NewCase[] }[] = [];
  for (const district of districts) {
    const courts = DEMO_COURTS.filter(({ districtCode }) => districtCode === district);
    const names = new MadeUpNames(drawsFor(`${district}/people`), used);
    const people = new DistrictPeople(drawsFor(`${district}/pools`), names, courts);
    officials.set(district, people.all());
    for (const [place, court] of courts.entries()) {
      const draws = drawsFor(`${court.code}/cases`);
      const making = {
        draws,
        names: new MadeUpNames(drawsFor(`${court.code}/names`), used),
        people,
        court,
        place,
        today,
      };
      const cases = Array.from({ length: court.cases }, () => makeCase(making));
      begun.push({ court, judge: names.man(), cases: numberCases(draws, court, cases, today) });
    }
  }
  const numbered = numberFirs(begun.map(({ cases }) => cases));
  const courts = begun.map((one, at) =>
    playCourt({
      ...{ ...one, cases: numbered[at]!, today, closures, draws: drawsFor(`${one.court.code}/days`) },
      apart: {
        draws: drawsFor(`${one.court.code}/applications`),
        names: new MadeUpNames(drawsFor(`${one.court.code}/applicants`), used),
      },
    }),
  );
  return { today, closures, courts, officials };
}

type Played = {
  court: DemoCourt;
  judge: MadeUpName;
  cases: NewCase[];
  today: CourtDay;
  closures: readonly Closure[];
  draws: Draws;
  /** Whatever came later to the demo draws apart, so that the docket before it stays what it was. */
  apart: { draws: Draws; names: MadeUpNames };
};

function playCourt({ court, judge, cases, today, closures, draws, apart }: Played): DocketCourt {
  const start = addDays(today, -7 * WEEKS_BEHIND);
  const pattern = {
    rule: court.rule,
    start: addDays(start, -400),
    until: null,
    fallbackWeekday: court.fallbackWeekday,
  };
  const calendar = {
    patterns: [pattern],
    closures: [...closures],
    extraDays: [],
    workingWeekdays: [1, 2, 3, 4, 5, 6] as const,
  };
  const all = calendarDays(calendar, start, addDays(today, DAYS_AHEAD));
  const days = all.filter(({ kind }) => kind === "dedicated").map(({ day }) => day);
  const live = new LiveCourt(draws, court, days, cases);
  const pastDays = days.filter((day) => day < today);
  const last = pastDays.at(-1);
  for (const day of pastDays) {
    const unrecorded = day === last ? Math.min(6, Math.ceil(court.daily / 6)) : 0;
    live.hear(day, { isStrike: day === strikeDay(today), unrecorded });
  }
  const soon = days.filter((day) => day >= today && day <= addDays(today, POSTED_DAYS_BEFORE));
  const ahead = days.filter((day) => day >= today);
  const yesterday = instantOn(addDays(today, -1), 15 * 60);
  for (const day of ahead) {
    if (soon.includes(day)) live.listAhead(day, yesterday);
    else live.arrangeOnly(day);
  }
  const ordinary = all.find(({ day, kind }) => day > today && kind === "ordinary");
  if (ordinary) live.listUrgent(ordinary.day, 3, yesterday);
  const lived = live.cases.map(({ matter, stage, stageSince, disposal, steps, lawDays }) => ({
    matter: { ...matter, stage, stageSince },
    ...{ disposal, steps, lawDays, application: null },
  }));
  const shown = withEveryKind({ cases: lived, hearings: live.hearings }, today, court.code === "east-adj-11");
  const working = all.filter(({ day, kind }) => kind === "ordinary" && day !== today).map(({ day }) => day);
  const applied = makeApplications({ ...apart, court, today, cases: shown.cases, ordinary: working });
  return {
    court,
    judge,
    pattern,
    cases: [...withWitnesses(shown.cases, apart), ...applied.cases],
    hearings: [...shown.hearings, ...applied.hearings],
    pastDays,
    postedDays: soon,
    leaveDay: court.code === "east-adj-11" ? (ahead[4] ?? null) : null,
  };
}

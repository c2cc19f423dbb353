import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { isSide } from "../rules/case/adjournment.ts";
import { countedAs, isNamesake } from "../rules/case/counted-once.ts";
import { type CustodyEnd, custodyOfAccused, detentionOf } from "../rules/case/detention.ts";
import {
  alarmOf,
  type CountedDelay,
  delaysAgainst,
  type FourthProvisoFact,
  type StatutoryBailAlarm,
} from "../rules/case/statutory-bail.ts";
import { type Custody, daysInCustody } from "../rules/people/custody.ts";
import { WITHHELD } from "../rules/people/withheld-names.ts";
import {
  type DetainedRow,
  findAdjournments,
  findAnnounced,
  findCustodyCases,
  findPeopleOfCases,
  findPeriods,
  type PeriodRow,
  type PersonInFile,
} from "./case-people-store.ts";
import { numberOf } from "./find-duplicates.ts";
import type { CaseRow } from "./store.ts";

export type Nearness = "far" | "unsure" | "soon" | "reached";

/** Where one accused stands: custody, its stretches, and the alarm with the facts that stand beside it. */
export type CustodyStanding = {
  readonly custody: Custody;
  readonly since: CourtDay | null;
  /** Whole days of the detention that lasts; null at liberty, or where since when is not known. */
  readonly days: number | null;
  /** Said of the case by the register, not recorded of this person. */
  readonly isOfCase: boolean;
  readonly periods: readonly {
    periodId: number;
    kind: "police" | "judicial";
    fromDay: CourtDay;
    untilDay: CourtDay | null;
    place: string | null;
    endedBecause: CustodyEnd | null;
  }[];
  readonly alarm: StatutoryBailAlarm | null;
  /** How near: `unsure` where it is near or there only if the accused is a woman, which is not recorded. */
  readonly nearness: Nearness | null;
  /** Adjournments since the arrest; null where there is no alarm. */
  readonly delays: { total: number; against: number; daysAgainst: number } | null;
  readonly bailRefusedDay: CourtDay | null;
  readonly fourthProviso: readonly FourthProvisoFact[];
};

type OfCase = Pick<CaseRow, "id" | "custody" | "custodySince" | "disposalDay">;

/** The standing of every accused among `people` by the id in the case; `cases` are theirs. */
export async function standingsOf(
  connection: Connection,
  cases: readonly OfCase[],
  people: readonly PersonInFile[],
  today: CourtDay,
  noticeDays: number,
): Promise<Map<number, CustodyStanding>> {
  const accused = people.filter(({ role }) => role === "accused");
  const ids = cases.map(({ id }) => id);
  const [periods, adjournments, announced] = await Promise.all([
    findPeriods(
      connection,
      accused.map(({ id }) => id),
    ),
    findAdjournments(connection, ids),
    findAnnounced(connection, ids),
  ]);
  const delays = Map.groupBy(adjournments, ({ caseId }) => caseId);
  const caseOf = new Map(cases.map((row) => [row.id, row]));
  return new Map(
    accused.flatMap((one) => {
      const row = caseOf.get(one.caseId);
      if (!row) return [];
      const facts = {
        ...{ row, periods: periods.get(one.id) ?? [], announced: announced.get(row.id) ?? null },
        delays: countable(delays.get(row.id) ?? []),
      };
      return [[one.id, standing(one, facts, today, noticeDays)] as const];
    }),
  );
}

const countable = (rows: readonly { day: CourtDay; nextDay: CourtDay | null; side: string }[]): CountedDelay[] =>
  rows.flatMap(({ day, nextDay, side }) => (isSide(side) ? [{ day, nextDay, side }] : []));

type Facts = {
  row: OfCase;
  periods: readonly PeriodRow[];
  announced: CourtDay | null;
  delays: readonly CountedDelay[];
};

function standing(one: PersonInFile, facts: Facts, today: CourtDay, noticeDays: number): CustodyStanding {
  const { row, periods } = facts;
  const { custody, custodySince } = custodyOfAccused(one, row);
  const alarm = bailAlarmOf({ ...one, ...facts, sex: one.person.sex }, row, today, noticeDays);
  return {
    custody,
    since: custodySince,
    days: alarm?.daysDetained ?? daysInCustody({ custody, custodySince }, today),
    isOfCase: one.custody === null && periods.length === 0,
    periods: periods.map(({ id, kind, fromDay, untilDay, place, endedBecause }) => ({
      ...{ periodId: id, kind, fromDay, untilDay, place, endedBecause },
    })),
    alarm,
    nearness: nearnessOf(alarm, noticeDays),
    delays: alarm && delaysAgainst(facts.delays, alarm.since, today),
    bailRefusedDay: one.bailRefusedDay,
    fourthProviso: one.fourthProviso as FourthProvisoFact[],
  };
}

function bailAlarmOf(one: DetainedRow, row: OfCase, today: CourtDay, noticeDays: number): StatutoryBailAlarm | null {
  const facts = {
    periods: detentionOf(one, one.periods, row),
    isWoman: one.sex === null ? null : one.sex === "woman",
    // No section of the table is punishable with death, and the earlier alarm is the safe one.
    isCapital: false,
    concludedOn: one.announced ?? row.disposalDay,
    refusedOn: one.bailRefusedDay,
  };
  return alarmOf(facts, today, noticeDays);
}

function nearnessOf(alarm: StatutoryBailAlarm | null, noticeDays: number): Nearness | null {
  if (alarm === null) return null;
  return alarm.level === "soon" && alarm.daysLeft > noticeDays ? "unsure" : alarm.level;
}

export type DetainedAccused = Awaited<ReturnType<typeof bailAlarms>>["detained"][number];

/**
 * Everybody whom a court's pending cases hold in custody, the nearest right to bail for delay first, and how many of
 * them are near it or past it. Names are the office's; nothing of this is printed or posted.
 */
export function bailAlarms(ctx: Context, input: { courtId: number }) {
  return read(ctx, { permission: "docket.read", courtId: input.courtId }, async (connection) => {
    const { policy, timezone } = await courtAndPolicy(connection, input.courtId);
    const today = dayAt(ctx.now, timezone);
    const cases = await findCustodyCases(connection, input.courtId);
    const people = await findPeopleOfCases(
      connection,
      cases.map(({ id }) => id),
    );
    const standings = await standingsOf(connection, cases, people, today, policy.statutoryBailNoticeDays);
    const caseOf = new Map(cases.map((row) => [row.id, row]));
    const found = people.flatMap((one) => {
      const standing = standings.get(one.id);
      const row = caseOf.get(one.caseId);
      return standing?.custody === "in" && row ? [detainedOf(one, row, standing)] : [];
    });
    found.sort((one, other) => rank(one) - rank(other));
    const detained = withNamesakes(found);
    const counts = countedOnce(detained);
    return { today, noticeDays: policy.statutoryBailNoticeDays, detained, ...counts };
  });
}

const NEAREST_FIRST: readonly Nearness[] = ["reached", "soon", "unsure"];

type Found = ReturnType<typeof detainedOf>;

/** Who counts as whom, the nearest first, and where one name stands twice in a matter. */
function withNamesakes(found: readonly Found[]) {
  const as = countedAs(found.map(({ named }) => named));
  return found.map(({ named, ...one }) => ({
    ...one,
    /** The row under which his alarm counts. */
    countedAs: as.get(one.casePersonId)!,
    isNamedTwice: found.some((other) => isNamesake(named, other.named)),
  }));
}

/** Persons, each once and by his nearest alarm: one may stand in a case and in its bail application, or be named twice. */
function countedOnce(detained: readonly { countedAs: number; nearness: Nearness | null }[]) {
  const counted = new Set<number>();
  const of = (near: Nearness) => {
    const persons = new Set(detained.filter(({ nearness }) => nearness === near).map(({ countedAs }) => countedAs));
    const fresh = [...persons].filter((id) => !counted.has(id));
    for (const id of fresh) counted.add(id);
    return fresh.length;
  };
  const [reached = 0, soon = 0, unsure = 0] = NEAREST_FIRST.map(of);
  return { reached, soon, unsure };
}

/** Not known since when comes after every alarm: it is the office that must find it out. */
const rank = ({ alarm }: { alarm: StatutoryBailAlarm | null }) => alarm?.daysLeft ?? Number.MAX_SAFE_INTEGER;

function detainedOf(one: PersonInFile, row: CaseRow, standing: CustodyStanding) {
  const { days, since, periods, alarm, nearness, delays } = standing;
  return {
    ...{
      casePersonId: one.id,
      personId: one.person.id,
      caseId: row.id,
      number: numberOf(row),
      sections: row.sections,
      nextDay: row.nextDay,
    },
    // Seen over the counter: an accused of a restricted matter is told apart by its number.
    ...(row.isRestricted ? { name: WITHHELD, nameUr: null } : { name: one.person.name, nameUr: one.person.nameUr }),
    sex: one.person.sex,
    ...{ days, since: alarm?.since ?? since, alarm, nearness, delays },
    place: periods.findLast(({ untilDay }) => untilDay === null)?.place ?? null,
    named: {
      ...{ casePersonId: one.id, personId: one.person.id, familyId: row.parentCaseId ?? row.id },
      ...{ nameKey: one.person.nameKey, sex: one.person.sex, birthDay: one.person.birthDay },
    },
  };
}

/** Sooner than this nobody's alarm can be near: a woman's six months less the longest notice a district may set. */
export const EARLIEST_ALARM_DAYS = 60;

/** The strongest alarm of the accused of a pending case on a day; null where none is near. */
export function alarmLevel(
  row: OfCase,
  accused: readonly DetainedRow[],
  today: CourtDay,
  noticeDays: number,
): "soon" | "reached" | null {
  if (row.custody !== "in" || row.disposalDay !== null) return null;
  const levels = accused.map((one) => nearnessOf(bailAlarmOf(one, row, today, noticeDays), noticeDays));
  if (levels.includes("reached")) return "reached";
  return levels.includes("soon") ? "soon" : null;
}

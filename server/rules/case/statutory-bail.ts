import type { Authority } from "../calendar/authority.ts";
import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";
import { countsAgainstAccused, type Side } from "./adjournment.ts";
import { monthsAfter } from "./clocks.ts";

/** The third proviso of s.497(1) CrPC: who has been detained longer than this without judgment is entitled to bail. */
export const STATUTORY_BAIL: Authority = {
  authority: "s.497(1) CrPC, third proviso; PLD 2022 SC 112; 2022 SCMR 1; recurring, PLD 2023 SC 648",
  confirmed: true,
};

/** An offence punishable with death has longer terms; no PECA section is one, and their text was not read. */
const STATUTORY_BAIL_CAPITAL: Authority = { authority: "s.497(1) CrPC, third proviso (b)", confirmed: false };

/** Months of continuous detention, counted from the arrest. */
export const STATUTORY_BAIL_MONTHS = { usual: 12, woman: 6, capital: 24, capitalWoman: 12 } as const;

/** Days before the right arises from which the alarm is `soon`. A district may choose another number. */
export const STATUTORY_BAIL_NOTICE_DAYS = 30;

/** One stretch of custody: from the day of arrest to the day it ended, `null` while it lasts. */
export type CustodyPeriod = { readonly from: CourtDay; readonly until: CourtDay | null };

export type DetentionFacts = {
  readonly periods: readonly CustodyPeriod[];
  /** `null` where nobody recorded it; never read from an identity number. */
  readonly isWoman: boolean | null;
  readonly isCapital: boolean;
  /** The day of judgment; after it the proviso has no say. */
  readonly concludedOn: CourtDay | null;
  /** When a judge last refused bail on this very ground. Only that moves the alarm to the next recurrence. */
  readonly refusedOn: CourtDay | null;
};

export type StatutoryBailAlarm = Authority & {
  /** The arrest that the count runs from. */
  readonly since: CourtDay;
  readonly daysDetained: number;
  /** First day on which detention has exceeded the term. */
  readonly day: CourtDay;
  /** Whole days until it; 0 on the day, negative after it. */
  readonly daysLeft: number;
  /** 1 for the first term since the arrest, 2 for the next … */
  readonly occurrence: number;
  readonly level: "far" | "soon" | "reached";
  /** Where it is not recorded whether the accused is a woman: the day that would hold for one. */
  readonly dayIfWoman: CourtDay | null;
};

/**
 * The continuous detention in which the accused is on `asOf`, or null when at liberty. Stretches that touch (a change
 * from police to judicial custody, or of jail; up to the day after) are one; a gap begins a new count. A stretch is over
 * on the day it ended. Where records overlap the earliest arrest counts.
 */
export function currentDetention(periods: readonly CustodyPeriod[], asOf: CourtDay): CustodyPeriod | null {
  const merged: CustodyPeriod[] = [];
  for (const period of [...periods].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = merged.at(-1);
    const isTouching = last !== undefined && (last.until === null || period.from <= addDays(last.until, 1));
    if (!isTouching) merged.push(period);
    else merged[merged.length - 1] = { from: last.from, until: laterEnd(last.until, period.until) };
  }
  return merged.find(({ from, until }) => from <= asOf && (until === null || until > asOf)) ?? null;
}

function laterEnd(one: CourtDay | null, other: CourtDay | null): CourtDay | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}

/**
 * When the right to bail for delay arises, or arose, for one accused. Null when not detained on `asOf` or when the trial
 * was over. Nothing is deducted for the accused's own delays: those stand beside it as facts (`delaysAgainst`), and only
 * a judge's refusal moves the alarm on. A woman's six months recur as six months, the earlier reading.
 * @param noticeDays whole days before it from which the level is `soon`.
 */
export function alarmOf(
  facts: DetentionFacts,
  asOf: CourtDay,
  noticeDays: number = STATUTORY_BAIL_NOTICE_DAYS,
): StatutoryBailAlarm | null {
  const detention = currentDetention(facts.periods, asOf);
  if (detention === null || (facts.concludedOn !== null && facts.concludedOn <= asOf)) return null;
  const { day, occurrence } = nextRight(detention.from, monthsOf(facts, facts.isWoman === true), facts.refusedOn);
  const ifWoman = facts.isWoman === null ? nextRight(detention.from, monthsOf(facts, true), facts.refusedOn).day : null;
  const daysLeft = daysBetween(asOf, day);
  const isSoon = daysLeft <= noticeDays || (ifWoman !== null && daysBetween(asOf, ifWoman) <= noticeDays);
  return {
    ...authorityOf(facts, occurrence),
    since: detention.from,
    daysDetained: daysBetween(detention.from, asOf),
    ...{ day, daysLeft, occurrence },
    level: daysLeft <= 0 ? "reached" : isSoon ? "soon" : "far",
    dayIfWoman: ifWoman,
  };
}

/** That a woman's six months recur as six months is a reading of ours, so it only warns. */
function authorityOf(facts: DetentionFacts, occurrence: number): Authority {
  if (facts.isCapital) return STATUTORY_BAIL_CAPITAL;
  return facts.isWoman === true && occurrence > 1 ? { ...STATUTORY_BAIL, confirmed: false } : STATUTORY_BAIL;
}

function monthsOf(facts: DetentionFacts, isWoman: boolean): number {
  const { usual, woman, capital, capitalWoman } = STATUTORY_BAIL_MONTHS;
  if (facts.isCapital) return isWoman ? capitalWoman : capital;
  return isWoman ? woman : usual;
}

/** The first recurrence after the refusal; the very first one while no judge has refused in this detention. */
function nextRight(since: CourtDay, months: number, refusedOn: CourtDay | null) {
  for (let occurrence = 1; ; occurrence += 1) {
    const day = monthsAfter(since, months * occurrence);
    if (refusedOn === null || day > refusedOn) return { day, occurrence };
  }
}

/** An adjournment as the proviso looks at it. */
export type CountedDelay = { readonly day: CourtDay; readonly nextDay: CourtDay | null; readonly side: Side };

/**
 * Adjournments since the arrest, and those that may be held against the accused, with the whole days they cost (up to
 * `asOf` where no next date came). Facts for the judge: no date is moved by them. That bar strikes and absent witnesses
 * are not the accused's delay: PLJ 2024 Cr.C. Note 124 (confirmed).
 */
export function delaysAgainst(
  adjournments: readonly CountedDelay[],
  since: CourtDay,
  asOf: CourtDay,
): { total: number; against: number; daysAgainst: number } {
  const counted = adjournments.filter(({ day }) => day >= since && day <= asOf);
  const against = counted.filter(({ side }) => countsAgainstAccused(side));
  const until = (nextDay: CourtDay | null) => (nextDay === null || nextDay > asOf ? asOf : nextDay);
  const daysAgainst = against.reduce((sum, one) => sum + daysBetween(one.day, until(one.nextDay)), 0);
  return { total: counted.length, against: against.length, daysAgainst };
}

/**
 * Facts on which the fourth proviso may take the right away. They are shown to the judge and decide nothing here:
 * whether they hold is the court's opinion. The proviso's text was not read for us (not confirmed).
 */
export const FOURTH_PROVISO_FACTS = ["previous-convict", "hardened-desperate-or-dangerous", "terrorism"] as const;
export type FourthProvisoFact = (typeof FOURTH_PROVISO_FACTS)[number];
export const FOURTH_PROVISO: Authority = { authority: "s.497(1) CrPC, fourth proviso", confirmed: false };

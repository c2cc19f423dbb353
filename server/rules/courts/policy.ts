import type { Weekday } from "../calendar/court-day.ts";
import { STATUTORY_BAIL_NOTICE_DAYS } from "../case/statutory-bail.ts";
import { PRESERVATION_NOTICE_DAYS } from "../evidence/evidence-ledger.ts";
import { DEFAULT_REPLY_DAYS, type ReplyDays, replyDaysOf } from "../evidence/reply-days.ts";
import { DEFAULT_LIMIT_SETTINGS, PECA_30_SCOPES, type Peca30Scope } from "../listing/next-date-limits.ts";
import { DEFAULT_WAIT_BOUNDS, type WaitBounds, waitBoundsOf } from "../planner/wait-bounds.ts";
import { ADJOURNMENT_WARNING_AT } from "../sitting/adjournment-counts.ts";

/** The numbers a district sets for itself. What it does not set takes the default. */
export type Policy = {
  /** ISO weekdays on which the courts work at all. */
  workingWeekdays: readonly Weekday[];
  /** Weeks that a next date may lie ahead. */
  horizonWeeks: number;
  /**
   * Matters a day beyond which longer lists were measured to add nothing; warns, never blocks. A court may set its own.
   * Of lists of 121 to 200 matters 46 were heard, of longer ones 39: hearings stop growing between 40 and 46.
   */
  saturationMatters: number;
  /** Days in custody after which a next date is beyond s.344 CrPC (magistrates; followed by practice in sessions). */
  custodyDays: number;
  /** To which cases the weekly and three-month rule of s.30(4) PECA is applied; its scope is not settled, so it warns. */
  peca30: Peca30Scope;
  /** Adjournments by one side from which the order carries a warning. */
  adjournmentWarningAt: number;
  /** Days before the right to bail for delay arises from which it is told. */
  statutoryBailNoticeDays: number;
  /** Days before a preservation runs out from which it is told. */
  preservationNoticeDays: number;
  /** Days that a reply of each source is allowed and expected to take, until the district's own record says better. */
  replyDays: ReplyDays;
  /** Days a matter of each stage may wait between two hearings before it goes ahead of those that still have time. */
  waitBounds: WaitBounds;
  /** Staff sign in with a code from their phone besides the password. */
  secondFactor: boolean;
  /** Who answers those that a message asks to call, in minutes of the day; without it no message can go to a complainant. */
  callOffice: CallOffice | null;
};

export type CallOffice = { readonly phone: string; readonly fromMinute: number; readonly untilMinute: number };

export const DEFAULT_POLICY: Policy = {
  workingWeekdays: [1, 2, 3, 4, 5, 6],
  horizonWeeks: 26,
  saturationMatters: 42,
  custodyDays: DEFAULT_LIMIT_SETTINGS.custodyDays,
  peca30: DEFAULT_LIMIT_SETTINGS.peca30,
  adjournmentWarningAt: ADJOURNMENT_WARNING_AT,
  statutoryBailNoticeDays: STATUTORY_BAIL_NOTICE_DAYS,
  preservationNoticeDays: PRESERVATION_NOTICE_DAYS,
  replyDays: DEFAULT_REPLY_DAYS,
  waitBounds: DEFAULT_WAIT_BOUNDS,
  secondFactor: true,
  callOffice: null,
};

/**
 * What a district sets of the rules, with the least and the most that make sense. Fifteen days of custody is the law
 * (s.344 CrPC): a district may be stricter, never laxer.
 */
export const RULE_NUMBERS = {
  custodyDays: [1, 15],
  adjournmentWarningAt: [1, 20],
  statutoryBailNoticeDays: [1, 120],
  preservationNoticeDays: [1, 60],
} as const satisfies Partial<Record<keyof Policy, readonly [number, number]>>;
export type RuleNumber = keyof typeof RULE_NUMBERS;
export type RulesPolicy = Pick<Policy, RuleNumber | "peca30">;

export function isSensible(key: RuleNumber, value: number): boolean {
  const [least, most] = RULE_NUMBERS[key];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** The policy of a district from what it stored; anything that is not a sensible number is left at its default. */
export function policyOf(stored: unknown): Policy {
  const given = (stored ?? {}) as Record<string, unknown>;
  const numberOr = (key: "horizonWeeks" | "saturationMatters" | RuleNumber) => {
    const value = given[key];
    return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : DEFAULT_POLICY[key];
  };
  // A number that is not sensible takes the default, also where it was stored by an older version or by hand.
  const ruleNumber = (key: RuleNumber) => {
    const value = numberOr(key);
    return isSensible(key, value) ? value : DEFAULT_POLICY[key];
  };
  const weekdays = Array.isArray(given.workingWeekdays) ? given.workingWeekdays.filter(isWeekday) : [];
  return {
    workingWeekdays: weekdays.length > 0 ? weekdays : DEFAULT_POLICY.workingWeekdays,
    horizonWeeks: numberOr("horizonWeeks"),
    saturationMatters: numberOr("saturationMatters"),
    custodyDays: ruleNumber("custodyDays"),
    peca30: PECA_30_SCOPES.find((scope) => scope === given.peca30) ?? DEFAULT_POLICY.peca30,
    adjournmentWarningAt: ruleNumber("adjournmentWarningAt"),
    statutoryBailNoticeDays: ruleNumber("statutoryBailNoticeDays"),
    preservationNoticeDays: ruleNumber("preservationNoticeDays"),
    replyDays: replyDaysOf(given.replyDays),
    waitBounds: waitBoundsOf(given.waitBounds),
    secondFactor: given.secondFactor !== false,
    callOffice: callOfficeOf(given.callOffice),
  };
}

function callOfficeOf(stored: unknown): CallOffice | null {
  const { phone, fromMinute, untilMinute } = (stored ?? {}) as Record<string, unknown>;
  const isMinute = (minute: unknown): minute is number =>
    Number.isInteger(minute) && Number(minute) >= 0 && Number(minute) <= 1440;
  if (typeof phone !== "string" || !/^[\d+ -]{3,20}$/.test(phone)) return null;
  return isMinute(fromMinute) && isMinute(untilMinute) && fromMinute < untilMinute
    ? { phone, fromMinute, untilMinute }
    : null;
}

const isWeekday = (value: unknown): value is Weekday =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 7;

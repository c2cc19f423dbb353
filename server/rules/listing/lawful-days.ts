import { mayBeListedOn } from "../calendar/court-calendar.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import { PURPOSE_RULES, type Purpose } from "../case/purposes.ts";
import type { DayFacts } from "./listing-rules.ts";
import {
  brokenLimits,
  type CaseFacts,
  DEFAULT_LIMIT_SETTINGS,
  type LimitSettings,
  limitsFor,
} from "./next-date-limits.ts";

type OpenDay = Pick<DayFacts, "day" | "kind" | "isOpen" | "isNoWork">;

/**
 * The days on which a next date breaks no limit, from the days of a court in order: its hearing days, and only where
 * none of those is left and the matter may leave them (custody, bail, remand), its other working days. On a Thursday
 * cycle an accused in custody so gets the second Thursday (14 days) at the latest, and another weekday up to the
 * fifteenth day when the Thursdays are closed. Days of a strike or leave are left out. Bail takes any working day at
 * once: it never waits for the hearing day (National Judicial Policy). Empty: no day keeps every limit.
 */
export function lawfulDays(
  days: readonly OpenDay[],
  facts: CaseFacts,
  purpose: Purpose,
  from: CourtDay,
  settings: LimitSettings = DEFAULT_LIMIT_SETTINGS,
): CourtDay[] {
  const { limits } = limitsFor(facts, purpose, from, settings);
  const urgent = PURPOSE_RULES[purpose].isUrgent;
  const needs = { custody: facts.isInCustody, bail: purpose === "bail", urgent };
  const possible = days.filter(
    ({ day, kind, isOpen, isNoWork }) =>
      day > from && isOpen && !isNoWork && mayBeListedOn(kind, needs).ok && brokenLimits(limits, day).length === 0,
  );
  const onHearingDays = possible.filter(({ kind }) => kind === "dedicated");
  return (urgent || onHearingDays.length === 0 ? possible : onHearingDays).map(({ day }) => day);
}

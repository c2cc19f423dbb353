import type { CourtDay } from "../calendar/court-day.ts";
import { OFFENCES } from "./offence-table.ts";

/**
 * Months within which a trial should be over. Authority: National Judicial (Policy Making) Committee, 54th meeting,
 * 18 August 2025: 12 months where no charged offence carries more than seven years, else 18. Policy, not law, and not
 * confirmed by a court for us: it marks a case, it refuses nothing.
 */
export const TRIAL_TARGET_MONTHS = { short: 12, long: 18 } as const;

const SEVEN_YEARS = 84;

/**
 * Sections as a case keeps them (`PECA 20`) whose sentence is known to be seven years at most, in every form and
 * version. A case of these alone has the shorter target; any other section, or none, gives the longer.
 */
export const SHORT_TRIAL_SECTIONS: readonly string[] = [...new Set(OFFENCES.map(nameOf))].filter((name) =>
  OFFENCES.filter((offence) => nameOf(offence) === name).every(
    ({ maxMonths, sentenceConfirmed, aggravated }) =>
      sentenceConfirmed && [maxMonths, ...aggravated.map((form) => form.maxMonths)].every(isSevenYearsAtMost),
  ),
);

function nameOf(offence: { statute: string; section: string }): string {
  return `${offence.statute} ${offence.section}`;
}

function isSevenYearsAtMost(months: number | null): boolean {
  return months !== null && months <= SEVEN_YEARS;
}

/**
 * Whether a pending case is older than its target, counted from institution; one whose institution is not recorded is
 * past nothing. `sections` as a case keeps them. Authority: see TRIAL_TARGET_MONTHS.
 */
export function isPastTarget(
  matter: { institutionDay: CourtDay | null; disposalDay: CourtDay | null; sections: readonly string[] },
  today: CourtDay,
): boolean {
  const { institutionDay, disposalDay, sections } = matter;
  if (institutionDay === null || disposalDay !== null) return false;
  const isShort = sections.length > 0 && sections.every((section) => SHORT_TRIAL_SECTIONS.includes(section));
  return institutionDay <= monthsBefore(today, TRIAL_TARGET_MONTHS[isShort ? "short" : "long"]);
}

/** The same date some months earlier; a day the earlier month lacks becomes that month's last. */
export function monthsBefore(day: CourtDay, months: number): CourtDay {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + (month - 1) - months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${Math.floor(at / 12)}-${pad((at % 12) + 1)}-${pad(Math.min(date, last))}` as CourtDay;
}

/** The same date some months later; a day the later month lacks becomes that month's last, so never a day too late. */
export function monthsAfter(day: CourtDay, months: number): CourtDay {
  return monthsBefore(day, -months);
}

/** Whole years and months from one day to a later one, as a case's age is told. */
export function ageBetween(from: CourtDay, to: CourtDay): { years: number; months: number } {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  const months = Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
  return { years: Math.floor(months / 12), months: months % 12 };
}

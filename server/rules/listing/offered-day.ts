import type { CourtDay } from "../calendar/court-day.ts";
import { lawfulDays } from "./lawful-days.ts";
import type { DayFacts, Limits } from "./listing-rules.ts";
import { brokenLimits, type LimitRule } from "./next-date-limits.ts";
import { limitsOf, type Placeable } from "./possible-days.ts";

/** A day beside the usual ones, with the limit that asks for it. */
export type OfferedDay = { readonly day: CourtDay; readonly because: LimitRule };

/**
 * The day to offer before the usual ones: where none of those keeps the limits, the day that does (the last one before a
 * limit that ends soon, the first one after a limit that has to pass), and for bail always the next working day. `null`
 * where the usual days do, or where nothing is known of the case.
 * @param days coming days of the court, in order. @param from the day on which the date is given.
 */
export function offeredDay(
  days: readonly Pick<DayFacts, "day" | "kind" | "isOpen" | "isNoWork">[],
  usual: readonly CourtDay[],
  matter: Placeable,
  from: CourtDay,
  limits: Limits,
): OfferedDay | null {
  if (!matter.law) return null;
  const { purpose, isInCustody } = matter;
  const facts = { ...matter.law, isInCustody };
  const settings = {
    custodyDays: limits.custodyDays,
    ...(limits.peca30 === undefined ? {} : { peca30: limits.peca30 }),
  };
  if (purpose === "bail") {
    // Past its clock no day is in time any more: the next one is still the best.
    const [day] = lawfulDays(days, { ...facts, bailInstitutionDay: null }, purpose, from, settings);
    return day === undefined || usual.includes(day) ? null : { day, because: "bail-clock" };
  }
  const lawful = lawfulDays(days, facts, purpose, from, settings);
  const held = limitsOf(matter, from, limits);
  const isKept = (day: CourtDay) => lawful.includes(day) || !days.some((one) => one.day === day);
  if (lawful.length === 0 || usual.some(isKept)) return null;
  const ending = held
    .filter(({ latest }) => latest !== null)
    .sort((one, other) => (one.latest! < other.latest! ? -1 : 1));
  const broken = usual.flatMap((day) => brokenLimits(held, day));
  const isTooLate = broken.length === 0 || broken.some(({ latest }) => latest !== null);
  const because = (isTooLate ? ending[0] : broken[0])?.rule;
  const day = isTooLate ? lawful.at(-1)! : lawful[0]!;
  return because === undefined ? null : { day, because };
}

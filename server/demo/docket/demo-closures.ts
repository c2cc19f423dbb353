import type { Closure } from "../../rules/calendar/court-calendar.ts";
import { addDays, type CourtDay, weekdayOf } from "../../rules/calendar/court-day.ts";

const WEEKS_SINCE_STRIKE = 9;

/** The Thursday, some weeks back, on which the bar did not appear. */
export function strikeDay(today: CourtDay): CourtDay {
  const thursday = addDays(today, -((weekdayOf(today) + 3) % 7));
  return addDays(thursday, -7 * WEEKS_SINCE_STRIKE);
}

/**
 * The closures of a demo district: those that come with Peshi, the High Court's vacations struck out where these courts
 * went on with their trials, and one strike. Those to come in winter stand, with duty matters only.
 */
export function demoClosures(shipped: readonly Closure[], today: CourtDay): Closure[] {
  const strike: Closure = {
    from: strikeDay(today),
    until: strikeDay(today),
    kind: "strike",
    effect: "no-work",
    name: { en: "Strike of the bar", ur: "وکلاء کی ہڑتال" },
    source: "Resolution of the Karachi Bar (made up for the demo)",
    confirmed: true,
    declaredOn: strikeDay(today),
  };
  return [...shipped.map((one) => ({ ...one, withdrawn: isWorkedThrough(one, today) })), strike];
}

function isWorkedThrough({ kind, from, until }: Closure, today: CourtDay): boolean {
  return kind === "vacation" && (until < today || from.slice(5, 7) === "06");
}

import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { Grid } from "./grid.ts";
import type { Matter, Session } from "./problem.ts";

/** Why a session is outside a matter's window, whoever else is listed there. `person` is an id. */
export type Bar =
  | { code: "other-court" }
  | { code: "other-bench" }
  | { code: "not-an-option" }
  | { code: "too-early" }
  | { code: "too-late" }
  | { code: "matter-away" }
  | { code: "person-away"; person: string };

/**
 * The first rule that keeps a matter out of a session, or null when the session is in its window: its court (its bench if part-heard),
 * `from` to `until` inclusive, and nobody away that day. A matter with `options` may use exactly those sessions instead;
 * being away still holds.
 */
export function barTo(grid: Grid, matter: Matter, session: Session): Bar | null {
  if (matter.options) {
    if (!matter.options.some((option) => option.session === session.id)) return { code: "not-an-option" };
  } else {
    if (session.court !== matter.court) return { code: "other-court" };
    if (matter.bench !== undefined && session.bench !== matter.bench) return { code: "other-bench" };
    if (session.day < matter.from) return { code: "too-early" };
    if (session.day > matter.until) return { code: "too-late" };
  }
  return awayBar(grid, matter, session.day);
}

/** Who is away on the day: the matter itself or one of its people. */
export function awayBar(grid: Grid, matter: Matter, day: CourtDay): Bar | null {
  if (matter.away.includes(day)) return { code: "matter-away" };
  const person = matter.people.find((id) => isAwayOn(grid, id, day));
  return person === undefined ? null : { code: "person-away", person };
}

function isAwayOn(grid: Grid, person: string, day: CourtDay): boolean {
  const position = grid.dayIndex.get(day);
  return position !== undefined && grid.away[grid.personIndex.get(person)! * grid.days + position] === 1;
}

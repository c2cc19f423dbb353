import type { DatedAuthority } from "../calendar/authority.ts";
import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";

/** The rank of the court that decides. */
export const BAIL_RANKS = ["magistrate", "sessions", "high-court"] as const;
export type BailRank = (typeof BAIL_RANKS)[number];

/** s.496 bailable offence, s.497 after arrest, s.498 before arrest. */
export const BAIL_SECTIONS = ["496", "497", "498"] as const;
export type BailSection = (typeof BAIL_SECTIONS)[number];

/** Policy of the courts, read for us; it marks an application as overdue, it refuses nothing. It began before any case under PECA. */
export const BAIL_POLICY: DatedAuthority = {
  authority: "National Judicial Policy: bail in 3 days by a magistrate, 5 by a Sessions court, 7 by the High Court",
  confirmed: true,
  from: null,
  until: null,
};

/** Whole days from institution within which an application is to be decided. */
export const BAIL_DAYS: Readonly<Record<BailRank, number>> = { magistrate: 3, sessions: 5, "high-court": 7 };

export type BailApplication = {
  readonly section: BailSection;
  readonly rank: BailRank;
  readonly institutionDay: CourtDay;
  readonly decidedDay: CourtDay | null;
};

/** The last day to decide it in time. Closed days do not move it: a bail application never waits for the hearing day. */
export function bailDueDay(application: Pick<BailApplication, "rank" | "institutionDay">): CourtDay {
  return addDays(application.institutionDay, BAIL_DAYS[application.rank]);
}

export type BailClock = {
  readonly dueDay: CourtDay;
  /** Whole days until the due day while it is pending, 0 on it, negative after; null once decided. */
  readonly daysLeft: number | null;
  /** Whole days past the due day, of the decision or of today; 0 when in time. */
  readonly daysOver: number;
  readonly state: "pending" | "overdue" | "decided" | "decided-late";
};

/** How an application stands against its clock on a day. */
export function bailClock(application: BailApplication, today: CourtDay): BailClock {
  const dueDay = bailDueDay(application);
  const { decidedDay } = application;
  const daysOver = Math.max(0, daysBetween(dueDay, decidedDay ?? today));
  const [inTime, late] =
    decidedDay === null ? (["pending", "overdue"] as const) : (["decided", "decided-late"] as const);
  const daysLeft = decidedDay === null ? daysBetween(today, dueDay) : null;
  return { dueDay, daysLeft, daysOver, state: daysOver > 0 ? late : inTime };
}

export type OverdueBail<A extends BailApplication> = {
  readonly application: A;
  readonly dueDay: CourtDay;
  readonly daysOver: number;
  readonly authority: string;
  readonly confirmed: boolean;
};

/** Pending applications past their clock, the longest overdue first. */
export function overdueBail<A extends BailApplication>(applications: readonly A[], today: CourtDay): OverdueBail<A>[] {
  const { authority, confirmed } = BAIL_POLICY;
  return applications
    .flatMap((application) => {
      const { state, dueDay, daysOver } = bailClock(application, today);
      return state === "overdue" ? [{ application, dueDay, daysOver, authority, confirmed }] : [];
    })
    .sort((one, other) => other.daysOver - one.daysOver);
}

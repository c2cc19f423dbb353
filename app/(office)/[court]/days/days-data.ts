"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { addDays, type CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { type DueItem, dueBefore } from "../../../../server/rules/own-days/own-due.ts";

export type OwnDays = inferRouterOutputs<AppRouter>["days"]["own"];
export type Sitting = OwnDays["sittings"][number];
export type Matter = Sitting["matters"][number];
export type Request = OwnDays["requests"][number];
export type Paper = Matter["papers"][number];
export type Report = OwnDays["reports"][number];

export const PERIODS = ["today", "tomorrow", "week", "month", "due"] as const;
export type Period = (typeof PERIODS)[number];

/** The last day of a period that begins today; `tomorrow` is that day alone. */
export function spanOf({ today, until }: Pick<OwnDays, "today" | "until">, period: Exclude<Period, "due">) {
  if (period === "today") return { from: today, until: today };
  if (period === "tomorrow") return { from: addDays(today, 1), until: addDays(today, 1) };
  return { from: today, until: period === "week" ? addDays(today, 6) : until };
}

/** Days with the courts of each, in order. */
export function daysIn(data: OwnDays, period: Exclude<Period, "due">): [CourtDay, Sitting[]][] {
  const { from, until } = spanOf(data, period);
  const shown = data.sittings.filter(({ day }) => day >= from && day <= until);
  return [...Map.groupBy(shown, ({ day }) => day)];
}

/** What somebody reports of: a case, and the hearing of it that he had in front of him. */
export type Reporting = { caseId: number; hearingId: number | null };

export const mattersOf = (data: OwnDays): Matter[] => data.sittings.flatMap(({ matters }) => matters);

/** The coming days on which something of his is listed, today last of all: what is due is due before a day to come. */
export function listedDays({ sittings, today }: OwnDays): CourtDay[] {
  return [...new Set(sittings.map(({ day }) => day))].filter((day) => day > today).sort();
}

const WITHOUT_A_DAY = 14;

export function dueIn(data: OwnDays, day: CourtDay | null): readonly DueItem[] {
  return dueBefore(mattersOf(data), data.requests, day ?? addDays(data.today, WITHOUT_A_DAY));
}

type Subject = { requestId: number } | { processId: number } | { hearingId: number };

/** The latest report about a thing; those that were taken back are not told of. */
export function reportOn(reports: readonly Report[], subject: Subject): Report | null {
  const [[name, id]] = Object.entries(subject) as [["requestId" | "processId" | "hearingId", number]];
  return reports.findLast((report) => report[name] === id) ?? null;
}

const SUBJECTS = ["requestId", "processId", "hearingId"] as const;

/** What the court did not take and was not reported again since; of a day that is over nothing is left to do. */
export const turnedDown = ({ reports, today }: Pick<OwnDays, "reports" | "today">): Report[] =>
  reports.filter(
    (report, at) =>
      report.state === "turned-down" &&
      (report.kind !== "cannot-come" || report.day >= today) &&
      !reports.slice(at + 1).some((later) => SUBJECTS.some((name) => report[name] && later[name] === report[name])),
  );

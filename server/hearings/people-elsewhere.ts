import type { Connection } from "../../db/connect.ts";
import { courtAndPolicy } from "../districts/court-days.ts";
import { addDays, type CourtDay } from "../rules/court-day.ts";
import { neededFor } from "../rules/planning.ts";
import type { Purpose } from "../rules/purposes.ts";
import { findStandingOfPeople } from "./best-days-store.ts";
import { findPeopleOfCases } from "./planning-store.ts";

/**
 * Matters that are given new days together, each with the days on which somebody who must be present is in another court.
 * Counsel and prosecutors send a stand-in, so that they keep no matter off a day.
 */
export async function withPeopleElsewhere<Row extends { caseId: number; purpose: Purpose }>(
  connection: Connection,
  courtId: number,
  rows: readonly Row[],
  from: CourtDay,
): Promise<(Row & { elsewhereOn: ReadonlySet<CourtDay> })[]> {
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
  if (caseIds.length === 0) return [];
  const [{ court, policy }, people] = await Promise.all([
    courtAndPolicy(connection, courtId),
    findPeopleOfCases(connection, caseIds),
  ]);
  const span = { from, until: addDays(from, 7 * policy.horizonWeeks) };
  const ids = [...new Set(people.map(({ personId }) => personId))];
  const standing = await findStandingOfPeople(connection, court.districtId, ids, span);
  const away = standing.filter((one) => one.courtId !== courtId && neededFor(one.purpose, one.role) === "must");
  const daysOf = Map.groupBy(away, ({ personId }) => personId);
  return rows.map((row) => {
    const must = people.filter((one) => one.caseId === row.caseId && neededFor(row.purpose, one.role) === "must");
    const days = must.flatMap(({ personId }) => (daysOf.get(personId) ?? []).map(({ day }) => day));
    return { ...row, elsewhereOn: new Set(days) };
  });
}

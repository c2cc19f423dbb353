import type { Connection } from "../../../db/connect.ts";
import { courtAndPolicy } from "../../courts/court-days.ts";
import { addDays, type CourtDay, daysFrom } from "../../rules/calendar/court-day.ts";
import type { Purpose } from "../../rules/case/purposes.ts";
import { needAt } from "../../rules/listing/needed-people.ts";
import { findStandingOfPeople } from "./best-days-store.ts";
import { peopleRules, waitedFor } from "./people-away.ts";
import { findPeopleOfCases, type PersonOfCase } from "./planning-store.ts";

/**
 * Matters that are given new days together, each with the days that somebody they need cannot come, by the rules of the
 * planner: who is on leave or in another court's week without a stand-in here, and who must be present and is held in
 * another court all day. Counsel and prosecutors who are only in another court send a stand-in.
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
  const [standing, rules] = await Promise.all([
    findStandingOfPeople(connection, court.districtId, ids, span),
    peopleRules(connection, court, span.from, span.until, ids),
  ]);
  const held = standing.filter(
    (one) =>
      one.courtId !== courtId &&
      needAt(one.purpose, one) === "must" &&
      rules.isHeldAllDay(one.personId, one.courtId, one.day),
  );
  const heldOn = Map.groupBy(held, ({ personId }) => personId);
  const days = daysFrom(span.from, span.until);
  const awayOn = new Map(
    ids.filter(rules.isEverAway).map((id) => [id, days.filter((day) => rules.isAway(id, day))] as const),
  );
  const byCase = Map.groupBy(people, ({ caseId }) => caseId);
  return rows.map((row) => {
    const wanted = wantedAt(byCase.get(row.caseId) ?? [], row.purpose);
    const waited = waitedFor(
      rules,
      row.purpose,
      wanted.map(({ personId }) => personId),
    );
    const must = wanted.filter((one) => needAt(row.purpose, one) === "must" && waited.includes(one.personId));
    return {
      ...row,
      elsewhereOn: new Set([
        ...must.flatMap(({ personId }) => (heldOn.get(personId) ?? []).map(({ day }) => day)),
        ...waited.flatMap((id) => awayOn.get(id) ?? []),
      ]),
    };
  });
}

const wantedAt = (people: readonly PersonOfCase[], purpose: Purpose) =>
  people.filter((one) => needAt(purpose, one) !== null);

import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { travelOfDistrict } from "../courts/travel-times.ts";
import { owedByOfficer } from "../evidence/owed.ts";
import { findBlockStarts } from "../listing/availability/presence-store.ts";
import { absencesBetween } from "../people/absences.ts";
import { mattersElsewhere } from "../people/remote-feeds.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import { spanOf, stretchOf } from "../rules/listing/clashes.ts";
import { needAt } from "../rules/listing/needed-people.ts";
import { mondayOf } from "../rules/listing/rotation.ts";
import { workloadOf } from "../rules/own-days/workload.ts";
import { findLoads, findWorkloadPeople } from "./workload-store.ts";

/**
 * What prosecutors and officers of a district have on their hands in the coming weeks, over all its courts: by week, the
 * days on which it is too much, and what evidence they owe. Who is bound to a court sees those who have a matter there.
 */
export function workload(ctx: Context, { courtId, weeks }: { courtId: number; weeks: number }) {
  return read(ctx, { permission: "workload.read", courtId }, async (connection) => {
    const { court, timezone } = await courtAndPolicy(connection, courtId);
    const { districtId } = court;
    const today = dayAt(ctx.now, timezone);
    const until = addDays(mondayOf(today), 7 * weeks - 1);
    const bound = ctx.actor.kind === "staff" && ctx.actor.courtId !== null ? courtId : null;
    const people = await findWorkloadPeople(connection, districtId, bound);
    const loads = await findLoads(connection, districtId, { from: today, until });
    const starts = await findBlockStarts(connection, districtId);
    const travel = await travelOfDistrict(connection, districtId);
    const away = await absencesBetween(connection, districtId, today, until);
    const remote = await mattersElsewhere(connection, districtId, today, until);
    const owed = await owedByOfficer(connection, districtId, today);
    const needed = loads.filter(
      ({ purpose, role }) => needAt(purpose, { role, testimony: null, isForDefence: false }) !== null,
    );
    const dates = Map.groupBy(
      needed.map((row) => ({ ...row, span: spanOf(row.block, starts.get(row.courtId) ?? []) })),
      ({ personId, role }) => `${personId}/${role}`,
    );
    const absences = Map.groupBy(
      away.map((one) => ({ ...one, span: stretchOf(one) })),
      ({ personId }) => personId,
    );
    return {
      ...{ today, until },
      people: people.map((person) => ({
        ...person,
        owes: person.role === "investigating-officer" ? (owed.get(person.personId) ?? { open: 0, overdue: 0 }) : null,
        ...workloadOf(
          dates.get(`${person.personId}/${person.role}`) ?? [],
          absences.get(person.personId) ?? [],
          travel,
          {
            ...{ from: today, until },
            elsewhere: remote.get(person.personId) ?? new Map(),
          },
        ),
      })),
    };
  });
}

import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { AdjournmentReason } from "../rules/case/adjournment.ts";
import type { NeededRole } from "../rules/listing/planning.ts";
import {
  findLostDay,
  findLostDays,
  findLostTogether,
  findToldDates,
  findToldPeople,
  type ToldDate,
  type ToldPerson,
} from "./lost-day-store.ts";

export type ToldChange = ToldDate;
/** Somebody with every date of his that changed, so that he is told once. */
export type ToldOfficial = {
  personId: number;
  role: NeededRole;
  name: string;
  nameUr: string | null;
  agency: string | null;
  changes: ToldChange[];
};
/** Of one matter: how many of each role the desk tells, never who. */
export type ToldByDesk = ToldChange & { people: { role: string; n: number }[] };

export type WhoIsTold = {
  lostDayId: number;
  day: CourtDay;
  /** The last day that was lost with it; the same where it was one. */
  untilDay: CourtDay;
  blocks: string[] | null;
  /** In words; empty where matters were adjourned for their reason alone. */
  because: string;
  reason: AdjournmentReason | null;
  manner: "moved" | "adjourned";
  changeId: number;
  officials: ToldOfficial[];
  desk: ToldByDesk[];
};

const OFFICIALS: readonly string[] = ["investigating-officer", "prosecutor", "counsel"] satisfies NeededRole[];

/** Who must be told of a lost day, and of those lost in the same change, each once: officers, prosecutors and counsel by name, parties and witnesses by the desk. */
export function whoIsTold(ctx: Context, { courtId, lostDayId }: { courtId: number; lostDayId: number }) {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection): Promise<WhoIsTold> => {
    const lost = await findLostDay(connection, courtId, lostDayId);
    if (!lost) throw new Refused("not-found");
    const { blocks, because, reason, manner, changeId } = lost;
    const days = await findLostTogether(connection, courtId, changeId);
    const ids = days.map(({ id }) => id);
    const [changes, people] = await Promise.all([findToldDates(connection, ids), findToldPeople(connection, ids)]);
    const [day, untilDay] = [days[0]!.day, days.at(-1)!.day];
    const told = { officials: officialsOf(people, changes), desk: deskOf(people, changes) };
    return { lostDayId, day, untilDay, blocks, because, reason, manner, changeId, ...told };
  });
}

/** The days that this court lost, the latest first. */
export const lostDays = (ctx: Context, { courtId }: { courtId: number }) =>
  read(ctx, { permission: "hearings.read", courtId }, (connection) => findLostDays(connection, courtId, 50));

function officialsOf(people: readonly ToldPerson[], changes: readonly ToldChange[]): ToldOfficial[] {
  const named = people.filter((one) => one.name !== null && OFFICIALS.includes(one.role));
  const byPerson = Map.groupBy(named, ({ personId, role }) => `${role}/${personId}`);
  const told = [...byPerson.values()].map((rows): ToldOfficial => {
    const { personId, role, name, nameUr, agency } = rows[0]!;
    const of = new Set(rows.map(({ caseId }) => caseId));
    const own = changes.filter(({ caseId }) => of.has(caseId));
    return { personId, role: role as NeededRole, name: name!, nameUr, agency, changes: own };
  });
  return told.sort((one, other) => OFFICIALS.indexOf(one.role) - OFFICIALS.indexOf(other.role));
}

function deskOf(people: readonly ToldPerson[], changes: readonly ToldChange[]): ToldByDesk[] {
  return changes.map((one) => {
    const rest = people.filter(({ caseId, name }) => caseId === one.caseId && name === null);
    const byRole = Map.groupBy(rest, ({ role }) => role);
    return { ...one, people: [...byRole].map(([role, rows]) => ({ role, n: rows.length })) };
  });
}

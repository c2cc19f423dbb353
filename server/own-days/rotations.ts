import type { Connection } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { findCourtNames, findNamesOfOfficials } from "../listing/availability/presence-store.ts";
import { presencesOf } from "../listing/availability/presences.ts";
import {
  countUndatedOfProsecutors,
  insertRotation,
  type RotationRow,
  rotationsOf,
  saveRotationEnd,
} from "../listing/availability/rotation-store.ts";
import { officialOf } from "../people/absences.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { mondayOf, proposeRotation, type RotationProposal } from "../rules/listing/rotation.ts";

type Name = { name: string; nameUr: string | null };
type CourtInTurn = { id: number; nameEn: string; nameUr: string | null };

export type ProposedRotation = Omit<RotationProposal, "courts"> & Name & { personId: number; courts: CourtInTurn[] };
export type AcceptedRotation = Name &
  Pick<RotationRow, "id" | "version" | "personId" | "fromDay" | "untilDay"> & { courts: CourtInTurn[] };

/** How far ahead a prosecutor's dates are looked at. */
const DAYS_AHEAD = 12 * 7;

/**
 * The rotations that stand and touch this court, and those worth proposing: from every date that a prosecutor of this
 * court has in the district, what taking the courts in turn would spare. Nothing is written.
 */
export function rotations(
  ctx: Context,
  { courtId }: { courtId: number },
): Promise<{ proposed: ProposedRotation[]; accepted: AcceptedRotation[] }> {
  return read(ctx, { permission: "hearings.read", courtId }, async (connection) => {
    const { court, timezone } = await courtAndPolicy(connection, courtId);
    const today = dayAt(ctx.now, timezone);
    const [standing, { presences }, courts, undated] = await Promise.all([
      rotationsOf(connection, court.districtId),
      presencesOf(connection, court.districtId, today, addDays(today, DAYS_AHEAD)),
      findCourtNames(connection, court.districtId),
      countUndatedOfProsecutors(connection, court.districtId),
    ]);
    const live = standing.filter(({ untilDay }) => untilDay === null || untilDay >= today);
    const inTurn = new Set(live.map(({ personId }) => personId));
    const found = [...Map.groupBy(presences, ({ personId }) => personId)].flatMap(([personId, all]) => {
      const his = all.filter(({ role }) => role === "prosecutor");
      if (inTurn.has(personId) || !his.some((one) => one.courtId === courtId)) return [];
      const proposal = proposeRotation(his, today, undated.get(personId));
      return proposal?.courts.includes(courtId) ? [{ personId, ...proposal }] : [];
    });
    const ofCourt = live.filter((one) => one.courts.includes(courtId));
    const named = await withNames(connection, court.districtId, [...found, ...ofCourt]);
    const turns = (ids: readonly number[]) =>
      ids
        .flatMap((id) => courts.filter((one) => one.id === id))
        .map(({ id, nameEn, nameUr }) => ({ id, nameEn, nameUr }));
    return {
      proposed: found.flatMap((one) => {
        const name = named.get(one.personId);
        return name ? [{ ...one, ...name, courts: turns(one.courts) }] : [];
      }),
      accepted: ofCourt.flatMap(({ id, version, personId, fromDay, untilDay, courts: ids }) => {
        const name = named.get(personId);
        return name ? [{ id, version, personId, fromDay, untilDay, ...name, courts: turns(ids) }] : [];
      }),
    };
  });
}

const withNames = (connection: Connection, districtId: number, of: readonly { personId: number }[]) =>
  findNamesOfOfficials(connection, districtId, [...new Set(of.map(({ personId }) => personId))]);

export type AcceptRotationInput = {
  courtId: number;
  personId: number;
  fromDay: CourtDay;
  courts: readonly number[];
  key?: string;
};

/**
 * From that Monday on the prosecutor is in one of the courts a week in turn, and the planner gives his matters no other
 * week. Dates that stand are not moved by it. Refused as `invalid` for courts that are not of the district.
 */
export function acceptRotation(ctx: Context, input: AcceptRotationInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "rotation.accepted", permission: "hearings.plan", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, timezone } = await courtAndPolicy(tx, courtId);
    const { personId, fromDay, courts } = asked;
    if (fromDay !== mondayOf(fromDay)) throw new Refused("invalid", { field: "fromDay" });
    if (fromDay < mondayOf(dayAt(ctx.now, timezone))) throw new Refused("day-past", { day: fromDay });
    const known = new Set((await findCourtNames(tx, court.districtId)).map(({ id }) => id));
    const isSound = courts.includes(courtId) && courts.every((id) => known.has(id)) && new Set(courts).size > 1;
    if (!isSound) throw new Refused("invalid", { field: "courts" });
    await officialOf(tx, court.districtId, personId);
    const standing = (await rotationsOf(tx, court.districtId)).filter((one) => one.personId === personId);
    if (standing.some(({ untilDay }) => untilDay === null || untilDay >= fromDay)) throw new Refused("nothing-to-do");
    await insertRotation(tx, { personId, fromDay, courts });
    return { changeId };
  });
}

/** Ends a rotation with this week; one that has not begun ends on its first day. */
export function endRotation(
  ctx: Context,
  input: { courtId: number; id: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, ...seen } = input;
  const act = { action: "rotation.ended", permission: "hearings.plan", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, timezone } = await courtAndPolicy(tx, courtId);
    const found = (await rotationsOf(tx, court.districtId)).find(({ id }) => id === seen.id);
    if (!found?.courts.includes(courtId)) throw new Refused("not-found");
    const sunday = addDays(mondayOf(dayAt(ctx.now, timezone)), 6);
    const untilDay = [sunday, found.fromDay].sort()[1]!;
    if (!(await saveRotationEnd(tx, seen, untilDay))) throw new Refused("stale");
    return { changeId };
  });
}

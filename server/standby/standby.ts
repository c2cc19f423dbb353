import type { Connection } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { travelOfDistrict } from "../courts/travel-times.ts";
import { findPeopleOfCases, type PersonOfCase } from "../listing/availability/planning-store.ts";
import { actorIdOf } from "../listing/save-outcomes.ts";
import { findCasesForListing, findHearing } from "../listing/store.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import { FAR_MINUTES } from "../rules/listing/clashes.ts";
import { needAt } from "../rules/listing/needed-people.ts";
import { standbyBar } from "../rules/lost-days/standby.ts";
import { findTravellers, insertStandby, saveStandbyState } from "./standby-store.ts";

export type ConfirmInput = { courtId: number; hearingId: number; untilDay: CourtDay; key?: string };

/**
 * Puts a listed matter on standby: its people were asked and would come sooner, until the day. The date it has stands.
 * Refused as `standby-barred` with what speaks against it, `invalid` where the day is over or not before its date.
 */
export function confirmReady(ctx: Context, input: ConfirmInput): Promise<{ changeId: number; standbyId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "standby.confirmed", permission: "hearings.plan", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { court, timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const hearing = await findHearing(tx, courtId, asked.hearingId);
    if (!hearing) throw new Refused("not-found");
    const { caseId, purpose, day } = hearing;
    const matter = (await findCasesForListing(tx, courtId, [caseId])).get(caseId);
    if (!matter) throw new Refused("not-found");
    const people = await findPeopleOfCases(tx, [caseId]);
    const isListed = hearing.state === "listed" && day > today;
    const because = standbyBar({
      isInCustody: matter.custody === "in",
      isFar: (await farMatters(tx, court, [{ caseId, purpose }], people)).has(caseId),
      guaranteedDay: isListed ? day : null,
      isOver: matter.disposalDay !== null,
    });
    if (because) throw new Refused("standby-barred", { because });
    if (asked.untilDay < today) throw new Refused("invalid", { field: "untilDay" });
    const standbyId = await insertStandby(tx, {
      ...{ courtId, caseId, hearingId: hearing.id, untilDay: asked.untilDay },
      confirmedDay: today,
      confirmedBy: actorIdOf(ctx),
    });
    if (standbyId === null) throw new Refused("nothing-to-do");
    return { changeId, standbyId };
  });
}

/** Takes a matter off standby: somebody cannot come sooner after all. Its own date is not touched. */
export function endStandby(
  ctx: Context,
  input: { courtId: number; standbyId: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, key, standbyId: id, version } = input;
  const act = { action: "standby.ended", permission: "hearings.plan", courtId, key, input: { id, version } } as const;
  return change(ctx, act, async (tx, changeId) => {
    if (!(await saveStandbyState(tx, courtId, { id, version }, "ended"))) throw new Refused("stale");
    return { changeId };
  });
}

/** The cases for which somebody who is needed has a long way to this court. */
export async function farMatters(
  connection: Connection,
  court: { districtId: number; place: string | null },
  matters: readonly { caseId: number; purpose: Purpose }[],
  people: readonly PersonOfCase[],
): Promise<Set<number>> {
  const ids = matters.map(({ caseId }) => caseId);
  const [travellers, travel] = await Promise.all([
    findTravellers(connection, ids),
    travelOfDistrict(connection, court.districtId),
  ]);
  const comesFrom = new Map(travellers.map((one) => [`${one.caseId}/${one.personId}`, one.comesFrom]));
  const isFar = ({ caseId, personId }: PersonOfCase) =>
    travel(comesFrom.get(`${caseId}/${personId}`) ?? null, court.place) >= FAR_MINUTES;
  const far = matters.filter(({ caseId, purpose }) =>
    people.some((one) => one.caseId === caseId && needAt(purpose, one) !== null && isFar(one)),
  );
  return new Set(far.map(({ caseId }) => caseId));
}

import type { Connection } from "../../db/connect.ts";
import type { StaffActor } from "../core/actor.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { travelOfDistrict } from "../courts/travel-times.ts";
import { findBlockStarts, findStandIns } from "../listing/availability/presence-store.ts";
import { type Away, absencesBetween } from "../people/absences.ts";
import { ownPerson } from "../people/own-absences.ts";
import { addDays, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { spanOf, stretchOf } from "../rules/listing/clashes.ts";
import { needAt } from "../rules/listing/needed-people.ts";
import { ownClashes, type Stand } from "../rules/own-days/own-clashes.ts";
import { findOwnDates, findRequests, type OwnDateRow } from "./date-request-store.ts";
import { shownRequest } from "./date-requests.ts";

/** How far ahead, and how long an answer stays to be read. */
const DAYS_AHEAD = 60;
const DAYS_BACK = 30;

type Found = Awaited<ReturnType<typeof found>>;

/** Where a prosecutor or officer cannot be at all his dates, and what came of those for which he asked another. */
export function myClashes(ctx: Context): Promise<Found> {
  return read(ctx, { permission: "matters.read" }, async (connection) => {
    if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
    return found(connection, ctx.actor, ctx.now);
  });
}

async function found(connection: Connection, { userId, districtId }: StaffActor, now: Date) {
  const own = await ownPerson(connection, userId);
  if (!own) return { today: dayAt(now, "UTC"), clashes: [], requests: [] };
  const today = dayAt(now, own.timezone);
  const until = addDays(today, DAYS_AHEAD);
  const since = new Date(now.getTime() - DAYS_BACK * 86_400_000).toISOString();
  const [rows, standIns, starts, travel, away, requests] = await Promise.all([
    findOwnDates(connection, userId, { from: today, until }),
    findStandIns(connection, districtId, today, until),
    findBlockStarts(connection, districtId),
    travelOfDistrict(connection, districtId),
    absencesBetween(connection, districtId, today, until),
    findRequests(connection, { askedBy: userId, since }),
  ]);
  const spared = new Set(
    standIns.filter(({ personId }) => personId === own.personId).map(({ courtId, day }) => `${courtId}/${day}`),
  );
  const dates = rows
    .filter(({ courtId, day }) => !spared.has(`${courtId}/${day}`))
    .filter(({ purpose }) => needAt(purpose, { role: own.role, testimony: null, isForDefence: false }) !== null)
    .map((row) => ({ ...row, span: spanOf(row.block, starts.get(row.courtId) ?? []) }));
  const absences = away
    .filter(({ personId }) => personId === own.personId)
    .map((one) => ({ ...one, span: stretchOf(one) }));
  const byId = new Map(rows.map((row) => [row.hearingId, row]));
  const clashes = ownClashes(dates, absences, travel).map((clash) => ({
    ...{ kind: clash.kind, day: clash.day, one: shownStand(clash.one, byId) },
    other: clash.kind === "leave" ? null : shownStand(clash.other, byId),
    away: clash.kind === "leave" ? shownAway(clash.away) : null,
  }));
  return { today, clashes, requests: requests.map((row) => shownRequest(row, today)) };
}

function shownStand({ courtId, place, block, hearingIds }: Stand, byId: ReadonlyMap<number, OwnDateRow>) {
  const all = hearingIds.flatMap((id) => byId.get(id) ?? []);
  const { courtEn = "", courtUr = null } = all[0] ?? {};
  return {
    ...{ courtId, courtEn, courtUr, place, block },
    matters: all.map((row) => ({
      hearingId: row.hearingId,
      label: officeNumber(row),
      purpose: row.purpose,
      isAsked: row.isAsked,
    })),
  };
}

const shownAway = ({ kind, untilDay, fromMinute, untilMinute, feed }: Away) => ({
  ...{ kind, untilDay, fromMinute, untilMinute, feed: feed ?? null },
});

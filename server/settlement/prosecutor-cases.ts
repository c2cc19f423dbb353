import type { Connection } from "../../db/connect.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { isPersonRole } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import { daysInCustody } from "../rules/people/custody.ts";
import { findProsecutorMatters, isProsecutorOf } from "./prosecutor-store.ts";

/** The pending matters in which the prosecutor or the investigating officer appears: what a list of the court says of them, and no other person. */
export function prosecutorMatters(ctx: Context): Promise<OwnMatters> {
  const reading = { action: "own.read", cases: restrictedByCourt };
  return read<OwnMatters>(ctx, { permission: "matters.read", reading }, (connection) => ownMatters(connection, ctx));
}

type OwnMatters = Awaited<ReturnType<typeof ownMatters>>;

async function ownMatters(connection: Connection, { actor, now }: Context) {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  const rows = await findProsecutorMatters(connection, actor);
  const [first] = rows;
  if (!first) return [];
  const { timezone } = await courtAndPolicy(connection, first.courtId);
  const today = dayAt(now, timezone);
  // Private words are for the judge and the prosecutor: an officer is not told that there are any.
  const untold = actor.role === "prosecutor" ? {} : { flags: 0, unread: 0 };
  return rows.map(({ numberPrefix, number, numberSuffix, year, firNumber, firYear, ...row }) => ({
    ...row,
    ...untold,
    label: officeNumber({ caseId: row.caseId, numberPrefix, number, numberSuffix, year, firNumber, firYear }),
    fir: firNumber === null ? null : `${firNumber}/${firYear ?? "?"}`,
    custodyDays: daysInCustody(row, today),
  }));
}

function restrictedByCourt(rows: readonly { courtId: number; caseId: number; isRestricted: boolean }[]) {
  const ofCourt = Map.groupBy(
    rows.filter(({ isRestricted }) => isRestricted),
    ({ courtId }) => courtId,
  );
  return new Map([...ofCourt].map(([courtId, some]) => [courtId, some.map(({ caseId }) => caseId)]));
}

/** A prosecutor or an officer has to do with the matters in which he appears; any other answers as if it were not there. */
export async function requireOwnMatter(connection: Connection, { actor }: Context, caseId: number): Promise<void> {
  if (actor.kind !== "staff" || !isPersonRole(actor.role)) return;
  if (!(await isProsecutorOf(connection, actor.userId, caseId))) throw new Refused("not-found");
}

import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import { courtStaff } from "../../db/schema/access.ts";
import { court, district } from "../../db/schema/districts.ts";
import type { Actor, StaffActor } from "./actor.ts";
import type { Context } from "./context.ts";
import { type Permission, roleMay } from "./permission.ts";
import { Refused } from "./refused.ts";

/** Refuses who may not do this at all, wherever it is; and anything to one who has a password to replace first. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actor.kind === "terminal") return;
  if (actor.kind === "public") throw new Refused(actor.isLocked ? "locked" : "signed-out");
  if (!roleMay(actor.role, permission)) throw new Refused("not-allowed");
  if (actor.isPasswordDue && permission !== "self.read") throw new Refused("password-due");
  if (actor.isCodeDue && permission !== "self.read") throw new Refused("code-due");
}

/**
 * Refuses a court outside the actor's own and those he has today as a link judge or substitute; an unknown court answers
 * the same, so that nobody learns which exist.
 */
export async function requireCourt(connection: Connection, { db, actor, now }: Asking, courtId: number): Promise<void> {
  const districtId = actor.kind === "staff" ? actor.districtId : null;
  if (actor.kind === "public") throw new Refused("signed-out");
  if (actor.kind === "staff" && actor.courtId !== null && actor.courtId !== courtId) {
    if (!(await isCoveredToday(connection, actor, courtId, now))) throw new Refused("not-found");
  }
  const known = knownCourts(db);
  if (districtId !== null && known.get(courtId) === districtId) return;
  const found = await connection
    .select({ id: court.id })
    .from(court)
    .where(and(eq(court.id, courtId), districtId === null ? undefined : eq(court.districtId, districtId)));
  if (found.length === 0) throw new Refused("not-found");
  if (districtId !== null) known.set(courtId, districtId);
}

type Asking = Pick<Context, "db" | "actor" | "now">;

/** Whether the court was given to him for this day, by the court's own clock. */
async function isCoveredToday(
  connection: Connection,
  { userId }: StaffActor,
  courtId: number,
  now: Date,
): Promise<boolean> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${district.timezone})::date`;
  const found = await connection
    .select({ id: courtStaff.id })
    .from(courtStaff)
    .innerJoin(court, eq(court.id, courtStaff.courtId))
    .innerJoin(district, eq(district.id, court.districtId))
    .where(
      and(
        eq(courtStaff.userId, userId),
        eq(courtStaff.courtId, courtId),
        sql`${today} between ${courtStaff.fromDay} and ${courtStaff.untilDay}`,
      ),
    )
    .limit(1);
  return found.length === 1;
}

const courtsOf = new WeakMap<Connection, Map<number, number>>();

/** The districts of courts that were found before: a court never goes to another district, so nobody need ask again. */
function knownCourts(connection: Connection): Map<number, number> {
  const known = courtsOf.get(connection) ?? new Map<number, number>();
  courtsOf.set(connection, known);
  return known;
}

/** The district a change is booked under, where the actor has one. */
export function districtOf(ctx: Context): number | null {
  return ctx.actor.kind === "staff" ? ctx.actor.districtId : null;
}

import type { Connection, Transaction } from "../../db/connect.ts";
import { coversOf, passCovers } from "../access/cover.ts";
import { colleague, isOfficialOf, type OpenedSignIn, openEveryCourt } from "../access/staff.ts";
import { mattersLeft, passMatters, personStanding } from "../case/people/hand-over.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { isPersonRole, type PersonRole } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { widenPeople } from "../core/second-lock.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { passRotations } from "../listing/availability/rotation-store.ts";
import { dayAt } from "../rules/calendar/court-day.ts";

/** What somebody leaves behind who is transferred: the pending matters of their own, and courts given to them by days. */
export function previewHandOver(ctx: Context, input: { userId: string }) {
  return read(ctx, { permission: "people.manage" }, async (connection) => {
    const member = await colleague(connection, ctx, input.userId);
    const personId = await personOfMember(connection, member);
    const matters =
      personId === null || !isPersonRole(member.role) ? [] : await mattersLeft(connection, personId, member.role);
    return { personId, matters, covers: await coversOf(connection, ctx, input.userId) };
  });
}

type Member = Awaited<ReturnType<typeof colleague>>;

const personOfMember = async (connection: Connection, { role, personId }: Member) =>
  isPersonRole(role) && personId !== null ? await personStanding(connection, personId) : null;

export type HandOverInput = {
  courtId: number;
  userId: string;
  /** Of a prosecutor or officer: who takes the matters, among the people of the cases. */
  toPersonId: number | null;
  /** Of a judge or reader: who takes the courts that were given by days. */
  toUserId: string | null;
  key?: string;
};

/**
 * Gives what somebody leaves behind to another, all of it in one act that is taken back whole: matters, turns between
 * courts, and courts by days. Throws `nothing-to-do`, `not-found`, and `invalid` for who is nobody of that role.
 */
export function handOver(ctx: Context, input: HandOverInput) {
  const { key, courtId, ...asked } = input;
  const act = { action: "staff.handed-over", permission: "people.manage", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const member = await colleague(tx, ctx, input.userId);
    const { matters, opened } = input.toPersonId === null ? NOTHING : await passOfMember(tx, ctx, member, input);
    const covers = input.toUserId === null ? 0 : await passCovers(tx, ctx, { from: input.userId, to: input.toUserId });
    if (matters + covers === 0) throw new Refused("nothing-to-do");
    return { changeId, matters, covers, opened };
  });
}

async function passOfMember(tx: Transaction, ctx: Context, member: Member, { courtId, toPersonId }: HandOverInput) {
  const from = await personOfMember(tx, member);
  if (from === null || !isPersonRole(member.role)) throw new Refused("nothing-to-do");
  return passAll(tx, ctx, { courtId, from, to: toPersonId!, role: member.role });
}

export type HandOverMattersInput = {
  courtId: number;
  personId: number;
  role: PersonRole;
  toPersonId: number;
  key?: string;
};

/** The same of a prosecutor or officer who has no sign-in. */
export function handOverMatters(ctx: Context, input: HandOverMattersInput) {
  const { key, courtId, ...asked } = input;
  const act = { action: "staff.handed-over", permission: "people.manage", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { personId, role, toPersonId } = asked;
    if (!(await isOfficialOf(tx, ctx, personId))) throw new Refused("not-found");
    const { matters, opened } = await passAll(tx, ctx, { courtId, from: personId, to: toPersonId, role });
    if (matters === 0) throw new Refused("nothing-to-do");
    return { changeId, matters, opened };
  });
}

type Passing = { courtId: number; from: number; to: number; role: PersonRole };
/** `opened`: sign-ins that are bound to their court again where this is taken back (`undoChange`). */
type Passed = { matters: number; opened: OpenedSignIn[] };
const NOTHING: Passed = { matters: 0, opened: [] };

async function passAll(tx: Transaction, ctx: Context, { courtId, from, to, role }: Passing): Promise<Passed> {
  if (from === to || !(await isOfficialOf(tx, ctx, to))) throw new Refused("invalid", { field: "personId" });
  const { court, timezone } = await courtAndPolicy(tx, courtId);
  await widenPeople(tx, court.districtId);
  const matters = await passMatters(tx, { from, to, role });
  if (role === "prosecutor") await passRotations(tx, { from, to, today: dayAt(ctx.now, timezone) });
  // Whoever takes matters of several courts must reach them.
  return { matters, opened: await openEveryCourt(tx, { personId: to, role }) };
}

import type { Connection, Database, Transaction } from "../../db/connect.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { isPersonRole, type PersonRole, type Role } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { SLIP_DAYS } from "../rules/access/password.ts";
import { forgetPins } from "./session-store.ts";
import { dropSecondFactor, endSessions, findSignIn, makeSignIn, oneTimePassword, replacePassword } from "./sign-ins.ts";
import {
  findMember,
  findOfficials,
  findStaff,
  hasAdministrator,
  insertStaff,
  isOfficialPerson,
  lockAdministrators,
  lockSetUp,
  type NewStaff,
  type OpenedSignIn,
  setPasswordDue,
  unbindPerson,
  updateStaff,
} from "./staff-store.ts";

export type { OpenedSignIn } from "./staff-store.ts";

/** Everybody who works in the district, without anything secret. */
export async function listStaff(ctx: Context) {
  return read(ctx, { permission: "people.manage" }, (connection) => findStaff(connection, districtIdOf(ctx)));
}

export type AddStaffInput = {
  name: string;
  username: string;
  role: Role;
  courtId: number | null;
  /** Of a prosecutor or officer, who must be one: who that is among the people of the district's cases. */
  personId?: number | null;
  key?: string;
};

/** Whom the sign-in of a prosecutor or an officer can be given to: those of the district's pending cases. */
export async function listOfficials(ctx: Context, { role }: { role: PersonRole }) {
  return read(ctx, { permission: "people.manage" }, (connection) => findOfficials(connection, districtIdOf(ctx), role));
}

async function isSoundPerson(tx: Transaction, districtId: number, role: Role, personId: number | null) {
  if (!isPersonRole(role)) return personId === null;
  const known = await findOfficials(tx, districtId, role);
  return known.some((one) => one.personId === personId);
}

/**
 * Gives somebody a sign-in, a role and perhaps a court. The password is made here, answered once and kept nowhere; it
 * opens nothing but the page on which it is replaced.
 * Throws `Refused`: username-taken, not-found for a court of another district, invalid for a prosecutor or officer who is
 * nobody's.
 */
export async function addStaff(ctx: Context, input: AddStaffInput): Promise<{ userId: string; password: string }> {
  const { key, courtId, ...asked } = input;
  const password = oneTimePassword();
  const act = { action: "staff.added", permission: "people.manage", courtId, key, input: asked } as const;
  const userId = await change(ctx, act, async (tx) => {
    const districtId = districtIdOf(ctx);
    const isSound = await isSoundPerson(tx, districtId, input.role, input.personId ?? null);
    if (!isSound) throw new Refused("invalid", { field: "personId" });
    return enrol(tx, ctx.db, { ...asked, password, districtId, courtId, passwordDueUntil: slipEnd(ctx) });
  });
  return { userId, password };
}

/** True from the first administrator on, also when all of them have left since. */
export const isSetUp = (connection: Connection): Promise<boolean> => hasAdministrator(connection);

/** Lets one set-up through at a time. Throws `Refused` already-set-up when another was first. */
export async function openSetUp(tx: Transaction): Promise<void> {
  await lockSetUp(tx);
  if (await hasAdministrator(tx)) throw new Refused("already-set-up");
}

export type Enrolment = {
  name: string;
  username: string;
  password: string;
  role: Role;
  districtId: number;
  courtId: number | null;
  personId?: number | null;
  /** Until when the password opens, which is somebody else's work and is replaced at the first sign-in. */
  passwordDueUntil?: Date;
};

/**
 * Sign-in and staff row. The sign-in commits by itself; when what follows fails it belongs to nobody, opens nothing, and
 * is taken over by the next try.
 */
export async function enrol(tx: Transaction, db: Database, enrolment: Enrolment): Promise<string> {
  const { username, password, passwordDueUntil: until, ...member } = enrolment;
  const known = await findSignIn(db, username);
  if (known && (await findMember(tx, known))) throw new Refused("username-taken");
  if (known) await replacePassword(db, known, password);
  const userId = known ?? (await makeSignIn(db, { username, password, name: member.name }));
  await insertStaff(tx, { userId, ...member });
  if (until) await setPasswordDue(tx, userId, until);
  return userId;
}

/** A slip that lies about opens nothing after a week. */
export const slipEnd = (ctx: Context): Date => new Date(ctx.now.getTime() + SLIP_DAYS * 24 * 60 * 60_000);

export type ChangeStaffInput = {
  userId: string;
  version: number;
  name: string;
  role: Role;
  courtId: number | null;
  isActive: boolean;
  /** As in `AddStaffInput`; left out, it stays as it is. */
  personId?: number | null;
  key?: string;
};

/**
 * Changes role and court, who a prosecutor is among the people of the cases, or lets somebody go: their sessions end at
 * once. The last administrator stays. Refused as `invalid` for a prosecutor who is nobody's.
 */
export async function changeStaff(ctx: Context, input: ChangeStaffInput): Promise<{ userId: string }> {
  const { key, userId, version, ...values } = input;
  const act = {
    action: "staff.changed",
    permission: "people.manage",
    courtId: input.courtId,
    key,
    input: { userId, version, ...values },
  } as const;
  const answer = await change(ctx, act, async (tx) => {
    const member = await requireColleague(tx, ctx, userId);
    await requireAnotherAdministrator(tx, districtIdOf(ctx), userId, values);
    const personId = isPersonRole(input.role) ? (input.personId ?? member.personId) : null;
    const isKept = input.role === member.role && personId === member.personId;
    const isSound = isKept || (await isSoundPerson(tx, member.districtId, input.role, personId));
    if (!isSound) throw new Refused("invalid", { field: "personId" });
    if ((await updateStaff(tx, userId, version, { ...values, personId })) === 0) throw new Refused("stale");
    return { userId };
  });
  if (!input.isActive) await endSessions(ctx.db, userId);
  return answer;
}

/** A new one-time password, for who forgot theirs; whoever is signed in under the old one is signed out. */
export async function resetPassword(
  ctx: Context,
  input: { userId: string; key?: string },
): Promise<{ password: string }> {
  const password = oneTimePassword();
  const act = {
    action: "staff.password-reset",
    permission: "people.manage",
    key: input.key,
    input: { userId: input.userId },
  } as const;
  await change(ctx, act, async (tx) => {
    await requireColleague(tx, ctx, input.userId);
    await setPasswordDue(tx, input.userId, slipEnd(ctx));
    return { userId: input.userId };
  });
  await replacePassword(ctx.db, input.userId, password);
  return { password };
}

/** Notes that whoever asks has replaced their password, which opens everything else to them again. */
export async function passwordReplaced(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "staff") throw new Refused("signed-out");
  await change(ctx, { action: "staff.password-replaced", permission: "self.read" }, (tx) =>
    setPasswordDue(tx, actor.userId, null),
  );
}

/** Whether a one-time password that was right has run out. */
export async function isSlipOver(connection: Connection, userId: string, now: Date): Promise<boolean> {
  const member = await findMember(connection, userId);
  return Boolean(member?.isPasswordDue && member.passwordDueUntil && new Date(member.passwordDueUntil) < now);
}

/** Whether somebody who gave the right password works in no court any more. */
export async function hasLeft(connection: Connection, userId: string): Promise<boolean> {
  return (await findMember(connection, userId))?.isActive === false;
}

/** Notes that whoever asks has a second factor from now on. */
export async function codeEnrolled(ctx: Context): Promise<void> {
  await change(ctx, { action: "staff.code-enrolled", permission: "self.read" }, async () => null);
}

/**
 * For who lost the phone and the recovery codes: takes the code away and answers a new one-time password, so that the
 * old password alone enrols nobody. Every session and every PIN of theirs ends.
 */
export async function resetCode(ctx: Context, input: { userId: string; key?: string }): Promise<{ password: string }> {
  const password = oneTimePassword();
  const { key, userId } = input;
  const act = { action: "staff.code-reset", permission: "people.manage", key, input: { userId } } as const;
  await change(ctx, act, async (tx) => {
    await requireColleague(tx, ctx, userId);
    await setPasswordDue(tx, userId, slipEnd(ctx));
    await forgetPins(tx, userId);
    return { userId };
  });
  await dropSecondFactor(ctx.db, userId);
  await replacePassword(ctx.db, userId, password);
  return { password };
}

/** Somebody of the district of whoever asks. Throws `not-found`. */
export const colleague = (connection: Connection, ctx: Context, userId: string) =>
  requireColleague(connection, ctx, userId);

/** Whether a person is one of the officials of the district's cases. */
export const isOfficialOf = (connection: Connection, ctx: Context, personId: number): Promise<boolean> =>
  isOfficialPerson(connection, districtIdOf(ctx), personId);

/**
 * Who takes over matters of courts that his sign-in does not reach is bound to none any more: of the docket it opens his own
 * matters and nothing else. Answers which sign-ins that was, for the way back.
 */
export const openEveryCourt = (tx: Transaction, of: { personId: number; role: PersonRole }): Promise<OpenedSignIn[]> =>
  unbindPerson(tx, of);

/** Somebody of the same district; those of the High Court are nobody's colleagues. */
async function requireColleague(tx: Connection, ctx: Context, userId: string) {
  const member = await findMember(tx, userId);
  if (member?.districtId !== districtIdOf(ctx) || member.role === "high-court-supervisor")
    throw new Refused("not-found");
  return member;
}

type Standing = Pick<NewStaff, "role" | "isActive">;

async function requireAnotherAdministrator(
  tx: Transaction,
  districtId: number,
  userId: string,
  { role, isActive }: Standing,
) {
  if (role === "administrator" && isActive) return;
  const administrators = await lockAdministrators(tx, districtId);
  if (administrators.length === 1 && administrators[0] === userId) throw new Refused("last-administrator");
}

function districtIdOf(ctx: Context): number {
  if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
  return ctx.actor.districtId;
}

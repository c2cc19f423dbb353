import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { forgetPins } from "./session-store.ts";
import { dropSecondFactor, findSignIn, oneTimePassword, replacePassword } from "./sign-ins.ts";
import { enrol, slipEnd } from "./staff.ts";
import { findFirstDistrict, findMember, setPasswordDue } from "./staff-store.ts";

export type Slip = { username: string; password: string };

/**
 * A sign-in that looks at the figures of every district: given by whoever runs this installation, since no district's
 * administrator decides for the others. Throws `not-found` before the first district, `username-taken`.
 */
export async function addHighCourtSupervisor(
  ctx: Context,
  { name, username }: { name: string; username: string },
): Promise<Slip> {
  const password = oneTimePassword();
  const act = { action: "staff.added", permission: "people.manage", input: { name, username } } as const;
  await change(ctx, act, async (tx) => {
    const districtId = await findFirstDistrict(tx);
    if (districtId === undefined) throw new Refused("not-found");
    const member = { name, username, password, role: "high-court-supervisor", districtId, courtId: null } as const;
    return { userId: await enrol(tx, ctx.db, { ...member, passwordDueUntil: slipEnd(ctx) }) };
  });
  return { username, password };
}

/**
 * The last way back in, for an administrator without password, phone and recovery codes: a new one-time password, and no
 * code until a new phone is set up. Throws `not-found`.
 */
export async function resetSignIn(ctx: Context, username: string): Promise<Slip> {
  const password = oneTimePassword();
  const userId = await findSignIn(ctx.db, username);
  if (!userId) throw new Refused("not-found");
  const act = { action: "staff.code-reset", permission: "people.manage", input: { userId } } as const;
  await change(ctx, act, async (tx) => {
    if (!(await findMember(tx, userId))?.isActive) throw new Refused("not-found");
    await setPasswordDue(tx, userId, slipEnd(ctx));
    await forgetPins(tx, userId);
    return { userId };
  });
  await dropSecondFactor(ctx.db, userId);
  await replacePassword(ctx.db, userId, password);
  return { username, password };
}

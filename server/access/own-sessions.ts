import type { StaffActor } from "../core/actor.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { deviceName } from "../rules/access/device-name.ts";
import { isPlainPin, readPin } from "../rules/access/pin.ts";
import { deviceHash, pinHash } from "./devices.ts";
import { findOwnSessions, findTokens, seeDevice, setLocked, setPinHash } from "./session-store.ts";
import { endSession } from "./sign-ins.ts";

function staffOf(ctx: Context): StaffActor {
  if (ctx.actor.kind !== "staff") throw new Refused("signed-out");
  return ctx.actor;
}

/** Where one is signed in: each device, since when and when it was used last. */
export const listOwnSessions = (ctx: Context) =>
  read(ctx, { permission: "self.read" }, async (connection) => {
    const { userId, session } = staffOf(ctx);
    const rows = await findOwnSessions(connection, userId, ctx.now);
    return rows.map(({ id, userAgent, startedAt, lastUsedAt, lockedAt }) => ({
      ...{ id, ...deviceName(userAgent), startedAt: startedAt.toISOString(), isLocked: lockedAt !== null },
      ...{ lastUsedAt: new Date(lastUsedAt ?? startedAt).toISOString(), isThis: id === session?.id },
    }));
  });

/** Signs out one other device of one's own, or all of them where none is named; from their next request on. */
export async function endOwnSessions(ctx: Context, input: { sessionId: string | null; key?: string }) {
  const { sessionId, key } = input;
  const { userId, session } = staffOf(ctx);
  const act = { action: "session.ended", permission: "self.change", key, input: { sessionId } } as const;
  await change(ctx, act, async () => ({}));
  const tokens = await findTokens(ctx.db, userId, sessionId === null ? { allBut: session?.id } : { only: sessionId });
  for (const token of tokens) await endSession(ctx.db, token);
  return { ended: tokens.length };
}

/** Locks the session at once; where the device has no PIN it ends. */
export async function lockOwnSession(ctx: Context, input: { key?: string }): Promise<{ isLocked: boolean }> {
  const { userId, session } = staffOf(ctx);
  if (!session) throw new Refused("signed-out");
  const act = { action: "session.locked", permission: "self.read", key: input.key, input: {} } as const;
  await change(ctx, act, async (tx) => {
    if (session.hasPin) await setLocked(tx, session.id, ctx.now);
    return {};
  });
  if (!session.hasPin)
    for (const token of await findTokens(ctx.db, userId, { only: session.id })) await endSession(ctx.db, token);
  return { isLocked: session.hasPin };
}

/** Gives this device a PIN, or takes it away. The PIN itself is kept nowhere. */
export async function setOwnPin(
  ctx: Context,
  input: { pin: string | null; key?: string },
): Promise<{ hasPin: boolean }> {
  const { userId, session } = staffOf(ctx);
  if (!session?.device) throw new Refused("signed-out");
  const { device } = session;
  const pin = input.pin === null ? null : readPin(input.pin);
  if (input.pin !== null && (pin === null || isPlainPin(pin))) throw new Refused("invalid", { field: "pin" });
  const hash = pin === null ? null : await pinHash(pin, device, userId);
  // The digits are no part of what is kept of the change.
  const act = {
    action: "pin.set",
    permission: "self.change",
    key: input.key,
    input: { hasPin: pin !== null },
  } as const;
  return change(ctx, act, async (tx) => {
    await seeDevice(tx, userId, deviceHash(device), ctx.now);
    await setPinHash(tx, userId, deviceHash(device), hash);
    return { hasPin: hash !== null };
  });
}

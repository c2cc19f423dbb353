import type { Database } from "../../db/connect.ts";
import type { Actor } from "../core/actor.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { MOST_WRONG_PINS, readPin } from "../rules/access/pin.ts";
import { type SessionStanding, standingOf } from "../rules/access/session-standing.ts";
import { policyOf } from "../rules/courts/policy.ts";
import { deviceHash, isPin } from "./devices.ts";
import {
  beginPinTry,
  clearPinTries,
  findSessionFacts,
  setLocked,
  setPinHash,
  setUnlocked,
  touchSession,
} from "./session-store.ts";
import { endSession } from "./sign-ins.ts";

/** A session as its cookie names it, on the device that holds it, at the instant of asking. */
export type Asked = {
  sessionId: string;
  token: string;
  device: string | null;
  now: Date;
  /** Seconds since somebody touched the screen that asks. */
  untouchedSeconds: number;
  /** In the demo nobody is asked for a code. */
  isDemo: boolean;
};

const TOUCH_MS = 60_000;

/**
 * Who acts in a session. One that nobody used for half an hour is locked here, whatever the screen shows, or ends where
 * the device has no PIN; both act as the public.
 */
export async function actorIn(db: Database, asked: Asked): Promise<Actor> {
  const facts = await findSessionFacts(db, asked.sessionId, asked.device && deviceHash(asked.device));
  if (!facts?.member.isActive) return { kind: "public" };
  const standing = standingIn(facts, asked);
  if (standing !== "open") return notOpen(db, asked, standing, facts.lockedAt !== null);
  const usedAt = new Date(asked.now.getTime() - asked.untouchedSeconds * 1000);
  if (facts.lastUsedAt === null || usedAt.getTime() - new Date(facts.lastUsedAt).getTime() >= TOUCH_MS)
    await touchSession(db, asked.sessionId, usedAt);
  const { userId, name, role, districtId, courtId, personId, isPasswordDue } = facts.member;
  const isCodeWanted = policyOf(facts.policy).secondFactor && !asked.isDemo;
  const session = { id: asked.sessionId, device: asked.device, hasPin: facts.pinHash !== null };
  const hasCode = facts.hasCode === true;
  const due = { isPasswordDue, hasCode, isCodeDue: isCodeWanted && !hasCode };
  const username = facts.username ?? "";
  return { kind: "staff", userId, username, name, role, districtId, courtId, personId, ...due, session };
}

type Facts = NonNullable<Awaited<ReturnType<typeof findSessionFacts>>>;

function standingIn(facts: Facts, { now, untouchedSeconds }: Asked): SessionStanding {
  const { startedAt, lockedAt, pinHash } = facts;
  return standingOf({
    now,
    startedAt,
    lastUsedAt: facts.lastUsedAt === null ? startedAt : new Date(facts.lastUsedAt),
    lockedAt: lockedAt === null ? null : new Date(lockedAt),
    hasPin: pinHash !== null,
    untouchedSeconds,
  });
}

async function notOpen(db: Database, asked: Asked, standing: SessionStanding, wasLocked: boolean): Promise<Actor> {
  if (standing === "over") await endSession(db, asked.token);
  else if (!wasLocked) await setLocked(db, asked.sessionId, asked.now);
  return { kind: "public", isLocked: standing === "locked" };
}

export type Unlocking = { state: "open" } | { state: "wrong"; left: number } | { state: "over" };

/** Opens a locked session with the PIN of its device. The fifth wrong one ends it, and the device forgets its PIN. */
export async function unlock(db: Database, asked: Asked, userId: string, text: string): Promise<Unlocking> {
  const { device } = asked;
  if (device === null) return { state: "over" };
  const facts = await findSessionFacts(db, asked.sessionId, deviceHash(device));
  if (!facts?.member.isActive || facts.pinHash === null) return { state: "over" };
  if (standingIn(facts, asked) === "over") return { state: "over" };
  const begun = await beginPinTry(db, userId, deviceHash(device));
  const pin = readPin(text);
  const at = { db, asked, member: facts.member, device };
  if (begun?.pinHash == null || begun.tries > MOST_WRONG_PINS) return giveUp(at);
  if (pin === null || !(await isPin(begun.pinHash, pin, device, userId))) {
    if (begun.tries >= MOST_WRONG_PINS) return giveUp(at);
    await noteTry(at, "screen.pin-wrong");
    return { state: "wrong", left: MOST_WRONG_PINS - begun.tries };
  }
  await clearPinTries(db, userId, deviceHash(device));
  await setUnlocked(db, asked.sessionId, asked.now);
  await noteTry(at, "screen.unlocked");
  return { state: "open" };
}

type AtDevice = { db: Database; asked: Asked; member: Facts["member"]; device: string };

async function giveUp(at: AtDevice): Promise<Unlocking> {
  const { db, asked, member, device } = at;
  await setPinHash(db, member.userId, deviceHash(device), null);
  await endSession(db, asked.token);
  await noteTry(at, "screen.pin-spent");
  return { state: "over" };
}

/** Who opened a locked screen, or tried to, is in the record as whose session it is; the PIN is nowhere. */
async function noteTry({ db, asked, member }: AtDevice, action: string): Promise<void> {
  const { userId, name, role, districtId, courtId } = member;
  const actor: Actor = { kind: "staff", userId, name, role, districtId, courtId };
  const ctx: Context = { db, now: asked.now, actor, source: "screen", isDemo: asked.isDemo };
  await change(ctx, { action, permission: "self.read" }, async () => null);
}

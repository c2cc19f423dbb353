/** Minutes without anybody at the screen after which a session is locked, or over where the device has no PIN. */
export const IDLE_MINUTES = 30;
/** Hours after which a session is over however much it was used. */
export const ABSOLUTE_HOURS = 12;

const MINUTE = 60_000;

export type SessionFacts = {
  now: Date;
  startedAt: Date;
  lastUsedAt: Date;
  lockedAt: Date | null;
  /** The device that asks can be opened with a PIN. */
  hasPin: boolean;
  /** Seconds since somebody last touched the screen that asks; a screen asks by itself too. */
  untouchedSeconds: number;
};

export type SessionStanding = "open" | "locked" | "over";

/** Whether a session may go on, opens again with a PIN, or ends. */
export function standingOf(facts: SessionFacts): SessionStanding {
  const { now, startedAt, lastUsedAt, lockedAt, hasPin, untouchedSeconds } = facts;
  if (now.getTime() - startedAt.getTime() > ABSOLUTE_HOURS * 60 * MINUTE) return "over";
  const idle = Math.max(now.getTime() - lastUsedAt.getTime(), untouchedSeconds * 1000);
  if (lockedAt === null && idle < IDLE_MINUTES * MINUTE) return "open";
  return hasPin ? "locked" : "over";
}

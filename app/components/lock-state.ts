"use client";

import { IDLE_MINUTES } from "../../server/rules/access/session-standing.ts";

/** `locked` opens with the PIN of the device; `over` with the password, in place. */
export type LockState = "open" | "locked" | "over";

const TOUCHED = "peshi-touched";
const WRITE_EVERY_MS = 5_000;

let state: LockState = "open";
let touchedAt = 0;
let writtenAt = 0;
let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

export const lockState = (): LockState => state;

export function subscribeLock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: LockState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Says it to this tab and to all others of the device. */
export function setLock(next: LockState): void {
  if (next === "open") touch();
  show(next);
  channel?.postMessage(next);
}

/** Somebody is at the screen, in this tab or another. */
function touch(): void {
  touchedAt = Date.now();
  if (touchedAt - writtenAt < WRITE_EVERY_MS) return;
  writtenAt = touchedAt;
  try {
    localStorage.setItem(TOUCHED, String(touchedAt));
  } catch {
    // A browser that keeps nothing counts for each tab by itself.
  }
}

/** Seconds since somebody touched any tab of the device. */
export function untouchedSeconds(): number {
  if (touchedAt === 0) return 0;
  let last = touchedAt;
  try {
    last = Math.max(last, Number(localStorage.getItem(TOUCHED)) || 0);
  } catch {
    // As above.
  }
  return Math.max(0, Math.floor((Date.now() - last) / 1000));
}

const isIdle = () => untouchedSeconds() >= IDLE_MINUTES * 60;

/**
 * Locks at once: the screen first, and the court's computer as soon as it hears of it. Where it does not, it locks by its
 * own clock, and refuses.
 */
export async function lockScreen(): Promise<void> {
  setLock("locked");
  try {
    const response = await fetch("/api/trpc/account.lock", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key: crypto.randomUUID() }),
    });
    const said = (await response.json()) as { result?: { data?: { isLocked: boolean } }; error?: { message: string } };
    if (said.result?.data?.isLocked === false || said.error?.message === "signed-out") setLock("over");
  } catch {
    // No network: the screen is locked all the same.
  }
}

const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
const LOOK_EVERY_MS = 5_000;

/** Watches whether anybody is there; ends with the function that it answers. */
export function watchScreen(): () => void {
  touch();
  const onTouch = () => {
    if (state === "open" && !isIdle()) touch();
  };
  const look = () => {
    if (state === "open" && isIdle()) void lockScreen();
  };
  channel = new BroadcastChannel("peshi-lock");
  channel.onmessage = ({ data }) => show(data as LockState);
  for (const name of TOUCHES) window.addEventListener(name, onTouch, { capture: true, passive: true });
  // A computer that slept through it is looked at when it wakes, before it is touched.
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    for (const name of TOUCHES) window.removeEventListener(name, onTouch, { capture: true });
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
    clearInterval(timer);
    channel?.close();
    channel = null;
  };
}

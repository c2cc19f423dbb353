"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { lockState, setLock, subscribeLock, watchScreen } from "../../components/lock-state.ts";
import type { Me } from "../court-context.tsx";
import { LockCard } from "./lock-card.tsx";

/**
 * Watches the screen and covers it when nobody is there. What lies underneath stays as it is, dialogs and typed words
 * too, and can neither be read nor reached before it is opened.
 */
export function ScreenLock({ me }: { me: Me }) {
  const state = useSyncExternalStore(subscribeLock, lockState, () => "open" as const);
  const queries = useQueryClient();
  const router = useRouter();
  const isShut = useRef(false);
  isShut.current = state !== "open";

  useEffect(() => watchScreen(), []);
  // First of all listeners, since it is registered before those of the screens underneath.
  useEffect(() => shutKeysOut(isShut), []);
  useEffect(() => (state === "open" ? undefined : cover()), [state]);

  if (state === "open") return null;
  const open = () => {
    setLock("open");
    void queries.invalidateQueries();
    router.refresh();
  };
  const card = (
    <LockCard state={state} name={me.name} username={me.username} onOpen={open} onOver={() => setLock("over")} />
  );
  return createPortal(<div className="lock-layer">{card}</div>, document.body);
}

/** While the screen is shut, no key does anything but type into the lock. */
function shutKeysOut(isShut: { current: boolean }): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!isShut.current) return;
    event.stopImmediatePropagation();
    if (!(event.target as HTMLElement | null)?.closest?.(".lock-layer")) event.preventDefault();
  };
  const names = ["keydown", "keyup", "keypress"] as const;
  for (const name of names) window.addEventListener(name, onKey, { capture: true });
  return () => {
    for (const name of names) window.removeEventListener(name, onKey, { capture: true });
  };
}

/** Hides all but the lock, the name of the page too; gives back what had the focus when it is opened. */
function cover(): () => void {
  const before = document.activeElement as HTMLElement | null;
  const title = document.title;
  document.title = "Peshi";
  document.documentElement.classList.add("is-locked");
  return () => {
    document.documentElement.classList.remove("is-locked");
    document.title = title;
    before?.focus?.();
  };
}

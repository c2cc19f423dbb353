"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../../go-keys.ts";

/**
 * Y accepts what is offered, and Z takes it back where the screen has no other use for Z, as on the day's sheet. After `g`
 * a letter belongs to another screen, and inside a dialog to the dialog.
 */
export function useOfferKeys({ accept, undo }: { accept: (() => void) | null; undo?: (() => void) | null }): void {
  const latest = useRef({ accept, undo });
  latest.current = { accept, undo };
  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event)) return;
      const wasGoing = isGoing;
      isGoing = !wasGoing && event.code === "KeyG";
      const act = event.code === "KeyY" ? latest.current.accept : event.code === "KeyZ" ? latest.current.undo : null;
      if (wasGoing || !act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

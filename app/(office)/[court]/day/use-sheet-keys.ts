"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../go-keys.ts";
import type { Press } from "./sheet-entry.ts";

/** True when a key belongs to what has the focus: Enter and Space press a button that was reached by Tab. */
function belongsToFocus(event: KeyboardEvent): boolean {
  const isPress = ["Enter", "NumpadEnter", "Space"].includes(event.code);
  return isPress && (event.target as HTMLElement | null)?.closest("button, a, summary, [role='tab'], label") != null;
}

/**
 * Physical keys of the whole screen, so that Urdu and Sindhi layouts do the same. `onPress` answers whether it used
 * the key. Listens before everything else: a `/` inside a date must not jump to the search field.
 */
export function useSheetKeys(onPress: (press: Press) => boolean): void {
  const latest = useRef(onPress);
  latest.current = onPress;
  useEffect(() => {
    // After `g` a letter goes to another screen: it must not pass a matter over on the way.
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event) || belongsToFocus(event)) return;
      const wasGoing = isGoing;
      isGoing = false;
      if (wasGoing) return;
      if (!latest.current({ code: event.code, key: event.key, shiftKey: event.shiftKey })) {
        isGoing = event.code === "KeyG";
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

/** A button pressed by mouse or finger gives the keyboard back to the sheet; one reached by Tab keeps its focus. */
export function releaseFocus(event: { detail: number; currentTarget: EventTarget }): void {
  if (event.detail > 0) (event.currentTarget as HTMLElement).blur();
}

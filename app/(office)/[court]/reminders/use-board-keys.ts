"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../go-keys.ts";
import { type BoardRow, type Call, openCalls, rowKey } from "./reminders-data.ts";

type Ask = {
  record: ((row: BoardRow, call: Call) => void) | null;
  history: (row: BoardRow) => void;
  isAsking: boolean;
};

/** ↑ and ↓ choose a person, C records the call, H opens the history; after `g` a letter belongs to another screen. */
export function useBoardKeys(
  rows: readonly BoardRow[],
  current: string | null,
  choose: (key: string) => void,
  ask: Ask,
): void {
  const onPress = (code: string): boolean => {
    const at = rows.findIndex((row) => rowKey(row) === current);
    if (code === "ArrowDown" || code === "ArrowUp") {
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + (code === "ArrowDown" ? 1 : -1)))];
      if (next) choose(rowKey(next));
      return true;
    }
    const row = rows[at];
    const [call] = row ? openCalls(row) : [];
    if (row && call && ask.record && code === "KeyC") ask.record(row, call);
    else if (row && code === "KeyH") ask.history(row);
    else return false;
    return true;
  };
  const latest = useRef({ onPress, isAsking: ask.isAsking });
  latest.current = { onPress, isAsking: ask.isAsking };
  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (latest.current.isAsking || isHeld || isTyping(event)) return;
      const wasGoing = isGoing;
      isGoing = !wasGoing && event.code === "KeyG";
      if (wasGoing || isGoing || !latest.current.onPress(event.code)) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

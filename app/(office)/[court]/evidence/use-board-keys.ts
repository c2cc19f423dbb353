"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { LedgerEventKind } from "../../../../server/rules/evidence-ledger.ts";
import { isTyping } from "../../go-keys.ts";
import { EVENT_KEYS } from "../cases/evidence/use-record-event.ts";

type Commands = {
  search: RefObject<HTMLInputElement | null>;
  move: (by: 1 | -1) => void;
  open: () => void;
  selectCurrent: () => void;
  clear: () => void;
  chase: () => void;
  record: (kind: LedgerEventKind) => void;
  keys: () => void;
};

/** The board by keyboard; physical keys, so that an Urdu or Sindhi layout does the same. */
export function useBoardKeys(commands: Commands): void {
  const latest = useRef(commands);
  latest.current = commands;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const now = latest.current;
      const inSearch = event.target === now.search.current;
      const run = inSearch ? inSearchBox(event.code, now) : isTyping(event) ? undefined : inTable(event, now);
      if (!run) return;
      event.preventDefault();
      // The frame has a search of its own under the same key.
      event.stopImmediatePropagation();
      run();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function inSearchBox(code: string, { search, move }: Commands): (() => void) | undefined {
  if (code === "Escape") return () => search.current?.blur();
  if (code !== "ArrowDown" && code !== "Enter" && code !== "NumpadEnter") return undefined;
  return () => {
    search.current?.blur();
    move(1);
  };
}

function inTable(event: KeyboardEvent, now: Commands): (() => void) | undefined {
  const kind = EVENT_KEYS[event.code];
  if (kind) return kind === "chased" ? now.chase : () => now.record(kind);
  const target = event.target as HTMLElement | null;
  switch (event.code) {
    case "ArrowDown":
    case "KeyJ":
      return () => now.move(1);
    case "ArrowUp":
    case "KeyK":
      return () => now.move(-1);
    case "Enter":
    case "NumpadEnter":
      // A button or a link outside of the table keeps its own Enter.
      return target?.closest("button, [role='menuitem'], summary, a:not([data-request] a)") ? undefined : now.open;
    case "KeyX":
      return now.selectCurrent;
    case "Escape":
      return now.clear;
    case "Slash":
      return event.shiftKey ? now.keys : () => now.search.current?.select();
    default:
      return undefined;
  }
}

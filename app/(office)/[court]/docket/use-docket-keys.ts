"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "../../go-keys.ts";

type Commands = {
  search: RefObject<HTMLInputElement | null>;
  move: (by: 1 | -1) => void;
  open: () => void;
  select: () => void;
  close: () => void;
  register: () => void;
  edit: () => void;
  keys: () => void;
};

/** The docket by keyboard; physical keys, so that an Urdu or Sindhi layout does the same. */
export function useDocketKeys(commands: Commands): void {
  const latest = useRef(commands);
  latest.current = commands;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
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
  if (code === "ArrowDown" || code === "Enter" || code === "NumpadEnter") {
    return () => {
      search.current?.blur();
      move(1);
    };
  }
  return undefined;
}

function inTable(event: KeyboardEvent, now: Commands): (() => void) | undefined {
  const onControl = (event.target as HTMLElement | null)?.closest("button, [role='menuitem'], summary");
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
      return onControl || (event.target as HTMLElement | null)?.closest("a:not([data-case] a)") ? undefined : now.open;
    case "KeyX":
      return now.select;
    case "Escape":
      // An open menu closes first, by itself.
      return document.querySelector("[role='menu']") ? undefined : now.close;
    case "KeyN":
      return now.register;
    case "KeyE":
      return now.edit;
    case "Slash":
      return event.shiftKey
        ? now.keys
        : () => {
            now.search.current?.focus();
            now.search.current?.select();
          };
    default:
      return undefined;
  }
}

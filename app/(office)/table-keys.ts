"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "./go-keys.ts";

/** What every table of matters does by key. */
export type TableCommands = {
  search: RefObject<HTMLInputElement | null>;
  move: (by: 1 | -1) => void;
  open: () => void;
  select: () => void;
  close: () => void;
  keys: () => void;
};

type Run = (() => void) | undefined;

/**
 * A table and its search box by keyboard; physical keys, so that an Urdu or Sindhi layout does the same.
 * @param own what a key does in this table alone, before what it does in every one.
 * @param ownEnter what keeps its own Enter: a button or a link outside of the table.
 */
export function useTableKeys<Commands extends TableCommands>(
  commands: Commands,
  own: (event: KeyboardEvent, now: Commands) => Run,
  ownEnter: string,
): void {
  const latest = useRef({ commands, own, ownEnter });
  latest.current = { commands, own, ownEnter };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const { commands: now, own, ownEnter } = latest.current;
      const inSearch = event.target === now.search.current;
      const run = inSearch
        ? inSearchBox(event.code, now)
        : isTyping(event)
          ? undefined
          : (own(event, now) ?? inTable(event, now, ownEnter));
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

function inSearchBox(code: string, { search, move }: TableCommands): Run {
  if (code === "Escape") return () => search.current?.blur();
  if (code !== "ArrowDown" && code !== "Enter" && code !== "NumpadEnter") return undefined;
  return () => {
    search.current?.blur();
    move(1);
  };
}

function inTable(event: KeyboardEvent, now: TableCommands, ownEnter: string): Run {
  switch (event.code) {
    case "ArrowDown":
    case "KeyJ":
      return () => now.move(1);
    case "ArrowUp":
    case "KeyK":
      return () => now.move(-1);
    case "Enter":
    case "NumpadEnter":
      return (event.target as HTMLElement | null)?.closest(ownEnter) ? undefined : now.open;
    case "KeyX":
      return now.select;
    case "Escape":
      // An open menu closes first, by itself.
      return document.querySelector("[role='menu']") ? undefined : now.close;
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

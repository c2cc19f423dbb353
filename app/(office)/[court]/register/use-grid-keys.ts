"use client";

import type { KeyboardEvent } from "react";
import { at, moved, type Place, type Selection, stepped } from "./grid-range.ts";

type Commands = {
  selection: Selection;
  size: { rows: number; columns: number };
  page: number;
  isRightToLeft: boolean;
  select: (selection: Selection) => void;
  /** Opens the field of the active cell: with what stands there, or with the letter that was typed. */
  write: (letter: string | null) => void;
  clear: () => void;
  fillDown: () => void;
  back: () => void;
  leave: () => void;
  isReadOnly: boolean;
};

/** The grid by keyboard, as a spreadsheet has it. True where a key was the grid's own. */
export function onGridKey(event: KeyboardEvent, now: Commands): boolean {
  if (event.nativeEvent.isComposing) return false;
  const isControl = event.ctrlKey || event.metaKey;
  const arrow = arrowOf(event.key, now.isRightToLeft);
  if (arrow) return go(now, far(arrow, isControl), event.shiftKey);
  if (isControl) return onControl(event, now);
  if (event.altKey) return false;
  switch (event.key) {
    case "PageDown":
      return go(now, { row: now.page }, event.shiftKey);
    case "PageUp":
      return go(now, { row: -now.page }, event.shiftKey);
    case "Home":
      return go(now, { column: -now.size.columns }, event.shiftKey);
    case "End":
      return go(now, { column: now.size.columns }, event.shiftKey);
    case "Enter":
      return go(now, { row: event.shiftKey ? -1 : 1 }, false);
    case "Tab":
      return step(now, event.shiftKey ? -1 : 1);
    case "Escape":
      now.leave();
      return true;
    default:
      return now.isReadOnly ? false : onWriting(event, now);
  }
}

function onWriting(event: KeyboardEvent, now: Commands): boolean {
  if (event.key === "F2") now.write(null);
  else if (event.key === "Delete" || event.key === "Backspace") now.clear();
  else if ([...event.key].length === 1) now.write(event.key);
  else return false;
  return true;
}

function onControl(event: KeyboardEvent, now: Commands): boolean {
  if (event.key === "Home") return go(now, { row: -now.size.rows, column: -now.size.columns }, event.shiftKey);
  if (event.key === "End") return go(now, { row: now.size.rows, column: now.size.columns }, event.shiftKey);
  // Physical keys: an Urdu layout has other letters on them.
  if (event.code === "KeyA") {
    const last = { row: now.size.rows - 1, column: now.size.columns - 1 };
    now.select({ anchor: { row: 0, column: 0 }, active: last });
    return true;
  }
  if (now.isReadOnly) return false;
  if (event.code === "KeyD") now.fillDown();
  else if (event.code === "KeyZ") now.back();
  else return false;
  return true;
}

type By = Partial<Place>;

function arrowOf(key: string, isRightToLeft: boolean): By | null {
  const onward = isRightToLeft ? -1 : 1;
  if (key === "ArrowDown") return { row: 1 };
  if (key === "ArrowUp") return { row: -1 };
  if (key === "ArrowRight") return { column: onward };
  return key === "ArrowLeft" ? { column: -onward } : null;
}

const FAR = 1_000_000;
const far = ({ row = 0, column = 0 }: By, isFar: boolean): By =>
  isFar ? { row: row * FAR, column: column * FAR } : { row, column };

function go({ selection, size, select }: Commands, by: By, isExtending: boolean): boolean {
  const active = moved(selection.active, by, size);
  select(isExtending ? { anchor: selection.anchor, active } : at(active));
  return true;
}

function step({ selection, size, select }: Commands, by: 1 | -1): boolean {
  const next = stepped(selection.active, by, size);
  if (next) select(at(next));
  return next !== null;
}

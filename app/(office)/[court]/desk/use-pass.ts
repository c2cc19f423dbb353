"use client";

import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { useSheetKeys } from "../day/use-sheet-keys.ts";

/**
 * One pass of the judge's eye over rows that wait for a signature, by keyboard: all of them are confirmed but those that
 * are left out. The keys are those of whichever pass is open.
 */
export function usePass<Id extends string | number>(
  ids: readonly Id[],
  isOpen: boolean,
  onConfirm: (ids: Id[]) => void,
) {
  const [at, setAt] = useState(0);
  const [leftOut, setLeftOut] = useState<readonly Id[]>([]);
  const chosen = ids.filter((id) => !leftOut.includes(id));
  const toggle = (id: Id) => setLeftOut(leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id]);
  const here = Math.min(at, ids.length - 1);
  const confirm = () => chosen.length > 0 && onConfirm(chosen);
  useSheetKeys(({ code }) => {
    if (!isOpen) return false;
    const current = ids[here];
    if (code === "ArrowDown" || code === "KeyJ") setAt(Math.min(here + 1, ids.length - 1));
    else if (code === "ArrowUp" || code === "KeyK") setAt(Math.max(here - 1, 0));
    else if (code === "KeyX" && current !== undefined) toggle(current);
    else if (code === "Enter" || code === "NumpadEnter") confirm();
    else return false;
    return true;
  });
  return {
    chosen,
    toggle,
    confirm,
    isChosen: (id: Id) => !leftOut.includes(id),
    isCurrent: (id: Id) => isOpen && ids[here] === id,
  };
}

/** A day of the sheet, or what was entered from the file. */
export type Pass = CourtDay | "file";

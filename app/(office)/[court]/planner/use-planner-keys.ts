"use client";

import { useEffect } from "react";
import { isTyping } from "../../go-keys.ts";
import type { Board, BoardDay, Matter } from "./planner-data.ts";
import { keyOf } from "./planner-data.ts";

export type KeyActions = {
  focus: (key: string) => void;
  move: () => void;
  pin: () => void;
  remove: () => void;
  swap: () => void;
  undo: () => void;
  publish: () => void;
  why: () => void;
  keys: () => void;
  leave: () => void;
  select: (matter: Matter, isRange: boolean) => void;
  step: (step: 1 | -1) => void;
};

/** The physical keys of the planner; every one has its twin by pointer. */
export function usePlannerKeys(
  board: Board | undefined,
  current: Matter | null,
  mayPlan: boolean,
  act: KeyActions,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!board || isTyping(event) || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const run = actionOf(event, board, current, mayPlan, act);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [board, current, mayPlan, act]);
}

const MATTER_KEYS: Partial<Record<string, "move" | "pin" | "swap" | "remove">> = {
  KeyM: "move",
  KeyP: "pin",
  KeyS: "swap",
  Delete: "remove",
  Backspace: "remove",
};

function actionOf(
  event: KeyboardEvent,
  board: Board,
  current: Matter | null,
  mayPlan: boolean,
  act: KeyActions,
): (() => void) | null {
  if (event.code === "Slash" && event.shiftKey) return act.keys;
  if (event.code === "Escape") return act.leave;
  if (event.code.startsWith("Arrow")) return arrowOf(event, board, current, mayPlan, act);
  if (event.altKey) return null;
  if (event.code === "KeyW" && current) return act.why;
  if (!mayPlan) return null;
  if (event.code === "KeyZ") return act.undo;
  if (event.code === "KeyU") return act.publish;
  if (!current) return null;
  if (event.code === "KeyX") return () => act.select(current, event.shiftKey);
  const name = MATTER_KEYS[event.code];
  return name ? act[name] : null;
}

function arrowOf(
  event: KeyboardEvent,
  board: Board,
  current: Matter | null,
  mayPlan: boolean,
  act: KeyActions,
): (() => void) | null {
  const vertical = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
  if (event.altKey) return vertical !== 0 && current && mayPlan ? () => act.step(vertical) : null;
  const isRightToLeft = document.documentElement.dir === "rtl";
  const across = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const next =
    vertical !== 0 ? along(board, current, vertical) : beside(board, current, isRightToLeft ? -across : across);
  return next ? () => act.focus(keyOf(next)) : null;
}

const columns = (board: Board): { matters: readonly Matter[] }[] =>
  [...board.days, { matters: board.tray }].filter(({ matters }) => matters.length > 0);

function placeOf(board: Board, current: Matter | null): { column: number; row: number } | null {
  if (!current) return null;
  for (const [column, { matters }] of columns(board).entries()) {
    const row = matters.findIndex((one) => keyOf(one) === keyOf(current));
    if (row >= 0) return { column, row };
  }
  return null;
}

function along(board: Board, current: Matter | null, step: number): Matter | null {
  const at = placeOf(board, current);
  if (!at) return columns(board)[0]?.matters[0] ?? null;
  return columns(board)[at.column]?.matters[at.row + step] ?? null;
}

function beside(board: Board, current: Matter | null, step: number): Matter | null {
  const at = placeOf(board, current);
  if (!at) return columns(board)[0]?.matters[0] ?? null;
  const matters = columns(board)[at.column + step]?.matters;
  return matters?.[Math.min(at.row, matters.length - 1)] ?? null;
}

export const dayOfMatter = (board: Board, matter: Matter): BoardDay | undefined =>
  board.days.find(({ day }) => day === matter.day);

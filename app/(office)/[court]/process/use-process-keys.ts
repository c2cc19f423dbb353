"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../go-keys.ts";
import { acceptedOf, type Line, type ProcessItem, type ProcessMatter, recallOf, stepsFrom } from "./process-data.ts";
import type { ProcessActs } from "./use-process-acts.ts";

/** Physical keys of the screen; after `g` a letter belongs to another screen. */
export function useProcessKeys(
  lines: readonly Line[],
  currentKey: string | null,
  choose: (key: string) => void,
  acts: ProcessActs,
  ask: { recall: (item: ProcessItem) => void; makeOut: (matter: ProcessMatter) => void; isOpen: boolean },
): void {
  const onPress = (code: string): boolean => {
    const at = lines.findIndex(({ key }) => key === currentKey);
    if (code === "ArrowDown" || code === "ArrowUp") {
      const next = lines[Math.max(0, Math.min(lines.length - 1, at + (code === "ArrowDown" ? 1 : -1)))];
      if (next) choose(next.key);
      return true;
    }
    if (code === "KeyZ") {
      acts.undo();
      return true;
    }
    const line = lines[at];
    if (!line) return false;
    const step = line.item && recallOf(line.item);
    if (code === "KeyN") ask.makeOut(line.matter);
    else if ((step === "to-send" && code === "KeyS") || (step === "sent" && code === "KeyK")) ask.recall(line.item!);
    else return pressLine(line, code, acts);
    return true;
  };
  const latest = useRef(onPress);
  latest.current = onPress;
  const latestAsk = useRef(ask);
  latestAsk.current = ask;
  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      if (
        latestAsk.current.isOpen ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.shiftKey ||
        isTyping(event)
      )
        return;
      const wasGoing = isGoing;
      isGoing = !wasGoing && event.code === "KeyG";
      if (wasGoing || isGoing || !latest.current(event.code)) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function pressLine(line: Line, code: string, acts: ProcessActs): boolean {
  if (line.proposal) {
    const items = [acceptedOf(line.matter, line.proposal)];
    if (code === "KeyA") acts.accept(items, "to-issue");
    else if (code === "KeyI") acts.accept(items, "issued");
    else if (code === "KeyX") acts.accept(items, "struck");
    else return false;
    return true;
  }
  if (code === "KeyX" && line.item.misdirected) {
    if (line.item.misdirected.why === "held-elsewhere") acts.remake([line.item.id]);
    else acts.mark([line.item.id], "recalled");
    return true;
  }
  const step = stepsFrom(line.item.state).find(({ key }) => key === code);
  if (step) acts.mark([line.item.id], step.to);
  return step !== undefined;
}

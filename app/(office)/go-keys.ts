"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { PLACES } from "./places.ts";

/** True while a person types into a field, so that letters are text and not commands. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return Boolean(target?.closest("input, textarea, select, [contenteditable='true'], [role='dialog'], [role='grid']"));
}

/** `g` and then a letter goes to a screen; physical keys, so that Urdu and Sindhi layouts do the same. */
export function useGoKeys(courtCode: string): void {
  const router = useRouter();

  useEffect(() => {
    let isGoing = false;
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isGoing) {
        isGoing = event.code === "KeyG" && !event.defaultPrevented;
        return;
      }
      isGoing = false;
      const place = PLACES.find(({ key }) => key === event.code);
      if (!place) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      router.push(`/${courtCode}/${place.path}`);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [courtCode, router]);
}

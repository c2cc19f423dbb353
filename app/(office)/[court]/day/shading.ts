"use client";

import { type HTMLAttributes, useEffect, useState } from "react";
import { isTyping } from "../../go-keys.ts";
import type { SheetRow } from "./sheet-data.ts";

/** Whoever comes by office is named anyway, on the list that hangs outside. */
const OFFICES = ["counsel", "prosecutor", "investigating-officer", "expert"];

/** A matter as it stands on the screen in court: of a restricted one nobody across the desk reads whose it is. */
export function shaded(row: SheetRow): SheetRow {
  // Withheld by the court's computer already: there is an alias wherever a name would stand.
  if (!row.isRestricted || row.isShaded) return row;
  const attendees = row.attendees.map((one) =>
    OFFICES.includes(one.role) ? one : { ...one, name: null, nameUr: null },
  );
  return { ...row, accusedTitle: "", firstAccusedUr: null, attendees, isShaded: true };
}

/** The physical key that shows what is shaded, for as long as it is held. */
export const SHOW_KEY = "KeyV";

/** Whether the key, or the button with `hold`, is held down; nothing is shown once the page loses the keyboard. */
export function useHeld(isAllowed: boolean): { isHeld: boolean; hold: HTMLAttributes<HTMLButtonElement> } {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const letGo = () => setHeld(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== SHOW_KEY || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      setHeld(event.type === "keydown");
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("keyup", onKey);
    window.addEventListener("blur", letGo);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keyup", onKey);
      window.removeEventListener("blur", letGo);
    };
  }, []);
  const [down, up] = [() => setHeld(true), () => setHeld(false)];
  const hold = { onPointerDown: down, onPointerUp: up, onPointerLeave: up, onPointerCancel: up, onBlur: up };
  return { isHeld: isHeld && isAllowed, hold };
}

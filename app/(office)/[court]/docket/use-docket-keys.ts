"use client";

import { type TableCommands, useTableKeys } from "../../table-keys.ts";

type Commands = TableCommands & { register: () => void; edit: () => void };

const OWN_ENTER = "button, [role='menuitem'], summary, a:not([data-case] a)";

/** The docket by keyboard. */
export function useDocketKeys(commands: Commands): void {
  useTableKeys(commands, ownKeys, OWN_ENTER);
}

function ownKeys({ code }: KeyboardEvent, now: Commands): (() => void) | undefined {
  if (code === "KeyN") return now.register;
  return code === "KeyE" ? now.edit : undefined;
}

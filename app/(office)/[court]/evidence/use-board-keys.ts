"use client";

import type { LedgerEventKind } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { type TableCommands, useTableKeys } from "../../table-keys.ts";
import { EVENT_KEYS } from "../cases/evidence/use-record-event.ts";

type Commands = TableCommands & { chase: () => void; record: (kind: LedgerEventKind) => void };

const OWN_ENTER = "button, [role='menuitem'], summary, a:not([data-request] a)";

/** The board by keyboard. */
export function useBoardKeys(commands: Commands): void {
  useTableKeys(commands, ownKeys, OWN_ENTER);
}

function ownKeys({ code }: KeyboardEvent, now: Commands): (() => void) | undefined {
  const kind = EVENT_KEYS[code];
  if (!kind) return undefined;
  return kind === "chased" ? now.chase : () => now.record(kind);
}

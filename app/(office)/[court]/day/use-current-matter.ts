"use client";

import { useEffect, useState } from "react";
import type { SheetRow } from "./sheet-data.ts";

const numberIn = (search: string): number | null => {
  const asked = Number(new URLSearchParams(search).get("m"));
  return Number.isInteger(asked) && asked > 0 ? asked : null;
};

/**
 * Which matter is called. The address keeps its number; it is written without asking the server, so that it also works
 * without network. On a phone a chosen matter covers the list until it is closed.
 */
export function useCurrentMatter(rows: readonly SheetRow[]) {
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);

  useEffect(() => {
    const serial = numberIn(window.location.search);
    setAsked(serial);
    setOpen(serial !== null);
  }, []);

  const byChoice = rows.find(({ hearingId }) => hearingId === chosenId);
  const byAddress = rows.find(({ serial }) => serial === asked);
  const firstLeft = rows.find(({ outcome, lastCall }) => !outcome && lastCall !== "passed-over");
  const current = byChoice ?? byAddress ?? firstLeft ?? rows[0] ?? null;

  // What is current stays so: an outcome that arrives from elsewhere must not move the clerk to another matter.
  const currentId = current?.hearingId ?? null;
  useEffect(() => {
    if (chosenId === null && currentId !== null) setChosenId(currentId);
  }, [chosenId, currentId]);

  const choose = (row: SheetRow | null, opens = false) => {
    if (!row) return;
    setChosenId(row.hearingId);
    if (opens) setOpen(true);
    window.history.replaceState(null, "", `${window.location.pathname}?m=${row.serial}`);
  };
  const close = () => {
    setOpen(false);
    window.history.replaceState(null, "", window.location.pathname);
  };

  /** The next matter without an outcome, first behind this one, then from the top: passed-over ones come last. */
  const goOn = (from: SheetRow) => {
    const at = rows.findIndex(({ hearingId }) => hearingId === from.hearingId);
    const others = [...rows.slice(at + 1), ...rows.slice(0, at)].filter(({ outcome }) => !outcome);
    choose(others.find(({ lastCall }) => lastCall !== "passed-over") ?? others[0] ?? rows[at + 1] ?? from);
  };

  return { current, isOpen, choose, close, goOn };
}

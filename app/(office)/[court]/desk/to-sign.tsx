"use client";

import { useState } from "react";
import { useSheetKeys } from "../day/use-sheet-keys.ts";
import { DaysToSign } from "./days-to-sign.tsx";
import type { Desk } from "./desk-data.ts";
import { FileToSign } from "./file-to-sign.tsx";
import type { Pass } from "./use-pass.ts";

/** What waits for the signature. One pass is open at a time, and the keys are its own. */
export function ToSign({ desk, refetch }: { desk: Desk; refetch: () => void }) {
  const [open, setOpen] = useState<Pass | null>(null);
  const passes: readonly Pass[] = [
    ...desk.toSign.map(({ day }) => day),
    ...(desk.file.length > 0 ? ["file" as const] : []),
  ];
  useSheetKeys(({ code }) => {
    if (code === "Escape" && open !== null) setOpen(null);
    else if (code === "KeyS" && passes.length > 0)
      setOpen(passes[open === null ? 0 : passes.indexOf(open) + 1] ?? null);
    else if (code === "KeyF" && desk.file.length > 0) setOpen("file");
    else return false;
    return true;
  });
  return (
    <>
      <DaysToSign days={desk.toSign} open={open} setOpen={setOpen} />
      <FileToSign entries={desk.file} isOpen={open === "file"} setOpen={setOpen} refetch={refetch} />
    </>
  );
}

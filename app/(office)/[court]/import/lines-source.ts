"use client";

import { useLocale } from "next-intl";
import { useServerClient } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { LinePage, Mapping, WhichLines } from "./import-data.ts";

/** Where the whole of a list comes from: worked out anew for a file that is looked at, kept for an import that was made. */
export type LinesSource = {
  readonly key: readonly unknown[];
  readonly page: (which: WhichLines, from: number) => Promise<LinePage>;
  /** Throws where the file cannot be had. */
  readonly download: (which: WhichLines) => Promise<void>;
};

export function usePreviewLines(uploadId: string, mapping: Mapping): LinesSource {
  const { court } = useCourt();
  const client = useServerClient();
  const addressOf = useAddress();
  return {
    key: ["preview", court.id, uploadId, mapping],
    page: (which, from) => client.imports.previewLines.mutate({ courtId: court.id, uploadId, mapping, which, from }),
    download: async (which) => {
      const body = JSON.stringify({ uploadId, mapping });
      const answer = await fetch(addressOf(which), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (!answer.ok) throw new Error(`the list was answered with ${answer.status}`);
      const address = URL.createObjectURL(await answer.blob());
      save(address, `${which.kind}-${court.code}.xlsx`);
      // The browser reads it after this turn; a minute is enough for the slowest.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
  };
}

export function useImportLines(importId: number): LinesSource {
  const { court } = useCourt();
  const client = useServerClient();
  const addressOf = useAddress();
  return {
    key: ["import", court.id, importId],
    page: (which, from) => client.imports.lines.query({ courtId: court.id, importId, which, from }),
    download: async (which) => save(addressOf(which, importId), ""),
  };
}

/** The address of a list as a workbook, of an import or, posted with its mapping, of a file that is looked at. */
export function useAddress() {
  const { court } = useCourt();
  const language = useLocale();
  return ({ kind, because }: WhichLines, importId?: number): string => {
    const query = new URLSearchParams({ court: court.code, kind, language });
    if (because !== null) query.set("because", because);
    if (importId !== undefined) query.set("import", String(importId));
    return `/api/exports/lines?${query}`;
  };
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

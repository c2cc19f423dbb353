"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { MOST_GRID_CELLS } from "../../../../server/rules/docket/grid-columns.ts";
import { refusalOf, useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { changesOf, countCells, type Drafts, meetTheirs, NO_DRAFTS, withRefusals } from "./grid-drafts.ts";

type Settle = (next: (before: Drafts) => Drafts) => void;

/** Saves every changed cell or none; what stands in the way comes back to its cell. */
export function useSaveRegister(drafts: Drafts, settle: Settle) {
  const t = useTranslations("register");
  const orders = useTranslations("process.production");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const queries = useQueryClient();
  const mutation = useMutation(server.cases.saveRegister.mutationOptions());
  // Sent again unchanged, after the answer was lost, it takes effect once; changed, it is another request.
  const sent = useRef({ key: newKey(), text: "" });

  const run = () => {
    const rows = changesOf(drafts);
    const text = JSON.stringify(rows);
    if (text !== sent.current.text) sent.current = { key: newKey(), text };
    mutation.mutate(
      { courtId: court.id, key: sent.current.key, rows },
      {
        onSuccess: (answer) => {
          if (answer.isSaved) {
            settle(() => NO_DRAFTS);
            const { changeId, cases, ordersWithdrawn } = answer;
            const also = ordersWithdrawn > 0 ? ` ${orders("withdrawn", { n: ordersWithdrawn })}` : "";
            saved({ changeId, message: `${t("saved", { n: countCells(drafts), cases })}${also}` });
            return;
          }
          sent.current = { key: newKey(), text: "" };
          const { problems, theirs } = answer;
          settle((before) => meetTheirs(withRefusals(before, problems), theirs));
          if (theirs.length > 0) void queries.invalidateQueries();
        },
      },
    );
  };
  const refused = refusalOf(mutation.error);
  const isRefused = mutation.data?.isSaved === false;
  return {
    run,
    isBusy: mutation.isPending,
    /** The last save came back with what stands in its way. */
    isRefused,
    error: !mutation.error
      ? null
      : refused?.code === "too-large"
        ? t("tooMany", { cells: Number(refused.detail.cells), most: MOST_GRID_CELLS })
        : words(mutation.error),
    forget: mutation.reset,
  };
}

"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { hideOnceSeen } from "../../../components/seen-notice.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

type Told = {
  changeId?: number;
  message?: string;
  /** Where to go on from what was done. */
  next?: { href: string; label: string };
};

/**
 * Ends a change the same way everywhere: what the screen shows is read again, and a notice says what was done, with the
 * way back where there is one.
 */
export function useSaved(): (told?: Told) => void {
  const t = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  // Told to the mutation itself: the dialog that was saved from is closed by the time its change is taken back.
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onSuccess: ({ leftOpen }) => {
        void queries.invalidateQueries();
        const message = leftOpen > 0 ? `${t("undone")}. ${t("leftOpen")}` : t("undone");
        notifications.show({ message, closeButtonProps: { "aria-label": t("close") } });
      },
      onError: showError,
    }),
  );

  return useCallback(
    ({ changeId, message, next } = {}) => {
      void queries.invalidateQueries();
      const undoIt = (id: string) => {
        notifications.hide(id);
        undo.mutate({ courtId: court.id, changeId: changeId!, key: newKey() });
      };
      makeRoom();
      const id = notifications.show({
        onClose: ({ id: closed }) => standing.delete(closed ?? ""),
        autoClose: changeId === undefined ? 7000 : false,
        closeButtonProps: { "aria-label": t("close") },
        message: (
          <span style={{ display: "flex", gap: 12, alignItems: "center", justifyContent: "space-between" }}>
            <span>
              {message ?? t("saved")} {next && <Link href={next.href}>{next.label}</Link>}
            </span>
            {changeId !== undefined && (
              <Button size="compact-sm" variant="default" onClick={() => undoIt(id)}>
                {t("undo")}
              </Button>
            )}
          </span>
        ),
      });
      standing.add(id);
      if (changeId !== undefined) hideOnceSeen(id);
    },
    [court.id, queries, t, undo.mutate],
  );
}

/** As many notices as stand at a time (app/components/providers.tsx); another would wait behind them. */
const MOST = 3;
/** In the order in which they were shown. */
const standing = new Set<string>();

/** What was done last is what is taken back: its notice comes at once, and the oldest goes. */
function makeRoom(): void {
  for (const id of [...standing].slice(0, Math.max(0, standing.size - MOST + 1))) {
    standing.delete(id);
    notifications.hide(id);
  }
}

export const newKey = () => crypto.randomUUID();

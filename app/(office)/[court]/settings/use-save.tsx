"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

type Told = { changeId?: number; message?: string };

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
  const undo = useMutation(server.changes.undo.mutationOptions());

  return useCallback(
    ({ changeId, message } = {}) => {
      void queries.invalidateQueries();
      const id = notifications.show({
        message: (
          <span style={{ display: "flex", gap: 12, alignItems: "center", justifyContent: "space-between" }}>
            {message ?? t("saved")}
            {changeId !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  undo.mutate(
                    { courtId: court.id, changeId, key: crypto.randomUUID() },
                    {
                      onSuccess: () => {
                        void queries.invalidateQueries();
                        notifications.show({ message: t("undone") });
                      },
                      onError: showError,
                    },
                  );
                }}
              >
                {t("undo")}
              </Button>
            )}
          </span>
        ),
      });
    },
    [court.id, queries, showError, t, undo.mutate],
  );
}

export const newKey = () => crypto.randomUUID();

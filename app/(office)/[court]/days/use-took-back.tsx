"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useShowError } from "../../../components/refusal.ts";
import { hideOnceSeen } from "../../../components/seen-notice.ts";
import { useServer } from "../../../components/server-data.tsx";

/** Takes back a report that nobody has settled yet, and says so. */
export function useTookBack(onDone: () => Promise<void>) {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const server = useServer();
  const onError = useShowError();
  const { mutate, isPending } = useMutation(
    server.days.takeBack.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t("tookBack"), closeButtonProps: { "aria-label": actions("close") } });
        void onDone();
      },
      // Settled meanwhile: what came of it is asked for.
      onError: (error) => {
        onError(error);
        void onDone();
      },
    }),
  );
  const takeBack = ({ courtId, reportId, version }: { courtId: number; reportId: number; version: number }) =>
    mutate({ courtId, reportId, version, key: crypto.randomUUID() });
  return { takeBack, isPending };
}

type Sent = { courtId: number; reportId: number; words: string };

/** Says what was reported, with the way back, and reads the days again. */
export function useTellSent(onDone: () => Promise<void>): (sent: Sent) => void {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const { takeBack } = useTookBack(onDone);
  return ({ courtId, reportId, words }) => {
    void onDone();
    const id = notifications.show({
      autoClose: false,
      closeButtonProps: { "aria-label": actions("close") },
      message: (
        <span style={{ display: "flex", gap: 12, alignItems: "center", justifyContent: "space-between" }}>
          <span>{t("sent", { what: words })}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              takeBack({ courtId, reportId, version: 1 });
            }}
          >
            {t("takeBack")}
          </Button>
        </span>
      ),
    });
    hideOnceSeen(id);
  };
}

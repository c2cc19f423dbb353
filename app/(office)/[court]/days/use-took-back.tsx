"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import type { Report } from "./days-data.ts";

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
  const takeBack = ({ courtId, reportId, version }: Report & { courtId: number }) =>
    mutate({ courtId, reportId, version, key: crypto.randomUUID() });
  return { takeBack, isPending };
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";

/** Takes a request away that never went out. */
export function useRemoveRequest(): (requestId: number) => void {
  const t = useTranslations("evidence.form");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { mutate } = useMutation(
    server.evidence.remove.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("removed") }),
      onError: showError,
    }),
  );
  return (requestId) => mutate({ courtId: court.id, requestId, key: newKey() });
}

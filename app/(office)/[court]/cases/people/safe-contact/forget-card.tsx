"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShowError } from "../../../../../components/refusal.ts";
import { useServer } from "../../../../../components/server-data.tsx";
import { useCourt } from "../../../../court-context.tsx";
import { newKey, useSaved } from "../../../settings/use-save.tsx";
import type { CasePerson } from "../people-data.ts";

/** On the wish of whose card it is: everything on it is deleted, and cannot be had back. */
export function ForgetCard({ person, close }: { person: CasePerson; close: () => void }) {
  const t = useTranslations("reminders.card");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [isAsking, setAsking] = useState(false);
  const forgetting = useMutation(server.reminders.forgetCard.mutationOptions({ onError }));
  const forget = () =>
    forgetting.mutate(
      { courtId: court.id, casePersonId: person.casePersonId, key: newKey() },
      {
        onSuccess: () => {
          saved({ message: t("forgotten") });
          close();
        },
      },
    );
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t("forget")}
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={<strong>{t("forget")}</strong>} size="sm">
        <p>{t("forgetAsk")}</p>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {actions("cancel")}
          </Button>
          <Button color="red" loading={forgetting.isPending} onClick={forget}>
            {t("forgetGo")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

"use client";

import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { OfficialChoice } from "../settings/role-choice.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import type { Loaded } from "./workload-data.ts";

/** All matters of somebody who is transferred go to another, with or without a sign-in. */
export function HandOverMatters({ person, close }: { person: Loaded; close: () => void }) {
  const t = useTranslations("otherDates.workload");
  const actions = useTranslations("actions");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [toPersonId, setTo] = useState<number | null>(null);
  const { personId, role, pending } = person;
  const pass = useMutation(server.staff.handOverMatters.mutationOptions({ onError }));
  const name = `\u2068${(language === "ur" ? person.nameUr : null) ?? person.name}\u2069`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (toPersonId === null) return;
    pass.mutate(
      { courtId: court.id, personId, role, toPersonId, key: newKey() },
      {
        onSuccess: ({ changeId, matters }) => {
          saved({ changeId, message: t("handedOver", { n: matters }) });
          close();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<strong>{t("handOverTitle", { name })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p style={{ margin: 0 }}>{t("handOverHow", { n: pending })}</p>
          <OfficialChoice role={role} value={toPersonId} onChange={setTo} label={t("handOverTo")} except={personId} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={toPersonId === null} loading={pass.isPending}>
              {t("handOverGo")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

"use client";

import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { type Choice, choiceOf, type GivenRole, isWhole, RoleChoice } from "./role-choice.tsx";
import type { Member } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

/** Another role or court for somebody who stays; what they may see changes with their next request. */
export function RoleDialog({ member, close }: { member: Member; close: () => void }) {
  const t = useTranslations("access.staff");
  const roles = useTranslations("frame.roles");
  const actions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { userId, version, name, courtId, personId } = member;
  const [choice, setChoice] = useState<Choice>({ role: member.role as GivenRole, courtId, personId });
  const change = useMutation(server.staff.change.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = () => {
      saved({ message: t("changed", { name: `\u2068${name}\u2069`, role: roles(choice.role) }) });
      close();
    };
    change.mutate({ userId, version, name, ...choiceOf(choice), isActive: true, key: newKey() }, { onSuccess: told });
  };
  return (
    <Modal opened onClose={close} title={t("changeRoleTitle", { name: `\u2068${name}\u2069` })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <RoleChoice choice={choice} onChange={setChoice} />
          <Group justify="end">
            <Button variant="subtle" color="gray" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={!isWhole(choice)}>
              {actions("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

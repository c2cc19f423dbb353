"use client";

import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import type { Member } from "./people-tab.tsx";
import { isGivenRole, RoleFields, useRoleFields } from "./role-fields.tsx";
import { newKey, useSaved } from "./use-save.tsx";

/** Somebody who works here already gets another name, role or court, or is said to be a prosecutor of the cases. */
export function EditMember({ member, close }: { member: Member; close: () => void }) {
  const t = useTranslations("calendar.people");
  const actions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const { userId, version, isActive } = member;
  const [name, setName] = useState(member.name);
  const given = useRoleFields({
    role: isGivenRole(member.role) ? member.role : "clerk",
    courtId: member.courtId,
    personId: member.personId,
  });
  const change = useMutation(
    server.staff.change.mutationOptions({
      onSuccess: () => {
        saved();
        close();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ userId, version, isActive, name: name.trim(), ...given.values, key: newKey() });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t("editTitle", { name: `\u2068${member.name}\u2069` })}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("name")}
            value={name}
            dir="auto"
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <RoleFields given={given} />
          {change.error && (
            <p role="alert" className="mark mark-breach">
              {words(change.error)}
            </p>
          )}
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={!given.isComplete || name.trim() === ""}>
              {actions("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

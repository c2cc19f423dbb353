"use client";

import { Button, Checkbox, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "./people.module.css";
import { type CasePerson, isolated } from "./people-data.ts";

type Props = { person: CasePerson; sections: readonly string[]; close: () => void };

/** Which sections of the case are charged against one accused. */
export function ChargesDialog({ person, sections, close }: Props) {
  const t = useTranslations("people.charges");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const [marked, setMarked] = useState<readonly string[]>(person.charged);
  const charge = useMutation(server.people.charge.mutationOptions());
  const name = isolated(person.name);
  const isSame = marked.length === person.charged.length && marked.every((one) => person.charged.includes(one));
  const toggle = (section: string, isOn: boolean) =>
    setMarked((before) => (isOn ? [...before, section] : before.filter((one) => one !== section)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { casePersonId, version } = person;
    charge.mutate(
      { courtId: court.id, casePersonId, version, sections: [...marked], key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("saved", { name }) });
          close();
        },
      },
    );
  };
  return (
    <Modal opened onClose={close} title={t("title", { name })} closeButtonProps={{ "aria-label": actions("close") }}>
      <form className={styles.form} onSubmit={submit}>
        <p style={{ margin: 0 }}>{t("how")}</p>
        {sections.map((section, at) => (
          <Checkbox
            key={section}
            label={<bdi dir="ltr">{section}</bdi>}
            checked={marked.includes(section)}
            data-autofocus={at === 0 ? true : undefined}
            onChange={(event) => toggle(section, event.currentTarget.checked)}
          />
        ))}
        <div className={styles.foot}>
          {(marked.length === 0 || charge.error) && (
            <span className={styles.problem} role="alert">
              {marked.length === 0 ? t("none") : words(charge.error)}
            </span>
          )}
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={charge.isPending} disabled={marked.length === 0 || isSame}>
            {actions("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

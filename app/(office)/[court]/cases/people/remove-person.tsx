"use client";

import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "./people.module.css";
import { type CasePerson, isolated } from "./people-data.ts";

export function RemovePerson({ person, close }: { person: CasePerson; close: () => void }) {
  const t = useTranslations("people");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const name = isolated(person.name);
  const remove = useMutation(
    server.people.remove.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("removed", { name }) });
        close();
      },
    }),
  );
  const { casePersonId, version } = person;
  return (
    <Modal
      opened
      onClose={close}
      title={t("removeAsk", { name })}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <div className={styles.foot}>
        {remove.error && (
          <span className={styles.problem} role="alert">
            {words(remove.error)}
          </span>
        )}
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button
          color="red"
          data-autofocus
          loading={remove.isPending}
          onClick={() => remove.mutate({ courtId: court.id, casePersonId, version, key: newKey() })}
        >
          {t("remove")}
        </Button>
      </div>
    </Modal>
  );
}

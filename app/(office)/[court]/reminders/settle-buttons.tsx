"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./reminders.module.css";
import type { Message } from "./reminders-data.ts";

const ANSWERS = ["went-out", "call", "again"] as const;

/** A message of which nobody knows whether it went out: a person says what becomes of it. */
export function SettleButtons({ message }: { message: Message }) {
  const t = useTranslations("reminders.settle");
  const how = useTranslations("reminders");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const [asksAgain, setAsksAgain] = useState(false);
  const settling = useMutation(server.reminders.settle.mutationOptions({ onError }));
  const settle = (answer: (typeof ANSWERS)[number]) => {
    settling.mutate(
      { courtId: court.id, reminderId: message.id, answer, key: newKey() },
      {
        onSuccess: () => {
          setAsksAgain(false);
          saved({ message: t(`done.${answer}`) });
        },
      },
    );
  };
  return (
    <div className={styles.settle}>
      <span className="soft">{how("unclearHow")}</span>
      {ANSWERS.map((answer) => (
        <Button
          key={answer}
          size="compact-xs"
          variant="default"
          disabled={settling.isPending}
          onClick={() => (answer === "again" ? setAsksAgain(true) : settle(answer))}
        >
          {t(answer)}
        </Button>
      ))}
      <Modal opened={asksAgain} onClose={() => setAsksAgain(false)} title={<strong>{t("again")}</strong>} size="sm">
        <p>{t("againAsk")}</p>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsksAgain(false)} data-autofocus>
            {actions("cancel")}
          </Button>
          <Button color="red" loading={settling.isPending} onClick={() => settle("again")}>
            {t("again")}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

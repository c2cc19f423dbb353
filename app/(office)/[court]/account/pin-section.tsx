"use client";

import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { isPlainPin, readPin } from "../../../../server/rules/access/pin.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./account.module.css";

/** The PIN by which this device opens its locked screen. */
export function PinSection() {
  const t = useTranslations("access.pin");
  const actions = useTranslations("actions");
  const { me } = useCourt();
  const server = useServer();
  const router = useRouter();
  const showError = useShowError();
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [wasSent, setSent] = useState(false);
  const save = useMutation(
    server.account.setPin.mutationOptions({
      onSuccess: ({ hasPin }) => {
        setPin("");
        setAgain("");
        setSent(false);
        router.refresh();
        const message = t(hasPin ? "done" : "removed");
        notifications.show({ message, closeButtonProps: { "aria-label": actions("close") } });
      },
      onError: showError,
    }),
  );
  const read = readPin(pin);
  const fault = read === null ? "unfit" : isPlainPin(read) ? "plain" : null;
  const differs = readPin(again) !== read;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (fault === null && !differs) save.mutate({ pin, key: crypto.randomUUID() });
  };
  const field = { inputMode: "numeric", autoComplete: "off", maxLength: 8, dir: "ltr", withAsterisk: false } as const;
  return (
    <section id="pin">
      <h2>{t("title")}</h2>
      <p className={styles.note}>{t(me.hasPin ? "has" : "none")}</p>
      <p className={`soft ${styles.note}`}>{t("more")}</p>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <Group grow align="start">
            <PasswordInput
              {...field}
              label={t("field")}
              value={pin}
              onChange={(event) => setPin(event.currentTarget.value)}
              error={wasSent && fault ? t(fault) : undefined}
              required
            />
            <PasswordInput
              {...field}
              label={t("again")}
              value={again}
              onChange={(event) => setAgain(event.currentTarget.value)}
              error={wasSent && differs && !fault ? t("differ") : undefined}
              required
            />
          </Group>
          <Group>
            <Button type="submit" variant="default" loading={save.isPending}>
              {t(me.hasPin ? "change" : "set")}
            </Button>
            {me.hasPin && (
              <Button variant="subtle" onClick={() => save.mutate({ pin: null, key: crypto.randomUUID() })}>
                {t("remove")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </section>
  );
}

"use client";

import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { type Unlocked, unlock } from "../sign-in/enter.ts";

type Props = { onOpen: () => void; onOver: () => void };

/** Opens a locked screen. The fifth wrong PIN asks for the password. */
export function PinForm({ onOpen, onOver }: Props) {
  const t = useTranslations();
  const [pin, setPin] = useState("");
  const [answer, setAnswer] = useState<Unlocked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await unlock(pin);
    setPin("");
    setBusy(false);
    if (said.state === "open") return onOpen();
    if (said.state === "over") return onOver();
    setAnswer(said);
    field.current?.focus();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          ref={field}
          label={t("access.lock.pin")}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          dir="ltr"
          required
          withAsterisk={false}
          autoFocus
        />
        {answer && (
          <Alert color="red" role="alert">
            {answer.state === "wrong" ? t("access.lock.wrong", { left: answer.left }) : t("signIn.offline")}
          </Alert>
        )}
        <Button type="submit" loading={isBusy}>
          {t("access.lock.open")}
        </Button>
      </Stack>
    </form>
  );
}

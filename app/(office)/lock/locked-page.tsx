"use client";

import { Button, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Icon } from "../../components/icons.tsx";
import { setLock } from "../../components/lock-state.ts";
import { signOut } from "../session.ts";
import { PinForm } from "./pin-form.tsx";

/** A page that was opened while its session is locked: nothing of the court is on it. Opened, it shows itself or leads on. */
export function LockedPage({ leadsTo }: { leadsTo?: string }) {
  const t = useTranslations("access.lock");
  const open = () => {
    setLock("open");
    if (leadsTo === undefined) window.location.reload();
    else window.location.assign(leadsTo);
  };
  return (
    <main className="sign-in">
      <Stack gap="md" w="100%" maw={360}>
        <h1 style={{ display: "flex", alignItems: "center", gap: 8, margin: 0 }}>
          <Icon name="lock" size={24} /> {t("title")}
        </h1>
        <PinForm onOpen={open} onOver={() => signOut()} />
        <Button variant="subtle" size="compact-sm" onClick={() => signOut()}>
          {t("someoneElse")}
        </Button>
      </Stack>
    </main>
  );
}

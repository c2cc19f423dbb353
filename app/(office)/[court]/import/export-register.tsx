"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";

function useAddress(more: Record<string, string> = {}): string {
  const { court } = useCourt();
  const language = useLocale();
  return `/api/exports/register?${new URLSearchParams({ court: court.code, language, ...more })}`;
}

/** The register as a file, without who is accused in a restricted matter. */
export function ExportButton() {
  const t = useTranslations("imports");
  const address = useAddress();
  return (
    <Button
      component="a"
      href={address}
      download
      variant="default"
      aria-describedby="export-how"
      leftSection={<Icon name="docket" size={16} />}
    >
      {t("exportAll")}
    </Button>
  );
}

/** For the court's own clerk: the same by name, once it was said what that means. */
export function ExportByName() {
  const t = useTranslations("imports.byName");
  const tActions = useTranslations("actions");
  const { me, court } = useCourt();
  const address = useAddress({ names: "told" });
  const [isAsking, setAsking] = useState(false);
  // Of the courts that he reaches his own stands first.
  if (me.role !== "clerk" || me.courts[0]?.id !== court.id) return null;
  const close = () => setAsking(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
        {t("open")}
      </Button>
      <Modal opened={isAsking} onClose={close} title={t("title")}>
        <p>{t("what")}</p>
        <p>{t("recorded")}</p>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {tActions("cancel")}
          </Button>
          <Button component="a" href={address} download onClick={close}>
            {t("submit")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

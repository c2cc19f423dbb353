"use client";

import { Button, Group, Modal, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";

type AskProps = { title: string; more: string; button: string; isBusy: boolean; close: () => void; go: () => void };

/** Asks once more before something that is felt elsewhere. */
export function Ask({ title, more, button, isBusy, close, go }: AskProps) {
  const t = useTranslations("actions");
  return (
    <Modal opened onClose={close} title={title}>
      <Stack>
        <p style={{ margin: 0 }}>{more}</p>
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={close}>
            {t("cancel")}
          </Button>
          <Button onClick={go} loading={isBusy} data-autofocus>
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

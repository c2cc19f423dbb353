"use client";

import { Button, CopyButton, Group, Modal, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./settings.module.css";

type Props = { username: string; password: string; close: () => void };

/** The one time a password is seen. Printed, it is a slip with nothing else on it. */
export function OncePassword({ username, password, close }: Props) {
  const t = useTranslations("calendar.people");
  const tActions = useTranslations("actions");
  // The computer that serves calls itself by a name that leads nobody else to it.
  const isFound = !["localhost", "127.0.0.1", "[::1]"].includes(window.location.hostname);
  return (
    <Modal opened onClose={close} title={t("once", { username })} closeOnClickOutside={false}>
      <Stack>
        <div className={styles.slip}>
          <span className="soft">{t("slip")}</span>
          {isFound && (
            <bdi dir="ltr" className="soft">
              {window.location.origin}
            </bdi>
          )}
          <bdi dir="ltr">{username}</bdi>
          <bdi dir="ltr" className={styles.password}>
            {password}
          </bdi>
        </div>
        <p className={`soft ${styles.note}`}>{t("onceMore")}</p>
        <Group justify="end">
          <Button variant="default" onClick={() => window.print()}>
            {tActions("print")}
          </Button>
          <CopyButton value={password}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? tActions("copied") : tActions("copy")}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{tActions("close")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

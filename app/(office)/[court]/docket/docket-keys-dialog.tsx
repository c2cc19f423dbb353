"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

const KEYS = [
  ["↓ ↑ / j k", "move"],
  ["Enter", "open"],
  ["x", "select"],
  ["/", "search"],
  ["Esc", "close"],
  ["n", "register"],
  ["e", "edit"],
  ["?", "keys"],
] as const;

export function DocketKeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("docket.keys");
  const frame = useTranslations("frame");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")}>
      <table className="sheet">
        <tbody>
          {KEYS.map(([key, name]) => (
            <tr key={name}>
              <td>
                <bdi dir="ltr">
                  <kbd>{key}</kbd>
                </bdi>
              </td>
              <td>{t(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{frame("goKeys")}</p>
    </Modal>
  );
}

"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

const KEYS = [
  ["↓ ↑ / j k", "move"],
  ["Enter", "open"],
  ["x", "select"],
  ["c", "c"],
  ["p", "p"],
  ["a", "a"],
  ["r", "r"],
  ["n", "n"],
  ["/", "search"],
  ["Esc", "close"],
  ["?", "keys"],
] as const;

export function EvidenceKeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("evidence.board");
  const frame = useTranslations("frame");
  return (
    <Modal opened={opened} onClose={onClose} title={t("keysTitle")}>
      <table className="sheet">
        <tbody>
          {KEYS.map(([key, name]) => (
            <tr key={name}>
              <td>
                <bdi dir="ltr">
                  <kbd>{key}</kbd>
                </bdi>
              </td>
              <td>{t(`keys.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{frame("goKeys")}</p>
    </Modal>
  );
}

"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";

const KEYS = [
  ["← ↑ → ↓", "move"],
  ["Tab · Shift+Tab", "tab"],
  ["Enter · Shift+Enter", "enter"],
  ["F2", "edit"],
  [null, "type"],
  ["Esc", "escape"],
  ["Delete", "clear"],
  ["Ctrl+C · Ctrl+V", "copy"],
  ["Ctrl+D", "fill"],
  ["Ctrl+Enter", "fillAll"],
  ["Ctrl+Z", "undo"],
  ["Ctrl+S", "save"],
] as const;

export function GridKeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("register.keys");
  const actions = useTranslations("actions");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <table className="sheet">
        <tbody>
          {KEYS.map(([key, act]) => (
            <tr key={act}>
              <td>
                <kbd dir="ltr">{key ?? t("letters")}</kbd>
              </td>
              <td>{t(act)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

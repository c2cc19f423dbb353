"use client";

import { useTranslations } from "next-intl";
import { KeysDialog } from "../../../components/keys-dialog.tsx";

const KEYS = [
  ["A", "approve"],
  ["S", "sign"],
  ["F", "file"],
  ["↓ ↑ / J K", "move"],
  ["X", "leaveOut"],
  ["Enter", "confirm"],
  ["Esc", "close"],
  ["?", "keys"],
] as const;

export function DeskKeysDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const t = useTranslations("desk.keys");
  return (
    <KeysDialog
      isOpen={isOpen}
      close={close}
      title={t("title")}
      rows={KEYS.map(([keys, name]) => ({ keys, does: t(name) }))}
    />
  );
}

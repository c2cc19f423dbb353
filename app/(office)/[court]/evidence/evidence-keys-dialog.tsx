"use client";

import { useTranslations } from "next-intl";
import { KeysDialog } from "../../../components/keys-dialog.tsx";

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
  return (
    <KeysDialog
      isOpen={opened}
      close={onClose}
      title={t("keysTitle")}
      rows={KEYS.map(([keys, name]) => ({ keys, does: t(`keys.${name}`) }))}
    />
  );
}

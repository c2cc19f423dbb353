"use client";

import { useTranslations } from "next-intl";
import { KeysDialog } from "../../../components/keys-dialog.tsx";

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
  return (
    <KeysDialog
      isOpen={opened}
      close={onClose}
      title={t("title")}
      rows={KEYS.map(([keys, name]) => ({ keys, does: t(name) }))}
    />
  );
}

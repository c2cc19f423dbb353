"use client";

import { useTranslations } from "next-intl";
import { KeysDialog as Keys } from "../../../components/keys-dialog.tsx";

const KEYS = [
  ["↑ ↓ ← →", "arrows"],
  ["W", "w"],
  ["M", "m"],
  ["P", "p"],
  ["X", "x"],
  ["⇧ X", "shiftX"],
  ["Alt ↑ ↓", "order"],
  ["S", "s"],
  ["Del", "del"],
  ["Z", "z"],
  ["U", "u"],
  ["Esc", "esc"],
] as const;

export function KeysDialog({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const t = useTranslations("planner.keys");
  return (
    <Keys
      isOpen={isOpen}
      close={close}
      title={t("title")}
      rows={KEYS.map(([keys, name]) => ({ keys, does: t(`list.${name}`) }))}
    />
  );
}

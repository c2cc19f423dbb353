"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./planner.module.css";

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
  const frame = useTranslations("frame");
  return (
    <Modal opened={isOpen} onClose={close} title={<strong>{t("title")}</strong>}>
      <dl className={styles.keys}>
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{t(`list.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{frame("goKeys")}</p>
    </Modal>
  );
}

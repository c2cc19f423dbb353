"use client";

import { useTranslations } from "next-intl";
import { PURPOSES } from "../../../../server/rules/case/purposes.ts";
import styles from "./day.module.css";
import { useSheetWords } from "./outcome-words.tsx";
import { type Entry, type PurposeEntry, withPurpose } from "./sheet-entry.ts";

type Props = { entry: PurposeEntry; onEntry: (entry: Entry) => void };

/** Another purpose for the next date: opened on purpose, marked by letters or arrows, taken by Enter. */
export function PurposeStep({ entry, onEntry }: Props) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  return (
    <fieldset className={styles.step}>
      <legend>
        {t("nextPurpose")} <span className="soft">{t("nextPurposeHow")}</span>
        {entry.typed && <kbd>{entry.native || entry.typed}</kbd>}
      </legend>
      <p aria-live="polite" className={styles.spoken}>
        {words.purpose(entry.marked)}
      </p>
      <div className={styles.choices}>
        {PURPOSES.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.choice}
            aria-pressed={one === entry.marked}
            onClick={() => onEntry(withPurpose(entry, one))}
          >
            {words.purpose(one)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

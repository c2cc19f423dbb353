"use client";

import { Button, Checkbox, CopyButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./account.module.css";

type Props = { username: string; codes: readonly string[]; onDone: () => void };

/** The recovery codes, the one time they are shown; printed, a sheet with nothing else on it. */
export function RecoverySheet({ username, codes, onDone }: Props) {
  const t = useTranslations("access.enrol");
  const actions = useTranslations("actions");
  const [isKept, setKept] = useState(false);
  return (
    <section className={styles.steps} aria-labelledby="recovery-sheet">
      <div className={styles.noPrint}>
        <h2 id="recovery-sheet">{t("sheet")}</h2>
        <p className={`soft ${styles.note}`}>{t("sheetMore")}</p>
      </div>
      <div className={styles.sheet}>
        <span>{t("sheetFor", { username: `\u2066${username}\u2069` })}</span>
        <ol className={styles.codes} dir="ltr">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className={styles.noPrint}>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => window.print()}>
            {actions("print")}
          </Button>
          <CopyButton value={codes.join("\n")}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? actions("copied") : actions("copy")}
              </Button>
            )}
          </CopyButton>
        </div>
        <Checkbox
          mt="md"
          label={t("kept")}
          checked={isKept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Button mt="md" disabled={!isKept} onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </section>
  );
}

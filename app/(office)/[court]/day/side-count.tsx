"use client";

import { useTranslations } from "next-intl";
import { ADJOURNMENT_RULES } from "../../../../server/rules/case/adjournment.ts";
import { warningOf } from "../../../../server/rules/sitting/adjournment-counts.ts";
import { Icon } from "../../../components/icons.tsx";
import styles from "./day.module.css";
import type { SheetRow } from "./sheet-data.ts";
import type { Draft } from "./sheet-entry.ts";

/** Which adjournment by its side this one is, said before Enter; from the district's number on with the warning. */
export function SideCount({ row, draft, warnsAt }: { row: SheetRow; draft: Draft; warnsAt: number }) {
  const t = useTranslations("process.counts");
  if (draft.kind !== "adjourned" || draft.reason === null) return null;
  const side = draft.side ?? ADJOURNMENT_RULES[draft.reason].side;
  const n = (row.adjournedBy[side] ?? 0) + 1;
  const isWarned = warningOf(side, n, warnsAt) !== null;
  if (!isWarned) return <p className={styles.sideCount}>{t("nth", { n })}</p>;
  return (
    <p className={styles.sideCount} role="status">
      <span className={`mark mark-risk ${styles.sideWarning}`}>
        <Icon name="risk" size={12} />
        {t("warn", { n })}
      </span>
    </p>
  );
}

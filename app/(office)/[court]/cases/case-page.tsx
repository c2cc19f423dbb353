"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCourt } from "../../court-context.tsx";
import { CaseDialog } from "./case-dialog.tsx";
import styles from "./case-file.module.css";
import { CaseFile } from "./case-file.tsx";

/** The file of a case on a page of its own. */
export function CasePage({ caseId }: { caseId: number }) {
  const t = useTranslations("docket.file");
  const { me, court } = useCourt();
  const [isEditing, setEditing] = useState(false);
  const mayChange = me.role === "clerk" || me.role === "administrator";
  return (
    <div className={`page ${styles.page}`}>
      <Link href={`/${court.code}/docket`} className={`${styles.back} no-print`}>
        {t("back")}
      </Link>
      <CaseFile caseId={caseId} isPage onEdit={mayChange ? () => setEditing(true) : undefined} />
      {isEditing && <CaseDialog caseId={caseId} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />}
    </div>
  );
}

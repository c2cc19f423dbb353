"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useCourt } from "../../court-context.tsx";
import { PrintedAt } from "../day/end/printed-at.tsx";
import { usePaper } from "../day/end/use-paper.ts";
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
      <PaperTop />
      <CaseFile caseId={caseId} isPage onEdit={mayChange ? () => setEditing(true) : undefined} />
      {isEditing && <CaseDialog caseId={caseId} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />}
    </div>
  );
}

/** On paper the frame of the screen is gone: whose file it is, and of when. */
function PaperTop() {
  const language = useLocale();
  const { court } = useCourt();
  usePaper("a4");
  return (
    <p className={styles.paperTop}>
      <strong>{(language === "ur" ? court.nameUr : null) ?? court.nameEn}</strong>
      <PrintedAt />
    </p>
  );
}

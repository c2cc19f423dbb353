"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayAt, timeAt } from "../../../../server/rules/court-day.ts";
import { dayWords } from "../../../../server/rules/day-words.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
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
  const t = useTranslations("sheet.end");
  const language = useLocale() === "ur" ? "ur" : "en";
  const { me, court } = useCourt();
  usePaper("a4");
  const now = new Date();
  const printed = `${dayWords(dayAt(now, me.timezone), language, "figures")} ${timeAt(now, me.timezone)}`;
  return (
    <p className={styles.paperTop}>
      <strong>{(language === "ur" ? court.nameUr : null) ?? court.nameEn}</strong>
      <Num>{t("printed", { when: printed })}</Num>
    </p>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useCourt } from "../../court-context.tsx";
import styles from "./account.module.css";
import { EnrolSteps } from "./enrol-steps.tsx";

/** What somebody sees, and nothing else, whom the district asks for a code and who has none yet. */
export function EnrolScreen() {
  const t = useTranslations("access.enrol");
  const { me, court } = useCourt();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
      </div>
      <p className={`soft ${styles.note} ${styles.noPrint}`}>{t("why")}</p>
      <EnrolSteps username={me.username} onDone={() => window.location.assign(`/${court.code}/week`)} />
    </div>
  );
}

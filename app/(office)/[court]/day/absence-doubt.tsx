"use client";

import { useTranslations } from "next-intl";
import { doubtOfAbsence, type Marked } from "../../../../server/rules/process/said-absence.ts";
import { Icon } from "../../../components/icons.tsx";
import styles from "./day.module.css";
import type { SheetRow } from "./sheet-data.ts";
import type { Draft } from "./sheet-entry.ts";

/** Where the reason and who came do not go together: asked quietly before Enter, which saves all the same. */
export function AbsenceDoubt({ row, draft }: { row: SheetRow; draft: Draft }) {
  const t = useTranslations("process.attendance.doubts");
  if (draft.kind !== "adjourned" || draft.reason === null) return null;
  const people = row.attendees.map(
    ({ id, role, mark, heldAs, expected, isForDefence }): Marked => ({
      ...{ id, role, mark, isForDefence, ...(heldAs ? { custody: heldAs } : {}) },
      testimony: expected === "to-testify" ? testifies(row.purpose) : "none",
    }),
  );
  const doubt = doubtOfAbsence(draft.reason, row.purpose, people);
  if (doubt === null) return null;
  return (
    <p role="status" className={`mark mark-risk ${styles.sideWarning}`}>
      <Icon name="risk" size={12} />
      {t(doubt)}
    </p>
  );
}

/** Whoever is expected to testify at a part-heard hearing was heard in part. */
const testifies = (purpose: SheetRow["purpose"]) => (purpose === "part-heard-evidence" ? "partly" : "pending");

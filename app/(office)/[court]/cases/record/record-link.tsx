"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCourt } from "../../../court-context.tsx";
import { maySeeRecord } from "./may-see-record.ts";

/** To who saw and did what; whose it is to ask need not open the names for it. */
export function RecordLink({ caseId }: { caseId: number }) {
  const t = useTranslations("audit");
  const { me, court } = useCourt();
  if (!maySeeRecord(me)) return null;
  return (
    <p>
      <Link href={`/${court.code}/cases/${caseId}/record`} prefetch={false}>
        {t("open")}
      </Link>
    </p>
  );
}

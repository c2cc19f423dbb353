"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { isBailGiven, isBailLost } from "../../../../../server/rules/applications/application-results.ts";
import type { Disposal } from "../../../../../server/rules/case/outcomes.ts";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { Matter } from "../stage/use-matter.ts";

/** What an order on an application leaves to be written in the case it was made in; nothing is written there by itself. */
export function LeftToWrite({ matter }: { matter: Matter }) {
  const t = useTranslations("applications");
  const { court } = useCourt();
  const parent = matter.applications.find((one) => one.isParent && one.isHere && one.disposalDay === null);
  const left = matter.disposal === null ? null : leftOf(matter.disposal, matter.applicationKind);
  if (!parent || left === null) return null;
  return (
    <p className="no-print">
      {t(left)}{" "}
      <Link href={`/${court.code}/cases/${parent.caseId}`} prefetch={false}>
        <Num>{parent.number}</Num>
      </Link>
    </p>
  );
}

function leftOf(disposal: Disposal, kind: Matter["applicationKind"]): "inCase" | "acquits" | null {
  if (isBailGiven(disposal) || isBailLost(disposal)) return "inCase";
  const isOfAcquittal = kind === "acquittal-249a" || kind === "acquittal-265k";
  return disposal === "application-granted" && isOfAcquittal ? "acquits" : null;
}

"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/court-day.ts";
import { type AwaitedReply, waitOf } from "../../../../../server/rules/evidence-wait.ts";
import type { Purpose } from "../../../../../server/rules/purposes.ts";
import { Icon } from "../../../../components/icons.tsx";
import { useDayText } from "../case-words.tsx";

type Props = {
  awaited: readonly AwaitedReply[] | undefined;
  purpose: Purpose;
  /** The day on which the date is given, and the date, if one is chosen. */
  from: CourtDay;
  chosen: CourtDay | null;
};

/** When the reply that a next date needs is to be expected; a mark where the chosen day comes before it. */
export function ReplyHint({ awaited, purpose, from, chosen }: Props) {
  const t = useTranslations("evidence");
  const text = useDayText();
  const { because } = waitOf(awaited ?? [], purpose, from, null);
  if (!because) return null;
  const { source, day, days, n, kind } = because;
  const basis = t(n > 0 ? "basis.learned" : "basis.assumed", { days, n });
  const isEarly = kind === "wait" && chosen !== null && chosen < day;
  return (
    <p
      role="status"
      className={isEarly ? "mark mark-risk" : "soft"}
      style={{ whiteSpace: "normal", margin: 0, fontSize: 13 }}
    >
      {isEarly && <Icon name="risk" size={12} />}
      {t(`because.${kind}`, { source: t(`sources.${source}`), expected: text(day, "short"), basis })}
    </p>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { EvidenceOffer } from "../../../../../server/rules/listing/evidence-offer.ts";
import type { EvidenceReason } from "../../../../../server/rules/listing/evidence-wait.ts";
import { Icon } from "../../../../components/icons.tsx";
import { useDayText } from "../case-words.tsx";

type Props = {
  offer: EvidenceOffer;
  /** The date, if one is chosen. */
  chosen: CourtDay | null;
};

/** When the reply that a next date needs is to be expected; a mark where the chosen day comes before it. */
export function ReplyHint({ offer, chosen }: Props) {
  const t = useTranslations("evidence");
  const text = useDayText();
  const basis = useReplyBasis();
  if (offer.kind === "free") return null;
  const { source, day } = offer.because;
  const isEarly = offer.kind === "wait" && chosen !== null && chosen < offer.notBefore;
  return (
    <p
      role="status"
      className={isEarly ? "mark mark-risk" : "soft"}
      style={{ whiteSpace: "normal", margin: 0, fontSize: 13 }}
    >
      {isEarly && <Icon name="risk" size={12} />}
      {t(`because.${offer.kind}`, {
        source: t(`sources.${source}`),
        expected: text(day, "short"),
        basis: basis(offer.because),
      })}
    </p>
  );
}

/** What an expected day rests on: the median with how many replies and their range, or an assumption. */
export function useReplyBasis() {
  const t = useTranslations("evidence.basis");
  return ({ days, n, range }: Pick<EvidenceReason, "days" | "n" | "range">): string => {
    if (n === 0) return t("assumed", { days });
    return range ? t("learnedRange", { days, n, ...range }) : t("learned", { days, n });
  };
}

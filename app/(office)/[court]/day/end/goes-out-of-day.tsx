"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { OfferLine } from "../../process/offer/offer-line.tsx";
import { useOffer } from "../../process/offer/use-offer.ts";
import { useOfferKeys } from "../../process/offer/use-offer-keys.ts";

/** What must go out for the dates that this day gave, those of the carry-over with the others: all at once, or one by one. */
export function GoesOutOfDay({ day }: { day: CourtDay }) {
  const t = useTranslations("process.offer");
  const offer = useOffer(useMemo(() => ({ day }), [day]));
  const { offered, answered, isBusy } = offer;
  const n = offered.reduce((sum, { proposals }) => sum + proposals.length, 0);
  const acceptAll = () => void offer.answerAll(offered);
  useOfferKeys({
    accept: isBusy || n === 0 ? null : acceptAll,
    undo: isBusy || !answered ? null : () => void offer.undo(),
  });
  if (n === 0 && !answered) return null;
  return (
    <section aria-label={t("ofDay")}>
      <h2>{t("ofDay")}</h2>
      {n > 0 && <p className="soft">{t("waits", { n, matters: offered.length })}</p>}
      {offered.length > 1 && (
        <Button mb="xs" loading={isBusy} rightSection={<kbd>Y</kbd>} variant="default" onClick={acceptAll}>
          {t("acceptMany", { n })}
        </Button>
      )}
      <OfferLine
        offer={offer}
        letter={offered.length === 1 ? "Y" : undefined}
        undoLetter="Z"
        onAnswer={(matter, chosen) => void offer.answer(matter, chosen)}
        onUndo={() => void offer.undo()}
      />
    </section>
  );
}

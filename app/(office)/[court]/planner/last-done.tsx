"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Icon } from "../../../components/icons.tsx";
import { DatePeople } from "../presence/date-people.tsx";
import { OfferLine } from "../process/offer/offer-line.tsx";
import { useOffer } from "../process/offer/use-offer.ts";
import { useOfferKeys } from "../process/offer/use-offer-keys.ts";
import styles from "./planner.module.css";
import type { PlannerEdits, Told } from "./use-planner-edits.tsx";

type Props = { told: Told; edits: PlannerEdits; show: (at: NonNullable<Told["at"]>) => void };

/** What was done last and the way back from it. It stays until the next act: a row that moved must not seem lost. */
export function LastDone({ told, edits, show }: Props) {
  const t = useTranslations("planner.move");
  const actions = useTranslations("actions");
  const { message, warnings, changeIds, elsewhere, at, hearingIds, came } = told;
  return (
    <>
      <div className={`${styles.lastDone} no-print`} role="status">
        <span>
          <Icon name="done" size={14} /> {message}
          {warnings.length > 0 && <span className="soft"> · {warnings.join(", ")}</span>}
          {came.map(({ day, matters }) => (
            <DatePeople key={day} matters={matters} day={day} />
          ))}
        </span>
        <span className={styles.actions}>
          {at && (
            <Button size="compact-sm" variant="subtle" onClick={() => show(at)}>
              {t("show")}
            </Button>
          )}
          {changeIds.length + elsewhere.length > 0 && (
            <Button size="compact-sm" variant="default" onClick={() => void edits.undo(told)} disabled={edits.isBusy}>
              {actions("undo")} <kbd aria-hidden>Z</kbd>
            </Button>
          )}
        </span>
      </div>
      {hearingIds.length > 0 && <GoesOut key={hearingIds.join(",")} hearingIds={hearingIds} />}
    </>
  );
}

/** A date that moved recalled what was out for the old day: what must go out for the new one. */
function GoesOut({ hearingIds }: { hearingIds: number[] }) {
  const of = useMemo(() => ({ hearingIds }), [hearingIds]);
  const offer = useOffer(of);
  const [matter] = offer.offered;
  useOfferKeys({ accept: matter && !offer.isBusy ? () => void offer.answer(matter, matter.proposals) : null });
  return (
    <OfferLine
      offer={offer}
      letter="Y"
      onAnswer={(matter, chosen) => void offer.answer(matter, chosen)}
      onUndo={() => void offer.undo()}
    />
  );
}

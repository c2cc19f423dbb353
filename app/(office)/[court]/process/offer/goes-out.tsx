"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../../components/icons.tsx";
import { OfferForm } from "./offer-form.tsx";
import { useOffer } from "./use-offer.ts";

type Props = {
  /** What was done, in words. */
  said: string;
  hearingId: number;
  /** Nothing to send, or nobody to ask. */
  onNothing: () => void;
  onDone: () => void;
};

/** In the dialog that gave a date: what must go out for it, to accept, to choose from, or to leave for later. */
export function GoesOut({ said, hearingId, onNothing, onDone }: Props) {
  const t = useTranslations("process.offer");
  const actions = useTranslations("actions");
  const of = useMemo(() => ({ hearingIds: [hearingId] }), [hearingId]);
  const { offered, isSettled, isBusy, answer, undo, answered } = useOffer(of);
  const [matter] = offered;
  const isOver = isSettled && !matter && !answered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends once, whoever renders it again.
  useEffect(() => {
    if (isOver) onNothing();
  }, [isOver]);
  if (answered) {
    const number = officeNumber(answered.matter);
    return (
      <div role="status">
        <p>
          <Icon name="done" size={14} /> {said}
        </p>
        <p>
          {answered.n === 0 ? t("struck", { number }) : t("accepted", { number, n: answered.n })}{" "}
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void undo()}>
            {actions("undo")}
          </Button>{" "}
          <Button size="compact-sm" data-autofocus onClick={onDone}>
            {actions("close")}
          </Button>
        </p>
      </div>
    );
  }
  const done = (
    <p role="status">
      <Icon name="done" size={14} /> {said}
    </p>
  );
  // Until the server has said what must go out.
  if (!matter) return done;
  return (
    <>
      {done}
      <h3>{t("label")}</h3>
      <OfferForm matter={matter} isBusy={isBusy} onAnswer={(chosen) => void answer(matter, chosen)} onLater={onDone} />
    </>
  );
}

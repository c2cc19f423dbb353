"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import own from "./life.module.css";

export type LiftingOrder = { judge: string; because: string };

/** By whose order and why a restriction is lifted: asked only where this saving lifts one. */
export function useLiftingOrder(before: boolean | null, after: boolean | null) {
  const [order, setOrder] = useState<LiftingOrder>({ judge: "", because: "" });
  const isLifting = after === false && before !== false;
  return {
    order: isLifting ? order : null,
    isMissing: isLifting && (!order.judge.trim() || !order.because.trim()),
    set: (change: Partial<LiftingOrder>) => setOrder((was) => ({ ...was, ...change })),
  };
}

type Props = ReturnType<typeof useLiftingOrder> & { wasAsked: boolean };

export function LiftingOrderFields({ order, isMissing, set, wasAsked }: Props) {
  const t = useTranslations("settlement.order");
  if (!order) return null;
  return (
    <div className={own.row}>
      <TextInput
        label={t("judge")}
        value={order.judge}
        maxLength={120}
        dir="auto"
        onChange={(event) => set({ judge: event.currentTarget.value })}
      />
      <TextInput
        label={t("because")}
        description={t("how")}
        inputWrapperOrder={["label", "input", "error", "description"]}
        value={order.because}
        maxLength={500}
        dir="auto"
        error={wasAsked && isMissing ? t("needed") : undefined}
        onChange={(event) => set({ because: event.currentTarget.value })}
      />
    </div>
  );
}

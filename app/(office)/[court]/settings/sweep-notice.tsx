"use client";

import { Alert } from "@mantine/core";
import { useTranslations } from "next-intl";
import { refusalOf } from "../../../components/refusal.ts";

export type Sweep = { matters: number; days: number };

/** What stands in the way of a closure, when the server said that matters do and that they may be taken off. */
export function sweepOf(error: unknown): Sweep | null {
  const refused = refusalOf(error);
  if (refused?.code !== "has-hearings" || refused.detail.canSweep !== true) return null;
  return { matters: Number(refused.detail.matters), days: Number(refused.detail.days) };
}

export function SweepNotice({ sweep }: { sweep: Sweep }) {
  const t = useTranslations("calendar.closures");
  return (
    <Alert color="red" title={t("hasMatters", sweep)} role="alert">
      {t("hasMattersMore", { matters: sweep.matters })}
    </Alert>
  );
}

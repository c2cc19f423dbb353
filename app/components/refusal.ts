"use client";

import { notifications } from "@mantine/notifications";
import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { AppRouter } from "../../server/router.ts";
import { isLimitRule } from "../../server/rules/next-date-limits.ts";
import { isStage } from "../../server/rules/stages.ts";
import { fieldName, isSettlementRule } from "../../server/wording/field-words.ts";

/** What the server refused, when it did so on purpose. */
export function refusalOf(error: unknown) {
  if (!(error instanceof TRPCClientError)) return null;
  return (error as TRPCClientError<AppRouter>).data?.refused ?? null;
}

/** True when the request never reached the server or the answer never came back. */
export function isOffline(error: unknown): boolean {
  return error instanceof TRPCClientError && !error.data;
}

type Refused = NonNullable<ReturnType<typeof refusalOf>>;

/** How full the day is that was refused. */
function figuresOf(refused: Refused | null) {
  const of = (name: string) => Number(refused?.detail[name] ?? 0);
  const [needed, listedMinutes, planMinutes] = [of("needed"), of("listedMinutes"), of("planMinutes")];
  return { needed, listedMinutes, planMinutes, listedMatters: of("listedMatters"), planMatters: of("planMatters") };
}

const RESULTS = ["convicted", "acquitted", "discharged", "abated", "reserved"] as const;
const isResult = (text: unknown): text is (typeof RESULTS)[number] => (RESULTS as readonly unknown[]).includes(text);

/** Turns any error of the server into a sentence for the person in front of the screen. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTranslations("errors");
  const findings = useTranslations("sheet.findings");
  const settlement = useTranslations("law.settlement");
  const stages = useTranslations("terms.stages");
  return useCallback(
    (error) => {
      const refused = refusalOf(error);
      const field = String(refused?.detail.field ?? "");
      if (refused?.code === "invalid" && isSettlementRule(field)) return settlement(field);
      const { result, stage } = refused?.code === "stage-pair" ? refused.detail : {};
      if (isResult(result) && typeof stage === "string" && isStage(stage))
        return t(`resultAtStage.${result}`, { stage: stages(stage) });
      const rule = refused?.code === "law-limit" ? refused.detail.rule : null;
      if (isLimitRule(rule)) return `${findings(rule)}. ${t("refusals.law-limit")}`;
      const full = refused?.code === "day-full" ? refused.detail.full : null;
      if (full === "minutes" || full === "matters" || full === "both") return t(`dayFull.${full}`, figuresOf(refused));
      const name = refused?.code === "invalid" ? fieldName(field) : null;
      if (name) return t("field", { words: t(`fields.${name}`) });
      if (refused) return t(`refusals.${refused.code}`);
      return isOffline(error) ? t("offline") : t("unknown", { reference: new Date().toISOString().slice(11, 19) });
    },
    [t, findings, settlement, stages],
  );
}

/** Shows an error as a notification that stays until it is read. */
export function useShowError(): (error: unknown) => void {
  const words = useErrorWords();
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      notifications.show({
        color: "red",
        title: t("title"),
        message: words(error),
        autoClose: 12_000,
        role: "alert",
        className: "is-error",
      });
    },
    [words, t],
  );
}

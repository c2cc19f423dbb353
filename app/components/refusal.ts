"use client";

import { notifications } from "@mantine/notifications";
import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { AppRouter } from "../../server/doors/http/router.ts";
import { isDisposal } from "../../server/rules/case/outcomes.ts";
import { isStage } from "../../server/rules/case/stages.ts";
import { isLimitRule } from "../../server/rules/listing/next-date-limits.ts";
import { LATE_CORRECTION_BARS } from "../../server/rules/sitting/late-correction.ts";
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

/** What the log of the court's computer calls the request that failed. */
function requestIdOf(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  return (error as TRPCClientError<AppRouter>).data?.requestId ?? null;
}

export type Refused = NonNullable<ReturnType<typeof refusalOf>>;

/** How full the day is that was refused. */
function figuresOf(detail: Refused["detail"]) {
  const of = (name: string) => Number(detail[name] ?? 0);
  const [needed, listedMinutes, planMinutes] = [of("needed"), of("listedMinutes"), of("planMinutes")];
  return { needed, listedMinutes, planMinutes, listedMatters: of("listedMatters"), planMatters: of("planMatters") };
}

const RESULTS = ["convicted", "acquitted", "discharged", "abated", "reserved"] as const;
const isResult = (text: unknown): text is (typeof RESULTS)[number] => (RESULTS as readonly unknown[]).includes(text);

/** Turns what the server refused into a sentence, with what it told of the case and the day. */
export function useRefusalWords(): (refused: Pick<Refused, "code" | "detail">) => string {
  const t = useTranslations("errors");
  const findings = useTranslations("sheet.findings");
  const settlement = useTranslations("law.settlement");
  const terms = useTranslations("terms");
  return useCallback(
    (refused) => {
      const { code, detail } = refused;
      const field = String(detail.field ?? "");
      if (code === "invalid" && isSettlementRule(field)) return settlement(field);
      const { result, disposal, stage } = code === "stage-pair" ? detail : {};
      if (typeof stage === "string" && isStage(stage)) {
        const at = { stage: terms(`stages.${stage}`) };
        if (isResult(result)) return t(`resultAtStage.${result}`, at);
        if (typeof disposal === "string" && isDisposal(disposal))
          return t("endAtStage", { ...at, end: terms(`disposals.${disposal}`) });
      }
      const why = code === "case-left" ? LATE_CORRECTION_BARS.find((bar) => bar === detail.why) : undefined;
      if (why) return t(`lateCorrection.${why}`);
      const rule = code === "law-limit" ? detail.rule : null;
      if (isLimitRule(rule)) return `${findings(rule)}. ${t("refusals.law-limit")}`;
      const full = code === "day-full" ? detail.full : null;
      if (full === "minutes" || full === "matters" || full === "both") return t(`dayFull.${full}`, figuresOf(detail));
      const name = code === "invalid" ? fieldName(field) : null;
      return name ? t("field", { words: t(`fields.${name}`) }) : t(`refusals.${code}`);
    },
    [t, findings, settlement, terms],
  );
}

/** Turns any error of the server into a sentence for the person in front of the screen. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTranslations("errors");
  const words = useRefusalWords();
  return useCallback(
    (error) => {
      const refused = refusalOf(error);
      if (refused) return words(refused);
      return isOffline(error)
        ? t("offline")
        : t("unknown", { reference: requestIdOf(error) ?? new Date().toISOString().slice(11, 19) });
    },
    [t, words],
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

"use client";

import { notifications } from "@mantine/notifications";
import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { AppRouter } from "../../server/router.ts";
import { isLimitRule } from "../../server/rules/next-date-limits.ts";

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

/** Turns any error of the server into a sentence for the person in front of the screen. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTranslations("errors");
  const findings = useTranslations("sheet.findings");
  return useCallback(
    (error) => {
      const refused = refusalOf(error);
      const rule = refused?.code === "law-limit" ? refused.detail.rule : null;
      if (isLimitRule(rule)) return `${findings(rule)}. ${t("refusals.law-limit", { field: "" })}`;
      const full = refused?.code === "day-full" ? refused.detail.full : null;
      if (full === "minutes" || full === "matters" || full === "both") return t(`dayFull.${full}`, figuresOf(refused));
      if (refused) return t(`refusals.${refused.code}`, { field: String(refused.detail.field ?? "") });
      return isOffline(error) ? t("offline") : t("unknown", { reference: new Date().toISOString().slice(11, 19) });
    },
    [t, findings],
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

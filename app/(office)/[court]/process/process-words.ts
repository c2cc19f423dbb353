"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { PURPOSE_RULES, type Purpose } from "../../../../server/rules/case/purposes.ts";
import type { ProcessItem, ProcessMatter, Proposal } from "./process-data.ts";

/** Whom a process is for, and why a recall, in the language of the screen. */
export function useProcessWords() {
  const t = useTranslations("process");
  const terms = useTranslations("terms");
  const sources = useTranslations("evidence.sources");
  const locale: "en" | "ur" = useLocale() === "ur" ? "ur" : "en";
  return useMemo(() => {
    const day = (one: CourtDay, style: "short" | "long" | "date" | "figures" = "short") => dayWords(one, locale, style);
    const role = ({ role, ordinal, isForDefence }: NonNullable<ProcessItem["to"]>) =>
      role === "witness" ? `${isForDefence ? "DW" : "PW"}-${ordinal}` : terms(`roles.${role}`);
    const name = (one: { name: string; nameUr: string | null }): string =>
      (locale === "ur" ? one.nameUr : null) ?? one.name;
    const source = ({ request }: Pick<ProcessItem | Proposal, "request">): string =>
      request ? (request.sourceName ?? sources(request.source)) : "";
    return {
      locale,
      day,
      role,
      name,
      source,
      /** As a paper of its own speaks to somebody: whom it must not give away is not called complainant or victim. */
      addressed: ({ to, request }: Pick<ProcessItem, "to" | "request">): string => {
        if (!to) return source({ request });
        return to.printsApart ? name(to) : t("attendance.label.named", { role: role(to), name: name(to) });
      },
      apartNote: t("paper.apartNote"),
      /** What must go out, by kind, each with whom it is for and nobody by name. */
      summary: (proposals: readonly Proposal[]): string =>
        [...Map.groupBy(proposals, ({ kind }) => kind)]
          .map(
            ([kind, some]) =>
              `${t(`kinds.${kind}`)}: ${some.map((one) => (one.to ? role(one.to) : source(one))).join(locale === "ur" ? "، " : ", ")}`,
          )
          .join(" · "),
      /** On a paper: a settlement hearing is a mention there, so that nobody is seen as near to settling. */
      purpose: (purpose: Purpose): string =>
        terms(`purposes.${PURPOSE_RULES[purpose].isPublished ? purpose : "mention"}`),
      /** By name for who serves it; a protected person by the role only, until the sheet of its own. */
      recipient: ({ to, request }: Pick<ProcessItem | Proposal, "to" | "request">, isOwnSheet = false): string => {
        if (!to) return [source({ request }), request?.fileReference].filter(Boolean).join(" · ");
        if (to.printsApart && !isOwnSheet) return role(to);
        return t("attendance.label.named", { role: role(to), name: name(to) });
      },
      whyGone: (matter: ProcessMatter, of: CourtDay): string => {
        if (matter.isDisposed) return t("day.disposed");
        if (matter.state === "withdrawn") return t("day.withdrawn");
        return matter.day === of ? "" : t("day.movedTo", { day: day(matter.day) });
      },
    };
  }, [t, terms, sources, locale]);
}

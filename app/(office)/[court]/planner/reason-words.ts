"use client";

import { useLocale, useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { PlanReason, PossibleDay } from "../../../../server/rules/listing/plan-reasons.ts";
import { useReplyBasis } from "../cases/evidence/reply-hint.tsx";
import { REFUSAL_CODES, type RefusalCode } from "./refusal-codes.ts";

const SAYS_EVIDENCE: readonly PlanReason["code"][] = ["after-evidence", "evidence-mention", "evidence-later"];

/** Says in words why a matter stands where it does. */
export function useReasonWords(): (reason: PlanReason | null) => string {
  const t = useTranslations("planner.why");
  const refusals = useTranslations("errors.refusals");
  const evidence = useTranslations("evidence");
  const basis = useReplyBasis();
  const language = useLocale();
  const say = (day: CourtDay | undefined) => (day ? dayWords(day, language, "short") : "");
  const refusal = (code: string | undefined) => {
    const known = REFUSAL_CODES.find((one): one is RefusalCode => one === code);
    return known ? refusals(known) : "";
  };
  const evidenceOf = (reply: PlanReason["evidence"]) => {
    if (!reply) return { source: "", expected: "", basis: "" };
    const { source, day } = reply;
    return { source: evidence(`sources.${source}`), expected: say(day), basis: basis(reply) };
  };

  return (reason) => {
    if (!reason) return t("unknown");
    const values = {
      // A reason kept from before others were counted beside it names none of them.
      n: reason.count ?? (reason.code === "shared-trip" ? 0 : 1),
      m: reason.other ?? (reason.code === "earlier-full" ? 0 : 1),
      of: reason.outOf ?? 0,
      day: say(reason.day),
      until: say(reason.until),
      who: reason.role ? t(`roles.${reason.role}`) : t("someone"),
      limit: reason.limit ? t(`limits.${reason.limit}`) : "",
      because: refusal(reason.refusal),
      ...evidenceOf(reason.evidence),
    };
    const sentence = t(`codes.${reason.code}`, values);
    const rest =
      reason.evidence && !SAYS_EVIDENCE.includes(reason.code)
        ? ` ${evidence(`because.${reason.evidence.kind}`, values)}`
        : "";
    const said = sentence.charAt(0).toUpperCase() + sentence.slice(1);
    const late = reason.lateDays ? ` (${t("late", { n: reason.lateDays })})` : "";
    const limit = reason.lastDay ? ` ${t("lastDay", { day: say(reason.lastDay) })}` : "";
    return said + late + limit + rest;
  };
}

/** What to know of a day before it is chosen, in a few words; empty where there is nothing. */
export function useDayNotes(): (day: PossibleDay) => string {
  const t = useTranslations("planner.notes");
  return ({ notes }) => notes.map((note) => t(note)).join(", ");
}

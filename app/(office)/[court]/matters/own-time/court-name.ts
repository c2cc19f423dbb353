"use client";

import { useLocale } from "next-intl";

/** A court in the language of the screen, isolated. */
export function useCourtName(): (court: { courtEn: string; courtUr: string | null }) => string {
  const language = useLocale();
  return ({ courtEn, courtUr }) => `\u2068${language === "ur" ? (courtUr ?? courtEn) : courtEn}\u2069`;
}

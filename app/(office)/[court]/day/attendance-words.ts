"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Attending } from "./attendance-entry.ts";
import { useSheetWords } from "./outcome-words.tsx";

/**
 * What somebody is called on the screen in court: `PW-2 Ali Raza`; a complainant or victim by the role only.
 * `isShort` leaves the name out where it stands nearby already.
 */
export function useAttendeeWords(): (person: Attending, alike: number, isShort?: boolean) => string {
  const t = useTranslations("process.attendance.label");
  const terms = useTranslations("terms.roles");
  const words = useSheetWords();
  return useCallback(
    (person, alike, isShort = false) => {
      const { role, name, nameUr, ordinal, isForDefence } = person;
      const said = (words.locale === "ur" ? nameUr : null) ?? name;
      const title = role === "witness" ? `${isForDefence ? "DW" : "PW"}-${ordinal}` : terms(role);
      if (said && !isShort) return t("named", { role: title, name: said });
      return role === "witness" || alike < 2 ? title : t("numbered", { role: title, n: ordinal });
    },
    [t, terms, words.locale],
  );
}

export const alikeIn = (people: readonly Attending[], { role }: Attending): number =>
  people.filter((one) => one.role === role).length;

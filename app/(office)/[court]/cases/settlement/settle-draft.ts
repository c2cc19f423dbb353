"use client";

import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { Compounder, Relation } from "../../../../../server/rules/settlement/settlement-facts.ts";
import type { Life } from "./use-life.ts";

/** What is said of a settlement while it is entered; "" and null where nothing was said yet. */
export type SettleDraft = {
  day: CourtDay | null;
  statedDay: CourtDay | null;
  statementReference: string;
  compoundedAs: "" | Compounder;
  compoundedById: number | null;
  guardianName: string;
  relation: "" | Relation;
  /** What was said where the answer was no. */
  note: string;
  isIncapable: "" | "yes" | "no";
  askedDay: CourtDay | null;
  isVoluntary: "" | "yes" | "no";
  leaveFor: "" | "incapable" | "after-conviction";
  leaveDay: CourtDay | null;
  /** `accused/section`. */
  marked: readonly string[];
};

export const partName = (accusedId: number, section: string) => `${accusedId}/${section}`;

export function useSettleDraft(life: Life) {
  // Nothing is marked or answered beforehand: what is recorded was said.
  const [draft, setDraft] = useState<SettleDraft>({
    ...{ day: life.today, statedDay: null, statementReference: "", compoundedAs: "", compoundedById: null },
    ...{
      guardianName: "",
      relation: "",
      note: "",
      isIncapable: "",
      askedDay: null,
      isVoluntary: "",
      leaveFor: "",
      leaveDay: null,
      marked: [],
    },
  });
  const [isTouched, setTouched] = useState(false);
  const set = (change: Partial<SettleDraft>) => {
    setTouched(true);
    setDraft((before) => ({ ...before, ...change }));
  };
  return { draft, set, isTouched };
}

/** As the server is asked. */
export function saidOf(draft: SettleDraft, of: { courtId: number; caseId: number; today: CourtDay }) {
  const { marked, compoundedAs, isIncapable, isVoluntary, leaveFor, leaveDay, day } = draft;
  const { compoundedById, statedDay, statementReference, askedDay, guardianName, relation } = draft;
  const standsFor = compoundedAs === "guardian" || compoundedAs === "heir";
  return {
    courtId: of.courtId,
    caseId: of.caseId,
    ...{ compoundedById, statedDay, statementReference, askedDay },
    day: day ?? of.today,
    compoundedAs: compoundedAs || null,
    guardianName: (standsFor && guardianName.trim()) || null,
    relation: (standsFor && relation) || null,
    isIncapable: isIncapable === "" ? null : isIncapable === "yes",
    isVoluntary: isVoluntary || null,
    leaveFor: leaveFor || null,
    leaveDay: leaveFor ? leaveDay : null,
    parts: marked.map((name) => {
      const at = name.indexOf("/");
      return { accusedId: Number(name.slice(0, at)), section: name.slice(at + 1) };
    }),
  };
}

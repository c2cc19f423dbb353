"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import {
  type CaseNumber,
  formatCaseNumber,
  parseCaseNumber,
  parseFir,
} from "../../../../server/rules/case/case-number.ts";
import type { ConfirmedClass } from "../../../../server/rules/case/offence-table.ts";
import { type Restriction, restrictionOf } from "../../../../server/rules/case/offences.ts";
import { type ReadSections, readSections } from "../../../../server/rules/case/read-sections.ts";
import { numberInCourt } from "../../../../server/rules/docket/docket-prefix.ts";

export type Entry = inferRouterOutputs<AppRouter>["cases"]["file"]["entry"];

/** What is typed: as the entry, but names by lines while they are typed. */
export type Draft = Omit<Entry, "accused" | "complainants" | "counsel"> & {
  accused: string;
  complainants: string;
  counsel: string;
};

export const EMPTY: Draft = {
  number: "",
  fir: "",
  station: "",
  cfmsCode: "",
  sections: "",
  unreadSections: [],
  accused: "",
  otherAccused: 0,
  complainants: "",
  counsel: "",
  prosecutor: "",
  investigatingOfficer: "",
  stage: "cognizance",
  custody: "unknown",
  custodySince: null,
  hasMinor: false,
  orderedRestricted: null,
  institutionDay: null,
  offenceDay: null,
  firDay: null,
  challanDay: null,
  cognizanceDay: null,
  copiesDay: null,
  proclamationDay: null,
  priorDay: null,
  remarks: "",
};

const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function draftOf(entry: Entry): Draft {
  return {
    ...entry,
    accused: entry.accused.join("\n"),
    complainants: entry.complainants.join("\n"),
    counsel: entry.counsel.join("\n"),
  };
}

export function entryOf(draft: Draft): Entry {
  return {
    ...draft,
    accused: lines(draft.accused),
    complainants: lines(draft.complainants),
    counsel: lines(draft.counsel),
  };
}

/** How the texts are understood, by the rules that the server reads them with. `null`: nothing typed, `undefined`: unreadable. */
export type Understood = {
  number: string | null | undefined;
  fir: { text: string; station: string | null } | null | undefined;
  sections: ReadSections;
  restriction: Restriction;
  isNamed: boolean;
};

/**
 * `confirmed`: the classes of sections that the district has confirmed, as the server takes them. `own`: what the court
 * writes before the numbers of its trials, in whose form a number is kept that is short for it.
 */
export function understand(
  draft: Draft,
  confirmed: readonly ConfirmedClass[] = [],
  own: string | null = null,
): Understood {
  const typed = draft.number.trim() === "" ? null : (parseCaseNumber(draft.number) ?? undefined);
  const number = typed && (typed.prefix === null ? typed : numberInCourt(typed, own));
  const fir = draft.fir.trim() === "" ? null : (parseFir(draft.fir) ?? undefined);
  const sections = readSections(draft.sections);
  const unreadSections = [...draft.unreadSections, ...sections.unread];
  const { hasMinor, orderedRestricted } = draft;
  return {
    number: number && formatCaseNumber(number as CaseNumber),
    fir: fir && { text: `${fir.number}/${fir.year}`, station: fir.station },
    sections,
    restriction: restrictionOf({ sections: sections.sections, unreadSections, hasMinor, orderedRestricted }, confirmed),
    isNamed: Boolean(number) || Boolean(fir),
  };
}

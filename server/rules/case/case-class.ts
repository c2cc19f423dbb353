import type { Authority } from "../calendar/authority.ts";
import type { CourtDay } from "../calendar/court-day.ts";
import type { Answer, ChargedSection, ConfirmedClass, Offence } from "./offence-table.ts";
import { confirmedClassOf, offenceOn, offencesOf } from "./offences.ts";

/** `mixed`: some sections may be compounded and some may not. `unknown`: ask the court, never guess. */
export const COMPOUNDABLE = ["yes", "no", "mixed", "unknown"] as const;
export type Compoundable = (typeof COMPOUNDABLE)[number];

/** What may be odd about the sections charged. All warn. */
export const CLASS_FINDINGS = ["section-not-in-force", "class-not-confirmed", "graver-form-not-ruled-out"] as const;
export type ClassFinding = Authority & {
  readonly code: (typeof CLASS_FINDINGS)[number];
  /** The sections, as written. */
  readonly sections: readonly string[];
};

/** The class of one charged section on the day of the offence. */
export type SectionClass = Authority & {
  readonly section: ChargedSection;
  readonly cognizable: Answer | "on-authority-complaint";
  readonly bailable: Answer;
  readonly compoundable: Answer;
  readonly victimSensitive: Answer;
  /** Common intention or abetment: it has no class of its own and follows the offence it is charged with. */
  readonly followsPrincipal: boolean;
  /** False only where the section is known not to have been law on the day of the offence. */
  readonly isInForce: boolean;
  /** Months, in the gravest form that the facts reach; `null` when the text was not read. */
  readonly maxMonths: number | null;
  readonly sentenceConfirmed: boolean;
  /** Graver forms that the facts do not reach, or do not settle. */
  readonly graverForms: readonly string[];
};

export type CaseClassFacts = {
  readonly sections: readonly ChargedSection[];
  /** Not the day of the FIR: an act is judged by the law of its own day. `null`: the gravest version counts. */
  readonly offenceDay: CourtDay | null;
  /** Whether a victim was under eighteen; `null` when it is not recorded. */
  readonly hasMinorVictim: boolean | null;
};

export type CaseClass = Pick<SectionClass, "cognizable" | "bailable" | "victimSensitive"> & {
  readonly compoundable: Compoundable;
  /** The longest sentence of any section; `isComplete` is false when some section's sentence is not known. */
  readonly longest: { readonly months: number | null; readonly isComplete: boolean; readonly confirmed: boolean };
  readonly sections: readonly SectionClass[];
  readonly findings: readonly ClassFinding[];
  /** Whether every class that went into it is confirmed; otherwise it may be shown and warn, never refuse. */
  readonly confirmed: boolean;
};

const MINOR_VICTIM = "minor victim";

/**
 * The class of a case: of all charged sections the strictest governs. Cognizable as soon as one is, non-bailable as
 * soon as one is; an unknown is stricter than a plain answer. A section that was not law on the day of the offence is
 * named and still counts until the court drops it. Authority: PECA s.43 (confirmed for ss.3–26); law.md §1.1–1.2.
 */
export function caseClassOf(facts: CaseClassFacts, confirmed: readonly ConfirmedClass[] = []): CaseClass {
  const sections = facts.sections.map((section) => sectionClassOf(section, facts, confirmed));
  const own = sections.filter((one) => !one.followsPrincipal);
  const months = own.flatMap((one) => (one.maxMonths === null ? [] : [one.maxMonths]));
  return {
    cognizable: strictest(own, "cognizable", ["yes", "unknown", "on-authority-complaint", "no"]),
    bailable: strictest(own, "bailable", ["no", "unknown", "yes"]),
    victimSensitive: strictest(own, "victimSensitive", ["yes", "unknown", "no"]),
    compoundable: compoundableOf(own.map((one) => one.compoundable)),
    longest: {
      months: months.length > 0 ? Math.max(...months) : null,
      isComplete: own.length > 0 && months.length === own.length,
      confirmed: own.length > 0 && own.every((one) => one.sentenceConfirmed),
    },
    sections,
    findings: findingsOf(sections, facts),
    confirmed: own.length > 0 && own.every((one) => one.confirmed),
  };
}

/** Of several answers: all alike is that, yes and no together is mixed, and anything unknown beside one kind is unknown. */
export function compoundableOf(answers: readonly Answer[]): Compoundable {
  if (answers.includes("yes") && answers.includes("no")) return "mixed";
  return answers.length === 0 || answers.includes("unknown") ? "unknown" : answers[0]!;
}

/**
 * One section on the day of the offence. The district's own class stands in for a row that nobody has confirmed, and
 * for a section that is not in the table; a section of neither is unknown in everything.
 */
export function sectionClassOf(
  section: ChargedSection,
  facts: Omit<CaseClassFacts, "sections">,
  confirmed: readonly ConfirmedClass[] = [],
): SectionClass {
  const versions = versionsOf(section, facts.offenceDay);
  const row = versions.at(-1);
  const given = confirmedClassOf(section, confirmed);
  return {
    section,
    cognizable: given?.cognizable ?? row?.cognizable ?? "unknown",
    bailable: given?.bailable ?? row?.bailable ?? "unknown",
    compoundable: given?.compoundable ?? row?.compoundable ?? "unknown",
    victimSensitive:
      row?.victimSensitive === "yes" ? "yes" : (given?.victimSensitive ?? row?.victimSensitive ?? "unknown"),
    followsPrincipal: row?.followsPrincipal ?? false,
    isInForce: row === undefined || facts.offenceDay === null || offenceOn(section, facts.offenceDay) !== null,
    ...sentenceOf(versions, facts.hasMinorVictim),
    authority: given?.confirmedBy ?? row?.authority ?? "not in the table of offences",
    confirmed: given !== null || (row?.classConfirmed ?? false),
  };
}

/** The version of that day; where the day is unknown or before every version, all of them. */
function versionsOf(section: ChargedSection, day: CourtDay | null): readonly Offence[] {
  const onDay = day === null ? null : offenceOn(section, day);
  return onDay === null ? offencesOf(section) : [onDay];
}

function sentenceOf(versions: readonly Offence[], hasMinorVictim: boolean | null) {
  const forms = versions.flatMap((one) => one.aggravated);
  const reached = forms.filter((form) => hasMinorVictim === true && form.when === MINOR_VICTIM);
  const months = [...versions, ...reached].map((one) => one.maxMonths);
  const graver = forms.filter((form) => !reached.includes(form) && !(hasMinorVictim === false && isOfMinor(form)));
  return {
    maxMonths: months.length === 0 || months.includes(null) ? null : Math.max(...months.map(Number)),
    sentenceConfirmed: versions.length > 0 && versions.every((one) => one.sentenceConfirmed),
    graverForms: graver.map((form) => form.when),
  };
}

const isOfMinor = (form: { when: string }): boolean => /\bminor\b/.test(form.when);

function strictest<K extends "cognizable" | "bailable" | "victimSensitive">(
  sections: readonly SectionClass[],
  key: K,
  order: readonly SectionClass[K][],
): SectionClass[K] {
  return order.find((answer) => sections.some((one) => one[key] === answer)) ?? ("unknown" as SectionClass[K]);
}

const NO_RETROACTION = "Constitution, art. 12: no punishment for an act that was no offence when it was done";

function findingsOf(sections: readonly SectionClass[], { hasMinorVictim }: CaseClassFacts): ClassFinding[] {
  const unknownVictim = (one: SectionClass) => hasMinorVictim === null && one.graverForms.includes(MINOR_VICTIM);
  const tests: readonly [ClassFinding["code"], string, (one: SectionClass) => boolean][] = [
    ["section-not-in-force", NO_RETROACTION, (one) => !one.isInForce],
    ["class-not-confirmed", "PECA s.43; Schedule II CrPC", (one) => !one.confirmed && !one.followsPrincipal],
    ["graver-form-not-ruled-out", "PECA 2016, the section itself", unknownVictim],
  ];
  return tests.flatMap(([code, authority, isBroken]) => {
    const found = sections.filter(isBroken).map(({ section }) => `${section.statute} ${section.section}`.trim());
    return found.length > 0 ? [{ code, authority, confirmed: false, sections: found }] : [];
  });
}

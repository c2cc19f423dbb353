import type { CourtDay } from "../calendar/court-day.ts";
import { type ChargedSection, type ConfirmedClass, OFFENCES, type Offence } from "./offence-table.ts";

/** Why a matter is, or is not, restricted. The first that holds, in this order, is given. */
export const RESTRICTION_CAUSES = [
  "minor",
  "protected-section",
  "ordered",
  "unread-section",
  "no-section",
  "lifted-by-order",
  "sensitive-section",
  "unknown-section",
  "unconfirmed-class",
  "unrestricted",
] as const;
export type RestrictionCause = (typeof RESTRICTION_CAUSES)[number];

export type RestrictionFacts = {
  readonly sections: readonly ChargedSection[];
  /** Texts of the register that could not be read as sections. */
  readonly unreadSections: readonly string[];
  /** A victim, witness or accused under eighteen. */
  readonly hasMinor: boolean;
  /** A judge's order: true restricts, false lifts, `null` when there is none. */
  readonly orderedRestricted: boolean | null;
};

export type Restriction = {
  readonly restricted: boolean;
  readonly because: RestrictionCause;
  /** The sections, as written, that made it so. */
  readonly sections: readonly string[];
};

/**
 * The section without sub-sections and writing habits: "22-A" → "22A", " s. 21(1)(d) " → "21".
 * Returns the empty text for anything else, also for two sections in one text (they must be split first) and for a
 * letter that may be a mistyped figure ("2l", "2O").
 */
export function sectionCode(section: string): string {
  const bare = section.replace(/\([^)]*\)/g, "").trim();
  const match = /^(?:s\.?|ss\.?|sec\.?|section|u\/s)?\s*(\d{1,4})\s*[-‐–]?\s*([a-hj-km-np-z]?)$/i.exec(bare);
  return match ? `${Number(match[1])}${(match[2] ?? "").toUpperCase()}` : "";
}

/** The statute's code for the ways it is written; any other statute comes back in bare capitals. */
export function statuteCode(statute: string): string {
  const plain = statute.toUpperCase().replace(/[^A-Z]/g, "");
  if (plain.startsWith("PECA") || plain.startsWith("PREVENTIONOFELECTRONICCRIME")) return "PECA";
  if (plain === "PPC" || plain === "PAKISTANPENALCODE") return "PPC";
  return plain;
}

/** `PECA 20` as a case keeps it → statute and section; the last word is the section. */
export function chargedSection(text: string): ChargedSection {
  const at = text.trim().lastIndexOf(" ");
  return { statute: text.trim().slice(0, Math.max(0, at)).trim(), section: text.trim().slice(at + 1) };
}

/** Sections as an order sheet writes them, by statute in the order charged: "PECA 20, 24 · PPC 500". */
export function sectionsInWords(sections: readonly ChargedSection[]): string {
  const statutes = [...new Set(sections.map((one) => one.statute))];
  const of = (statute: string) => sections.filter((one) => one.statute === statute).map((one) => one.section);
  return statutes.map((statute) => `${statute} ${of(statute).join(", ")}`.trim()).join(" · ");
}

/** Every version of a section, oldest first; none when it is not in the data. */
export function offencesOf(charged: ChargedSection): Offence[] {
  const statute = statuteCode(charged.statute);
  const section = sectionCode(charged.section);
  return OFFENCES.filter((offence) => offence.statute === statute && offence.section === section);
}

/** The section as it stood on the day of the offence, or `null` when it was not in force (e.g. 26A before 2025). */
export function offenceOn(charged: ChargedSection, day: CourtDay): Offence | null {
  return offencesOf(charged).find((one) => one.from <= day && (one.until === null || day <= one.until)) ?? null;
}

/** No order lifts these: modesty and child offences, and the sexual offences of the Penal Code. */
const NEVER_LIFTED = ["PECA 21", "PECA 22", "PECA 22A", "PECA 22B", "PECA 22C", "PPC 354A", "PPC 376", "PPC 377"];

/**
 * Whether a matter must go unnamed on a public list. Until it is positively known to be unrestricted it is restricted:
 * no section, an unread or unknown section, a section whose class is not confirmed, or one with a sensitive victim.
 * A judge's order restricts anything; it lifts for adults, once every section is read, and never for PECA 21–22C or
 * the sexual offences of the PPC.
 *
 * Authority: PECA s.30B, concealment of identity (confirmed); s.30C, minors in camera, and PPC 376-A, printing of
 * identity (not confirmed). That an unconfirmed matter is restricted is this project's precaution, not law: a class
 * that the district has `confirmed` stands in for an unconfirmed row.
 */
export function restrictionOf(facts: RestrictionFacts, confirmed: readonly ConfirmedClass[] = []): Restriction {
  const { sections, orderedRestricted } = facts;
  if (facts.hasMinor) return restricted("minor", []);
  const guarded = sections.filter(isNeverLifted);
  if (guarded.length > 0) return restricted("protected-section", guarded.map(written));
  if (orderedRestricted === true) return restricted("ordered", []);
  const unread = [...facts.unreadSections, ...sections.filter((one) => sectionCode(one.section) === "").map(written)];
  if (unread.length > 0) return restricted("unread-section", unread);
  if (sections.every(isJointLiability)) return restricted("no-section", sections.map(written));
  if (orderedRestricted === false) return { restricted: false, because: "lifted-by-order", sections: [] };
  return restrictionByTable(sections, confirmed);
}

/** What the table of offences says when no order and no minor decides. */
function restrictionByTable(sections: readonly ChargedSection[], confirmed: readonly ConfirmedClass[]): Restriction {
  const tests: readonly [RestrictionCause, (offences: Offence[], given: ConfirmedClass | null) => boolean][] = [
    ["sensitive-section", (offences, given) => isSensitive(offences, given)],
    ["unknown-section", (offences, given) => offences.length === 0 && given === null],
    ["unconfirmed-class", (offences, given) => offences.some((one) => !one.classConfirmed) && given === null],
  ];
  for (const [because, test] of tests) {
    const found = sections.filter((section) => test(offencesOf(section), confirmedClassOf(section, confirmed)));
    if (found.length > 0) return restricted(because, found.map(written));
  }
  return { restricted: false, because: "unrestricted", sections: [] };
}

/** A district may say that a victim is sensitive, and answer where the table does not know; it lifts no *yes*. */
function isSensitive(offences: readonly Offence[], given: ConfirmedClass | null): boolean {
  if (given !== null && given.victimSensitive !== "no") return true;
  return offences.some((one) => one.victimSensitive === "yes" || (one.victimSensitive === "unknown" && given === null));
}

/** The district's own class of a section; `null` where it gave none or the table's is confirmed already. */
export function confirmedClassOf(charged: ChargedSection, confirmed: readonly ConfirmedClass[]): ConfirmedClass | null {
  if (offencesOf(charged).some((offence) => offence.classConfirmed)) return null;
  const [statute, section] = [statuteCode(charged.statute), sectionCode(charged.section)];
  const isIt = (one: ConfirmedClass) => statuteCode(one.statute) === statute && sectionCode(one.section) === section;
  return (section !== "" && confirmed.find(isIt)) || null;
}

const restricted = (because: RestrictionCause, sections: readonly string[]): Restriction => ({
  restricted: true,
  because,
  sections,
});

const written = (section: ChargedSection): string => `${section.statute} ${section.section}`.trim();

/** A missing or unknown statute is read as PECA, the docket's own: a bare "21" must not slip through. */
function isNeverLifted(charged: ChargedSection): boolean {
  const statute = statuteCode(charged.statute) === "PPC" ? "PPC" : "PECA";
  return NEVER_LIFTED.includes(`${statute} ${sectionCode(charged.section)}`);
}

/** Common intention or abetment alone names no offence. */
function isJointLiability(charged: ChargedSection): boolean {
  return offencesOf(charged).some((offence) => offence.followsPrincipal);
}

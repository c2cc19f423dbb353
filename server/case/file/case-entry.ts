import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { formatCaseNumber, parseCaseNumber, parseFir } from "../../rules/case/case-number.ts";
import { readSections } from "../../rules/case/read-sections.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { numberInCourt } from "../../rules/docket/docket-prefix.ts";
import type { Custody } from "../../rules/people/custody.ts";
import { foldSpaces } from "../../rules/text/search-key.ts";
import type { NewCase, NewParty } from "../new-case.ts";

/** A case as a clerk types it: texts in any writing, days as days. `""` where there is nothing. */
export type CaseEntry = {
  number: string;
  fir: string;
  station: string;
  cfmsCode: string;
  sections: string;
  /** Texts that could not be read before and still stand; a clerk takes them out one by one. */
  unreadSections: string[];
  /** One name each. */
  accused: string[];
  /** Accused counted and not named; `null`: some. */
  otherAccused: number | null;
  complainants: string[];
  counsel: string[];
  prosecutor: string;
  investigatingOfficer: string;
  stage: Stage;
  custody: Custody;
  custodySince: CourtDay | null;
  hasMinor: boolean;
  orderedRestricted: boolean | null;
  institutionDay: CourtDay | null;
  offenceDay: CourtDay | null;
  firDay: CourtDay | null;
  challanDay: CourtDay | null;
  /** Left out, what is stored stays. */
  cognizanceDay?: CourtDay | null;
  copiesDay?: CourtDay | null;
  proclamationDay?: CourtDay | null;
  priorDay: CourtDay | null;
  remarks: string;
};

/**
 * Reads an entry; `casePrefix` stands before a number typed without one, `kept` is the case that is edited: what an entry
 * cannot say stays. Throws `invalid` naming the field that cannot be read, or `number` when neither a number nor an FIR
 * is there.
 */
export function readEntry(
  entry: CaseEntry,
  { casePrefix, today, kept }: { casePrefix: string | null; today: CourtDay; kept?: NewCase },
): NewCase {
  const read = readCharges(entry, kept);
  const station = foldSpaces(entry.station) || null;
  const fir = readFir(entry.fir);
  const isApart = kept?.docket !== undefined && kept.docket !== "trial";
  // An inquiry or an application that is edited keeps the words before its number unless others are typed.
  const caseNumber = readNumber(entry.number, (isApart ? kept.caseNumber?.prefix : null) ?? casePrefix);
  if (!caseNumber && !fir) throw new Refused("invalid", { field: "number" });
  refuseDaysToCome(entry, today);
  // One answer for the whole case replaces what was known of each accused.
  const isCustodyChanged = kept !== undefined && kept.custody !== entry.custody;
  return {
    ...(kept ? { docket: kept.docket, witnesses: kept.witnesses } : {}),
    caseNumber,
    cfmsCode: foldSpaces(entry.cfmsCode) || null,
    fir,
    station: station ?? fir?.station ?? null,
    sections: read.sections,
    unreadSections: [...new Set([...entry.unreadSections.map(foldSpaces).filter(Boolean), ...read.unread])],
    accused: partiesOf(entry.accused, kept?.accused).map((one) => (isCustodyChanged ? { ...one, ...NOT_SAID } : one)),
    otherAccused: entry.otherAccused,
    complainants: partiesOf(entry.complainants, kept?.complainants),
    counsel: entry.counsel.map(foldSpaces).filter(Boolean),
    prosecutor: foldSpaces(entry.prosecutor) || null,
    investigatingOfficer: foldSpaces(entry.investigatingOfficer) || null,
    stage: entry.stage,
    stageSince: kept && kept.stage === entry.stage ? kept.stageSince : kept ? today : null,
    custody: entry.custody,
    custodySince: entry.custody === "in" ? entry.custodySince : null,
    hasMinor: entry.hasMinor,
    orderedRestricted: entry.orderedRestricted,
    priorDay: entry.priorDay,
    institutionDay: entry.institutionDay,
    offenceDay: entry.offenceDay,
    firDay: entry.firDay,
    challanDay: entry.challanDay,
    cognizanceDay: said(entry.cognizanceDay, kept?.cognizanceDay),
    copiesDay: said(entry.copiesDay, kept?.copiesDay),
    proclamationDay: said(entry.proclamationDay, kept?.proclamationDay),
    remarks: entry.remarks.trim() || null,
  };
}

const said = (day: CourtDay | null | undefined, kept: CourtDay | null | undefined): CourtDay | null =>
  day === undefined ? (kept ?? null) : day;

const NOT_SAID = { custody: null, custodySince: null };

/** A statute that no writing names ("SINDHARMSACT") cannot be read back: sections that nobody touched stay as they are. */
function readCharges(entry: CaseEntry, kept: NewCase | undefined) {
  if (kept && entry.sections === sectionsText(kept)) return { sections: kept.sections, unread: [] };
  return readSections(entry.sections);
}

function readNumber(text: string, casePrefix: string | null) {
  if (text.trim() === "") return null;
  const number = parseCaseNumber(text);
  if (!number) throw new Refused("invalid", { field: "number" });
  return numberInCourt(number, casePrefix);
}

function readFir(text: string) {
  if (text.trim() === "") return null;
  const fir = parseFir(text);
  if (!fir) throw new Refused("invalid", { field: "fir" });
  return fir;
}

/** The names typed; one that stood before keeps what else was known of the person. The strictest custody is the case's. */
function partiesOf(names: readonly string[], kept: readonly NewParty[] = []): NewParty[] {
  return names
    .map(foldSpaces)
    .filter(Boolean)
    .map((name) => {
      const { nameUr } = kept.find((party) => party.name === name) ?? {};
      return nameUr === undefined ? { name } : { name, nameUr };
    });
}

const PAST_DAYS = [
  ...(["institutionDay", "offenceDay", "firDay", "challanDay", "priorDay", "custodySince"] as const),
  ...(["cognizanceDay", "copiesDay", "proclamationDay"] as const),
];

function refuseDaysToCome(entry: CaseEntry, today: CourtDay): void {
  for (const field of PAST_DAYS) {
    const day = entry[field];
    if (day && day > today) throw new Refused("invalid", { field });
  }
}

/** A stored case as the form shows it; reading it back gives the same case. */
export function entryOf(matter: NewCase): CaseEntry {
  return {
    number: matter.caseNumber ? formatCaseNumber(matter.caseNumber) : "",
    fir: matter.fir ? `${matter.fir.number}/${matter.fir.year}` : "",
    station: matter.station ?? "",
    cfmsCode: matter.cfmsCode ?? "",
    sections: sectionsText(matter),
    unreadSections: [...matter.unreadSections],
    accused: matter.accused.map(({ name }) => name),
    otherAccused: matter.otherAccused,
    complainants: matter.complainants.map(({ name }) => name),
    counsel: [...matter.counsel],
    prosecutor: matter.prosecutor ?? "",
    investigatingOfficer: matter.investigatingOfficer ?? "",
    stage: matter.stage,
    custody: matter.custody,
    custodySince: matter.custodySince ?? null,
    hasMinor: matter.hasMinor ?? false,
    orderedRestricted: matter.orderedRestricted,
    institutionDay: matter.institutionDay,
    offenceDay: matter.offenceDay,
    firDay: matter.firDay,
    challanDay: matter.challanDay,
    cognizanceDay: matter.cognizanceDay ?? null,
    copiesDay: matter.copiesDay ?? null,
    proclamationDay: matter.proclamationDay ?? null,
    priorDay: matter.priorDay,
    remarks: matter.remarks ?? "",
  };
}

/** "PECA 20, 24; PPC 420": each statute before its own sections, in a writing that `readSections` reads back. */
function sectionsText({ sections }: NewCase): string {
  const statutes = [...new Set(sections.map(({ statute }) => statute))];
  const of = (statute: string) => sections.filter((one) => one.statute === statute).map(({ section }) => section);
  return statutes.map((statute) => `${of(statute).join(", ")} ${statute}`).join("; ");
}

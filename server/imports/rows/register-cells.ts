import { entryOf } from "../../case/file/case-entry.ts";
import type { NewCase, NewParty } from "../../case/new-case.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { PURPOSES, type Purpose } from "../../rules/case/purposes.ts";
import { STAGES } from "../../rules/case/stages.ts";
import type { RegisterField } from "../../rules/imports/register-fields.ts";
import { CUSTODY } from "../../rules/people/custody.ts";
import { imports as importsEn } from "../../wording/imports.en.ts";
import { imports as importsUr } from "../../wording/imports.ur.ts";
import type { Language } from "../../wording/languages.ts";
import { terms as termsEn } from "../../wording/terms.en.ts";
import { terms as termsUr } from "../../wording/terms.ur.ts";
import { TABLE_LIMITS } from "../reading/read-table.ts";

/** A case as a register shows it. */
export type CaseInRegister = { readonly matter: NewCase; readonly lastDay: CourtDay | null };
export type DateInRegister = {
  readonly day: CourtDay;
  readonly block: string | null;
  readonly purpose: Purpose;
  readonly purposeText: string | null;
};

export type RegisterWords = {
  readonly fields: Readonly<Record<RegisterField, string>>;
  readonly terms: typeof termsEn;
  readonly others: (count: number | null) => string;
  readonly yes: string;
  readonly no: string;
};

export const REGISTER_WORDS: Readonly<Record<Language, RegisterWords>> = {
  en: {
    fields: importsEn.fields,
    terms: termsEn,
    others: (count) => (count === null ? "& others" : count === 1 ? "& another" : `& ${count} others`),
    yes: "Yes",
    no: "No",
  },
  ur: {
    fields: importsUr.fields,
    terms: termsUr,
    others: (count) => (count === null ? "وغیرہ" : `اور ${count} دیگر`),
    yes: "جی ہاں",
    no: "نہیں",
  },
};

const codes = <Code extends string>(all: readonly Code[]) =>
  Object.fromEntries(all.map((code): [string, string] => [code, code])) as Record<Code, string>;

/** For what is kept: a screen or a workbook puts the codes into its own words. */
export const WITHOUT_LANGUAGE: RegisterWords = {
  ...REGISTER_WORDS.en,
  terms: { ...termsEn, stages: codes(STAGES), custody: codes(CUSTODY), purposes: codes(PURPOSES) },
  others: (count) => `+ ${count ?? "…"}`,
  yes: "yes",
  no: "no",
};

/** Room for names in one cell, in bytes: a register with longer cells is not taken in again. */
const MOST_BYTES = 4000;

/**
 * The cells of a case under their fields, in the words of a language; reading them gives back what the case says, as
 * far as a register says it. The complainant is among them for comparing only: no export has that column.
 */
export function registerCells(
  { matter, lastDay }: CaseInRegister,
  date: DateInRegister | null,
  words: RegisterWords,
): Partial<Record<RegisterField, string>> {
  const entry = entryOf(matter);
  const { terms } = words;
  const restricted = matter.orderedRestricted;
  return {
    case_number: entry.number,
    cfms_code: entry.cfmsCode,
    fir: entry.fir,
    police_station: entry.station,
    sections: fitting([entry.sections, ...matter.unreadSections].filter(Boolean).join("; ")),
    accused: peopleCell(matter.accused, matter.otherAccused, words),
    complainant: peopleCell(matter.complainants, 0, words),
    counsel: fitting(matter.counsel.join("; ")),
    prosecutor: entry.prosecutor,
    investigating_officer: entry.investigatingOfficer,
    stage: terms.stages[matter.stage],
    custody: matter.custody === "unknown" ? "" : terms.custody[matter.custody],
    previous_date: lastDay ?? matter.priorDay ?? "",
    purpose: date ? (date.purposeText ?? terms.purposes[date.purpose]) : "",
    next_date: date?.day ?? "",
    time: date?.block ?? "",
    institution_date: matter.institutionDay ?? "",
    offence_date: matter.offenceDay ?? "",
    fir_date: matter.firDay ?? "",
    challan_date: matter.challanDay ?? "",
    restricted: restricted === null ? "" : restricted ? words.yes : words.no,
    remarks: fitting(entry.remarks),
  };
}

/** As much of a text as a register that comes in may hold in a cell. */
function fitting(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= TABLE_LIMITS.cellBytes) return text;
  // A letter that is cut in half reads as the sign for one that cannot be read.
  return bytes
    .subarray(0, TABLE_LIMITS.cellBytes)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
}

/** Names with the uncounted behind them; those that no cell could hold are counted and not named. */
function peopleCell(parties: readonly NewParty[], others: number | null, words: RegisterWords): string {
  const names = parties.map(({ name }) => name);
  let unnamed = others;
  let text = names.join("; ");
  while (Buffer.byteLength(text) > MOST_BYTES) {
    names.pop();
    if (unnamed !== null) unnamed += 1;
    text = names.join("; ");
  }
  return unnamed === 0 || text === "" ? text : `${text} ${words.others(unnamed)}`;
}

import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { type CaseNumber, type Fir, parseCaseNumber, parseFir } from "../../rules/case/case-number.ts";
import type { ChargedSection } from "../../rules/case/offence-table.ts";
import { readSections } from "../../rules/case/read-sections.ts";
import { docketOfNumber } from "../../rules/docket/docket-of-number.ts";
import { readCustody, readRestricted } from "../../rules/imports/cell-custody.ts";
import { type ReadDate, readDate, readTime } from "../../rules/imports/cell-dates.ts";
import { type ReadPeople, readPeople, readTitle } from "../../rules/imports/cell-parties.ts";
import type {
  DateField,
  DateOrder,
  RegisterField,
  RowNoteCode,
  RowRefusalCode,
} from "../../rules/imports/register-fields.ts";
import type { Custody } from "../../rules/people/custody.ts";
import { isWithheld } from "../../rules/people/withheld-names.ts";
import { foldDigits, foldLetters, foldSpaces } from "../../rules/text/search-key.ts";
import { readRef } from "./peshi-ref.ts";

/** A date the register fixed for a case. `line` is where it stands in the file. */
export type RegisterHearing = {
  readonly line: number;
  readonly day: CourtDay;
  readonly time: string | null;
  readonly courtroom: string | null;
  readonly purpose: string | null;
};

/** What one case's row says, names and remarks as written, everything else understood. */
export type CaseFacts = {
  readonly caseNumber: CaseNumber | null;
  readonly cfmsCode: string | null;
  readonly fir: Fir | null;
  readonly policeStation: string | null;
  readonly sections: readonly ChargedSection[];
  readonly unreadSections: readonly string[];
  readonly prosecution: string | null;
  readonly complainant: ReadPeople;
  readonly accused: ReadPeople;
  readonly counsel: string | null;
  readonly prosecutor: string | null;
  readonly investigatingOfficer: string | null;
  readonly stage: string | null;
  readonly custody: Custody;
  readonly previousDay: CourtDay | null;
  readonly institutionDay: CourtDay | null;
  readonly offenceDay: CourtDay | null;
  readonly firDay: CourtDay | null;
  readonly challanDay: CourtDay | null;
  readonly remarks: string | null;
  readonly restricted: boolean | null;
  /** The case in which an application is made, by its number or FIR. */
  readonly parent: NamedCase | null;
  /** What a decided matter came to, as written, and the day of it. */
  readonly result: string | null;
  readonly decisionDay: CourtDay | null;
};

/** A case as another row names it: one of the two. */
export type NamedCase = { readonly caseNumber: CaseNumber | null; readonly fir: Fir | null };

export type RowFault = {
  readonly field: RegisterField | null;
  readonly because: RowRefusalCode;
  readonly value: string;
};
export type RowNote = {
  readonly line: number;
  readonly field: RegisterField | null;
  readonly because: RowNoteCode;
  readonly value: string;
};
export type RowRead = {
  readonly facts: CaseFacts;
  readonly hearing: RegisterHearing | null;
  /** The mark that our own export gives a case; see peshi-ref.ts. */
  readonly ref: string | null;
  readonly faults: readonly RowFault[];
  readonly notes: readonly RowNote[];
};

/** The cell of a field, as written; `""` where the file has no such column. */
export type CellOf = (field: RegisterField) => string;

const NOTHING = /^(?:[-–—.]+|nil|n\/?a|none|ندارد)$/i;
const SHOWN = 120;

/** Cells of one row under their fields, and what was found wrong with them. */
type RowReader = {
  readonly line: number;
  readonly cellOf: CellOf;
  /** The cell with white space folded; `null` when it is empty, says "nil", or that a name was withheld. */
  readonly text: (field: RegisterField) => string | null;
  readonly date: (field: DateField) => ReadDate | null;
  readonly fault: (field: RegisterField, because: RowRefusalCode) => null;
  readonly note: (field: RegisterField, because: RowNoteCode) => void;
};

/** Reads one row. Faults make it unfit to be taken in; notes only ask a person to look. `orderOf` gives a date column's order. */
export function readRow(line: number, cellOf: CellOf, orderOf: (field: DateField) => DateOrder): RowRead {
  const faults: RowFault[] = [];
  const notes: RowNote[] = [];
  const shown = (field: RegisterField): string => foldSpaces(cellOf(field)).slice(0, SHOWN);
  const fault: RowReader["fault"] = (field, because) => {
    faults.push({ field, because, value: shown(field) });
    return null;
  };
  const note: RowReader["note"] = (field, because) => {
    notes.push({ line, field, because, value: shown(field) });
  };
  const text: RowReader["text"] = (field) => {
    const value = foldSpaces(cellOf(field));
    return value === "" || NOTHING.test(value) || isWithheld(value) ? null : value;
  };
  const date: RowReader["date"] = (field) => {
    if (text(field) === null) return null;
    const read = readDate(cellOf(field), orderOf(field));
    if (typeof read === "string") return fault(field, read);
    if (read.weekdayDiffers) note(field, "weekday_does_not_match");
    return read;
  };
  const row: RowReader = { line, cellOf, text, date, fault, note };
  const { rest, parent, ...identity } = readIdentity(row);
  const next = date("next_date");
  const hearing = readHearing(row, next);
  return {
    facts: {
      ...identity,
      ...readCharge(row),
      ...readParties(row, rest),
      ...readRest(row, next),
      ...readDecision(row),
      parent,
    },
    hearing,
    ref: readRef(cellOf("peshi_ref")),
    faults,
    notes,
  };
}

function readIdentity({ text, fault, note }: RowReader) {
  const number = readNumber(text("case_number"));
  if (typeof number === "string") fault("case_number", number);
  const { caseNumber, fir: firInstead, rest, parent: named } = typeof number === "string" ? NO_NUMBER : number;
  const station = text("police_station");
  const read = readFir(text) ?? firInstead;
  const fir = read && { ...read, station: station ?? read.station };
  const written = text("fir") ? "fir" : text("fir_number") ? "fir_number" : null;
  if (written !== null && fir === null) note(written, "fir_unread");
  if (number === NO_NUMBER && fir === null) fault("case_number", "number_and_fir_missing");
  const cell = text("parent_case");
  const parent = cell === null ? named : readNamed(cell);
  if (cell !== null && parent === null) note("parent_case", "parent_unread");
  return { caseNumber, cfmsCode: text("cfms_code"), fir, policeStation: fir?.station ?? station, rest, parent };
}

function readCharge({ text, cellOf, note }: RowReader) {
  const { sections, unread } = readSections(text("sections") ?? "");
  if (unread.length > 0) note("sections", "sections_unread");
  const custody = readCustody(cellOf("custody"));
  if (custody.unread) note("custody", "custody_unread");
  if (custody.differs) note("custody", "custody_differs");
  const restricted = readRestricted(cellOf("restricted"));
  if (restricted === null && text("restricted") !== null) note("restricted", "restricted_unread");
  return { sections, unreadSections: unread, custody: custody.custody, restricted };
}

/** The next date with its time, from a column of its own or from beside the date. A time without a date is no hearing. */
function readHearing({ line, text, fault, note }: RowReader, next: ReadDate | null): RegisterHearing | null {
  if (!next?.day) return null;
  const written = text("time");
  const time = written === null ? next.time : readTime(written);
  if (written !== null && time === null) fault("time", "time_unreadable");
  if (time !== null && time < "06:00") note(written === null ? "next_date" : "time", "time_before_dawn");
  return { line, day: next.day, time, courtroom: text("courtroom"), purpose: text("purpose") };
}

function readRest({ text, date, note }: RowReader, next: ReadDate | null) {
  const previousDay = date("previous_date")?.day ?? null;
  if (previousDay && next?.day && next.day <= previousDay) note("next_date", "next_not_after_previous");
  return {
    counsel: text("counsel"),
    prosecutor: text("prosecutor"),
    investigatingOfficer: text("investigating_officer"),
    stage: text("stage"),
    previousDay,
    institutionDay: date("institution_date")?.day ?? null,
    offenceDay: date("offence_date")?.day ?? null,
    firDay: date("fir_date")?.day ?? null,
    challanDay: date("challan_date")?.day ?? null,
    remarks: text("remarks"),
  };
}

function readDecision({ text, date }: RowReader) {
  return { result: text("result"), decisionDay: date("decision_date")?.day ?? null };
}

type NumberCell = NamedCase & { readonly rest: string | null; readonly parent: NamedCase | null };
const NO_NUMBER: NumberCell = { caseNumber: null, fir: null, rest: null, parent: null };

const SAYS_FIR = /\bf\.?\s?i\.?\s?r\b|\bcrime\b|ایف\.? ?آئی\.? ?آر/iu;
/** "Cr. Bail Application 20/2026 in SC 12/2025": the number of an application with the case in which it is made. */
const NUMBER_IN_CASE = /^(.*?\d{2})[\s,(]+(?:in|arising out of|در)\s+(.+?)\)?$/iu;

/** A case that another row names, by its number, or by its FIR where it says so or names no more. */
function readNamed(text: string): NamedCase | null {
  const plain = foldDigits(text);
  const fir = SAYS_FIR.test(plain) ? parseFir(plain) : null;
  if (fir) return { caseNumber: null, fir };
  const caseNumber = parseCaseNumber(plain);
  return caseNumber && { caseNumber, fir: null };
}

function readNumberInCase(plain: string): NumberCell | null {
  const [, own = "", other = ""] = NUMBER_IN_CASE.exec(plain) ?? [];
  const caseNumber = own === "" ? null : parseCaseNumber(own);
  const parent = other === "" ? null : readNamed(other);
  const isApplication = docketOfNumber(caseNumber?.prefix ?? null).docket === "application";
  return caseNumber && parent && isApplication ? { ...NO_NUMBER, caseNumber, parent } : null;
}

/** A number alone, an FIR in the number's place, or the CFMS cell "Category 20/2024, X V/S The State" with its title behind. */
function readNumber(value: string | null): NumberCell | "case_number_unreadable" | "case_number_became_date" {
  if (value === null) return NO_NUMBER;
  const plain = foldDigits(value);
  // A spreadsheet turns 5/2024 into a day of May; the number cannot be had back.
  if (/^\d{4}-\d{2}-\d{2}|^\d{1,2}-[a-z]{3}(?:-\d{2,4})?$|^[a-z]{3}-\d{2}$/i.test(plain))
    return "case_number_became_date";
  const within = readNumberInCase(plain);
  if (within) return within;
  if (/\bf\.?i\.?r\b|\bcrime no/i.test(plain)) {
    const fir = parseFir(plain);
    return fir ? { ...NO_NUMBER, fir } : "case_number_unreadable";
  }
  const whole = parseCaseNumber(plain);
  if (whole) return { ...NO_NUMBER, caseNumber: whole };
  const comma = /^(.*?\d{2})\s*[,،]\s*(.+)$/.exec(value);
  const first = comma ? parseCaseNumber(comma[1] as string) : null;
  return first ? { ...NO_NUMBER, caseNumber: first, rest: comma?.[2] ?? null } : "case_number_unreadable";
}

function readFir(text: RowReader["text"]): Fir | null {
  const number = text("fir") ?? text("fir_number");
  const year = text("fir_year");
  if (number === null) return null;
  const bare = /\d{1,6}/.exec(foldDigits(number))?.[0];
  return parseFir(number) ?? (bare && year ? parseFir(`${bare}/${foldDigits(year)}`) : null);
}

function readParties({ text, cellOf, note }: RowReader, titleBehindNumber: string | null) {
  const titleCell = text("parties") === null ? titleBehindNumber : cellOf("parties");
  const title = titleCell === null ? null : readTitle(titleCell);
  const accused = text("accused") === null ? title?.accused : readPeople(cellOf("accused"));
  const isPetition = title !== null && title.prosecution !== null && title.complainant !== null;
  if (titleCell !== null && accused?.people.length === 0 && !isPetition) note("parties", "title_without_accused");
  const written = text("complainant");
  // A register may enter the State itself as the complainant.
  const isState = written !== null && /^(?:the )?state$|^سرکار$/.test(foldLetters(written));
  const complainant = written === null || isState ? (title?.complainant ?? "") : cellOf("complainant");
  return {
    prosecution: isState ? written : (title?.prosecution ?? null),
    complainant: readPeople(complainant),
    accused: accused ?? { people: [], otherCount: 0 },
  };
}

import type { Connection } from "../../db/connect.ts";
import { type ApplicationKind, isApplication } from "../rules/applications/applications.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { chargedSection } from "../rules/case/offences.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { NewCase, NewParty } from "./new-case.ts";
import { type CaseRow, findCaseIds, findCasePeople, findCases, type StoredPerson } from "./store.ts";

/** A case of the docket in the shape in which cases come in, so that the two can be compared. */
export type StoredCase = {
  readonly caseId: number;
  readonly version: number;
  /** When it was entered here, as an instant; it never changes. */
  readonly registeredAt: string;
  readonly isDisposed: boolean;
  readonly isRestricted: boolean;
  readonly disposal: Disposal | null;
  readonly disposalDay: CourtDay | null;
  /** The latest day on which it was heard, here or before it came here. */
  readonly lastDay: CourtDay | null;
  /** Of an application: what it asks for, and the case in which it is made. */
  readonly applicationKind: ApplicationKind | null;
  readonly parentCaseId: number | null;
  readonly matter: NewCase;
};

export type CaseKeys = {
  readonly ids?: readonly number[];
  /** As `caseNumberKey` writes them; a key stands in several cases where a court has several kinds of them. */
  readonly numberKeys?: readonly string[];
  readonly firs?: readonly { readonly number: number; readonly year: number }[];
  /** Only cases that no number is known of. */
  readonly numberlessFirs?: readonly { readonly number: number; readonly year: number }[];
  readonly cfmsCodes?: readonly string[];
};

/** The cases of a court that any of the keys names. One statement for the cases, one for their people. */
export async function storedCases(connection: Connection, courtId: number, keys: CaseKeys): Promise<StoredCase[]> {
  const rows = await findCases(connection, courtId, keys);
  const people = await findCasePeople(
    connection,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    caseId: row.id,
    version: row.version,
    registeredAt: row.registeredAt,
    isDisposed: row.disposalDay !== null,
    isRestricted: row.isRestricted,
    disposal: row.disposal,
    disposalDay: row.disposalDay,
    lastDay: row.lastDay,
    applicationKind: row.applicationKind !== null && isApplication(row.applicationKind) ? row.applicationKind : null,
    parentCaseId: row.parentCaseId,
    matter: matterOf(row, people.get(row.id) ?? []),
  }));
}

/** Every case of a court, pending ones first, each part by year and number. */
export function allCaseIds(connection: Connection, courtId: number): Promise<number[]> {
  return findCaseIds(connection, courtId);
}

/** A stored case as it would be entered anew. */
export function matterOf(row: CaseRow, people: readonly StoredPerson[]): NewCase {
  const inRole = (role: StoredPerson["role"]) => people.filter((person) => person.role === role);
  const parties = (role: StoredPerson["role"]): NewParty[] =>
    inRole(role).map(({ name, nameUr, custody, custodySince }) => ({ name, nameUr, custody, custodySince }));
  return {
    docket: row.docket,
    caseNumber:
      row.number === null || row.year === null
        ? null
        : { prefix: row.numberPrefix, number: row.number, suffix: row.numberSuffix, year: row.year },
    cfmsCode: row.cfmsCode,
    fir:
      row.firNumber === null || row.firYear === null
        ? null
        : { number: row.firNumber, year: row.firYear, station: row.station },
    station: row.station,
    sections: row.sections.map(chargedSection),
    unreadSections: row.unreadSections,
    accused: parties("accused"),
    otherAccused: row.otherAccused,
    complainants: parties("complainant"),
    witnesses: parties("witness"),
    counsel: inRole("counsel").map(({ name }) => name),
    prosecutor: inRole("prosecutor")[0]?.name ?? null,
    investigatingOfficer: inRole("investigating-officer")[0]?.name ?? null,
    stage: row.stage,
    stageSince: row.stageSince,
    custody: row.custody,
    custodySince: row.custodySince,
    hasMinor: row.hasMinor,
    orderedRestricted: row.orderedRestricted,
    priorDay: row.priorDay,
    institutionDay: row.institutionDay,
    offenceDay: row.offenceDay,
    firDay: row.firDay,
    challanDay: row.challanDay,
    cognizanceDay: row.cognizanceDay,
    copiesDay: row.copiesDay,
    proclamationDay: row.proclamationDay,
    remarks: row.remarks,
  };
}

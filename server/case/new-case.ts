import type { ApplicationKind } from "../rules/applications/applications.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type CaseNumber, caseNumberKey, type Fir, stationKey } from "../rules/case/case-number.ts";
import type { ChargedSection, ConfirmedClass } from "../rules/case/offence-table.ts";
import { restrictionOf } from "../rules/case/offences.ts";
import type { Stage } from "../rules/case/stages.ts";
import { accusedKey, accusedTitle } from "../rules/cause-lists/accused-title.ts";
import { type Custody, strictestCustody } from "../rules/people/custody.ts";
import type { CaseRole } from "../rules/people/people.ts";
import { saysMinor } from "../rules/people/person-name.ts";
import { accusedSound } from "../rules/text/name-sound.ts";
import { searchKey } from "../rules/text/search-key.ts";

/** A party as written, father's name included. `custody` left out: as the case says. */
export type NewParty = {
  readonly name: string;
  readonly nameUr?: string | null;
  readonly custody?: Custody | null;
  readonly custodySince?: CourtDay | null;
};

/** Everything a register or a clerk says of a case; from a register row, its facts with people and stage understood. */
export type NewCase = {
  readonly docket?: "trial" | "inquiry" | "application";
  /** Of an application that comes in: what is asked for, where that is known. It is mended by an act of its own. */
  readonly applicationKind?: ApplicationKind | null;
  /** A case without a number is known by its FIR; one of the two must be there. */
  readonly caseNumber: CaseNumber | null;
  readonly cfmsCode: string | null;
  readonly fir: Fir | null;
  /** Where the FIR was registered; left out, the station of `fir`. */
  readonly station?: string | null;
  readonly sections: readonly ChargedSection[];
  readonly unreadSections: readonly string[];
  readonly accused: readonly NewParty[];
  /** Accused that are counted and not named; `null`: some. */
  readonly otherAccused: number | null;
  readonly complainants: readonly NewParty[];
  readonly witnesses?: readonly NewParty[];
  readonly counsel: readonly string[];
  readonly prosecutor: string | null;
  readonly investigatingOfficer: string | null;
  readonly stage: Stage;
  readonly stageSince?: CourtDay | null;
  readonly custody: Custody;
  readonly custodySince?: CourtDay | null;
  readonly hasMinor?: boolean;
  /** A judge's order about publication; `null` where nothing was ordered. */
  readonly orderedRestricted: boolean | null;
  readonly priorDay: CourtDay | null;
  readonly institutionDay: CourtDay | null;
  readonly offenceDay: CourtDay | null;
  readonly firDay: CourtDay | null;
  readonly challanDay: CourtDay | null;
  /** Days from which limits of a next date count; see server/rules/listing/case-law.ts. */
  readonly cognizanceDay?: CourtDay | null;
  readonly copiesDay?: CourtDay | null;
  readonly proclamationDay?: CourtDay | null;
  readonly remarks: string | null;
};

/** Roles of people who stand in many cases and are one person in a district. */
export const OFFICIAL_ROLES = ["counsel", "prosecutor", "investigating-officer"] as const satisfies readonly CaseRole[];

export function isOfficialRole(role: CaseRole): boolean {
  return (OFFICIAL_ROLES as readonly CaseRole[]).includes(role);
}

/** A person of a case, ready to be compared with what is stored. */
export type PersonInCase = {
  role: CaseRole;
  ordinal: number;
  name: string;
  nameUr: string | null;
  nameKey: string;
  /** `undefined`: not said, what is stored stays. */
  custody?: Custody | null;
  custodySince?: CourtDay | null;
};

/** The people of a case in their roles; names without a letter or digit are left out. */
export function peopleOf(matter: NewCase): PersonInCase[] {
  const roles: readonly (readonly [CaseRole, readonly NewParty[]])[] = [
    ["accused", matter.accused],
    ["complainant", matter.complainants],
    ["witness", matter.witnesses ?? []],
    ["counsel", matter.counsel.map((name) => ({ name }))],
    ["prosecutor", matter.prosecutor ? [{ name: matter.prosecutor }] : []],
    ["investigating-officer", matter.investigatingOfficer ? [{ name: matter.investigatingOfficer }] : []],
  ];
  return roles.flatMap(([role, parties]) =>
    parties
      .map((party) => ({ ...party, name: party.name.trim(), nameKey: searchKey(party.name) }))
      .filter(({ nameKey }) => nameKey !== "")
      .map((party, index) => ({
        role,
        ordinal: index + 1,
        name: party.name,
        nameUr: party.nameUr?.trim() || null,
        nameKey: party.nameKey,
        ...(party.custody === undefined ? {} : { custody: party.custody }),
        ...(party.custodySince === undefined ? {} : { custodySince: party.custodySince }),
      })),
  );
}

/**
 * The columns of `court_case` that follow from what is said of the case, by their names in the database; `confirmed`:
 * the classes of sections that its district has confirmed.
 */
export function columnsOf(
  matter: NewCase,
  everybody: readonly PersonInCase[] = peopleOf(matter),
  confirmed: readonly ConfirmedClass[] = [],
) {
  const { caseNumber, fir } = matter;
  const station = matter.station ?? fir?.station ?? null;
  const people = everybody.filter(({ role }) => role === "accused");
  const key = accusedKey(people.flatMap(({ nameKey, nameUr }) => (nameUr ? [nameKey, searchKey(nameUr)] : [nameKey])));
  const custodies = people.flatMap(({ custody }) => (custody ? [custody] : []));
  const { sections, unreadSections, hasMinor = false, orderedRestricted } = matter;
  const restriction = restrictionOf({ sections, unreadSections, hasMinor, orderedRestricted }, confirmed);
  // Only the case says that a minor is concerned: it may be any of the accused.
  const isMinorUnknown = hasMinor && !everybody.some((one) => !isOfficialRole(one.role) && isCalledMinor(one));
  return {
    docket: matter.docket ?? "trial",
    number_prefix: caseNumber?.prefix ?? null,
    number: caseNumber?.number ?? null,
    number_suffix: caseNumber?.suffix ?? null,
    year: caseNumber?.year ?? null,
    number_key: caseNumber ? caseNumberKey(caseNumber) : null,
    cfms_code: matter.cfmsCode,
    fir_number: fir?.number ?? null,
    fir_year: fir?.year ?? null,
    station,
    station_key: station ? stationKey(station) : null,
    sections: matter.sections.map(({ statute, section }) => `${statute} ${section}`.trim()),
    unread_sections: [...matter.unreadSections],
    offence_day: matter.offenceDay,
    fir_day: matter.firDay,
    challan_day: matter.challanDay,
    cognizance_day: matter.cognizanceDay ?? null,
    copies_day: matter.copiesDay ?? null,
    proclamation_day: matter.proclamationDay ?? null,
    institution_day: matter.institutionDay,
    stage: matter.stage,
    stage_since: matter.stageSince ?? null,
    custody: custodies.length > 0 ? strictestCustody([...custodies, matter.custody]) : matter.custody,
    custody_since: matter.custodySince ?? null,
    has_minor: matter.hasMinor ?? false,
    ordered_restricted: matter.orderedRestricted,
    is_restricted: restriction.restricted,
    restriction_because: restriction.because,
    accused_title: accusedTitle(
      people.map((one) => ({ name: one.name, isUnnamed: isMinorUnknown || isCalledMinor(one) })),
      matter.otherAccused,
    ),
    accused_key: key,
    accused_sound: accusedSound(key),
    other_accused: matter.otherAccused,
    remarks: matter.remarks,
    prior_day: matter.priorDay,
  };
}

const isCalledMinor = ({ name, nameUr }: PersonInCase) => saysMinor(`${name} ${nameUr ?? ""}`);

export type CaseColumns = ReturnType<typeof columnsOf>;

export type PersonOfCase = PersonInCase & { caseId: number };

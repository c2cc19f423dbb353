import type { NewCase } from "../../case/new-case.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { caseNumberKey, stationKey } from "../../rules/case/case-number.ts";
import { PURPOSE_RULES } from "../../rules/case/purposes.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { docketOfNumber } from "../../rules/docket/docket-of-number.ts";
import { numberInCourt } from "../../rules/docket/docket-prefix.ts";
import { type ReadPeople, readPeople } from "../../rules/imports/cell-parties.ts";
import { searchKey } from "../../rules/text/search-key.ts";
import { Readings } from "./cell-readings.ts";
import { type CaseInRegister, REGISTER_WORDS, registerCells } from "./register-cells.ts";
import { type CaseFacts, readRow } from "./register-row.ts";

/** What a register said, with its stage understood and days that cannot be left out. */
export type Facts = Omit<CaseFacts, "stage"> & { readonly stage: Stage | null };

/** The facts of a stored case as its own export would be read back: whatever is read alike is no change. */
export function factsOfStored(stored: CaseInRegister): Facts {
  const cells = registerCells(stored, null, REGISTER_WORDS.en);
  const { facts } = readRow(
    0,
    (field) => cells[field] ?? "",
    () => "ymd",
  );
  return { ...facts, stage: stored.matter.stage };
}

/** The case a row describes, when nothing is known of it yet. `purpose` stands in where no stage is written. */
export function newMatter(
  facts: Facts,
  casePrefix: string | null,
  purpose: string | null,
  readings: Readings = new Readings(),
): NewCase {
  const { caseNumber, accused, complainant } = facts;
  const { docket, applicationKind, stage } = docketOfNumber(caseNumber?.prefix ?? null);
  return {
    ...{ docket, applicationKind },
    caseNumber: caseNumber && numberInCourt(caseNumber, casePrefix),
    cfmsCode: facts.cfmsCode,
    fir: facts.fir,
    station: facts.policeStation,
    sections: facts.sections,
    unreadSections: facts.unreadSections,
    accused: namesOf(accused),
    otherAccused: accused.otherCount,
    complainants: namesOf(complainant),
    counsel: facts.counsel === null ? [] : readPeople(facts.counsel).people.map(({ name }) => name),
    prosecutor: facts.prosecutor,
    investigatingOfficer: facts.investigatingOfficer,
    stage: facts.stage ?? stage ?? stageWithout(facts, purpose, readings),
    custody: facts.custody,
    orderedRestricted: facts.restricted,
    priorDay: facts.previousDay,
    institutionDay: facts.institutionDay,
    offenceDay: facts.offenceDay,
    firDay: facts.firDay,
    challanDay: facts.challanDay,
    remarks: facts.remarks,
  };
}

const namesOf = ({ people }: ReadPeople) => people.map(({ name }) => ({ name }));

/** No stage is written: what it is listed for tells, else whether the court has numbered it. */
function stageWithout({ caseNumber }: Facts, purpose: string | null, readings: Readings): Stage {
  const named = purpose === null ? null : readings.purpose(purpose).purpose;
  const stage = named === null || named === "other" ? undefined : PURPOSE_RULES[named].stages[0];
  return stage ?? (purpose === null ? null : readings.stage(purpose).stage) ?? (caseNumber ? "cognizance" : "fir");
}

type Part = {
  readonly columns: readonly (keyof NewCase)[];
  /** What is compared, in one writing; `null` where the register says nothing, which never takes anything away. */
  readonly said: (facts: Facts) => string | null;
};

const keyOf = (text: string | null): string | null => (text === null ? null : searchKey(text) || null);
const peopleOf = ({ people, otherCount }: ReadPeople): string | null =>
  people.length === 0 ? null : `${people.map(({ key }) => key).join(" ")} +${otherCount}`;

const PARTS: readonly Part[] = [
  { columns: ["caseNumber"], said: ({ caseNumber }) => caseNumber && caseNumberKey(caseNumber) },
  { columns: ["cfmsCode"], said: ({ cfmsCode }) => cfmsCode },
  { columns: ["fir"], said: ({ fir }) => fir && `${fir.number}/${fir.year}` },
  { columns: ["station"], said: ({ policeStation }) => policeStation && stationKey(policeStation) },
  {
    columns: ["sections", "unreadSections"],
    said: ({ sections, unreadSections }) =>
      sections.length + unreadSections.length === 0 ? null : JSON.stringify([sections, unreadSections]),
  },
  { columns: ["accused", "otherAccused"], said: ({ accused }) => peopleOf(accused) },
  { columns: ["complainants"], said: ({ complainant }) => peopleOf(complainant) },
  { columns: ["counsel"], said: ({ counsel }) => keyOf(counsel) },
  { columns: ["prosecutor"], said: ({ prosecutor }) => keyOf(prosecutor) },
  { columns: ["investigatingOfficer"], said: ({ investigatingOfficer }) => keyOf(investigatingOfficer) },
  { columns: ["stage"], said: ({ stage }) => stage },
  { columns: ["custody"], said: ({ custody }) => (custody === "unknown" ? null : custody) },
  { columns: ["orderedRestricted"], said: ({ restricted }) => (restricted === null ? null : String(restricted)) },
  { columns: ["priorDay"], said: ({ previousDay }) => previousDay },
  { columns: ["institutionDay"], said: ({ institutionDay }) => institutionDay },
  { columns: ["offenceDay"], said: ({ offenceDay }) => offenceDay },
  { columns: ["firDay"], said: ({ firDay }) => firDay },
  { columns: ["challanDay"], said: ({ challanDay }) => challanDay },
  { columns: ["remarks"], said: ({ remarks }) => remarks },
];

const isOfAccused = ({ columns }: Part): boolean => columns.includes("accused");
const isNews = (facts: Facts, own: Facts) => (part: Part) =>
  part.said(facts) !== null && part.said(facts) !== part.said(own);

/** The register names the accused of the case, or nobody. */
export function isSameAccused(stored: CaseInRegister, said: Facts): boolean {
  return !PARTS.filter(isOfAccused).some(isNews(said, factsOfStored(stored)));
}

/** Nothing that the register says differs from the case; a day of hearing that is known to be over by now counts for nothing. */
export function saysNothingNew(stored: CaseInRegister, said: Facts): boolean {
  return !PARTS.some(isNews({ ...said, previousDay: null }, factsOfStored(stored)));
}

/** The stored case with what the register says anew; `null` when it says nothing new. */
export function changedMatter(
  stored: CaseInRegister,
  said: Facts,
  { casePrefix, today }: { casePrefix: string | null; today: CourtDay },
): NewCase | null {
  const own = factsOfStored(stored);
  // A day of hearing is news only when it is later than any that is known.
  const facts = isLater(said.previousDay, own.previousDay) ? said : { ...said, previousDay: null };
  const news = PARTS.filter(isNews(facts, own));
  if (news.length === 0) return null;
  const fresh = newMatter(facts, casePrefix, null);
  const columns = news.flatMap((part) => part.columns);
  const changed = { ...stored.matter, ...pick(fresh, columns) };
  return {
    ...changed,
    ...(columns.includes("stage") ? { stageSince: today } : {}),
    ...(columns.includes("custody") ? { custodySince: null, accused: changed.accused.map(withoutCustody) } : {}),
  };
}

const isLater = (day: CourtDay | null, than: CourtDay | null): boolean => day !== null && (than === null || day > than);

const withoutCustody = <T extends object>(party: T) => ({ ...party, custody: null, custodySince: null });

function pick(matter: NewCase, columns: readonly (keyof NewCase)[]): Partial<NewCase> {
  return Object.fromEntries(columns.map((column) => [column, matter[column]]));
}

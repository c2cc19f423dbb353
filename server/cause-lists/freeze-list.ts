import { createHash } from "node:crypto";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { postedNumber } from "../rules/case/case-label.ts";
import type { ConfirmedClass } from "../rules/case/offence-table.ts";
import { chargedSection, restrictionOf } from "../rules/case/offences.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { CauseList, CauseListEntry, ListedName } from "../rules/cause-lists/cause-list.ts";
import type { CaseRole } from "../rules/people/people.ts";
import { WITHHELD, WITHHELD_UR } from "../rules/people/withheld-names.ts";
import { callingOrder } from "../rules/planner/day-order.ts";
import type { CourtOfList, ListedCase, PartyOfCase } from "./store.ts";

/** A matter on its way onto a list: a hearing, or in a preview what the draft would make one. */
export type ListSource = {
  hearingUid: string;
  block: string | null;
  reportingTime: string;
  minutes: number;
  purpose: Purpose;
  isFixed: boolean;
  chosenPlace: number | null;
  case: ListedCase;
};

export type ListHead = {
  owner: CourtOfList;
  room: ListedName | null;
  day: CourtDay;
  version: number;
  supplementary: number | null;
  publishedAt: string;
  isDemo: boolean;
  /** Classes of sections that the district has confirmed. */
  confirmed?: readonly ConfirmedClass[];
};

/** Accused named on a list; the others are counted. */
const MOST_NAMED = 3;

/** The frozen content of one version: nothing on it is looked up again later. */
export function freezeList(
  head: ListHead,
  sources: readonly ListSource[],
  parties: readonly PartyOfCase[],
  firstSerial = 1,
): CauseList {
  const { owner, room, day, version, supplementary, publishedAt, isDemo, confirmed = [] } = head;
  const { court, district } = owner;
  return {
    courtCode: court.code,
    court: { name: court.nameEn, nameUr: court.nameUr },
    district: { name: district.nameEn, nameUr: district.nameUr },
    judge: court.judgeEn === null ? null : { name: court.judgeEn, nameUr: court.judgeUr },
    place: court.place === null ? null : { name: court.place, nameUr: null },
    room,
    day,
    version,
    supplementary,
    publishedAt,
    timezone: district.timezone,
    isDemo,
    entries: entriesOf({ day, confirmed }, sources, parties, firstSerial),
    removed: [],
  };
}

type On = { day: CourtDay; confirmed: readonly ConfirmedClass[] };

function entriesOf(
  on: On,
  sources: readonly ListSource[],
  parties: readonly PartyOfCase[],
  firstSerial: number,
): CauseListEntry[] {
  const byCase = new Map<number, PartyOfCase[]>();
  for (const party of parties) byCase.set(party.caseId, [...(byCase.get(party.caseId) ?? []), party]);
  const ordered = callingOrder(
    sources.map((source) => ({
      ...source,
      caseId: source.case.caseId,
      isInCustody: source.case.custody === "in",
      since: source.case.since,
    })),
    firstSerial,
  );
  return ordered.map((source) => entryOf(on, source, source.serial, byCase.get(source.caseId) ?? []));
}

/** Field by field: the register's free text (remarks, notes, its own titles) has no way in. */
function entryOf(on: On, source: ListSource, serial: number, parties: readonly PartyOfCase[]): CauseListEntry {
  const of = source.case;
  const { day, confirmed } = on;
  const named = (role: CaseRole): ListedName[] =>
    parties.filter((party) => party.role === role).map(({ name, nameUr }) => ({ name, nameUr }));
  const accused = accusedOn(parties);
  const sections = of.sections.map(chargedSection);
  const { unreadSections, hasMinor, orderedRestricted } = of;
  return {
    hearingUid: source.hearingUid,
    caseId: of.caseId,
    serial,
    block: source.block,
    reportingTime: source.reportingTime,
    minutes: source.minutes,
    caseNumber: postedNumber(of),
    fir:
      of.firNumber === null || of.firYear === null
        ? null
        : { number: of.firNumber, year: of.firYear, station: of.station },
    sections,
    stage: of.stage,
    purpose: source.purpose,
    accused: accused.slice(0, MOST_NAMED),
    otherAccused: Math.max(0, accused.length - MOST_NAMED),
    complainants: named("complainant"),
    counsel: named("counsel"),
    prosecutor: named("prosecutor")[0] ?? null,
    officer: named("investigating-officer")[0] ?? null,
    isInCustody: of.custody === "in",
    restriction: restrictionOf({ sections, unreadSections, hasMinor, orderedRestricted }, confirmed),
    isPartHeard: source.purpose === "part-heard-evidence",
    notReachedTimes: of.notReachedTimes,
    previousDay: of.lastDay !== null && of.lastDay < day ? of.lastDay : null,
    change: null,
    movedFrom: null,
  };
}

/** Whoever may be named first; a juvenile stands on no list, also not on the judge's, and is counted without a name. */
function accusedOn(parties: readonly PartyOfCase[]): ListedName[] {
  const accused = parties.filter(({ role }) => role === "accused");
  const named = accused.filter(({ isUnnamed }) => !isUnnamed).map(({ name, nameUr }) => ({ name, nameUr }));
  const unnamed = accused.filter(({ isUnnamed }) => isUnnamed).map(() => ({ name: WITHHELD, nameUr: WITHHELD_UR }));
  return [...named, ...unnamed];
}

/** JSON with sorted keys: the same content has the same text, also after it came back from the database. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}

/** SHA-256 of a version, in hexadecimal. */
export const hashOfList = (list: CauseList): string => createHash("sha256").update(canonical(list)).digest("hex");

/** Whether anybody would read anything else on the next version: its number, moment, record and marks of change aside. */
export function saysTheSame(previous: CauseList, next: CauseList): boolean {
  const bare = ({ version: _v, publishedAt: _p, removed: _r, auditHead: _a, entries, ...rest }: CauseList) => ({
    ...rest,
    entries: entries.map(({ change: _c, movedFrom: _m, ...entry }) => entry),
  });
  return canonical(bare(previous)) === canonical(bare(next));
}

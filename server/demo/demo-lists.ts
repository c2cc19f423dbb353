import { columnsOf, type NewCase, peopleOf } from "../case/new-case.ts";
import { freezeList, type ListHead, type ListSource } from "../cause-lists/freeze-list.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import type { CauseList } from "../rules/cause-lists/cause-list.ts";
import { markChanges } from "../rules/cause-lists/list-difference.ts";
import { clock, instantOn, minutesOf } from "./docket/court-time.ts";
import type { DemoHearing } from "./docket/demo-hearing.ts";
import type { DocketCourt } from "./docket/make-docket.ts";

export type FrozenFor = {
  docket: DocketCourt;
  today: CourtDay;
  caseIds: readonly number[];
  /** Urdu writing of officials, as the office knows it. */
  urduOf: ReadonlyMap<string, string>;
  /** Accused who stand on no list by name (`unnamedKey`). */
  unnamed: ReadonlySet<string>;
  head: Omit<ListHead, "day" | "version" | "supplementary" | "publishedAt">;
};

/** An accused of a case, by his place among them. */
export const unnamedKey = (caseId: number, ordinal: number): string => `${caseId}/${ordinal}`;

type Party = Parameters<typeof freezeList>[2][number];

/** Every list that was published: past hearing days, and those to come that hang already. */
export function frozenLists(frozen: FrozenFor): CauseList[] {
  const { docket } = frozen;
  return [...docket.pastDays, ...docket.postedDays].flatMap((day) => listsOfDay(frozen, day));
}

/**
 * The list as it went up the afternoon before, a second version where matters came, went or changed their block after
 * that, and a supplementary list for what was added while the day was called.
 */
function listsOfDay(frozen: FrozenFor, day: CourtDay): CauseList[] {
  const { hearings } = frozen.docket;
  const ofDay = hearings.filter((hearing) => hearing.day === day);
  const onMain = ofDay.filter(({ source }) => source !== "added");
  const movedAway = hearings.filter(({ movedFrom }) => movedFrom === day);
  const isRevised = movedAway.length > 0 || onMain.some(({ isLate, firstBlock }) => isLate || firstBlock !== null);
  const at = publishedAt(day, frozen.today);
  const lists: CauseList[] = [];
  if (isRevised) {
    const first = [...onMain.filter(({ isLate }) => !isLate).map(inFirstBlock), ...movedAway];
    lists.push(freeze(frozen, first, { day, version: 1, supplementary: null, publishedAt: at.first }));
  }
  const content = freeze(frozen, onMain, {
    day,
    version: lists.length + 1,
    supplementary: null,
    publishedAt: isRevised ? at.second : at.first,
  });
  const daysOf = new Map(movedAway.map((hearing) => [hearing.uid, hearing.day]));
  lists.push(markChanges(lists[0] ?? null, content, (uid) => daysOf.get(uid) ?? null));
  const added = ofDay.filter(({ source }) => source === "added");
  if (added.length > 0) {
    const head = { day, version: 1, supplementary: 1, publishedAt: instantOn(day, 9 * 60 + 30) };
    lists.push(freeze(frozen, added, head, onMain.length + 1));
  }
  return lists;
}

/** A list that hangs for a day to come went up yesterday at the latest. */
function publishedAt(day: CourtDay, today: CourtDay): { first: string; second: string } {
  const before = addDays(day < today ? day : today, -1);
  return { first: instantOn(before, 15 * 60 + 10), second: instantOn(before, 16 * 60 + 45) };
}

function inFirstBlock(hearing: DemoHearing): DemoHearing {
  if (hearing.firstBlock === null) return hearing;
  return { ...hearing, block: hearing.firstBlock, reportingTime: clock(minutesOf(hearing.firstBlock) - 15) };
}

type Numbered = Pick<ListHead, "day" | "version" | "supplementary" | "publishedAt">;

function freeze(frozen: FrozenFor, hearings: readonly DemoHearing[], numbered: Numbered, firstSerial = 1): CauseList {
  const sources = hearings.map((hearing) => sourceOf(frozen, hearing));
  const parties = hearings.flatMap(({ caseAt }) => partiesOf(frozen, caseAt));
  return freezeList({ ...frozen.head, ...numbered }, sources, parties, firstSerial);
}

const matterAt = ({ docket }: FrozenFor, at: number): NewCase => docket.cases[at]!.matter;

function sourceOf(frozen: FrozenFor, hearing: DemoHearing): ListSource {
  const { uid, block, reportingTime, minutes, purpose, isFixed, stage, notReachedTimes, previousDay } = hearing;
  const columns = columnsOf(matterAt(frozen, hearing.caseAt));
  return {
    hearingUid: uid,
    block,
    reportingTime,
    minutes,
    purpose,
    isFixed,
    chosenPlace: null,
    case: {
      caseId: frozen.caseIds[hearing.caseAt]!,
      numberPrefix: columns.number_prefix,
      number: columns.number,
      numberSuffix: columns.number_suffix,
      year: columns.year,
      firNumber: columns.fir_number,
      firYear: columns.fir_year,
      station: columns.station,
      sections: columns.sections,
      unreadSections: columns.unread_sections,
      hasMinor: columns.has_minor,
      orderedRestricted: columns.ordered_restricted,
      stage,
      custody: columns.custody,
      since: columns.institution_day,
      lastDay: previousDay,
      notReachedTimes,
    },
  };
}

function partiesOf(frozen: FrozenFor, at: number): Party[] {
  const caseId = frozen.caseIds[at]!;
  return peopleOf(matterAt(frozen, at)).map(({ role, ordinal, name, nameUr }) => ({
    caseId,
    role,
    name,
    isUnnamed: frozen.unnamed.has(unnamedKey(caseId, ordinal)) && role === "accused",
    nameUr: nameUr ?? frozen.urduOf.get(name) ?? null,
  }));
}

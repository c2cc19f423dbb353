import type { Connection } from "../../db/connect.ts";
import { classesOfDistrict } from "../case/offence-classes.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CauseList } from "../rules/cause-lists/cause-list.ts";
import { differenceOf, markChanges } from "../rules/cause-lists/list-difference.ts";
import { freezeList, type ListSource, saysTheSame } from "./freeze-list.ts";
import {
  type CauseListRow,
  type CourtOfList,
  findDaysOfHearings,
  findHearingsOfDay,
  findParties,
  findRoom,
  findVersions,
} from "./store.ts";

/** A list of a day as it would be frozen now, beside the version of it that hangs. */
export type NextVersion = {
  list: CauseList;
  isUnchanged: boolean;
  counts: { matters: number; added: number; moved: number; removed: number };
};

type Asked = {
  owner: CourtOfList;
  day: CourtDay;
  publishedAt: string;
  isDemo: boolean;
  drafted?: readonly ListSource[];
};
type Hearing = Awaited<ReturnType<typeof findHearingsOfDay>>[number];

/**
 * The lists of a day: the list itself, then the supplementary ones, which go on counting its serials. A matter added on
 * the day goes on a supplementary list as soon as the list itself hangs; once on a list, it stays on that one.
 */
export async function nextVersions(connection: Connection, asked: Asked): Promise<NextVersion[]> {
  const { owner, day, drafted = [] } = asked;
  const [hearings, versions, room, confirmed] = await Promise.all([
    findHearingsOfDay(connection, owner.court.id, day),
    findVersions(connection, owner.court.id, day),
    findRoom(connection, owner.court.id, day),
    classesOfDistrict(connection, owner.court.districtId),
  ]);
  const lists = assign(hearings, versions, drafted);
  const parties = await findParties(connection, [
    ...new Set(lists.flatMap(({ sources }) => sources.map((one) => one.case.caseId))),
  ]);
  const next: NextVersion[] = [];
  let firstSerial = 1;
  for (const { supplementary, sources, hanging, latest } of lists) {
    const head = { ...asked, room, confirmed, supplementary, version: latest + 1 };
    const frozen = freezeList(head, sources, parties, firstSerial);
    firstSerial += sources.length;
    if (hanging === null && sources.length === 0) continue;
    next.push(await against(connection, hanging, frozen));
  }
  return next;
}

async function against(connection: Connection, hanging: CauseList | null, frozen: CauseList): Promise<NextVersion> {
  const difference = hanging && differenceOf(hanging, frozen);
  const gone = difference?.removed.map(({ hearingUid }) => hearingUid) ?? [];
  const now = await findDaysOfHearings(connection, gone);
  const list = markChanges(hanging, frozen, (uid) => now.get(uid) ?? null);
  return {
    list,
    isUnchanged: hanging !== null && saysTheSame(hanging, frozen),
    counts: {
      matters: list.entries.length,
      added: difference?.added.length ?? 0,
      moved: difference?.moved.length ?? 0,
      removed: gone.length,
    },
  };
}

type Assigned = { supplementary: number | null; sources: ListSource[]; hanging: CauseList | null; latest: number };

/** Which matter goes on which list of the day. */
function assign(
  hearings: readonly Hearing[],
  versions: readonly CauseListRow[],
  drafted: readonly ListSource[],
): Assigned[] {
  const numbers = [...new Set(versions.map(({ supplementary }) => supplementary))];
  const stateOf = (number: number | null) => {
    const latest = versions.filter(({ supplementary }) => supplementary === number).at(-1);
    return { latest: latest?.version ?? 0, hanging: latest && latest.withdrawnAt === null ? latest.content : null };
  };
  const main = stateOf(null);
  const listedOn = new Map<string, number>();
  const uidsOf = (list: CauseList | null) => list?.entries.map(({ hearingUid }) => hearingUid) ?? [];
  for (const number of numbers)
    if (number !== null) for (const uid of uidsOf(stateOf(number).hanging)) listedOn.set(uid, number);
  const onMain = new Set(uidsOf(main.hanging));
  const fresh = Math.max(0, ...numbers.map((number) => number ?? 0)) + 1;
  const listOf = ({ hearing }: Hearing): number | null => {
    const known = listedOn.get(hearing.uid);
    if (known !== undefined) return known;
    return hearing.source === "added" && main.hanging !== null && !onMain.has(hearing.uid) ? fresh : null;
  };
  return [null, ...numbers.filter((number) => number !== null), fresh].map((supplementary) => ({
    supplementary,
    sources: [
      ...hearings.filter((one) => listOf(one) === supplementary).map(sourceOf),
      ...(supplementary === null ? drafted : []),
    ],
    ...stateOf(supplementary),
  }));
}

function sourceOf({ hearing, case: of }: Hearing): ListSource {
  const { block, reportingTime, minutes, purpose, isFixed, isPinned, position } = hearing;
  const chosenPlace = isPinned && position > 0 ? position : null;
  return { hearingUid: hearing.uid, block, reportingTime, minutes, purpose, isFixed, chosenPlace, case: of };
}

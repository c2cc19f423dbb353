import type { causeList } from "../../db/schema/cause-lists.ts";
import type { hearing, hearingCall, outcome } from "../../db/schema/hearings.ts";
import { hashOfList } from "../cause-lists/freeze-list.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CauseList } from "../rules/cause-lists/cause-list.ts";
import { instantOn } from "./docket/court-time.ts";
import type { DemoHearing } from "./docket/demo-hearing.ts";
import type { DocketCourt } from "./docket/make-docket.ts";

type Insert<Table extends { $inferInsert: unknown }> = Table["$inferInsert"];
export type DemoRows = {
  hearings: Insert<typeof hearing>[];
  calls: Insert<typeof hearingCall>[];
  /** Withdrawn ones first: what replaces them names them. */
  outcomes: (Insert<typeof outcome> & { id: number })[];
};

export type Ids = {
  courtId: number;
  /** By the place of the case in its court. */
  caseIds: readonly number[];
  hearingIds: ReadonlyMap<string, number>;
  /** As many as are asked for, none twice. */
  takeOutcomeId: () => number;
  /** Who records here; null where nobody of the demo works. */
  recordedBy: string | null;
  /** The judge who signed the days up to `signedUntil`; null where no judge of the demo sits. */
  signedBy: string | null;
  signedUntil: CourtDay;
};

/** A court's hearings with their calls and outcomes, as rows of the database. */
export function rowsOfCourt({ hearings, judge }: DocketCourt, ids: Ids): DemoRows {
  const rows: DemoRows = { hearings: [], calls: [], outcomes: [] };
  for (const one of hearings) {
    const hearingId = ids.hearingIds.get(one.uid)!;
    rows.hearings.push(hearingRow(one, hearingId, judge.name, ids));
    for (const { kind, calledAt } of one.calls) {
      rows.calls.push({ hearingId, courtId: ids.courtId, kind, calledAt, calledBy: ids.recordedBy });
    }
    rows.outcomes.push(...outcomeRows(one, hearingId, ids));
  }
  return rows;
}

function hearingRow(one: DemoHearing, id: number, judge: string, { courtId, caseIds, hearingIds }: Ids) {
  return {
    id,
    uid: one.uid,
    caseId: caseIds[one.caseAt]!,
    courtId,
    day: one.day,
    block: one.block,
    reportingTime: one.reportingTime,
    purpose: one.purpose,
    minutes: one.minutes,
    position: one.position,
    state: one.outcome ? ("heard" as const) : ("listed" as const),
    source: one.source,
    isFixed: one.isFixed,
    overloadBecause: one.overloadBecause,
    orderedBy: one.movedFrom ? judge : null,
    movedBecause: one.movedBecause,
    timesMoved: one.movedFrom ? 1 : 0,
    previousHearingId: one.previousUid === null ? null : (hearingIds.get(one.previousUid) ?? null),
    listedAt: one.listedAt,
  };
}

function outcomeRows(
  { outcome: said, caseAt, purpose, day }: DemoHearing,
  hearingId: number,
  ids: Ids,
): DemoRows["outcomes"] {
  if (!said) return [];
  const { firstKind, nextUid, ...kept } = said;
  const common = { hearingId, caseId: ids.caseIds[caseAt]!, courtId: ids.courtId, recordedBy: ids.recordedBy };
  const standing = {
    ...common,
    ...kept,
    id: ids.takeOutcomeId(),
    ...(ids.signedBy !== null && day <= ids.signedUntil
      ? { confirmedBy: ids.signedBy, confirmedAt: instantOn(day, 17 * 60) }
      : {}),
    nextHearingId: nextUid === null ? null : (ids.hearingIds.get(nextUid) ?? null),
  };
  if (firstKind === null) return [standing];
  const withdrawn = {
    ...common,
    id: ids.takeOutcomeId(),
    kind: firstKind,
    nextPurpose: purpose,
    recordedAt: said.recordedAt,
    withdrawnAt: new Date(new Date(said.recordedAt).getTime() + 6 * 60_000).toISOString(),
    withdrawnBy: ids.recordedBy,
    withdrawnBecause: "Entered on the wrong row",
  };
  return [withdrawn, { ...standing, recordedAt: withdrawn.withdrawnAt, supersedesId: withdrawn.id }];
}

export function listRow(courtId: number, content: CauseList, publishedBy: string | null): Insert<typeof causeList> {
  const { day, supplementary, version, publishedAt } = content;
  return { courtId, day, supplementary, version, content, contentHash: hashOfList(content), publishedAt, publishedBy };
}

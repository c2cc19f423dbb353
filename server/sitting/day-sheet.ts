import type { Connection } from "../../db/connect.ts";
import { shadedBy, shadesOf } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { type Permission, roleMay } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { type AwaitedByCase, awaitedReplies } from "../evidence/awaited-replies.ts";
import { attendeesOf } from "../process/attendees-of.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { type AdjournmentReason, DEFAULT_TEN_REASONS, isAdjournmentReason } from "../rules/case/adjournment.ts";
import type { Stage } from "../rules/case/stages.ts";
import { policyOf } from "../rules/courts/policy.ts";
import { type Expected, expectedAt, timesSentBack } from "../rules/listing/attendance.ts";
import { caseLawOf } from "../rules/listing/case-law.ts";
import type { AwaitedReply } from "../rules/listing/evidence-wait.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { type Custody, daysInCustody } from "../rules/people/custody.ts";
import { isWhereItWasPut } from "../rules/sitting/hearing-outcome.ts";
import {
  findCasesOfDay,
  findSheetHead,
  findSheetRows,
  type SheetAttendee,
  type SheetHead,
  type SheetRow,
} from "./sheet-store.ts";

/** Somebody of the case whose coming may be recorded, how that person is expected, and how often one came in vain. */
export type Attending = Omit<SheetAttendee, "custody" | "testimony" | "isForDefence" | "marksBefore"> & {
  /** Which of its role in the case, from 1; witnesses are counted by side. */
  ordinal: number;
  isForDefence: boolean;
  expected: Expected["how"] | null;
  /** Of an accused, also where only the case says it. */
  heldAs: Custody | null;
  timesSentBack: number;
};

export type SheetMatter = Omit<SheetRow, "listedSerial" | "attendees" | "inLaw" | "stageBefore"> & {
  attendees: Attending[];
  serial: number;
  isOnPublishedList: boolean;
  /** The stage from which its end would be decided: where its case stood before the outcome that it has. */
  endsFrom: Stage;
  /** Whole days in custody up to the day of the hearing; null where nobody is, or since when is not recorded. */
  custodyDays: number | null;
  /** What the limits of its next date count from. */
  law: CaseLaw;
  /** Replies that its case waits for, as of now. */
  awaited: readonly AwaitedReply[];
  /** Its people are not open to who looks at the sheet, and stand in it under aliases. */
  isShaded: boolean;
};

export type DaySheet = Omit<SheetHead, "reasonKeys" | "policy" | "timezone"> & {
  /** Adjournments by one side from which the order carries a warning. */
  warnsAt: number;
  day: CourtDay;
  /** The adjournment reasons on the digits 1 … 9, 0. */
  reasonKeys: AdjournmentReason[];
  /** What the person who looks at it may do here, so that a screen without network knows it too. */
  may: { record: boolean; undo: boolean };
  matters: SheetMatter[];
};

/** The ordered sheet of a court's day: every matter with what a reader needs to call it, and its outcome if it has one. */
export async function daySheet(ctx: Context, input: { courtId: number; day: CourtDay }): Promise<DaySheet> {
  const { courtId, day } = input;
  const reading = { action: "sheet.read", cases: shownOf };
  return read(ctx, { permission: "hearings.read", courtId, reading }, async (connection) => {
    const [rows, beside] = await Promise.all([
      findSheetRows(connection, courtId, day),
      besideSheet(connection, ctx, courtId, day),
    ]);
    const { caseIds, shades, awaited, warnsAt, reasonKeys, above } = beside;
    // Its people are shaded as of the cases that were asked; what came between goes into the next reading of the sheet.
    const known = new Set(caseIds);
    const asked = rows.filter(({ caseId }) => known.has(caseId));
    return {
      ...above,
      day,
      reasonKeys: tenReasons(reasonKeys),
      warnsAt,
      may: mayHere(ctx),
      matters: shadedBy(shades, withSerials(asked, day, awaited)),
    };
  });
}

/** What is asked beside the matters, while the long statement that answers them runs. */
async function besideSheet(connection: Connection, ctx: Context, courtId: number, day: CourtDay) {
  const [head, caseIds] = await Promise.all([
    findSheetHead(connection, courtId, day),
    findCasesOfDay(connection, courtId, day),
  ]);
  if (!head) throw new Refused("not-found");
  const { reasonKeys, policy: setPolicy, timezone, ...above } = head;
  const policy = policyOf(setPolicy);
  const [shades, awaited] = await Promise.all([
    shadesOf(connection, ctx, { courtId }, caseIds),
    awaitedReplies(connection, ctx, courtId, caseIds, { policy, timezone }),
  ]);
  return { caseIds, shades, awaited, warnsAt: policy.adjournmentWarningAt, reasonKeys, above };
}

/** Restricted matters whose people the sheet names. */
const shownOf = ({ matters }: DaySheet): number[] => [
  ...new Set(matters.filter(({ isShaded, isRestricted }) => isRestricted && !isShaded).map(({ caseId }) => caseId)),
];

function mayHere({ actor }: Context): DaySheet["may"] {
  const may = (permission: Permission) =>
    actor.kind === "terminal" || (actor.kind === "staff" && roleMay(actor.role, permission));
  return { record: may("day.record"), undo: may("change.undo") };
}

function tenReasons(chosen: readonly string[] | null): AdjournmentReason[] {
  const known = (chosen ?? []).filter(isAdjournmentReason);
  return (known.length > 0 ? known : [...DEFAULT_TEN_REASONS]).slice(0, 10);
}

/** Matters that no published list numbers go on counting behind it. */
function withSerials(
  rows: readonly SheetRow[],
  day: CourtDay,
  awaited: AwaitedByCase,
): Omit<SheetMatter, "isShaded">[] {
  let last = rows.reduce((highest, { listedSerial }) => Math.max(highest, listedSerial ?? 0), 0);
  return rows.map((row) => matterOf(row, row.listedSerial ?? ++last, day, awaited.get(row.caseId) ?? []));
}

/** Written out: what a row has beyond it never reaches a screen, and two copies of so many fields are slow to make and to collect. */
function matterOf(
  row: SheetRow,
  serial: number,
  day: CourtDay,
  awaited: readonly AwaitedReply[],
): Omit<SheetMatter, "isShaded"> {
  return {
    hearingId: row.hearingId,
    version: row.version,
    block: row.block,
    reportingTime: row.reportingTime,
    purpose: row.purpose,
    purposeText: row.purposeText,
    minutes: row.minutes,
    isHeard: row.isHeard,
    hasLeft: row.hasLeft,
    hasGoneOn: row.hasGoneOn,
    isAdded: row.isAdded,
    isFixed: row.isFixed,
    caseId: row.caseId,
    numberPrefix: row.numberPrefix,
    number: row.number,
    numberSuffix: row.numberSuffix,
    year: row.year,
    firNumber: row.firNumber,
    firYear: row.firYear,
    station: row.station,
    cfmsCode: row.cfmsCode,
    sections: row.sections,
    accusedTitle: row.accusedTitle,
    firstAccusedUr: row.firstAccusedUr,
    docket: row.docket,
    applicationKind: row.applicationKind,
    stage: row.stage,
    custody: row.custody,
    custodySince: row.custodySince,
    isRestricted: row.isRestricted,
    hasOtherDate: row.hasOtherDate,
    hearingNumber: row.hearingNumber,
    notReachedTimes: row.notReachedTimes,
    previousDay: row.previousDay,
    previous: row.previous,
    lastCall: row.lastCall,
    timesPassedOver: row.timesPassedOver,
    outcome: row.outcome,
    people: row.people,
    adjournedBy: row.adjournedBy,
    attendees: attending(row, row.attendees),
    serial,
    isOnPublishedList: row.listedSerial !== null,
    endsFrom: endsFrom(row, row.stageBefore),
    custodyDays: daysInCustody(row, day),
    law: caseLawOf(row.inLaw, day),
    awaited,
  };
}

function endsFrom({ stage, outcome }: Pick<SheetRow, "stage" | "outcome">, before: Stage | null): Stage {
  return outcome && before && isWhereItWasPut(outcome, before, stage) ? before : stage;
}

function attending(matter: Pick<SheetRow, "purpose" | "custody">, all: readonly SheetAttendee[]): Attending[] {
  const people = attendeesOf(all, matter.custody);
  const expected = new Map(expectedAt(matter.purpose, people).map(({ id, how }) => [id, how]));
  return all.map(({ id, role, name, nameUr, mark, marksBefore, isForDefence }, at) => ({
    ...{ id, role, name, nameUr, mark, isForDefence },
    ordinal: people[at]!.ordinal,
    expected: expected.get(id) ?? null,
    heldAs: people[at]!.custody ?? null,
    timesSentBack: timesSentBack(marksBefore),
  }));
}

import type { Transaction } from "../../db/connect.ts";
import { inSightEach } from "../access/sight-of-many.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { writeEvents } from "../evidence/record-events.ts";
import { actorIdOf } from "../listing/save-outcomes.ts";
import { isAwayOn, writeAbsence } from "../people/absences.ts";
import { writeMarks } from "../process/process-acts.ts";
import { type NumberFacts, officeNumber } from "../rules/case/case-label.ts";
import { answersTo, ledgerEventOf, type ReportAnswer } from "../rules/own-days/officer-reports.ts";
import {
  type CourtReportRow,
  countOpenReports,
  findReporter,
  findReportsOfCourt,
  lockReport,
  type OpenReport,
  settleReport,
} from "./officer-reports-store.ts";

const SETTLED_SHOWN_MS = 7 * 24 * 60 * 60_000;

/** A report as the court looks at it. Shaded: what the officer wrote beside it is not open to who asks. */
export type CourtReport = Omit<CourtReportRow, Exclude<keyof NumberFacts, "caseId">> & {
  label: string;
  isShaded: boolean;
};

/** What officers reported to the court, or of one of its cases: what waits for somebody, and what was settled in the last week. */
export function reportsOfCourt(
  ctx: Context,
  { courtId, caseId = null }: { courtId: number; caseId?: number | null | undefined },
): Promise<CourtReport[]> {
  const reading = { action: "reports.read", cases: shownOf };
  return read<CourtReport[]>(ctx, { permission: "docket.read", courtId, reading }, async (connection) => {
    const since = new Date(ctx.now.getTime() - SETTLED_SHOWN_MS).toISOString();
    const rows = await findReportsOfCourt(connection, courtId, { since, caseId });
    const named = rows.map(({ numberPrefix, number, numberSuffix, year, firNumber, firYear, ...row }) => {
      const numbers = { numberPrefix, number, numberSuffix, year, firNumber, firYear };
      return { ...row, label: officeNumber({ caseId: row.caseId, ...numbers }) };
    });
    return inSightEach(connection, ctx, { courtId }, named);
  });
}

/** Restricted matters of which a word that an officer wrote is shown. */
const shownOf = (rows: readonly CourtReport[]): number[] => [
  ...new Set(rows.filter((one) => one.isRestricted && !one.isShaded && one.note !== null).map(({ caseId }) => caseId)),
];

/** How many reports wait for the court. */
export function waitingReports(ctx: Context, { courtId }: { courtId: number }): Promise<{ open: number }> {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => ({
    open: await countOpenReports(connection, courtId),
  }));
}

export type ConfirmInput = {
  courtId: number;
  reportId: number;
  version: number;
  /** Of a reply: some of what was asked for is still missing. */
  isPart: boolean;
  key?: string;
};

/**
 * The court takes a report for true: it enters the ledger, the process or the absences, as the same act by hand would.
 * Throws `stale` where it was settled or taken back meanwhile, and what that act throws.
 */
export function confirmReport(ctx: Context, input: ConfirmInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "officer.confirmed", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const report = await requireOpen(tx, courtId, asked);
    await enter(tx, ctx, courtId, report, asked.isPart);
    await settleReport(tx, report.reportId, { state: "confirmed", answer: null, ...by(ctx) });
    return { changeId };
  });
}

export type TurnDownInput = {
  courtId: number;
  reportId: number;
  version: number;
  answer: ReportAnswer;
  key?: string;
};

/** The court does not take a report for true; the officer is told why. Throws `stale`, `invalid`. */
export function turnDownReport(ctx: Context, input: TurnDownInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const act = { action: "officer.turned-down", permission: "docket.change", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const report = await requireOpen(tx, courtId, asked);
    if (!answersTo(report.kind).includes(asked.answer)) throw new Refused("invalid", { field: "answer" });
    await settleReport(tx, report.reportId, { state: "turned-down", answer: asked.answer, ...by(ctx) });
    return { changeId };
  });
}

const by = (ctx: Context) => ({ settledBy: actorIdOf(ctx), settledAt: ctx.now.toISOString() });

async function requireOpen(tx: Transaction, courtId: number, seen: { reportId: number; version: number }) {
  const report = await lockReport(tx, courtId, seen.reportId);
  if (!report || report.version !== seen.version) throw new Refused("stale");
  return report;
}

async function enter(tx: Transaction, ctx: Context, courtId: number, report: OpenReport, isPart: boolean) {
  const { kind, day, note, requestId, processId } = report;
  if (requestId !== null)
    await writeEvents(tx, ctx, { courtId, kind: ledgerEventOf(kind, isPart)!, day, note, requestIds: [requestId] });
  else if (processId !== null)
    await writeMarks(tx, ctx, { courtId, ids: [processId], to: kind === "served" ? "served" : "unserved", day, note });
  else await keepAway(tx, ctx, courtId, report);
}

/** Who is known to be away on the day already needs no second row of it. */
async function keepAway(tx: Transaction, ctx: Context, courtId: number, { day, because, reportedBy }: OpenReport) {
  const reporter = await findReporter(tx, reportedBy);
  if (!reporter) throw new Refused("not-found");
  const { personId, districtId } = reporter;
  if (await isAwayOn(tx, districtId, personId, day)) return;
  await writeAbsence(tx, ctx, { courtId, personId, fromDay: day, untilDay: day, kind: because ?? "other" });
}

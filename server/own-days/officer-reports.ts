import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { districtRules } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { mayRecord } from "../rules/evidence/evidence-ledger.ts";
import { ledgerEventOf, REPORT_RULES, type ReportKind } from "../rules/own-days/officer-reports.ts";
import type { AbsenceKind } from "../rules/people/people.ts";
import { mayGoTo } from "../rules/process/process-states.ts";
import { findOwnHearing, findOwnProcess, insertReport, takeBackReport } from "./officer-reports-store.ts";
import { requirePersonRole } from "./own-days.ts";
import { findOwnRequests } from "./own-days-store.ts";

export type SendReportInput = {
  courtId: number;
  kind: ReportKind;
  /** The request, the paper or the hearing, as the kind says. */
  subjectId: number;
  /** When it happened; of a hearing, left out. */
  day: CourtDay | null;
  because: AbsenceKind | null;
  note: string | null;
  key?: string;
};

type About = { caseId: number; requestId?: number; processId?: number; hearingId?: number; day: CourtDay };

/**
 * An officer reports of a matter of his own. Nothing of the court's record changes before somebody there confirms it.
 * Throws `not-found`, also for another's matter, `stale` where it can be so no more, `day-to-come`, `day-past`.
 */
export function sendReport(ctx: Context, input: SendReportInput): Promise<{ reportId: number }> {
  const { key, ...asked } = input;
  const { courtId, kind, because } = asked;
  const act = { action: `officer.${kind}`, permission: "reports.send", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx) => {
    const { userId, districtId } = requirePersonRole(ctx);
    const today = dayAt(ctx.now, (await districtRules(tx, districtId)).timezone);
    if ((kind === "cannot-come") !== (because !== null)) throw new Refused("invalid", { field: "absence" });
    const about = await aboutOf(tx, userId, input, today);
    const row = { ...about, courtId, kind, because, note: asked.note?.trim() || null };
    const reportId = await insertReport(tx, { ...row, reportedBy: userId, reportedAt: ctx.now.toISOString() });
    return { reportId };
  });
}

async function aboutOf(tx: Transaction, userId: string, input: SendReportInput, today: CourtDay): Promise<About> {
  if (REPORT_RULES[input.kind].about === "hearing") return hearingOf(tx, userId, input, today);
  const day = input.day ?? today;
  if (day > today) throw new Refused("day-to-come", { day });
  return REPORT_RULES[input.kind].about === "request"
    ? { ...(await requestOf(tx, userId, input, day)), day }
    : { ...(await processOf(tx, userId, input)), day };
}

async function requestOf(
  tx: Transaction,
  userId: string,
  { courtId, subjectId, kind }: SendReportInput,
  day: CourtDay,
) {
  const found = (await findOwnRequests(tx, userId)).find(({ requestId }) => requestId === subjectId);
  if (!found || found.courtId !== courtId) throw new Refused("not-found");
  const event = ledgerEventOf(kind, false)!;
  if (!mayRecord(found, event)) throw new Refused("stale");
  const last = found.events.at(-1)?.day;
  if (last !== undefined && day < last) throw new Refused("invalid", { field: "day" });
  return { caseId: found.caseId, requestId: subjectId };
}

async function processOf(tx: Transaction, userId: string, { courtId, subjectId, kind }: SendReportInput) {
  const found = await findOwnProcess(tx, userId, subjectId);
  if (!found || found.courtId !== courtId) throw new Refused("not-found");
  if (!mayGoTo(found.state, kind === "served" ? "served" : "unserved")) throw new Refused("stale");
  return { caseId: found.caseId, processId: subjectId };
}

async function hearingOf(
  tx: Transaction,
  userId: string,
  { courtId, subjectId }: SendReportInput,
  today: CourtDay,
): Promise<About> {
  const found = await findOwnHearing(tx, userId, subjectId);
  if (!found || found.courtId !== courtId) throw new Refused("not-found");
  if (!found.isListed) throw new Refused("stale");
  if (found.day < today) throw new Refused("day-past", { day: found.day });
  return { caseId: found.caseId, hearingId: subjectId, day: found.day };
}

/** The officer takes back what nobody has settled yet. Throws `stale`, also for another's report. */
export function takeBack(
  ctx: Context,
  input: { courtId: number; reportId: number; version: number; key?: string },
): Promise<null> {
  const { courtId, key, ...seen } = input;
  const act = { action: "officer.taken-back", permission: "reports.send", courtId, key, input: seen } as const;
  return change(ctx, act, async (tx) => {
    const { userId } = requirePersonRole(ctx);
    if (!(await takeBackReport(tx, { ...seen, userId }, ctx.now.toISOString()))) throw new Refused("stale");
    return null;
  });
}

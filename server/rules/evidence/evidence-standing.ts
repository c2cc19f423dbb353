import { addDays, type CourtDay, daysBetween } from "../calendar/court-day.ts";
import {
  type EvidenceRequest,
  isOpen,
  type LedgerFinding,
  ledgerFindings,
  preservedUntil,
  type RequestState,
  sentDay,
  stateOf,
} from "./evidence-ledger.ts";
import type { ReplyDays } from "./reply-days.ts";
import { type ExpectedReply, expectedReply, type ReplyTimes } from "./reply-times.ts";

/** Where a request stands on a day, as the case file and the board show it. */
export type Standing = {
  readonly state: RequestState;
  readonly isOpen: boolean;
  readonly sentDay: CourtDay | null;
  /** The last day for the reply: as ordered, else the days allowed from sending; null while not sent. */
  readonly dueBy: CourtDay | null;
  readonly isDueOrdered: boolean;
  readonly overdueDays: number;
  readonly answeredDay: CourtDay | null;
  readonly timesChased: number;
  readonly lastChasedDay: CourtDay | null;
  /** By when the last reminder asked for the reply. */
  readonly chasedByDay: CourtDay | null;
  readonly preservedUntil: CourtDay | null;
  readonly findings: readonly LedgerFinding[];
  /** Of an open request; null for others. */
  readonly expected: ExpectedReply | null;
};

export type StandingFacts = {
  readonly today: CourtDay;
  /** What the district learned of this source; undefined where it never answered. */
  readonly learned: ReplyTimes | undefined;
  readonly replyDays: ReplyDays;
  readonly noticeDays?: number;
};

export function standingOf(request: EvidenceRequest, facts: StandingFacts): Standing {
  const { today, learned, replyDays, noticeDays } = facts;
  const allowedDays = replyDays[request.source];
  const sent = sentDay(request);
  const past = request.events.filter(({ day }) => day <= today);
  const chasers = past.filter(({ kind }) => kind === "chased");
  const dueBy = request.dueDay ?? (sent === null ? null : addDays(sent, allowedDays));
  const open = isOpen(request, today);
  return {
    state: stateOf(request, today),
    isOpen: open,
    sentDay: sent,
    dueBy,
    isDueOrdered: request.dueDay !== null,
    overdueDays: open && dueBy !== null ? Math.max(0, daysBetween(dueBy, today)) : 0,
    answeredDay: past.findLast(({ kind }) => kind === "answered")?.day ?? null,
    timesChased: chasers.length,
    lastChasedDay: chasers.at(-1)?.day ?? null,
    chasedByDay: chasers.at(-1)?.byDay ?? null,
    preservedUntil: preservedUntil({ ...request, events: past }),
    findings: ledgerFindings(request, today, { allowedDays, ...(noticeDays === undefined ? {} : { noticeDays }) }),
    expected: open && sent !== null ? expectedReply(sent, learned, allowedDays) : null,
  };
}

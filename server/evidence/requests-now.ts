import type { Connection } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber, shortNumber } from "../rules/case/case-label.ts";
import type { Policy } from "../rules/courts/policy.ts";
import {
  type EvidenceSource,
  LEDGER_EVENTS,
  type LedgerEventKind,
  mayRecord,
  REQUEST_AUTHORITY,
} from "../rules/evidence/evidence-ledger.ts";
import { type Standing, standingOf } from "../rules/evidence/evidence-standing.ts";
import type { ReplyDays } from "../rules/evidence/reply-days.ts";
import { type ReplyTimes, replyTimes } from "../rules/evidence/reply-times.ts";
import { findHistory, findRequests, type RequestRow, type RequestsWanted } from "./store.ts";

export type RequestNow = Omit<RequestRow, "numberPrefix" | "number" | "numberSuffix" | "year"> &
  Standing & {
    /** What the case is called in the office. */
    caseNumber: string;
    shortNumber: string;
    authority: string;
    isAuthorityConfirmed: boolean;
    /** What may be recorded next. */
    may: LedgerEventKind[];
  };

export type Ledger = {
  today: CourtDay;
  requests: RequestNow[];
  learned: Partial<Record<EvidenceSource, ReplyTimes>>;
  replyDays: ReplyDays;
};

/** What the district set, for who has read it already. */
export type DistrictRules = { policy: Policy; timezone: string };

/** Requests of a court as they stand today, with what the district knows of how long each source takes. */
export async function requestsNow(
  connection: Connection,
  ctx: Pick<Context, "now">,
  courtId: number,
  wanted: RequestsWanted,
  rules?: DistrictRules,
): Promise<Ledger> {
  const [{ policy, timezone }, rows] = await Promise.all([
    rules ?? courtAndPolicy(connection, courtId),
    findRequests(connection, courtId, wanted),
  ]);
  const today = dayAt(ctx.now, timezone);
  const sources = [...new Set(rows.map(({ source }) => source))];
  const learned = rows.length === 0 ? {} : replyTimes(await findHistory(connection, courtId, sources));
  const { replyDays, preservationNoticeDays: noticeDays } = policy;
  return {
    today,
    learned,
    replyDays,
    requests: rows.map((row) => nowOf(row, { today, learned: learned[row.source], replyDays, noticeDays })),
  };
}

function nowOf(row: RequestRow, facts: Parameters<typeof standingOf>[1]): RequestNow {
  const { numberPrefix, number, numberSuffix, year, ...rest } = row;
  const { authority, confirmed } = REQUEST_AUTHORITY[row.kind];
  const named = { numberPrefix, number, numberSuffix, year, ...rest };
  return {
    ...rest,
    ...standingOf(row, facts),
    caseNumber: officeNumber(named),
    shortNumber: shortNumber(named),
    authority,
    isAuthorityConfirmed: confirmed,
    may: LEDGER_EVENTS.filter((kind) => mayRecord(row, kind)),
  };
}

import { and, eq, sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { ownCases } from "../../db/own-cases.ts";
import { officerReport } from "../../db/schema/officer-reports.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import type { EvidenceSource, RequestKind } from "../rules/evidence/evidence-ledger.ts";
import type { ReportAnswer, ReportKind, ReportState } from "../rules/own-days/officer-reports.ts";
import type { AbsenceKind, CaseRole } from "../rules/people/people.ts";
import type { ProcessKind, ProcessState } from "../rules/process/process-states.ts";

/** A report as its own officer is told of it: codes and days, also of what he wrote beside it nothing. */
export type ReportByMe = {
  reportId: number;
  version: number;
  requestId: number | null;
  processId: number | null;
  hearingId: number | null;
  kind: ReportKind;
  day: CourtDay;
  state: ReportState;
  answer: ReportAnswer | null;
  reportedAt: string;
};

/** The reports of an officer that are open, or were settled since an instant; the latest last. */
export async function findReportsBy(connection: Connection, userId: string, since: string): Promise<ReportByMe[]> {
  const rows = await connection.execute<ReportByMe>(sql`
    select r.id::float8 as "reportId", r.version, r.request_id::float8 as "requestId", r.process_id::float8 as "processId",
      r.hearing_id::float8 as "hearingId", r.kind, r.day::text, r.state, r.answer, to_jsonb(r.reported_at) #>> '{}' as "reportedAt"
    from officer_report r where r.reported_by = ${userId}
      and (r.state = 'open' or r.state <> 'taken-back' and r.settled_at >= ${since}) order by r.id limit 500`);
  return [...rows];
}

const isOwn = (userId: string) => sql`x.case_id in ${ownCases(userId)}`;

export async function findOwnProcess(connection: Connection, userId: string, processId: number) {
  const [found] = await connection.execute<{ caseId: number; courtId: number; state: ProcessState }>(sql`
    select x.case_id::float8 as "caseId", x.court_id::float8 as "courtId", x.state from process x
    where x.id = ${processId} and x.served_by = 'officer' and ${isOwn(userId)}`);
  return found;
}

export async function findOwnHearing(connection: Connection, userId: string, hearingId: number) {
  const [found] = await connection.execute<{ caseId: number; courtId: number; day: CourtDay; isListed: boolean }>(sql`
    select x.case_id::float8 as "caseId", x.court_id::float8 as "courtId", x.day::text, x.state = 'listed' as "isListed"
    from hearing x where x.id = ${hearingId} and ${isOwn(userId)}`);
  return found;
}

/** Who the reporter is among the people of the district; a person who was merged is the one that stayed. */
export async function findReporter(
  connection: Connection,
  userId: string,
): Promise<{ personId: number; districtId: number } | undefined> {
  const [found] = await connection.execute<{ personId: number; districtId: number }>(sql`
    select coalesce(p.merged_into_id, p.id)::float8 as "personId", p.district_id::float8 as "districtId"
    from staff s join person p on p.id = s.person_id where s.user_id = ${userId}`);
  return found;
}

export async function insertReport(tx: Transaction, row: typeof officerReport.$inferInsert): Promise<number> {
  const [made] = await tx.insert(officerReport).values(row).returning({ id: officerReport.id });
  return made!.id;
}

/** False where it was settled or taken back already, or is another's. */
export async function takeBackReport(
  tx: Transaction,
  seen: { reportId: number; version: number; userId: string },
  at: string,
): Promise<boolean> {
  const { reportId, version, userId } = seen;
  const gone = await tx
    .update(officerReport)
    .set({ state: "taken-back", settledAt: at, settledBy: userId })
    .where(
      and(
        eq(officerReport.id, reportId),
        eq(officerReport.version, version),
        eq(officerReport.reportedBy, userId),
        eq(officerReport.state, "open"),
      ),
    )
    .returning({ courtId: officerReport.courtId });
  return gone.length === 1;
}

/** Where a report is settled: a request goes with its case to another court, a paper and a date stay. */
const SETTLED_IN = sql.raw("(case when r.request_id is not null then c.court_id else r.court_id end)");

export type OpenReport = {
  reportId: number;
  version: number;
  requestId: number | null;
  processId: number | null;
  kind: ReportKind;
  day: CourtDay;
  because: AbsenceKind | null;
  note: string | null;
  reportedBy: string;
  caseId: number;
};

/** An open report that the court has to settle, held until the change is written. */
export async function lockReport(tx: Transaction, courtId: number, reportId: number): Promise<OpenReport | undefined> {
  const [found] = await tx.execute<OpenReport>(sql`
    select r.id::float8 as "reportId", r.version, r.request_id::float8 as "requestId", r.process_id::float8 as "processId",
      r.kind, r.day::text, r.because, r.note, r.reported_by as "reportedBy", r.case_id::float8 as "caseId"
    from officer_report r join court_case c on c.id = r.case_id
    where r.id = ${reportId} and ${SETTLED_IN} = ${courtId} and r.state = 'open' for update of r`);
  return found;
}

export async function settleReport(
  tx: Transaction,
  reportId: number,
  settled: {
    state: "confirmed" | "turned-down";
    answer: ReportAnswer | null;
    settledBy: string | null;
    settledAt: string;
  },
): Promise<void> {
  await tx.update(officerReport).set(settled).where(eq(officerReport.id, reportId));
}

export type CourtReportRow = NumberFacts & {
  reportId: number;
  version: number;
  kind: ReportKind;
  day: CourtDay;
  because: AbsenceKind | null;
  note: string | null;
  reportedAt: string;
  /** The officer's own name. */
  reporter: string | null;
  state: ReportState;
  answer: ReportAnswer | null;
  settledAt: string | null;
  isRestricted: boolean;
  request: { kind: RequestKind; source: EvidenceSource } | null;
  process: { kind: ProcessKind; role: CaseRole | null; ordinal: number | null; isForDefence: boolean | null } | null;
  hearing: { day: CourtDay; purpose: Purpose } | null;
};

/** What officers reported to a court, or of one case: all that is open, the oldest first, then what was settled since an instant. */
export async function findReportsOfCourt(
  connection: Connection,
  courtId: number,
  { since, caseId }: { since: string; caseId: number | null },
): Promise<CourtReportRow[]> {
  const rows = await connection.execute<CourtReportRow>(sql`
    select r.id::float8 as "reportId", r.version, r.kind, r.day::text, r.because, r.note, r.state, r.answer,
      to_jsonb(r.reported_at) #>> '{}' as "reportedAt", to_jsonb(r.settled_at) #>> '{}' as "settledAt", s.name as reporter,
      r.case_id::float8 as "caseId", ${NUMBER_COLUMNS}, c.is_restricted as "isRestricted",
      case when q.id is not null then jsonb_build_object('kind', q.kind, 'source', q.source) end as request,
      case when x.id is not null then jsonb_build_object('kind', x.kind, 'role', cp.role, 'isForDefence', cp.is_for_defence,
        'ordinal', (select count(*) from case_person o where o.case_id = cp.case_id and o.role = cp.role
          and o.is_for_defence = cp.is_for_defence and (o.ordinal, o.id) <= (cp.ordinal, cp.id))) end as process,
      case when h.id is not null then jsonb_build_object('day', h.day, 'purpose', h.purpose) end as hearing
    from officer_report r join court_case c on c.id = r.case_id
      left join staff s on s.user_id = r.reported_by
      left join evidence_request q on q.id = r.request_id
      left join process x on x.id = r.process_id
      left join case_person cp on cp.id = x.case_person_id
      left join hearing h on h.id = r.hearing_id
    where ${SETTLED_IN} = ${courtId} and (${caseId}::bigint is null or r.case_id = ${caseId}::bigint) and (r.state = 'open' or r.state in ('confirmed', 'turned-down') and r.settled_at >= ${since})
    order by r.state = 'open' desc, case when r.state = 'open' then r.id end, r.settled_at desc limit 300`);
  return [...rows];
}

export async function countOpenReports(connection: Connection, courtId: number): Promise<number> {
  const [found] = await connection.execute<{ n: number }>(sql`
    select count(*)::int as n from officer_report r join court_case c on c.id = r.case_id
    where ${SETTLED_IN} = ${courtId} and r.state = 'open'`);
  return found?.n ?? 0;
}

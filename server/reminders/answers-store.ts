import { sql } from "drizzle-orm";
import { NUMBER_COLUMNS } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { CaseRole } from "../rules/people/people.ts";

export type AnswerRow = {
  id: number;
  said: string;
  receivedAt: Date;
  /** Null: of a number that nobody was written to, or that two share. */
  of: (NumberFacts & { caseId: number; casePersonId: number; role: CaseRole; nth: number | null }) | null;
};

/**
 * Answers that only a person can read and nobody has yet, the oldest first: of this court, and with `isUnplaced` those of
 * which nobody knows whose they are.
 */
export async function findAnswers(connection: Connection, courtId: number, isUnplaced: boolean): Promise<AnswerRow[]> {
  type Row = NumberFacts & { id: number; said: string; receivedAt: string | Date } & {
    caseId: number | null;
    casePersonId: number;
    role: CaseRole;
    nth: number;
    ofRole: number;
  };
  const rows = await connection.execute<Row>(sql`
    select a.id::float8 as id, a.said, a.received_at as "receivedAt", r.case_id::float8 as "caseId",
      r.case_person_id::float8 as "casePersonId", p.role, p.nth::int as nth, p.of_role::int as "ofRole", ${NUMBER_COLUMNS}
    from reminder_reply a
      left join reminder r on r.id = a.reminder_id
      left join court_case c on c.id = r.case_id
      left join lateral (
        select q.id, q.role, rank() over (partition by q.role order by q.id) as nth, count(*) over (partition by q.role) as of_role
          from case_person q where q.case_id = r.case_id) p on p.id = r.case_person_id
    where a.handled_at is null and a.said is not null
      and (a.court_id = ${courtId} or ${isUnplaced} and a.court_id is null)
    order by a.received_at, a.id limit 200`);
  return [...rows].map(({ id, said, receivedAt, caseId, casePersonId, role, nth, ofRole, ...number }) => {
    const of = caseId === null ? null : { ...number, caseId, casePersonId, role, nth: ofRole > 1 ? nth : null };
    return { id, said, receivedAt: new Date(receivedAt), of };
  });
}

/** Marks an answer as read by somebody, or as not read yet; false where it already is so, or is not of this court. */
export async function markAnswer(
  tx: Transaction,
  { courtId, answerId, isUnplaced }: { courtId: number; answerId: number; isUnplaced: boolean },
  read: { at: string; by: string | null } | null,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update reminder_reply set handled_at = ${read?.at ?? null}, handled_by = ${read?.by ?? null}
    where id = ${answerId} and (court_id = ${courtId} or ${isUnplaced} and court_id is null)
      and (handled_at is null) = ${read !== null} returning id`);
  return rows.length === 1;
}

import { type SQL, sql } from "drizzle-orm";
import { NUMBER_COLUMNS, TITLE_COLUMN } from "../../db/case-number-columns.ts";
import type { Connection, Transaction } from "../../db/connect.ts";
import { fileSignature } from "../../db/schema/settlements.ts";
import { APPLICATION_DECIDED } from "../applications/application-decided.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { NumberFacts } from "../rules/case/case-label.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import type { AccusedResult, SectionResult } from "../rules/judgment/judgment.ts";

/** Of one accused, by his name as the office has it; the desk alone shows it. */
export type SaidOfAccused = {
  name: string;
  nameUr: string | null;
  result: AccusedResult | null;
  months: number;
  fine: number;
  compensation: number;
  isSplit: boolean;
  differing: readonly SectionResult[];
  /** Sections compounded with him by a settlement. */
  sections: readonly string[];
};

export type FileSaid = {
  reservedDay: CourtDay | null;
  announcedDay: CourtDay | null;
  statedDay: CourtDay | null;
  reopenedDay: CourtDay | null;
  judge: string | null;
  accused: readonly SaidOfAccused[];
  /** Of an application: what was ordered, with the words of the order. Left out elsewhere, as it was signed. */
  disposal?: Disposal;
  order?: string | null;
};

export type FileEntry = NumberFacts & {
  kind: "judgment" | "settlement" | "application";
  entryId: number;
  said: FileSaid;
  /** What was signed of it before; null where nothing was. */
  signed: { fingerprint: string; said: FileSaid } | null;
  accusedTitle: string;
};

/**
 * What came with a register, or was loaded with a docket, was decided before this court wrote here: only what an act of
 * the office wrote waits for the judge.
 */
const writtenHere = (table: SQL, row: SQL, caseId: SQL) => sql`exists (select 1 from change_row w
  join change g on g.id = w.change_id where w.case_id = ${caseId} and w.table_name = ${table} and w.row_id = ${row}
    and g.permission is distinct from 'register.import')`;

/**
 * Judgments, settlements and orders on applications of a court's cases that were written here, as they stand, the latest
 * first. A judgment of which nothing is known but that a hearing reserved it is signed with that hearing and is not
 * among them, nor is an application that a hearing disposed of.
 */
export async function findFileEntries(connection: Connection, courtId: number, from: CourtDay): Promise<FileEntry[]> {
  const rows = await connection.execute<FileEntry>(sql`
    with entry as (
      select 'judgment' as kind, j.id, j.case_id, coalesce(j.announced_day, j.reserved_day) as day,
        jsonb_build_object('reservedDay', j.reserved_day, 'announcedDay', j.announced_day, 'statedDay', null,
          'reopenedDay', null, 'judge', j.judge_name, 'accused', coalesce((
            select jsonb_agg(jsonb_build_object('name', p.name, 'nameUr', p.name_ur, 'result', r.result, 'months', r.months,
              'fine', r.fine, 'compensation', r.compensation, 'isSplit', r.is_split, 'differing', r.differing,
              'sections', '[]'::jsonb) order by r.accused_id)
            from judgment_result r join case_person cp on cp.id = r.accused_id join person p on p.id = cp.person_id
            where r.judgment_id = j.id and (r.result is not null or r.is_split)), '[]')) as said
      from judgment j where j.set_aside_day is null
        and (j.announced_day is not null or exists (select 1 from judgment_result r where r.judgment_id = j.id)
          or not exists (select 1 from hearing h join outcome o on o.hearing_id = h.id and o.withdrawn_at is null
            where h.case_id = j.case_id and h.day = j.reserved_day and o.kind = 'reserved'))
      union all
      select 'settlement', s.id, s.case_id, coalesce(s.reopened_day, s.stated_day),
        jsonb_build_object('reservedDay', null, 'announcedDay', null, 'statedDay', s.stated_day,
          'reopenedDay', s.reopened_day, 'judge', s.reopened_by, 'accused', coalesce((
            select jsonb_agg(one.said order by one.accused_id) from (
              select t.accused_id, jsonb_build_object('name', min(p.name), 'nameUr', min(p.name_ur), 'result', null,
                'months', 0, 'fine', 0, 'compensation', 0, 'isSplit', false, 'differing', '[]'::jsonb,
                'sections', jsonb_agg(t.section order by t.section)) as said
              from settlement_part t join case_person cp on cp.id = t.accused_id join person p on p.id = cp.person_id
              where t.settlement_id = s.id group by t.accused_id) one), '[]'))
      from settlement s
      union all
      select 'application', a.id, a.id, a.disposal_day,
        jsonb_build_object('reservedDay', null, 'announcedDay', a.disposal_day, 'statedDay', null, 'reopenedDay', null,
          'judge', null, 'accused', '[]'::jsonb, 'disposal', a.disposal, 'order', (select p.order_text from case_stage p
            where p.case_id = a.id and p.stage = a.stage order by p.id desc limit 1))
      from court_case a where a.docket = 'application' and a.court_id = ${courtId} and a.disposal_day >= ${from}
        and exists (select 1 from change_row w join change g on g.id = w.change_id and g.action = ${APPLICATION_DECIDED}
          where w.case_id = a.id and w.table_name = 'court_case' and w.row_id = a.id and g.undone_by is null)
        and not exists (select 1 from outcome o where o.case_id = a.id and o.kind = 'disposed' and o.withdrawn_at is null))
    select e.kind, e.id::float8 as "entryId", e.case_id::float8 as "caseId", e.said,
      case when f.id is null then null else jsonb_build_object('fingerprint', f.fingerprint, 'said', f.said) end as signed,
      ${NUMBER_COLUMNS}, ${TITLE_COLUMN}
    from entry e join court_case c on c.id = e.case_id
      left join file_signature f on f.kind = e.kind and f.entry_id = e.id
    where c.court_id = ${courtId} and (e.day is null or e.day >= ${from})
      and (e.kind = 'application' or ${writtenHere(sql`e.kind`, sql`e.id`, sql`e.case_id`)})
    order by e.day desc nulls first, e.kind, e.id desc limit 200`);
  return [...rows];
}

type Signature = Pick<
  typeof fileSignature.$inferInsert,
  "courtId" | "caseId" | "kind" | "entryId" | "said" | "fingerprint" | "signedBy" | "signedAt"
>;

export async function saveFileSignature(tx: Transaction, row: Signature): Promise<void> {
  const { said, fingerprint, signedBy, signedAt } = row;
  await tx
    .insert(fileSignature)
    .values(row)
    .onConflictDoUpdate({
      target: [fileSignature.kind, fileSignature.entryId],
      set: { said, fingerprint, signedBy, signedAt },
    });
}

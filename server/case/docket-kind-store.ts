import { and, eq, sql } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { caseTransfer } from "../../db/schema/case-life.ts";
import { courtCase } from "../../db/schema/cases.ts";

export type DocketRow = Pick<
  typeof courtCase.$inferSelect,
  | "id"
  | "version"
  | "docket"
  | "applicationKind"
  | "numberPrefix"
  | "number"
  | "numberSuffix"
  | "year"
  | "numberKey"
  | "stage"
  | "disposalDay"
  | "disposal"
  | "permissionDay"
  | "institutionDay"
>;

export async function findDocketRow(
  connection: Connection,
  courtId: number,
  caseId: number,
): Promise<DocketRow | undefined> {
  const { id, version, docket, numberPrefix, number, numberSuffix, year, numberKey, stage } = courtCase;
  const { applicationKind, disposalDay, disposal, permissionDay, institutionDay } = courtCase;
  const [found] = await connection
    .select({
      ...{ id, version, docket, numberPrefix, number, numberSuffix, year, numberKey, stage },
      ...{ applicationKind, disposalDay, disposal, permissionDay, institutionDay },
    })
    .from(courtCase)
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

type Kind = Partial<
  Pick<
    typeof courtCase.$inferInsert,
    | "docket"
    | "applicationKind"
    | "parentCaseId"
    | "institutionMode"
    | "permissionDay"
    | "numberPrefix"
    | "number"
    | "numberSuffix"
    | "year"
    | "numberKey"
    | "firNumber"
    | "firYear"
    | "firDay"
    | "station"
    | "stationKey"
  >
>;

/** False when the case has another version by now. */
export async function saveKind(
  tx: Transaction,
  { courtId, caseId, version }: { courtId: number; caseId: number; version?: number },
  kind: Kind,
): Promise<boolean> {
  const rows = await tx
    .update(courtCase)
    .set(kind)
    .where(
      and(
        eq(courtCase.id, caseId),
        eq(courtCase.courtId, courtId),
        version === undefined ? undefined : eq(courtCase.version, version),
      ),
    )
    .returning({ id: courtCase.id });
  return rows.length === 1;
}

/** Of a court's own applications, to its own cases. */
export async function saveParents(
  tx: Transaction,
  courtId: number,
  links: readonly { caseId: number; parentCaseId: number }[],
): Promise<void> {
  if (links.length === 0) return;
  const [ids, parents] = [links.map(({ caseId }) => caseId), links.map(({ parentCaseId }) => parentCaseId)];
  await tx.execute(sql`
    update court_case c set parent_case_id = p.id
    from unnest(${sql.param(ids)}::bigint[], ${sql.param(parents)}::bigint[]) as l (case_id, parent_id)
      join court_case p on p.id = l.parent_id
    where c.id = l.case_id and c.court_id = ${courtId} and p.court_id = ${courtId}
      and c.id <> p.id and c.docket = 'application'`);
}

export async function insertTransferIn(tx: Transaction, row: typeof caseTransfer.$inferInsert): Promise<void> {
  await tx.insert(caseTransfer).values(row);
}

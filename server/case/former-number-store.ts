import { asc, eq } from "drizzle-orm";
import type { Connection, Transaction } from "../../db/connect.ts";
import { formerNumber } from "../../db/schema/case-life.ts";
import { court } from "../../db/schema/districts.ts";

export type NewFormerNumber = typeof formerNumber.$inferInsert;

export async function insertFormerNumbers(tx: Transaction, rows: readonly NewFormerNumber[]): Promise<void> {
  if (rows.length > 0) await tx.insert(formerNumber).values([...rows]);
}

/** The numbers under which a case was known, the oldest first, with the court that gave each. */
export function findFormerNumbers(connection: Connection, caseId: number) {
  const { docket, numberPrefix, number, numberSuffix, year, untilDay, because } = formerNumber;
  return connection
    .select({
      ...{ docket, numberPrefix, number, numberSuffix, year, untilDay, because },
      courtEn: court.nameEn,
      courtUr: court.nameUr,
    })
    .from(formerNumber)
    .innerJoin(court, eq(court.id, formerNumber.ofCourtId))
    .where(eq(formerNumber.caseId, caseId))
    .orderBy(asc(formerNumber.id));
}

import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../../db/connect.ts";
import { casePerson } from "../../../db/schema/people.ts";
import type { Testimony } from "../../rules/listing/attendance.ts";

/** Untouched where it stands so already: a row that says nothing new gets no new version. */
export async function updateTestimony(
  tx: Transaction,
  caseId: number,
  casePersonId: number,
  testimony: Testimony,
): Promise<void> {
  await tx
    .update(casePerson)
    .set({ testimony })
    .where(
      and(
        eq(casePerson.id, casePersonId),
        eq(casePerson.caseId, caseId),
        sql`${casePerson.testimony} is distinct from ${testimony}`,
      ),
    );
}

import { and, eq } from "drizzle-orm";
import type { Connection } from "../../../db/connect.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { court } from "../../../db/schema/districts.ts";

export async function findLife(connection: Connection, courtId: number, caseId: number) {
  const [found] = await connection
    .select({
      version: courtCase.version,
      docket: courtCase.docket,
      applicationKind: courtCase.applicationKind,
      parentCaseId: courtCase.parentCaseId,
      institutionMode: courtCase.institutionMode,
      institutionDay: courtCase.institutionDay,
      permissionDay: courtCase.permissionDay,
      stage: courtCase.stage,
      disposalDay: courtCase.disposalDay,
      disposal: courtCase.disposal,
      dormantSince: courtCase.dormantSince,
      dormantBecause: courtCase.dormantBecause,
      dormantBy: courtCase.dormantBy,
      reviewDay: courtCase.reviewDay,
      rank: court.rank,
    })
    .from(courtCase)
    .innerJoin(court, eq(court.id, courtCase.courtId))
    .where(and(eq(courtCase.id, caseId), eq(courtCase.courtId, courtId)));
  return found;
}

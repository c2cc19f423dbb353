import { courtOfCase } from "../case/court-of-case.ts";
import { clockOf } from "../case/stage/case-status.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { isApplication } from "../rules/applications/applications.ts";
import { countDockets, type DocketCounts, findKindFacts } from "./docket-kinds-store.ts";

const MOST_COUNTED = 1000;

/** What the tabs of the three dockets say: how many are pending, `1001` for more than a thousand. */
export function docketCounts(ctx: Context, courtId: number): Promise<DocketCounts> {
  return read(ctx, { permission: "docket.read", courtId }, (connection) =>
    countDockets(connection, courtId, MOST_COUNTED),
  );
}

/**
 * What a docket of applications or inquiries shows of the cases on a page: what is asked for and its bail clock; the
 * permission, the last progress report and the next date for one. Asked apart, so that the docket itself stays quick.
 */
export function kindFacts(ctx: Context, { courtId, caseIds }: { courtId: number; caseIds: readonly number[] }) {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const { today } = await courtOfCase(connection, ctx, courtId);
    const records = await findKindFacts(connection, courtId, caseIds);
    return records.map((one) => {
      const kind = one.application_kind !== null && isApplication(one.application_kind) ? one.application_kind : null;
      const at = { rank: one.rank, institutionDay: one.institution_day, disposalDay: one.disposal_day };
      return {
        caseId: Number(one.id),
        applicationKind: kind,
        clock: clockOf(kind, at, today),
        permissionDay: one.permission_day,
        lastReportDay: one.last_report_day,
        nextReportDay: one.report_day,
      };
    });
  });
}

import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findDocketRow, saveKind } from "../docket-kind-store.ts";

export type PermissionInput = { courtId: number; caseId: number; version: number; day: CourtDay; key?: string };

/**
 * The day on which the court permitted the investigation of a complaint (s.155 CrPC); said again, it is mended. Refused as
 * `invalid` for anything but an inquiry or a day before its institution, `day-to-come`, and as `stale` when somebody changed the case since.
 */
export function recordPermission(ctx: Context, input: PermissionInput): Promise<{ changeId: number }> {
  const { courtId, caseId, version, day, key } = input;
  const act = { action: "case.permission-given", permission: "day.record", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, version, day } }, async (tx, changeId) => {
    const { today } = await courtOfCase(tx, ctx, courtId);
    const row = await findDocketRow(tx, courtId, caseId);
    if (!row) throw new Refused("not-found");
    if (row.docket !== "inquiry") throw new Refused("invalid", { field: "docket" });
    if (row.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
    if (day > today) throw new Refused("day-to-come", { day });
    if (row.institutionDay !== null && day < row.institutionDay)
      throw new Refused("invalid", { field: "permissionBeforeInstitution" });
    if (!(await saveKind(tx, { courtId, caseId, version }, { permissionDay: day }))) throw new Refused("stale");
    return { changeId };
  });
}

import { inSightOf } from "../../access/sight.ts";
import { change, read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findDocketRow } from "../docket-kind-store.ts";
import { deleteReport, findReports, insertReport } from "./progress-reports-store.ts";

type OfCase = { courtId: number; caseId: number };

/** What came to the court on the progress of an inquiry, the latest first. */
export function progressReports(ctx: Context, { courtId, caseId }: OfCase) {
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    if (!(await findDocketRow(connection, courtId, caseId))) throw new Refused("not-found");
    const { reports } = await inSightOf(ctx, { courtId, caseId }, { reports: await findReports(connection, caseId) });
    return reports;
  });
}

export type NewReport = OfCase & { day: CourtDay; madeBy: string; says: string; isFinal: boolean; key?: string };

/** Keeps a report by hand. Refused as `invalid` for a matter that is no inquiry, or a day that has not come. */
export function addReport(ctx: Context, input: NewReport): Promise<{ changeId: number; reportId: number }> {
  const { courtId, caseId, day, isFinal, key } = input;
  const [madeBy, says] = [input.madeBy.trim(), input.says.trim()];
  const act = { action: "report.added", permission: "docket.change", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, day, madeBy, says, isFinal } }, async (tx, changeId) => {
    const { today } = await courtOfCase(tx, ctx, courtId);
    const row = await findDocketRow(tx, courtId, caseId);
    if (!row) throw new Refused("not-found");
    if (row.docket !== "inquiry") throw new Refused("invalid", { field: "docket" });
    if (day > today) throw new Refused("invalid", { field: "day" });
    if (madeBy === "" || says === "") throw new Refused("invalid", { field: madeBy === "" ? "madeBy" : "says" });
    return { changeId, reportId: await insertReport(tx, { caseId, day, madeBy, says, isFinal }) };
  });
}

/** Takes a report away that was entered by mistake. */
export function removeReport(
  ctx: Context,
  input: OfCase & { reportId: number; version: number; key?: string },
): Promise<{ changeId: number }> {
  const { courtId, caseId, reportId, version, key } = input;
  const act = { action: "report.removed", permission: "docket.change", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, reportId, version } }, async (tx, changeId) => {
    if (!(await findDocketRow(tx, courtId, caseId))) throw new Refused("not-found");
    if (!(await deleteReport(tx, { id: reportId, version, caseId }))) throw new Refused("stale");
    return { changeId };
  });
}

import type { Transaction } from "../../db/connect.ts";
import { linkToParents } from "../case/stage/docket-kind.ts";
import { stagesComeFrom } from "../case/stage/move-stage.ts";
import type { Context } from "../core/context.ts";
import { lockDays } from "../courts/court-days.ts";
import { endCase } from "../judgment/end-case.ts";
import { keepRegisterResults } from "../judgment/register-results.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { ImportPlan, OfApplication } from "./plan-import.ts";
import type { Parent } from "./rows/named-parents.ts";

type Of = { courtId: number; today: CourtDay /** Of the new rows, in their order. */; caseIds: readonly number[] };
type Plan = Pick<ImportPlan, "news" | "changes" | "same" | "openDays">;

/**
 * What an import makes of applications once all cases are entered, and of trials that ended: an application is linked to
 * the case in which it is made, and what the register says is decided ends with its result, a trial with that of each
 * accused where it says so; the open dates are free in the same change.
 */
export async function saveApplications(tx: Transaction, ctx: Context, of: Of, plan: Plan): Promise<void> {
  const { courtId, today } = of;
  const all = entered(plan, of.caseIds);
  const caseOf = caseOfLine(plan, of.caseIds);
  await linkToParents(
    tx,
    courtId,
    all.flatMap(({ caseId, parent }) => {
      const parentCaseId = parent === null ? undefined : caseOf(parent);
      return parentCaseId === undefined ? [] : [{ caseId, parentCaseId }];
    }),
  );
  const ended = all.flatMap(({ caseId, ending }) => (ending === null ? [] : [{ caseId, ...ending }]));
  // All days first, in their one order: each end frees days of its own.
  await lockDays(
    tx,
    courtId,
    ended.flatMap(({ caseId }) => plan.openDays(caseId)),
  );
  await stagesComeFrom(tx, "register");
  for (const { caseId, disposal, day, results } of ended) {
    await endCase(tx, ctx, { courtId, caseId, day, disposal, today });
    if (results !== null) await keepRegisterResults(tx, ctx, { courtId, caseId, day }, results);
  }
  await stagesComeFrom(tx, "course");
}

const entered = ({ news, changes }: Plan, caseIds: readonly number[]): (OfApplication & { caseId: number })[] => [
  ...news.map(({ ending, parent }, at) => ({ caseId: caseIds[at]!, ending, parent })),
  ...changes.map(({ stored, ending, parent }) => ({ caseId: stored.caseId, ending, parent })),
];

/** The case that a line of the file came to be; nothing where it was refused. */
function caseOfLine({ news, changes, same }: Plan, caseIds: readonly number[]) {
  const lines = new Map([
    ...news.map(({ row }, at) => [row.line, caseIds[at]!] as const),
    ...[...changes, ...same].map(({ row, stored }) => [row.line, stored.caseId] as const),
  ]);
  return (parent: Parent): number | undefined => ("caseId" in parent ? parent.caseId : lines.get(parent.line));
}

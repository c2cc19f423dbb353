import type { Transaction } from "../../db/connect.ts";
import { kindOfMatter } from "../case/stage/docket-kind.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { disposalsOf } from "../rules/applications/application-results.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import { lifeOfCase } from "./status-of-case.ts";

/**
 * A case is counted as compounded only where settlements that stand leave nothing to try against those who are named:
 * a key of the sheet is not enough. Refused as `settlement-first`.
 */
export async function requireSettled(
  tx: Transaction,
  ctx: Context,
  { courtId, caseId }: { courtId: number; caseId: number },
  disposal: Disposal | null,
): Promise<void> {
  if (disposal !== "compounded") return;
  const { accused } = await lifeOfCase(tx, ctx, courtId, caseId);
  const left = accused.filter(({ isReleased, said }) => !isReleased && !said?.result && !said?.isSplit);
  const isSettled = accused.some(({ isReleased }) => isReleased) && left.length === 0;
  if (!isSettled) throw new Refused("settlement-first", { caseId, left: left.length });
}

/**
 * A trial is not refused and bail is not acquitted: refused as `invalid` where matters of this kind do not end so.
 * Answers whether it is an application, which ends by what it asks for, wherever it stands.
 */
export async function requireItsEnding(
  tx: Transaction,
  { courtId, caseId }: { courtId: number; caseId: number },
  disposal: Disposal,
): Promise<{ isApplication: boolean }> {
  const matter = await kindOfMatter(tx, courtId, caseId);
  if (!disposalsOf(matter).includes(disposal)) throw new Refused("invalid", { field: "disposal" });
  return { isApplication: matter.docket === "application" };
}

import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../context.ts";
import { Refused } from "../refused.ts";
import type { Disposal } from "../rules/outcomes.ts";
import { lifeOfCase } from "./life-of-case.ts";

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

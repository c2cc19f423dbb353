import { createHash } from "node:crypto";
import type { Connection, Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, lockDays } from "../courts/court-days.ts";
import { lockDraft } from "../listing/draft-store.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { type DeskMatter, findApproval, findDeskMatters, saveApproval } from "./desk-store.ts";

/** What a judge approves: which matters, for what, at what time. Publishing makes hearings of a draft and leaves it as it is. */
export function fingerprintOf(matters: readonly Pick<DeskMatter, "caseId" | "purpose" | "block">[]): string {
  const lines = matters.map(({ caseId, purpose, block }) => `${caseId}/${purpose}/${block ?? ""}`).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

export type ApproveInput = { courtId: number; day: CourtDay; fingerprint: string; key?: string };

/** The judge approves the list of a day as it was shown. Refused as `stale` when it changed since, `day-past` afterwards. */
export function approveList(ctx: Context, input: ApproveInput): Promise<{ changeId: number; matters: number }> {
  const { courtId, key, day, fingerprint } = input;
  const asked = { day, fingerprint };
  const act = { action: "list.approved", permission: "day.sign", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    if (day < dayAt(ctx.now, timezone)) throw new Refused("day-past", { day });
    await lockDraft(tx, courtId);
    await lockDays(tx, courtId, [day]);
    const matters = await findDeskMatters(tx, courtId, day);
    if (matters.length === 0) throw new Refused("nothing-to-do");
    if (fingerprintOf(matters) !== fingerprint) throw new Refused("stale", { day });
    const approvedBy = ctx.actor.kind === "staff" ? ctx.actor.userId : "terminal";
    const said = { approvedBy, approvedAt: ctx.now.toISOString(), matters: matters.length };
    await saveApproval(tx, { courtId, day, fingerprint, ...said });
    return { changeId, matters: matters.length };
  });
}

/**
 * Where the court so sets, a list goes to the wall only as its judge approved it. Refused as `approval-needed` with the
 * first day that was not, or that changed since. The draft and its days are locked from here on.
 */
export async function requireApproval(tx: Transaction, courtId: number, days: readonly CourtDay[]): Promise<void> {
  const { court } = await courtAndPolicy(tx, courtId);
  if (!court.approvesLists) return;
  await lockDraft(tx, courtId);
  await lockDays(tx, courtId, days);
  for (const day of days) {
    const state = await approvalState(tx, courtId, day);
    if (state === "missing" || state === "stale") throw new Refused("approval-needed", { day });
  }
}

export type ApprovalState = "not-asked" | "missing" | "stale" | "given";

/** Whether the list of a day may be posted as far as its judge is asked, so that a clerk sees it before publishing. */
export async function approvalState(connection: Connection, courtId: number, day: CourtDay): Promise<ApprovalState> {
  const { court } = await courtAndPolicy(connection, courtId);
  if (!court.approvesLists) return "not-asked";
  const [matters, approval] = await Promise.all([
    findDeskMatters(connection, courtId, day),
    findApproval(connection, courtId, day),
  ]);
  if (matters.length === 0) return "not-asked";
  if (!approval) return "missing";
  return approval.fingerprint === fingerprintOf(matters) ? "given" : "stale";
}

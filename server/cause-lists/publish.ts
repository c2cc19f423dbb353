import type { Transaction } from "../../db/connect.ts";
import { headOfAudit } from "../access/verify-audit.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { requireApproval } from "../desk/desk-approval.ts";
import { type TakenUp, takeUpDraft } from "../planner/take-up-draft.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { hashOfList } from "./freeze-list.ts";
import { type NextVersion, nextVersions } from "./next-versions.ts";
import { type CourtOfList, findCourtOfList, insertList } from "./store.ts";

export type Published = NextVersion["counts"] & { day: CourtDay; supplementary: number | null; version: number };
export type PublishAnswer = {
  changeId: number;
  published: Published[];
  placed: number;
  /** Rows of the draft whose place was taken meanwhile: they are in the tray, with the reason. */
  returned: TakenUp["returned"];
};

export type PublishInput = { courtId: number; days: readonly CourtDay[]; key?: string };

/**
 * Publishes the lists of one or several days: the draft's rows become hearings, each held to the rules again under lock,
 * then every list that says anything new is frozen as its next version. A day in which nothing changed is left as it
 * hangs. Throws `nothing-to-do` when that is so of all, `day-past`, and `approval-needed` where the judge approves lists.
 */
export function publishLists(ctx: Context, input: PublishInput): Promise<PublishAnswer> {
  const { courtId, key } = input;
  const days = [...new Set(input.days)].sort();
  return change(
    ctx,
    { action: "list.published", permission: "lists.publish", courtId, key, input: { courtId, days } },
    async (tx, changeId) => {
      const owner = await findCourtOfList(tx, { id: courtId });
      if (!owner) throw new Refused("not-found");
      const today = dayAt(ctx.now, owner.district.timezone);
      const past = days.find((day) => day < today);
      if (past) throw new Refused("day-past", { day: past });
      await requireApproval(tx, courtId, days);
      const { placed, dropped, returned } = await takeUpDraft(tx, courtId, days, { today, now: ctx.now });
      const published: Published[] = [];
      for (const day of days) published.push(...(await publishDay(tx, ctx, owner, day)));
      if (published.length + placed + dropped + returned.length === 0) throw new Refused("nothing-to-do");
      return { changeId, published, placed, returned };
    },
  );
}

async function publishDay(tx: Transaction, ctx: Context, owner: CourtOfList, day: CourtDay): Promise<Published[]> {
  const publishedAt = ctx.now.toISOString();
  const next = await nextVersions(tx, { owner, day, publishedAt, isDemo: ctx.isDemo });
  const auditHead = await headOfAudit(tx, owner.court.id);
  const published: Published[] = [];
  for (const { list: frozen, counts } of next.filter(({ isUnchanged }) => !isUnchanged)) {
    const list = { ...frozen, auditHead };
    const { supplementary, version } = list;
    await insertList(tx, {
      courtId: owner.court.id,
      day,
      supplementary,
      version,
      content: list,
      contentHash: hashOfList(list),
      publishedAt,
      publishedBy: ctx.actor.kind === "staff" ? ctx.actor.userId : null,
    });
    published.push({ ...counts, day, supplementary, version });
  }
  return published;
}

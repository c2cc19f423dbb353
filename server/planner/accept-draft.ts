import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { lawOfCases } from "../listing/case-law.ts";
import { possibleDays } from "../listing/day-room.ts";
import {
  type DraftPlacementRow,
  draftLoads,
  findDraftPlacements,
  lockDraft,
  markAccepted,
  updatePlacement,
} from "../listing/draft-store.ts";
import { findCasesForListing } from "../listing/store.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { dayAt } from "../rules/calendar/court-day.ts";
import type { RowSeen } from "./edit-draft.ts";

export type AcceptInput = {
  courtId: number;
  /** When the plan that was looked through was made: another one is refused as `stale`. */
  plannedAt: string;
  /** Left out: everything. Else the days and the rows that stay; all other rows go back to the tray. */
  keep?: { days: CourtDay[]; rows: RowSeen[] } | null;
  /** Days whose rows go back to the tray while all others stay. */
  leave?: CourtDay[];
  key?: string;
};
export type AcceptAnswer = { changeId: number; kept: number; returned: number };

/**
 * Accepts the draft of a court, or a part of it: what stays is pinned, so that planning again leaves it, and waits for
 * publishing; the rest goes back to the tray. Nothing is listed by it.
 */
export function acceptDraft(ctx: Context, input: AcceptInput): Promise<AcceptAnswer> {
  const { courtId, plannedAt, keep = null, leave = [], key } = input;
  const act = { action: "draft.accepted", permission: "hearings.plan", courtId, key } as const;
  return change(ctx, { ...act, input: { courtId, plannedAt, keep, leave } }, async (tx, changeId) => {
    const standing = await lockDraft(tx, courtId);
    if (!standing) throw new Refused("nothing-to-do");
    if (new Date(standing.plannedAt).toISOString() !== new Date(plannedAt).toISOString()) throw new Refused("stale");
    const placed = (await findDraftPlacements(tx, courtId)).filter(({ day }) => day !== null);
    const stays = keep === null ? ({ day }: DraftPlacementRow) => !leave.includes(day!) : keptBy(placed, keep);
    const kept = placed.filter(stays);
    if (kept.length === 0) throw new Refused("nothing-to-do");
    const returned = placed.filter((row) => !stays(row));
    for (const row of kept) if (!row.isPinned) await updatePlacement(tx, row, { isPinned: true });
    await sendBack(tx, ctx, courtId, returned);
    await markAccepted(tx, standing.id, ctx.now.toISOString());
    return { changeId, kept: kept.length, returned: returned.length };
  });
}

function keptBy(placed: readonly DraftPlacementRow[], { days, rows }: NonNullable<AcceptInput["keep"]>) {
  const ofDays = new Set<CourtDay | null>(days);
  const chosen = new Set<number>();
  for (const seen of rows) {
    const row = placed.find(({ id }) => id === seen.id);
    if (!row || row.version !== seen.version) throw new Refused("stale", { placementId: seen.id });
    chosen.add(row.id);
  }
  return ({ id, day }: DraftPlacementRow): boolean => ofDays.has(day) || chosen.has(id);
}

async function sendBack(
  tx: Parameters<typeof lockDraft>[0],
  ctx: Context,
  courtId: number,
  rows: readonly DraftPlacementRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const { timezone } = await courtAndPolicy(tx, courtId);
  const today = dayAt(ctx.now, timezone);
  const caseIds = rows.map(({ caseId }) => caseId);
  const [cases, laws] = [await findCasesForListing(tx, courtId, caseIds), await lawOfCases(tx, caseIds, today)];
  const loads = new Map(await draftLoads(tx, courtId));
  for (const { day, minutes } of rows) {
    const load = loads.get(day!)!;
    loads.set(day!, { minutes: load.minutes - minutes, matters: load.matters - 1 });
  }
  const couldBe = await possibleDays(tx, courtId, ctx.now, loads);
  for (const row of rows) {
    const { caseId, purpose, minutes } = row;
    const matter = { purpose, minutes, isInCustody: cases.get(caseId)?.custody === "in", law: laws.get(caseId) };
    await updatePlacement(tx, row, {
      ...{ day: null, block: null, position: 0, isPinned: false, isByHand: false, overloadBecause: null },
      because: { code: "not-accepted" },
      couldBe: couldBe(matter, today),
    });
  }
}

import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy, firstPlannableDay } from "../courts/court-days.ts";
import { lawOfCases } from "../listing/case-law.ts";
import { type DraftLoads, openRooms, possibleDays, putIn, type Room, takeOut } from "../listing/day-room.ts";
import {
  type DraftPlacementRow,
  deleteDraft,
  deletePlacements,
  draftLoads,
  findDraftPlacements,
  findPlacementsById,
  lockDraft,
  updatePlacement,
} from "../listing/draft-store.ts";
import { findCasesForListing } from "../listing/store.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { blockWithRoom } from "../rules/calendar/time-blocks.ts";
import type { Policy } from "../rules/courts/policy.ts";
import type { ListingRuleName } from "../rules/listing/listing-rules.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";

/** A row of the draft as the clerk saw it; when it changed since, the edit is refused as `stale`. */
export type RowSeen = { id: number; version: number };
export type EditAnswer = { changeId: number; warnings: ListingRuleName[] };
type Edit<Input> = Input & { courtId: number; key?: string };

type Editing = {
  tx: Transaction;
  courtId: number;
  now: Date;
  today: CourtDay;
  /** Today, or tomorrow once the last block of today is over. */
  firstDay: CourtDay;
  policy: Policy;
  isInCustody: (caseId: number) => boolean;
  lawOf: (caseId: number) => CaseLaw | undefined;
};

/** Runs one edit on rows of the court's draft, one edit of a draft after the other. */
function editRows(
  ctx: Context,
  action: string,
  input: Edit<{ rows: readonly RowSeen[] }>,
  edit: (rows: DraftPlacementRow[], editing: Editing) => Promise<ListingRuleName[]>,
): Promise<EditAnswer> {
  const { key, ...asked } = input;
  const { courtId } = input;
  return change(ctx, { action, permission: "hearings.plan", courtId, key, input: asked }, async (tx, changeId) => {
    if (!(await lockDraft(tx, courtId))) throw new Refused("not-found");
    const { policy, timezone } = await courtAndPolicy(tx, courtId);
    const rows = await rowsAsSeen(tx, courtId, input.rows);
    const cases = await findCasesForListing(
      tx,
      courtId,
      rows.map(({ caseId }) => caseId),
    );
    const isInCustody = (caseId: number) => cases.get(caseId)?.custody === "in";
    const today = dayAt(ctx.now, timezone);
    const laws = await lawOfCases(tx, [...cases.keys()], today);
    const lawOf = (caseId: number) => laws.get(caseId);
    const firstDay = await firstPlannableDay(tx, courtId, ctx.now);
    const when = { now: ctx.now, today, firstDay };
    const warnings = await edit(rows, { tx, courtId, ...when, policy, isInCustody, lawOf });
    return { changeId, warnings: [...new Set(warnings)] };
  });
}

/** In the order asked for; refused when one is gone or changed. */
async function rowsAsSeen(tx: Transaction, courtId: number, seen: readonly RowSeen[]): Promise<DraftPlacementRow[]> {
  const found = new Map(
    (
      await findPlacementsById(
        tx,
        courtId,
        seen.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  return seen.map(({ id, version }) => {
    const row = found.get(id);
    if (!row || row.version !== version) throw new Refused("stale", { placementId: id });
    return row;
  });
}

async function write(
  tx: Transaction,
  row: DraftPlacementRow,
  values: Parameters<typeof updatePlacement>[2],
): Promise<void> {
  if (!(await updatePlacement(tx, row, values))) throw new Refused("stale", { placementId: row.id });
}

/** A pinned row stays where it is when the court is planned again. */
export function pinPlacements(
  ctx: Context,
  input: Edit<{ rows: readonly RowSeen[]; isPinned: boolean }>,
): Promise<EditAnswer> {
  return editRows(ctx, "draft.pinned", input, async (rows, { tx }) => {
    for (const row of rows) {
      if (row.day === null) throw new Refused("nothing-to-do");
      await write(tx, row, { isPinned: input.isPinned });
    }
    return [];
  });
}

export type PlaceInput = {
  rows: readonly RowSeen[];
  day: CourtDay;
  block?: string | null;
  overloadBecause?: string | null;
};

/** Puts rows of the draft, or of its tray, on a day, in the order given; held to every rule of listing. */
export function placeOnDay(ctx: Context, input: Edit<PlaceInput>): Promise<EditAnswer> {
  return editRows(ctx, "draft.placed", input, async (rows, editing) => {
    const { day } = input;
    const isTimeOnly = day >= editing.today && rows.every((row) => row.day === day);
    if (day < editing.firstDay && !isTimeOnly) throw new Refused("day-past", { day });
    const rooms = await openRooms(editing.tx, editing.courtId, [day]);
    const warnings: ListingRuleName[] = [];
    for (const row of rows) if (row.day === day) takeOut(rooms.get(day)!, row);
    for (const row of rows) warnings.push(...(await moveRow(editing, rooms.get(day)!, row, input)));
    return warnings;
  });
}

const SAME_DAY = "stays on its day";

/** The day's own plan is not asked again for a matter that stays on it: only its time changes. */
async function moveRow(
  editing: Editing,
  room: Room,
  row: DraftPlacementRow,
  { block, overloadBecause }: Pick<PlaceInput, "block" | "overloadBecause">,
): Promise<ListingRuleName[]> {
  const stays = row.day === room.facts.day;
  const reason = overloadBecause?.trim() || null;
  const { purpose, minutes } = row;
  const entering = {
    purpose,
    minutes,
    isInCustody: editing.isInCustody(row.caseId),
    law: editing.lawOf(row.caseId),
    overloadBecause: stays ? SAME_DAY : reason,
    isOrdered: false,
  };
  const findings = putIn(room, entering, editing.policy, editing.today);
  const asked = room.blocks.find(({ startsAt }) => startsAt === block);
  const chosen = asked ?? blockWithRoom(room.blocks, room.facts.planMinutes, minutes);
  if (chosen)
    Object.assign(chosen, { listedMinutes: chosen.listedMinutes + minutes, listedMatters: chosen.listedMatters + 1 });
  const isOver = findings.some(({ rule }) => rule === "beyond-plan");
  const kept = stays ? row.overloadBecause : isOver ? reason : null;
  await write(editing.tx, row, {
    day: room.facts.day,
    block: chosen?.startsAt ?? null,
    position: 0,
    isByHand: true,
    overloadBecause: kept,
    because: { code: "by-hand" },
    couldBe: null,
  });
  return findings.map(({ rule }) => rule);
}

/** Two rows change places: each takes the other's day and time. */
export function swapPlacements(
  ctx: Context,
  input: Edit<{ one: RowSeen; other: RowSeen; overloadBecause?: string | null }>,
): Promise<EditAnswer> {
  const { one, other, overloadBecause, ...rest } = input;
  return editRows(ctx, "draft.swapped", { ...rest, rows: [one, other] }, async ([first, second], editing) => {
    if (!first?.day || !second?.day || first.day === second.day) throw new Refused("nothing-to-do");
    if (first.day < editing.firstDay || second.day < editing.firstDay) throw new Refused("day-past");
    const rooms = await openRooms(editing.tx, editing.courtId, [first.day, second.day]);
    takeOut(rooms.get(first.day)!, first);
    takeOut(rooms.get(second.day)!, second);
    const into = (row: DraftPlacementRow, place: DraftPlacementRow) =>
      moveRow(editing, rooms.get(place.day!)!, row, { block: place.block, overloadBecause });
    return [...(await into(first, second)), ...(await into(second, first))];
  });
}

/** Back to the tray, with the earliest days that would do. */
export function removePlacements(ctx: Context, input: Edit<{ rows: readonly RowSeen[] }>): Promise<EditAnswer> {
  return editRows(ctx, "draft.removed", input, async (rows, editing) => {
    const couldBe = await possibleDays(editing.tx, editing.courtId, editing.now, await loadsWithout(editing, rows));
    for (const row of rows) {
      const { caseId, purpose, minutes } = row;
      const matter = {
        ...{ purpose, minutes },
        isInCustody: editing.isInCustody(caseId),
        law: editing.lawOf(caseId),
      };
      await write(editing.tx, row, {
        day: null,
        block: null,
        position: 0,
        isPinned: false,
        isByHand: true,
        overloadBecause: null,
        because: { code: "removed-by-hand" },
        couldBe: couldBe(matter, editing.today),
      });
    }
    return [];
  });
}

async function loadsWithout({ tx, courtId }: Editing, leaving: readonly DraftPlacementRow[]): Promise<DraftLoads> {
  const loads = new Map(await draftLoads(tx, courtId));
  for (const { day, minutes } of leaving) {
    const load = day === null ? undefined : loads.get(day);
    if (day && load) loads.set(day, { minutes: load.minutes - minutes, matters: load.matters - 1 });
  }
  return loads;
}

/** Throws the draft away; nothing that was published or fixed is touched. */
export function discardDraft(ctx: Context, input: { courtId: number; key?: string }): Promise<{ changeId: number }> {
  const { courtId, key } = input;
  return change(
    ctx,
    { action: "draft.discarded", permission: "hearings.plan", courtId, key, input: { courtId } },
    async (tx, changeId) => {
      const standing = await lockDraft(tx, courtId);
      if (!standing) throw new Refused("nothing-to-do");
      await deletePlacements(
        tx,
        (await findDraftPlacements(tx, courtId)).map(({ id }) => id),
      );
      await deleteDraft(tx, standing.id);
      return { changeId };
    },
  );
}

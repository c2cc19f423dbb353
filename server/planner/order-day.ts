import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { blocksOfDays, courtAndPolicy, lockDays } from "../courts/court-days.ts";
import { lockDraft, updatePlacement } from "../listing/draft-store.ts";
import { updateHearing } from "../listing/move-store.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { minutesBefore } from "../rules/calendar/time-blocks.ts";
import type { Purpose } from "../rules/case/purposes.ts";
import { callingOrder, placesAfterMove } from "../rules/planner/day-order.ts";
import { findListedOfDays, findPlannedOfDays } from "./board-store.ts";

/** A matter of a day: listed already, or a row of the draft. */
export type MatterKey = { kind: "hearing" | "draft"; id: number };
export type OrderInput = {
  courtId: number;
  day: CourtDay;
  moved: MatterKey & { version: number };
  block: string | null;
  /** The matter before which it is called; null: at the end of the block. */
  before: MatterKey | null;
  key?: string;
};

const keyOf = ({ kind, id }: MatterKey) => `${kind}/${id}`;

/** Changes the calling order inside a day. The clerk's place is kept, whatever the rule says of the others. */
export function orderInDay(ctx: Context, input: OrderInput): Promise<{ changeId: number }> {
  const { key, ...asked } = input;
  const { courtId, day, moved, block, before } = input;
  return change(
    ctx,
    { action: "day.ordered", permission: "hearings.plan", courtId, key, input: asked },
    async (tx, changeId) => {
      await lockDraft(tx, courtId);
      await lockDays(tx, courtId, [day]);
      await refusePast(tx, ctx.now, courtId, day);
      const matters = await mattersInOrder(tx, courtId, day);
      const target = matters.find((one) => one.key === keyOf(moved));
      if (!target || target.version !== moved.version) throw new Refused("stale", { id: moved.id });
      const inBlock = matters.filter((one) => one.block === block || one === target);
      const places = placesAfterMove(
        inBlock.map((one) => ({ key: one.key, isChosen: one.chosenPlace !== null })),
        target.key,
        before && keyOf(before),
      );
      const reportingTime = await reportingTimeOf(tx, courtId, day, block);
      for (const one of inBlock) {
        const place = places.get(one.key);
        if (place === undefined || (one !== target && one.chosenPlace === place)) continue;
        if (!(await writePlace(tx, one, place, one === target ? { block, reportingTime } : null)))
          throw new Refused("stale", { id: one.id });
      }
      return { changeId };
    },
  );
}

async function refusePast(tx: Transaction, now: Date, courtId: number, day: CourtDay): Promise<void> {
  const { timezone } = await courtAndPolicy(tx, courtId);
  if (day < dayAt(now, timezone)) throw new Refused("day-past", { day });
}

async function mattersInOrder(tx: Transaction, courtId: number, day: CourtDay) {
  const listed = await findListedOfDays(tx, courtId, day, day);
  const planned = await findPlannedOfDays(tx, courtId, day, day);
  return callingOrder([
    ...listed.map(({ hearing, case: of }) => ({
      ...orderFacts(of, hearing),
      kind: "hearing" as const,
      key: keyOf({ kind: "hearing", id: hearing.id }),
      isFixed: hearing.isFixed,
      chosenPlace: hearing.isPinned && hearing.position > 0 ? hearing.position : null,
    })),
    ...planned.map(({ placement, case: of }) => ({
      ...orderFacts(of, placement),
      kind: "draft" as const,
      key: keyOf({ kind: "draft", id: placement.id }),
      isFixed: false,
      chosenPlace: placement.position > 0 ? placement.position : null,
    })),
  ]);
}

type Matter = Awaited<ReturnType<typeof mattersInOrder>>[number];
type OfCase = { caseId: number; custody: string; since: CourtDay | null };
type OfRow = { id: number; version: number; block: string | null; purpose: Purpose };

function orderFacts(of: OfCase, { id, version, block, purpose }: OfRow) {
  return { id, version, block, purpose, caseId: of.caseId, isInCustody: of.custody === "in", since: of.since };
}

/** When people are told to come for a block; null where the day has no such block. */
async function reportingTimeOf(
  tx: Transaction,
  courtId: number,
  day: CourtDay,
  block: string | null,
): Promise<string | null> {
  if (block === null) return null;
  const found = (await blocksOfDays(tx, courtId, [day])).find(({ startsAt }) => startsAt === block);
  if (!found) throw new Refused("invalid", { field: "block" });
  return minutesBefore(found.startsAt, found.reportBefore);
}

function writePlace(
  tx: Transaction,
  matter: Matter,
  position: number,
  into: { block: string | null; reportingTime: string | null } | null,
): Promise<boolean> {
  if (matter.kind === "draft") return updatePlacement(tx, matter, { position, ...(into ? { block: into.block } : {}) });
  const time = into?.reportingTime ? { reportingTime: into.reportingTime } : {};
  return updateHearing(tx, matter, { position, isPinned: true, ...(into ? { block: into.block, ...time } : {}) });
}

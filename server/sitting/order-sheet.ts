import type { Connection } from "../../db/connect.ts";
import { readInSight, requireSight } from "../access/sight.ts";
import { inSightEach } from "../access/sight-of-many.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { saveNote } from "../listing/outcome-store.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { policyOf } from "../rules/courts/policy.ts";
import { type AdjournmentWarning, countAdjournments, sidesWarned } from "../rules/sitting/adjournment-counts.ts";
import { type Order, ordersOf, type StageOrder, stageOrdersOf } from "./order-of.ts";
import {
  findOrderMatters,
  findOrderPeople,
  findOrders,
  findStageOrders,
  type OrderMatter,
} from "./order-sheet-store.ts";

export type OrderSheet = { matter: Omit<OrderMatter, "policy">; orders: Order[]; stageOrders: StageOrder[] };

/** Shaded: its people are not open to who asks. */
export type SightedSheet = OrderSheet & { isShaded: boolean };

/** The order sheet of a case: an entry for each hearing that was held and each order that moved it on, the oldest first. */
export function orderSheet(ctx: Context, input: { courtId: number; caseId: number }): Promise<SightedSheet> {
  const { courtId } = input;
  return readInSight(ctx, { permission: "docket.read", courtId }, input, async (connection) => {
    const [sheet] = await sheetsOf(connection, ctx, courtId, input);
    if (!sheet) throw new Refused("not-found");
    return sheet;
  });
}

/** The orders of one day, a sheet for each matter that was heard or moved on; that named people were shown is on record. */
export function ordersOfDay(ctx: Context, input: { courtId: number; day: CourtDay }): Promise<SightedSheet[]> {
  const { courtId, day } = input;
  const reading = {
    action: "orders.read",
    cases: (sheets: SightedSheet[]) =>
      sheets.filter(({ isShaded, matter }) => !isShaded && matter.isRestricted).map(({ matter }) => matter.caseId),
  };
  return read(ctx, { permission: "hearings.read", courtId, reading }, async (connection) => {
    const sheets = await sheetsOf(connection, ctx, courtId, { day });
    const ofDay = sheets.map(({ matter, orders, stageOrders }) => ({
      ...{ caseId: matter.caseId, matter },
      orders: orders.filter((order) => order.day === day),
      stageOrders: stageOrders.filter((order) => order.day === day),
    }));
    const shown = await inSightEach(connection, ctx, { courtId, isOwnPaper: true }, ofDay);
    return shown.map(({ caseId: _, ...sheet }) => sheet);
  });
}

async function sheetsOf(
  connection: Connection,
  ctx: Context,
  courtId: number,
  of: { caseId: number } | { day: CourtDay },
) {
  const matters = await findOrderMatters(connection, courtId, of);
  const ids = matters.map(({ caseId }) => caseId);
  const [outcomes, stageOrders, people, { timezone }] = await Promise.all([
    findOrders(connection, ids),
    findStageOrders(connection, ids),
    findOrderPeople(connection, ids),
    courtAndPolicy(connection, courtId),
  ]);
  const today = dayAt(ctx.now, timezone);
  return matters.map(({ policy, ...matter }) => {
    const isOf = (one: { caseId: number }) => one.caseId === matter.caseId;
    const ofCase = {
      ...{ outcomes: outcomes.filter(isOf), stageOrders: stageOrders.filter(isOf), people: people.filter(isOf) },
      ...{ warnsAt: policyOf(policy).adjournmentWarningAt, today },
    };
    return { matter, orders: ordersOf(ofCase), stageOrders: stageOrdersOf(ofCase) };
  });
}

export type AdjournmentsOfCase = ReturnType<typeof countAdjournments> & {
  warnsAt: number;
  warned: AdjournmentWarning[];
};

/** How often a case was adjourned, by the side it counts against, and which sides are at the threshold. */
export function adjournmentsOf(ctx: Context, input: { courtId: number; caseId: number }): Promise<AdjournmentsOfCase> {
  const { courtId, caseId } = input;
  return read(ctx, { permission: "docket.read", courtId }, async (connection) => {
    const [matter] = await findOrderMatters(connection, courtId, { caseId });
    if (!matter) throw new Refused("not-found");
    const warnsAt = policyOf(matter.policy).adjournmentWarningAt;
    const counts = countAdjournments(await findOrders(connection, [caseId]));
    return { ...counts, warnsAt, warned: sidesWarned(counts, warnsAt) };
  });
}

export type AddToOrderInput = {
  courtId: number;
  outcomeId: number;
  version: number;
  note: string | null;
  key?: string;
};

/** The clerk's own words in an order. A signature that stood under it goes, so that the judge sees the new text. */
export function addToOrder(ctx: Context, input: AddToOrderInput): Promise<{ changeId: number }> {
  const { key, ...asked } = input;
  const act = { action: "order.worded", permission: "day.record", courtId: input.courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const caseId = await saveNote(tx, input, input.note?.trim() || null);
    if (caseId === null) throw new Refused("stale", { outcomeId: input.outcomeId });
    await requireSight(tx, ctx, { courtId: input.courtId, caseId });
    return { changeId };
  });
}

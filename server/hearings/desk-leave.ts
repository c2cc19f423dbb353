import type { Context } from "../context.ts";
import type { CourtDay } from "../rules/court-day.ts";
import { type ClosingAnswer, declareClosure } from "./close-day.ts";

export type LeaveInput = { courtId: number; fromDay: CourtDay; untilDay: CourtDay; because: string; key?: string };

/** The judge's own leave: no work is expected on these days. What is listed stays until it is adjourned; no plan goes there. */
export function takeLeave(ctx: Context, input: LeaveInput): Promise<ClosingAnswer> {
  const { courtId, fromDay, untilDay, because, key } = input;
  const leave = { kind: "leave", effect: "no-work", nameEn: "Judge on leave", nameUr: "جج صاحب رخصت پر" } as const;
  const facts = { ...leave, source: because.trim() || null, isConfirmed: true, alternatives: null };
  return declareClosure(
    ctx,
    { courtId, isWholeDistrict: false, sweep: false, fromDay, untilDay, ...facts, ...(key ? { key } : {}) },
    "day.sign",
  );
}

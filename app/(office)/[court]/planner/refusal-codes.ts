import type { Refusal } from "../../../../server/core/refused.ts";

/** Why a place can be lost between the draft and its publication. */
export const REFUSAL_CODES = [
  "day-full",
  "closed-day",
  "not-a-hearing-day",
  "day-past",
  "law-limit",
  "invalid",
] as const satisfies readonly Refusal[];
export type RefusalCode = (typeof REFUSAL_CODES)[number];

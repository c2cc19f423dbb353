import type { Widen } from "./widen.ts";
import type { calendar as english } from "./calendar.en.ts";

export const calendar: Widen<typeof english> = {};

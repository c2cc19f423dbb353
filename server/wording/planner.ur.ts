import type { Widen } from "./widen.ts";
import type { planner as english } from "./planner.en.ts";

export const planner: Widen<typeof english> = {};

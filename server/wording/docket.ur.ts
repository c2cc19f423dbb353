import type { Widen } from "./widen.ts";
import type { docket as english } from "./docket.en.ts";

export const docket: Widen<typeof english> = {};

import type { Widen } from "./widen.ts";
import type { imports as english } from "./imports.en.ts";

export const imports: Widen<typeof english> = {};

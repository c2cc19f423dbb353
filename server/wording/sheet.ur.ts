import type { Widen } from "./widen.ts";
import type { sheet as english } from "./sheet.en.ts";

export const sheet: Widen<typeof english> = {};

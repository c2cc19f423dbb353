import { randomUUID } from "node:crypto";
import type { Context } from "../../server/core/context.ts";
import { createCaller } from "../../server/doors/http/router.ts";

/** Opens the protected names of cases to somebody for the day, as the file of a case does when he says what for. */
export async function openNames(ctx: Context, courtId: number, ...caseIds: readonly number[]): Promise<void> {
  const { cases } = createCaller(ctx);
  for (const caseId of caseIds) {
    await cases.openProtected({ courtId, caseId, because: "process", words: null, key: randomUUID() });
  }
}

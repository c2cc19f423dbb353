import { kindOfMatter } from "../case/stage/docket-kind.ts";
import { stagesComeFromOrder } from "../case/stage/move-stage.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { endCase } from "../judgment/end-case.ts";
import { disposalsOf } from "../rules/applications/application-results.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import type { Disposal } from "../rules/case/outcomes.ts";
import { APPLICATION_DECIDED } from "./application-decided.ts";

export type DecideApplicationInput = {
  courtId: number;
  caseId: number;
  /** Of the application as whoever decides it saw it. */
  version: number;
  day: CourtDay;
  disposal: Disposal;
  /** The words of the order: surety, terms, why. */
  order: string;
  key?: string;
};

/**
 * The order on an application, entered from its file: it is over and its open dates go in the same change; a hearing of
 * that very day gets the outcome. Refused as `invalid` where no application of its kind ends so, or the day lies before
 * it was made, as `day-to-come`, `nothing-to-do` when it is over already, `stale`.
 */
export function decideApplication(ctx: Context, input: DecideApplicationInput) {
  const { courtId, caseId, version, key, day, disposal } = input;
  const order = input.order.trim();
  const asked = { caseId, version, day, disposal, order };
  const act = { action: APPLICATION_DECIDED, permission: "day.record", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx, changeId) => {
    const { timezone } = await courtAndPolicy(tx, courtId);
    const today = dayAt(ctx.now, timezone);
    const matter = await kindOfMatter(tx, courtId, caseId);
    if (matter.docket !== "application") throw new Refused("invalid", { field: "docket" });
    if (matter.disposalDay !== null) throw new Refused("nothing-to-do", { caseId });
    if (matter.version !== version) throw new Refused("stale", { caseId });
    if (day > today) throw new Refused("day-to-come", { day });
    if (matter.institutionDay !== null && day < matter.institutionDay) throw new Refused("invalid", { field: "day" });
    if (!disposalsOf(matter).includes(disposal)) throw new Refused("invalid", { field: "disposal" });
    // What was compounded is a settlement, with all that it asks.
    if (disposal === "compounded") throw new Refused("settlement-first", { caseId, left: 0 });
    await stagesComeFromOrder(tx, order);
    const { freed } = await endCase(tx, ctx, { courtId, caseId, day, disposal, today, note: order || null });
    return { changeId, freed };
  });
}

import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { findFigures } from "./figures-store.ts";

/** Exact counts of courts, without a name in them: of one's own district, or of every district for the High Court. */
export function courtFigures(ctx: Context) {
  return read(ctx, { permission: "figures.read" }, (connection) => {
    if (ctx.actor.kind !== "staff") throw new Refused("not-allowed");
    const districtId = ctx.actor.role === "high-court-supervisor" ? null : ctx.actor.districtId;
    return findFigures(connection, { districtId, now: ctx.now });
  });
}

import { progressOf } from "../case/stage/move-case-on.ts";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { actorIdOf } from "../listing/save-outcomes.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { requireOwnMatter } from "./prosecutor-cases.ts";
import { findFlags, insertFlag, saveAcknowledgement } from "./safety-store.ts";

export type FlagInput = {
  courtId: number;
  caseId: number;
  kind: "unsafe" | "pressured";
  note: string | null;
  key?: string;
};

export type UnwillingInput = {
  courtId: number;
  caseId: number;
  /** The day on which the judge asked. */
  askedDay: CourtDay;
  note: string | null;
  key?: string;
};

/**
 * A private word that somebody is unsafe or pressed. It reaches the judge and the prosecutor only: the answer tells
 * nothing of it, no history and no list does, and it is not taken back by a key.
 */
export function raiseFlag(ctx: Context, input: FlagInput): Promise<null> {
  const { courtId, caseId, key, kind } = input;
  const act = {
    action: "safety.raised",
    permission: "safety.raise",
    courtId,
    key,
    input: { ...input, key: "" },
  } as const;
  return change(ctx, act, async (tx) => {
    await progressOf(tx, courtId, caseId);
    await requireOwnMatter(tx, ctx, caseId);
    const raised = { raisedBy: actorIdOf(ctx), raisedAt: ctx.now.toISOString() };
    await insertFlag(tx, { courtId, caseId, kind, note: input.note?.trim() || null, ...raised });
    return null;
  });
}

/**
 * The judge asked whether it is of the person's own free will, and the answer was no: there is no settlement, and the
 * answer stands as a private word of its own, whoever recorded it. A later settlement waits until the judge has
 * acknowledged it and has asked again on another day. Throws `day-to-come`.
 */
export function recordUnwilling(ctx: Context, input: UnwillingInput): Promise<null> {
  const { courtId, caseId, askedDay, key } = input;
  // Under the name of any private word, so that nobody reads it off the list of changes.
  const act = {
    action: "safety.raised",
    permission: "day.record",
    courtId,
    key,
    input: { ...input, key: "" },
  } as const;
  return change(ctx, act, async (tx) => {
    await progressOf(tx, courtId, caseId);
    const { timezone } = await courtAndPolicy(tx, courtId);
    if (askedDay > dayAt(ctx.now, timezone)) throw new Refused("day-to-come", { day: askedDay });
    const raised = { raisedBy: actorIdOf(ctx), raisedAt: ctx.now.toISOString() };
    const note = input.note?.trim() || null;
    await insertFlag(tx, { courtId, caseId, kind: "not-of-free-will", askedDay, note, ...raised });
    return null;
  });
}

/** For the judge and the prosecutor of the matter. */
export function readFlags(ctx: Context, input: { courtId: number; caseId: number }) {
  return read(ctx, { permission: "safety.read", courtId: input.courtId }, async (connection) => {
    await progressOf(connection, input.courtId, input.caseId);
    await requireOwnMatter(connection, ctx, input.caseId);
    const rows = await findFlags(connection, input.caseId);
    return rows.map(({ flag, raisedByName }) => ({
      flagId: flag.id,
      kind: flag.kind,
      note: flag.note,
      askedDay: flag.askedDay,
      raisedBy: raisedByName,
      raisedAt: flag.raisedAt,
      acknowledgedAt: flag.acknowledgedAt,
      acknowledgement: flag.acknowledgement,
    }));
  });
}

/** The judge has read it and says what was done; before that no settlement of the case is recorded. */
export function acknowledgeFlag(
  ctx: Context,
  input: { courtId: number; caseId: number; flagId: number; words: string; key?: string },
): Promise<null> {
  const { courtId, key, ...asked } = input;
  const act = { action: "safety.acknowledged", permission: "safety.acknowledge", courtId, key, input: asked } as const;
  return change(ctx, act, async (tx) => {
    const words = input.words.trim();
    if (!words) throw new Refused("reason-needed");
    await progressOf(tx, courtId, input.caseId);
    const said = { at: ctx.now.toISOString(), by: actorIdOf(ctx), words };
    if (!(await saveAcknowledgement(tx, input, said))) throw new Refused("stale");
    return null;
  });
}

import type { Transaction } from "../../../db/connect.ts";
import { change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { APPLICATION_RULES } from "../../rules/applications/applications.ts";
import type { Stage } from "../../rules/case/stages.ts";
import { prefixFor } from "../../rules/docket/docket-prefix.ts";
import { courtOfCase } from "../court-of-case.ts";
import { findDocketRow, saveKind } from "../docket-kind-store.ts";
import { findLife } from "./case-status-store.ts";
import { type Docket, type DocketKind, keepDocketKind } from "./docket-kind.ts";
import { moveStage } from "./move-stage.ts";

export type EditKind = { courtId: number; caseId: number; version: number; kind: DocketKind; key?: string };

/**
 * Mends which docket a matter is in, what an application asks for, how the matter came and when an investigation was
 * permitted. In another docket it stands where matters of that docket begin, as a correction on its path. An inquiry
 * becomes a trial by its own act, which keeps its number. Refused as `invalid` with the field, `number-taken`, `stale`.
 */
export function editKind(ctx: Context, input: EditKind): Promise<{ changeId: number }> {
  const { courtId, caseId, version, kind, key } = input;
  const act = { action: "case.kind-edited", permission: "docket.change", courtId, key } as const;
  return change(ctx, { ...act, input: { caseId, version, kind } }, async (tx, changeId) => {
    const { today, ...prefixes } = await courtOfCase(tx, ctx, courtId);
    const before = await findLife(tx, courtId, caseId);
    if (!before) throw new Refused("not-found");
    if (before.version !== version) throw new Refused("stale", { caseId });
    if (before.docket === "inquiry" && kind.docket === "trial") throw new Refused("invalid", { field: "docket" });
    // Where it came from is told once, when it is said for the first time that it came.
    const isNewsOfTransfer = before.institutionMode !== "transferred-in";
    const said = { ...kind, fromCourt: isNewsOfTransfer ? kind.fromCourt : null };
    await keepDocketKind(tx, { courtId, caseId, version, today }, said);
    await nameAnew(tx, { courtId, caseId }, prefixFor(prefixes, before), prefixFor(prefixes, kind));
    if (before.docket !== kind.docket && before.disposalDay === null) await beginAnew(tx, input, today);
    return { changeId };
  });
}

/** A number bears the word of its docket, unless another was typed before it. */
async function nameAnew(
  tx: Transaction,
  of: { courtId: number; caseId: number },
  was: string | null,
  is: string | null,
): Promise<void> {
  const row = await findDocketRow(tx, of.courtId, of.caseId);
  if (row && row.number !== null && was !== is && row.numberPrefix === was)
    await saveKind(tx, of, { numberPrefix: is });
}

async function beginAnew(
  tx: Transaction,
  { courtId, caseId, kind }: EditKind,
  day: Parameters<typeof moveStage>[1]["day"],
) {
  const row = await findDocketRow(tx, courtId, caseId);
  const stage = stageOf(kind);
  if (!row || row.stage === stage) return;
  const { version } = row;
  await moveStage(tx, { courtId, caseId, version, stage, day, step: "correction", order: null });
}

const BEGINS: Readonly<Record<Exclude<Docket, "application">, Stage>> = { trial: "cognizance", inquiry: "inquiry" };

const stageOf = ({ docket, applicationKind }: DocketKind): Stage =>
  docket === "application" ? (applicationKind ? APPLICATION_RULES[applicationKind].stage : "bail") : BEGINS[docket];

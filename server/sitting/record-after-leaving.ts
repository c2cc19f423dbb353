import type { Transaction } from "../../db/connect.ts";
import type { Context } from "../core/context.ts";
import { lockDays } from "../courts/court-days.ts";
import {
  actorIdOf,
  refuseAsStale,
  refusedFor,
  type SavedOutcome,
  saidAt,
  saveOutcomes,
} from "../listing/save-outcomes.ts";
import { findHearing, type HearingRow, lockHearings } from "../listing/store.ts";
import { decideAfterLeaving } from "../rules/sitting/hearing-outcome.ts";
import { isLeftBehind } from "./left-store.ts";
import type { RecordOutcomeInput } from "./outcome-input.ts";

/**
 * What a past hearing of this court came to, entered when its case has left or is over. The case itself, wherever it is
 * now, is not moved and gets no date. Null where the hearing was not left behind like that.
 */
export async function recordAfterLeaving(
  tx: Transaction,
  ctx: Context,
  input: RecordOutcomeInput,
): Promise<{ hearing: HearingRow; saved: SavedOutcome } | null> {
  const { courtId, hearingId, version } = input;
  const found = await findHearing(tx, courtId, hearingId);
  if (found?.state !== "withdrawn" || !(await isLeftBehind(tx, courtId, hearingId))) return null;
  await lockDays(tx, courtId, [found.day]);
  const [hearing] = await lockHearings(tx, courtId, [hearingId]);
  if (hearing!.version !== version || hearing!.state !== "withdrawn") await refuseAsStale(tx, hearing!);
  const decided = decideAfterLeaving(input);
  if ("problem" in decided) throw refusedFor(decided.problem);
  const entry = { recordedAt: saidAt(ctx, input.recordedAt), recordedBy: actorIdOf(ctx), isEnteredLater: true };
  const [saved] = await saveOutcomes(tx, courtId, [{ hearing: hearing!, decided, note: input.note }], entry);
  return { hearing: hearing!, saved: saved! };
}

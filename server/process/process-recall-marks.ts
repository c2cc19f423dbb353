import type { Transaction } from "../../db/connect.ts";
import { change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { recallStep } from "../rules/process/process-states.ts";
import { todayOf } from "./process-acts.ts";
import { needsRecall } from "./process-of-day.ts";
import { findOpenHearingsById, lockProcesses, type ProcessRow, updateProcesses } from "./process-store.ts";

export type MarkRecallInput = {
  courtId: number;
  ids: readonly number[];
  as: "sent" | "acknowledged";
  /** Today where nothing is said. */
  day?: CourtDay | null;
  /** Who took it along, or who acknowledged it; left out, whoever is signed in sent it and its addressee received it. */
  by?: string | null;
  key?: string;
};

/** A recall was sent, or its receipt acknowledged: several at once, with the day and by whom. Refused as `invalid` out of turn. */
export function markRecall(ctx: Context, input: MarkRecallInput): Promise<{ changeId: number }> {
  const { courtId, key, ...asked } = input;
  const action = input.as === "sent" ? "process.recall-sent" : "process.recall-acknowledged";
  return change(ctx, { action, permission: "day.record", courtId, key, input: asked }, async (tx, changeId) => {
    const rows = await lockProcesses(tx, courtId, input.ids);
    if (rows.length < new Set(input.ids).size) throw new Refused("not-found");
    const today = await todayOf(tx, ctx, courtId);
    const day = input.day ?? today;
    const gone = await goneFrom(tx, courtId, rows);
    const isInTurn = (row: ProcessRow) => {
      const step = recallStep({ ...row, needsRecall: needsRecall(row, gone(row)) });
      return input.as === "sent" ? step === "to-send" : step === "sent" && day >= row.recallSentDay!;
    };
    if (day > today || !rows.every(isInTurn)) throw new Refused("invalid", { field: input.as });
    for (const row of rows) await updateProcesses(tx, [row.id], marked(row, input, day, nameOf(ctx)));
    return { changeId };
  });
}

function marked({ addressee }: ProcessRow, { as, by }: MarkRecallInput, day: CourtDay, me: string) {
  const said = by?.trim();
  if (as === "sent") return { state: "recalled", recallSentDay: day, recallSentBy: said || me } as const;
  return { recallAcknowledgedDay: day, recallAcknowledgedBy: said || addressee || me };
}

/** What left its day in a way that marked nothing is recalled with the mark. */
async function goneFrom(tx: Transaction, courtId: number, rows: readonly ProcessRow[]) {
  const ids = [...new Set(rows.map(({ hearingId }) => hearingId))];
  const dayOf = new Map((await findOpenHearingsById(tx, courtId, ids)).map(({ id, day }) => [id, day]));
  return ({ hearingId, forDay }: ProcessRow): boolean => {
    const day = dayOf.get(hearingId);
    return day === undefined || (forDay !== null && forDay !== day);
  };
}

const nameOf = ({ actor }: Context): string => (actor.kind === "staff" ? actor.name : "terminal");
